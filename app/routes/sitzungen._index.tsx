/** All Sitzungen, the newest first. */
import { json, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Sitzungsliste } from '../components/sitzungsliste.tsx';
import { darf } from '../domain/zugang/rechte.ts';

export const meta: MetaFunction = () => [{ title: 'Sitzungen – Einvernehmen' }];

export async function loader({ context }: LoaderFunctionArgs) {
  if (context.person === null) throw redirect('/anmelden');
  return json({ sitzungen: await context.usecases.showSitzungen(context.person), darfAnlegen: darf(context.person, 'sitzung.anlegen') });
}

export default function Sitzungen() {
  const { sitzungen, darfAnlegen } = useLoaderData<typeof loader>();
  return (
    <main id="inhalt" className="stapel">
      <div className="titelzeile breit listenbreit"><h1>Sitzungen</h1>{darfAnlegen ? <Link className="knopf" to="/sitzungen/neu">Sitzung anlegen</Link> : null}</div>
      <Sitzungsliste sitzungen={sitzungen} />
    </main>
  );
}
