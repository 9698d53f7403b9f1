/** What an edition changes against the one before it: public, without script. */
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Rueckzug } from '../components/ausgabe/rueckzug.tsx';
import { Unterschiedsliste } from '../components/ausgabe/unterschiedsliste.tsx';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { topangabe } from '../domain/zitierweise.ts';
import { answerRueckzug, titleOfRueckzug } from '../rueckzug.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => (data !== undefined && 'rueckzug' in data ? titleOfRueckzug(data.rueckzug) : [{ title: data === undefined ? 'Unterschied' : `${data.titel}: Unterschied zur früheren Ausgabe – ${data.kopf.titel} vom ${data.kopf.datum}` }]);

export async function loader({ params, context }: LoaderFunctionArgs) {
  const unterschied = await context.usecases.showUnterschied(params.kennung ?? '');
  if (unterschied === null) return answerRueckzug(context, params.kennung ?? '');
  return json(unterschied);
}

export default function Seite() {
  const data = useLoaderData<typeof loader>();
  return 'rueckzug' in data ? <Rueckzug rueckzug={data.rueckzug} /> : <Unterschied {...data} />;
}

function Unterschied({ kopf, art, titel, grund, vorher, unterschiede, dokumente }: Exclude<ReturnType<typeof useLoaderData<typeof loader>>, { rueckzug: unknown }>) {
  return (
    <main id="inhalt" className="schmal stapel-weit">
      <div className="stapel">
        <Brotkrumen weg={[['Sammlungen', '/sammlungen'], [`${kopf.titel}, ${kopf.datum}`, `/sammlungen/${kopf.kennung}`]]} hier="Unterschied" />
        <h1>{titel}: Unterschied zu {vorher.titel}</h1>
        {grund === null ? null : <p>Grund: {grund}</p>}
        <p className="blass">Verglichen mit <Link to={`/sammlungen/${vorher.kennung}`}>{vorher.titel}</Link>. Neue Wörter sind unterstrichen, entfallene durchgestrichen.</p>
      </div>
      {unterschiede.length === 0 ? <p className="leer breit">Im Wortlaut unterscheiden sich die Ausgaben nicht.</p> : <Unterschiedsliste art={art} unterschiede={unterschiede} ebene={2} />}
      {dokumente.length === 0 ? null : (
        <section className="stapel breit" aria-labelledby="dokumente">
          <h2 id="dokumente">Beigefügte Dokumente</h2>
          <ul className="befunde">{dokumente.map((d, i) => <li key={i}>{topangabe(art, [{ nummer: d.schluessel }])}: Bericht „{d.titel}“ <span className="blass">– {d.art}</span></li>)}</ul>
        </section>
      )}
    </main>
  );
}
