/** One published decision to read, cite and follow: as printed, every Ziffer with its own address, references both ways. Needs no account and no script. */
import { json, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Beschlussangaben } from '../components/archiv/beschlussangaben.tsx';
import { Zitat } from '../components/archiv/zitat.tsx';
import { Rueckzug } from '../components/ausgabe/rueckzug.tsx';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Topkopf } from '../components/topkopf.tsx';
import { adresseOfSammlung, ankerOfZiffer } from '../domain/archiv/adresse.ts';
import { druckprofilFor } from '../domain/sammlung/druckprofil.ts';
import { titelOfTops } from '../domain/top.ts';
import { topangabe } from '../domain/zitierweise.ts';
import { Textansicht } from '../editor/textansicht.tsx';
import type { Beschlussansicht } from '../load-context.ts';
import { answerRueckzug, titleOfRueckzug } from '../rueckzug.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (data === undefined) return [{ title: 'Beschluss' }];
  if ('rueckzug' in data) return titleOfRueckzug(data.rueckzug);
  const { b, origin } = data;
  return [
    { title: `${b.zitat}: ${b.tops[0]?.titel ?? ''}` },
    { tagName: 'link', rel: 'canonical', href: origin + b.adresse },
    { tagName: 'link', rel: 'alternate', type: 'application/json', href: `${b.adresse}.json` },
    { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', title: 'Sammlungen der veröffentlichten Beschlüsse', href: '/sammlungen/feed.atom' },
    { 'script:ld+json': linkedData(b, origin) }
  ];
};

/** schema.org for those who read pages by machine; the framework escapes it. */
function linkedData(b: Beschlussansicht, origin: string) {
  return {
    '@context': 'https://schema.org', '@type': 'CreativeWork', '@id': origin + b.adresse, url: origin + b.adresse, name: titelOfTops(b.tops), identifier: b.zitat, genre: 'Beschluss',
    inLanguage: 'de', datePublished: b.sammlung.am, creator: { '@type': 'Organization', name: b.sammlung.konferenz },
    isPartOf: { '@type': 'Collection', '@id': origin + adresseOfSammlung(b.kennung), name: b.sammlung.zitat }, citation: b.verweistAuf.map((v) => origin + v.ziel)
  };
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const b = await context.usecases.showBeschluss(params.kennung ?? '', params.schluessel ?? '');
  if (b === null) return answerRueckzug(context, params.kennung ?? '');
  // A joint decision has one address; each of its numbers leads there.
  if (b.schluessel !== params.schluessel) throw redirect(b.adresse, 301);
  return json({ b, origin: context.origin });
}

export default function Seite() {
  const data = useLoaderData<typeof loader>();
  return 'rueckzug' in data ? <Rueckzug rueckzug={data.rueckzug} /> : <Beschluss b={data.b} />;
}

function Beschluss({ b }: { readonly b: Beschlussansicht }) {
  const linksIn = (notiz: number | null) => b.links.filter((l) => l.notiz === notiz);
  return (
    <main id="inhalt" className="stapel">
      <Brotkrumen weg={[['Sammlungen', '/sammlungen'], [`${b.sammlung.titel}, ${b.sammlung.datum}`, adresseOfSammlung(b.kennung)]]} hier={topangabe(b.sammlung.art, b.tops)} />
      {b.sammlung.aktuell ? null : <p className="meldung warnung">Von dieser Sammlung gibt es eine neuere Ausgabe.{b.neuere === null ? null : <> <Link to={b.neuere}>Zu diesem Beschluss in der neuen Ausgabe</Link></>}</p>}
      <div className="lesesaal breit">
        <div className="papier">
          <article className="blatt">
            <Topkopf tops={b.tops} profil={druckprofilFor(b.sammlung)} />
            <p className="beschlusswort">Beschluss:</p>
            <Textansicht absaetze={b.absaetze} anker={ankerOfZiffer} links={linksIn(null)} />
            {b.notizen.map((n, i) => <section key={i} className="notiz"><h2 className="notizkopf">{n.kopf}</h2><Textansicht absaetze={n.absaetze} links={linksIn(i)} /></section>)}
          </article>
          <nav className="blaettern" aria-label="Beschlüsse dieser Sammlung">
            {b.vorher === null ? <span /> : <Link rel="prev" to={b.vorher.ziel}><span className="blass klein">Vorheriger</span><span>{b.vorher.titel}</span></Link>}
            {b.nachher === null ? null : <Link rel="next" className="rechts" to={b.nachher.ziel}><span className="blass klein">Nächster</span><span>{b.nachher.titel}</span></Link>}
          </nav>
        </div>
        <aside className="stapel-weit beiblatt" aria-label="Zu diesem Beschluss">
          <Beschlussangaben b={b} />
          <Zitat zitat={b.zitat} ziffern={b.ziffern} />
          <section className="stapel nicht-drucken"><h2>Sammlung</h2><p><Link to={`${adresseOfSammlung(b.kennung)}#top-${b.schluessel}`}>{b.sammlung.zitat}</Link>{b.sammlung.herkunft === 'einlesung' ? <> <span className="abzeichen">Eingelesen</span></> : null}</p><p className="klein"><a href={`${b.adresse}.json`}>Dieser Beschluss als JSON</a></p></section>
        </aside>
      </div>
    </main>
  );
}
