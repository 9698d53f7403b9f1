/** The page at the address of an Ausgabe that was taken back: which it was, when and why it went, its checksums, and where to read on. No word of its content. */
import { Link } from '@remix-run/react';
import type { Rueckzugsansicht } from '../../load-context.ts';
import { Brotkrumen } from '../brotkrumen.tsx';
import { Zeitpunkt } from '../datum.tsx';

export function Rueckzug({ rueckzug: r }: { readonly rueckzug: Rueckzugsansicht }) {
  return (
    <main id="inhalt" className="stapel-weit">
      <div className="stapel zeile">
        <Brotkrumen weg={[['Sammlungen', '/sammlungen']]} hier="Zurückgezogene Ausgabe" />
        <h1>Diese Ausgabe wurde zurückgezogen</h1>
        <p>Die {r.ausgabe} der Sammlung der zur Veröffentlichung freigegebenen Beschlüsse ({r.sitzung}) wurde am <Zeitpunkt am={r.am} form="tag" /> zurückgezogen. Ihr Text und ihre Dateien sind nicht mehr abrufbar.</p>
        <dl className="angaben"><div><dt>Grund</dt><dd>{r.grund}</dd></div></dl>
        {r.stehend === null ? <p>Von dieser Sitzung ist zurzeit keine Ausgabe veröffentlicht. <Link to="/sammlungen">Zu den veröffentlichten Sammlungen</Link></p> : (
          <p>Veröffentlicht bleibt: <Link to={`/sammlungen/${r.stehend.kennung}`}>{r.stehend.titel} vom <Zeitpunkt am={r.stehend.am} form="tag" /></Link>.</p>
        )}
      </div>
      <section className="stapel" aria-labelledby="pruefsummen">
        <h2 id="pruefsummen">Prüfsummen</h2>
        <p className="zeile">Die Prüfsummen (SHA-256) bleiben verzeichnet. An ihnen lässt sich erkennen, ob eine früher bezogene Datei zu der zurückgezogenen Ausgabe gehört.</p>
        <dl className="angaben">{r.dateien.map((d) => <div key={d.format}><dt>{d.wort}</dt><dd className="hash">{d.hash}</dd></div>)}</dl>
      </section>
    </main>
  );
}
