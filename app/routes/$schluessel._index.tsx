/** Impressum, Datenschutz, Erklärung zur Barrierefreiheit; everything else at the top level does not exist. */
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Zeitpunkt } from '../components/datum.tsx';
import { darf } from '../domain/zugang/rechte.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.seite.titel ?? 'Nicht gefunden'} – Einvernehmen` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const seite = await context.usecases.showSeite(params.schluessel ?? '');
  if (seite === null) throw new Response(context.ablehnung({ grund: 'nicht_veroeffentlicht' }).satz, { status: 404 });
  return json({ seite: { ...seite, geaendertAm: seite.geaendertAm.toISOString() }, darf: darf(context.person, 'seite.bearbeiten') });
}

export default function Seite() {
  const { seite, darf: editable } = useLoaderData<typeof loader>();
  return (
    <main id="inhalt" className="schmal stapel">
      <h1>{seite.titel}</h1>
      {seite.inhalt.split(/\n{2,}/).flatMap((block, i) => {
        const [first = '', ...rest] = block.split('\n');
        const heading = first.startsWith('## ');
        const lines = heading ? rest : [first, ...rest];
        return [heading ? <h2 key={`h${i}`}>{first.slice(3)}</h2> : null, lines.length === 0 ? null : <p key={`p${i}`}>{lines.flatMap((line, n) => (n === 0 ? [line] : [<br key={n} />, line]))}</p>];
      })}
      <p className="klein blass">Stand: <Zeitpunkt am={seite.geaendertAm} form="tag" /></p>
      {editable ? <p><Link to="bearbeiten">Seite bearbeiten</Link></p> : null}
    </main>
  );
}
