/** The archive: the search on top, years down the side, the Sammlungen as papers. Needs no account and no script. */
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Facetten } from '../components/archiv/facetten.tsx';
import { Sammlungsblatt } from '../components/archiv/sammlungsblatt.tsx';
import { Suchfeld } from '../components/archiv/suchfeld.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: 'Sammlungen – Einvernehmen' },
  ...(data === undefined ? [] : [{ tagName: 'link', rel: 'canonical', href: `${data.origin}/sammlungen` }]),
  { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', title: 'Sammlungen der veröffentlichten Beschlüsse', href: '/sammlungen/feed.atom' }
];

export async function loader({ context }: LoaderFunctionArgs) {
  return json({ archiv: await context.usecases.showArchiv(), origin: context.origin });
}

export default function Sammlungen() {
  const { archiv: { jahre, facetten, beschluesse } } = useLoaderData<typeof loader>();
  return (
    <main id="inhalt" className="stapel-weit">
      <div className="stapel">
        <h1>Sammlungen der veröffentlichten Beschlüsse</h1>
        {jahre.length === 0 ? <p className="leer breit">Es ist noch keine Sammlung veröffentlicht. Sammlungen erscheinen hier einige Tage nach einer Sitzung.</p> : <Suchfeld gross />}
      </div>
      {jahre.length === 0 ? null : (
        <div className="archiv">
          <nav className="jahresleiste" aria-label="Jahre"><ul>{jahre.map(({ jahr }) => <li key={jahr}><a href={`#jahr-${jahr}`}>{jahr}</a></li>)}</ul></nav>
          <div className="stapel-weit">
            {jahre.map(({ jahr, sammlungen }) => (
              <section key={jahr} id={`jahr-${jahr}`} className="stapel jahrgang" aria-labelledby={`kopf-${jahr}`}>
                <h2 id={`kopf-${jahr}`}>{jahr}</h2>
                <ul className="archivblaetter breit">{sammlungen.map((s) => <Sammlungsblatt key={s.kennung} s={s} />)}</ul>
              </section>
            ))}
          </div>
          <aside className="facetten" aria-label="Nach Inhalt">
            <Facetten ziel={(art, wert) => `/suche?${art}=${encodeURIComponent(wert)}`} gruppen={[
              { art: 'ak', ueberschrift: 'Aufträge an', werte: facetten.ak }, { art: 'land', ueberschrift: 'Protokollnotizen von', werte: facetten.land }, { art: 'an', ueberschrift: 'Unterrichtung der', werte: facetten.an }
            ]} />
            <section className="facette"><h2>Verfolgen</h2><ul><li><a href="/sammlungen/feed.atom">Atom-Feed</a></li><li><a href="/sammlungen.json">Liste als JSON</a></li></ul></section>
            <p className="klein blass">{beschluesse} {beschluesse === 1 ? 'Beschluss' : 'Beschlüsse'} im Archiv</p>
          </aside>
        </div>
      )}
    </main>
  );
}
