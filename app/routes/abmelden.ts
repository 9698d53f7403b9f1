/** Logout: the login ends on the server, the cookie is deleted. */
import { redirect, type ActionFunctionArgs } from '@remix-run/node';

export function loader() {
  return redirect('/');
}

export async function action({ context }: ActionFunctionArgs) {
  return redirect('/', { headers: { 'Set-Cookie': await context.logins.end() } });
}
