/** What an edition changes against the one before it: public, without script. */
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Unterschiedsliste } from '../components/ausgabe/unterschiedsliste.tsx';
import { Brotkrumen } from '../components/brotkrumen.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data === undefined ? 'Unterschied' : `${data.titel}: Unterschied zur früheren Ausgabe – ${data.kopf.titel} vom ${data.kopf.datum}` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const unterschied = await context.usecases.showUnterschied(params.kennung ?? '');
  if (unterschied === null) throw new Response(context.ablehnung({ grund: 'nicht_gefunden' }).satz, { status: 404 });
  return json(unterschied);
}

export default function Unterschied() {
  const { kopf, titel, grund, vorher, unterschiede } = useLoaderData<typeof loader>();
  return (
    <main id="inhalt" className="schmal stapel-weit">
      <div className="stapel">
        <Brotkrumen weg={[['Sammlungen', '/sammlungen'], [`${kopf.titel}, ${kopf.datum}`, `/sammlungen/${kopf.kennung}`]]} hier="Unterschied" />
        <h1>{titel}: Unterschied zu {vorher.titel}</h1>
        {grund === null ? null : <p>Grund: {grund}</p>}
        <p className="blass">Verglichen mit <Link to={`/sammlungen/${vorher.kennung}`}>{vorher.titel}</Link>. Neue Wörter sind unterstrichen, entfallene durchgestrichen.</p>
      </div>
      {unterschiede.length === 0 ? <p className="leer breit">Im Wortlaut unterscheiden sich die Ausgaben nicht; geändert wurden beigefügte Dokumente.</p> : <Unterschiedsliste unterschiede={unterschiede} ebene={2} />}
    </main>
  );
}
