/** A published Sammlung as anybody reads it: files first, contents, then every Beschluss as printed. One read in has no files of ours and says so. Needs no script. */
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Ausgabekopf, Quellenkopf } from '../components/ausgabe/ausgabekopf.tsx';
import { Berichteliste } from '../components/ausgabe/berichteliste.tsx';
import { Rueckzug } from '../components/ausgabe/rueckzug.tsx';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Topkopf } from '../components/topkopf.tsx';
import { adresseOfBeschluss, adresseOfSammlung } from '../domain/archiv/adresse.ts';
import { druckprofilFor } from '../domain/sammlung/druckprofil.ts';
import { wovon } from '../domain/sammlung/kopf.ts';
import { schluesselOf, umlaufnummerOf } from '../domain/sammlung/sammlung.ts';
import { notizkopf } from '../domain/sammlung/wortlaut.ts';
import { titelOfTops } from '../domain/top.ts';
import { topangabe } from '../domain/zitierweise.ts';
import { Textansicht } from '../editor/textansicht.tsx';
import { answerRueckzug, titleOfRueckzug } from '../rueckzug.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => (data === undefined ? [{ title: 'Sammlung' }] : 'rueckzug' in data ? titleOfRueckzug(data.rueckzug) : [
  { title: `Sammlung ${wovon(data.modell)} vom ${data.kopf.datum}` }, { tagName: 'link', rel: 'canonical', href: data.origin + adresseOfSammlung(data.kopf.kennung) },
  { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', title: 'Sammlungen der veröffentlichten Beschlüsse', href: '/sammlungen/feed.atom' }
]);

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { usecases, origin } = context;
  const kennung = params.kennung ?? '';
  const ausgabe = await usecases.showAusgabe(kennung);
  if (ausgabe !== null && 'zustand' in ausgabe) return answerRueckzug(context, kennung);
  if (ausgabe !== null) return json({ ...ausgabe, quelle: null, origin });
  const eingelesen = await usecases.showArchivsammlung(kennung);
  if (eingelesen === null) return answerRueckzug(context, kennung);
  return json({ kopf: eingelesen.sammlung, modell: eingelesen.modell, ausgabe: null, quelle: await usecases.showQuelle(kennung), origin });
}

export default function Seite() {
  const data = useLoaderData<typeof loader>();
  return 'rueckzug' in data ? <Rueckzug rueckzug={data.rueckzug} /> : <Sammlung {...data} />;
}

function Sammlung({ kopf, modell, ausgabe, quelle }: Exclude<ReturnType<typeof useLoaderData<typeof loader>>, { rueckzug: unknown }>) {
  const dateien = ausgabe?.dateien ?? [{ format: 'json', name: 'sammlung.json', wort: 'JSON' }];
  return (
    <main id="inhalt" className="stapel-weit">
      <div className="stapel zeile">
        <Brotkrumen weg={[['Sammlungen', '/sammlungen']]} hier={`${kopf.titel}, ${kopf.datum}`} />
        <h1>Sammlung der zur Veröffentlichung freigegebenen Beschlüsse {wovon(modell)} vom {kopf.datum}</h1>
        {ausgabe === null ? <Quellenkopf kennung={kopf.kennung} quelle={quelle} /> : <Ausgabekopf ausgabe={ausgabe} ort={kopf.ort} />}
        <ul className="reihe dateien" aria-label="Dateien">{dateien.map((d) => <li key={d.format}><Link className={d.format === 'pdf' ? 'knopf haupt' : 'knopf'} to={d.name} reloadDocument>{d.wort}</Link></li>)}</ul>
        {modell.hinweise.map((hinweis) => <p key={hinweis} className="klein">{hinweis}</p>)}
      </div>
      <div className="druckseiten">
        <nav aria-labelledby="inhaltsverzeichnis" className="stapel inhaltsverzeichnis">
          <h2 id="inhaltsverzeichnis">Inhalt</h2>
          <ol className="breit">{modell.beschluesse.map((b) => <li key={schluesselOf(b)}><a href={`#top-${schluesselOf(b)}`}><span className="zahl">{umlaufnummerOf(modell.art) ?? `TOP ${schluesselOf(b)}`}</span><span>{titelOfTops(b.tops)}</span></a></li>)}</ol>
        </nav>
        <div className={ausgabe === null ? 'papier eingelesen' : 'papier'}>
          {modell.beschluesse.map((b) => (
            <article key={schluesselOf(b)} id={`top-${schluesselOf(b)}`} className="blatt">
              <Topkopf tops={b.tops} ebene={2} profil={druckprofilFor(modell)} />
              <p className="beschlusswort">Beschluss:</p>
              <Textansicht absaetze={b.absaetze} />
              {b.protokollnotizen.map((n, i) => (
                <section key={i} className="notiz"><h3 className="notizkopf">{notizkopf(n)}</h3><Textansicht absaetze={n.absaetze} /></section>
              ))}
              <Berichteliste berichte={b.absaetze.flatMap((a, absatz) => a.berichte.map((bericht, i) => ({ ...bericht, name: ausgabe?.berichte.find((d) => d.schluessel === schluesselOf(b) && d.absatz === absatz && d.bericht === i)?.name ?? null })))} />
              <p className="klein zum-beschluss nicht-drucken"><Link to={adresseOfBeschluss(kopf.kennung, schluesselOf(b))}>{topangabe(modell.art, b.tops)} einzeln: zitieren, Verweise, Aufträge</Link></p>
            </article>
          ))}
          {ausgabe === null ? null : <p className="klein blass">Prüfsumme (SHA-256) des PDF: <span className="hash">{ausgabe.dateien.find((d) => d.format === 'pdf')?.hash}</span></p>}
        </div>
      </div>
    </main>
  );
}
