/** The public list of Sammlungen. Needs no account and no script. */
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

export const meta: MetaFunction = () => [{ title: 'Sammlungen – Einvernehmen' }];

export async function loader({ context }: LoaderFunctionArgs) {
  return json({ sammlungen: await context.usecases.showAusgaben() });
}

export default function Sammlungen() {
  const { sammlungen } = useLoaderData<typeof loader>();
  return (
    <main id="inhalt" className="schmal stapel">
      <h1>Sammlungen der veröffentlichten Beschlüsse</h1>
      {sammlungen.length === 0 ? <p className="leer breit">Es ist noch keine Sammlung veröffentlicht. Sammlungen erscheinen hier einige Tage nach einer Sitzung.</p> : (
        <ul className="liste-schlicht breit">
          {sammlungen.map((s) => <li key={s.kennung}><Link to={`/sammlungen/${s.kennung}`}>{s.titel}, {s.datum}</Link><span className="blass klein">{s.ort} · {s.anzahl} {s.anzahl === 1 ? 'Beschluss' : 'Beschlüsse'}</span></li>)}
        </ul>
      )}
    </main>
  );
}
