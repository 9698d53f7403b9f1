/** The page before a Sammlung is public: what will be in it and why something is missing, findings, the proof, the steps of two persons; then editions. */
import { Link } from '@remix-run/react';
import type { Fehlermeldung } from '../../antwort.ts';
import type { Sammlungsansicht } from '../../load-context.ts';
import { Ablehnung } from '../form/akt.tsx';
import { Anlasskopf } from './anlasskopf.tsx';
import { Ausgabenliste } from './ausgabenliste.tsx';
import { Befundliste } from './befundliste.tsx';
import { Probelink, Vorbereitung } from './vorbereitung.tsx';

export function Sammlungsseite({ s, meldung }: { readonly s: Sammlungsansicht; readonly meldung: Fehlermeldung | undefined }) {
  const prepares = s.rechte['sammlung.vorbereiten'] === true;
  return (
    <main id="inhalt" className="stapel-weit">
      <div>
        <Anlasskopf sitzung={s.sitzung} anlass={s.anlass} titel="Sammlung" />
        <Ablehnung meldung={meldung} />
      </div>
      {prepares && s.befunde.length > 0 && s.neuesZuDrucken ? <Befundliste befunde={s.befunde} meldung={meldung} /> : null}
      {prepares ? (
        <section className="stapel">
          <h2>{s.ausgaben.length === 0 ? 'Prüfen und veröffentlichen' : 'Weitere Ausgabe'}</h2>
          <Vorbereitung s={s} meldung={meldung} />
        </section>
      ) : (
        <section className="stapel">
          <h2>Probedruck</h2>
          {s.probedruck === null || !s.probedruck.aktuell ? <p className="leer breit">Zurzeit liegt kein Probedruck vor. Die Geschäftsstelle legt ihn den Delegationen vor, bevor sie die Sammlung veröffentlicht.</p> : <Probelink pfad={s.anlass.pfad} probe={s.probedruck} />}
        </section>
      )}
      {s.ausgaben.length === 0 ? null : <Ausgabenliste s={s} meldung={meldung} />}
      <section className="stapel">
        <h2>Was gedruckt wird</h2>
        <div className="tafel-rahmen">
          <table className="tafel klappt mit-nummer">
            <thead><tr><th scope="col">{s.anlass.umlauf === null ? 'TOP' : 'Umlauf'}</th><th scope="col">Titel</th><th scope="col">Stand</th><th scope="col">In der Sammlung</th></tr></thead>
            <tbody>{s.zeilen.map((z) => <tr key={z.id}><th scope="row" className="nr">{z.kurz}</th><td><Link to={`/beschlussvorschlaege/${z.id}`}>{z.titel}</Link></td><td>{z.stand}</td><td data-wort="In der Sammlung">{z.gedruckt ? 'ja' : `nein: ${z.warum}`}</td></tr>)}</tbody>
          </table>
        </div>
      </section>
    </main>
  );
}
