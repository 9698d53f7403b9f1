/** A published Sammlung as anybody reads it: files first, contents, then every Beschluss as printed. Needs no script. */
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Zeitpunkt } from '../components/datum.tsx';
import { Topkopf } from '../components/topkopf.tsx';
import { isPartei } from '../domain/land.ts';
import { kopfzeile } from '../domain/protokollnotiz.ts';
import { schluesselOf } from '../domain/sammlung/sammlung.ts';
import { Textansicht } from '../editor/textansicht.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data === undefined ? 'Sammlung' : `Sammlung der ${data.kopf.titel} vom ${data.kopf.datum}` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ausgabe = await context.usecases.showAusgabe(params.kennung ?? '');
  if (ausgabe === null) throw new Response(context.ablehnung({ grund: 'nicht_gefunden' }).satz, { status: 404 });
  if ('zustand' in ausgabe) throw new Response(context.ablehnung({ grund: 'ausgabe_zurueckgezogen', angaben: ausgabe }).satz, { status: 410 });
  return json(ausgabe);
}

const WORT: Readonly<Record<string, string>> = { pdf: 'PDF', html: 'HTML', txt: 'Text', json: 'JSON' };

export default function Sammlung() {
  const { kopf, modell, ausgabe } = useLoaderData<typeof loader>();
  return (
    <main id="inhalt" className="stapel-weit">
      <div className="stapel zeile">
        <Brotkrumen weg={[['Sammlungen', '/sammlungen']]} hier={`${kopf.titel}, ${kopf.datum}`} />
        <h1>Sammlung der zur Veröffentlichung freigegebenen Beschlüsse der {kopf.titel} vom {kopf.datum}</h1>
        <p className="blass">{kopf.ort} · veröffentlicht am <Zeitpunkt am={ausgabe.am} form="tag" /></p>
        <ul className="reihe dateien" aria-label="Dateien">{ausgabe.dateien.map((d) => <li key={d.format}><Link className={d.format === 'pdf' ? 'knopf haupt' : 'knopf'} to={d.name} reloadDocument>{WORT[d.format] ?? d.format}</Link></li>)}</ul>
        {modell.hinweise.map((hinweis) => <p key={hinweis} className="klein">{hinweis}</p>)}
      </div>
      <div className="druckseiten">
        <nav aria-labelledby="inhaltsverzeichnis" className="stapel inhaltsverzeichnis">
          <h2 id="inhaltsverzeichnis">Inhalt</h2>
          <ol className="breit">{modell.beschluesse.map((b) => <li key={schluesselOf(b)}><a href={`#top-${schluesselOf(b)}`}><span className="zahl">TOP {b.tops.map((t) => t.nummer).join('+')}</span><span>{b.tops.map((t) => t.titel).join(' in Verbindung mit ')}</span></a></li>)}</ol>
        </nav>
        <div className="papier">
          {modell.beschluesse.map((b) => (
            <article key={schluesselOf(b)} id={`top-${schluesselOf(b)}`} className="blatt">
              <Topkopf tops={b.tops} ebene={2} />
              <p className="beschlusswort">Beschluss:</p>
              <Textansicht absaetze={b.absaetze} />
              {b.protokollnotizen.map((n) => (
                <section key={n.parteien.join()} className="notiz"><h3 className="notizkopf">{kopfzeile(n.bezeichnung, n.parteien.filter(isPartei))}</h3><Textansicht absaetze={n.absaetze} /></section>
              ))}
            </article>
          ))}
          <p className="klein blass">Prüfsumme (SHA-256) des PDF: <span className="hash">{ausgabe.dateien.find((d) => d.format === 'pdf')?.hash}</span></p>
        </div>
      </div>
    </main>
  );
}
