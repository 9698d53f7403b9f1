/** All Umlaufverfahren: number, Frist, who has answered, how it ended. */
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { orThrow } from '../antwort.ts';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Ortszeit } from '../components/datum.tsx';
import type { Umlaufzeile } from '../load-context.ts';

export const meta: MetaFunction = () => [{ title: 'Umlaufverfahren – Einvernehmen' }];

export async function loader({ context }: LoaderFunctionArgs) {
  return json({ zeilen: orThrow(context, await context.usecases.showUmlaeufe(context.person)) });
}

export default function Umlaeufe() {
  const zeilen = useLoaderData<typeof loader>().zeilen as readonly Umlaufzeile[];
  return (
    <main id="inhalt" className="stapel-weit">
      <div>
        <Brotkrumen weg={[]} hier="Umlaufverfahren" />
        <h1>Umlaufverfahren</h1>
        <p className="blass">Schriftliche Abstimmungen zwischen zwei Sitzungen. Vorbereitet werden sie auf der Seite eines TOPs.</p>
      </div>
      {zeilen.length === 0 ? <p className="leer breit">Es gibt noch kein Umlaufverfahren.</p> : (
        <div className="tafel-rahmen">
          <table className="tafel">
            <thead><tr><th scope="col">Umlauf</th><th scope="col">Titel</th><th scope="col">Frist</th><th scope="col">Antworten</th><th scope="col">Stand</th></tr></thead>
            <tbody>
              {zeilen.map((z) => (
                <tr key={z.id}>
                  <th scope="row">{z.konferenz}, {z.name}</th>
                  <td><Link className="top-link" to={`/umlaeufe/${z.id}`}>{z.titel}</Link></td>
                  <td>{z.fristOrtszeit === null ? '–' : <Ortszeit wert={z.fristOrtszeit} />}</td>
                  <td>{z.fristOrtszeit === null ? '–' : `${z.geantwortet} von ${z.waehler}`}</td>
                  <td>{z.stand}{z.ergebnis === null ? '' : `: ${z.ergebnis}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}
