/** The page of a round of Freigabe: what is asked, until when, who answered, who objects; the marks of the Berichte. */
import { Link } from '@remix-run/react';
import type { Fehlermeldung } from '../../antwort.ts';
import { nameOf } from '../../domain/land.ts';
import type { Freigabeansicht } from '../../load-context.ts';
import { Ortszeit, Zeitpunkt } from '../datum.tsx';
import { Ablehnung, Akt } from '../form/akt.tsx';
import { Feld } from '../form/feld.tsx';
import { Freigabeliste } from '../freigabeliste.tsx';
import { Anlasskopf } from './anlasskopf.tsx';

export function Freigabeseite({ f, meldung }: { readonly f: Freigabeansicht; readonly meldung: Fehlermeldung | undefined }) {
  const open = f.runde !== null && !f.runde.geschlossen;
  const allesFrei = f.beschlossen > 0 && f.posten.filter((p) => p.freigegeben === true).length === f.beschlossen;
  return (
    <main id="inhalt" className="stapel-weit">
      <div>
        <Anlasskopf sitzung={f.sitzung} anlass={f.anlass} titel="Freigabe" />
        <Ablehnung meldung={meldung} />
        <Rundenstand f={f} />
      </div>
      {!open && !allesFrei && f.rechte['freigabe.eroeffnen'] ? (
        <section className="stapel">
          <h2>Freigaberunde eröffnen</h2>
          {f.beschlossen === 0 ? <p className="leer breit">Es gibt noch keinen Beschluss, über dessen Freigabe zu entscheiden wäre.</p> : (
            <Akt akt="eroeffnen" verb="Freigaberunde eröffnen" meldung={meldung} satz={`${f.anlass.umlauf === null ? 'Die Länder werden zu allen Beschlüssen gefragt, die noch nicht freigegeben sind.' : 'Die Länder werden gefragt, ob dieser Beschluss veröffentlicht werden darf.'} Frühere Widersprüche gelten weiter, bis das Land sie zurücknimmt. ${f.schweigen}`}>
              {f.zurueckgenommen.length === 0 ? null : (
                <fieldset>
                  <legend>Zurückgenommene Freigaben erneut zur Entscheidung stellen</legend>
                  {f.zurueckgenommen.map((z) => <label key={z.id} className="haken"><input type="checkbox" name="erneut[]" value={z.id} /> <span><strong>{z.kurz}</strong> {z.titel}</span></label>)}
                </fieldset>
              )}
              <Feld name="frist" label="Frist" hinweis="Ortszeit in Berlin" type="datetime-local" defaultValue={f.vorschlagFrist} required />
            </Akt>
          )}
        </section>
      ) : null}
      {f.posten.length === 0 ? null : <Freigabeliste f={f} meldung={meldung} />}
      {open && f.rechte['freigabe.erinnern'] && f.runde !== null ? <Erinnerung f={f} runde={f.runde} meldung={meldung} /> : null}
      {open && f.rechte['freigabe.schliessen'] ? (
        <section className="stapel">
          <h2>Abschließen</h2>
          <Akt akt="schliessen" verb="Freigaberunde abschließen" meldung={meldung} satz={`Freigegeben ist danach, wogegen kein Land Einwände hat. Das ist nach Ablauf der Frist möglich oder wenn alle Länder geantwortet haben.${f.runde !== null && f.runde.fehlen.length > 0 ? ` Noch offen: ${f.runde.fehlen.map(nameOf).join(', ')}.` : ''}`} />
        </section>
      ) : null}
    </main>
  );
}

function Rundenstand({ f }: { readonly f: Freigabeansicht }) {
  if (f.runde === null) return <p className="blass">Die Freigaberunde ist noch nicht eröffnet.</p>;
  if (f.runde.geschlossen) return <p>Die Freigaberunde ist abgeschlossen.{f.rechte['sammlung.probe'] ? <> Weiter zur <Link to={`${f.anlass.pfad}/sammlung`}>Sammlung</Link>.</> : null}</p>;
  return <p>Frist: <strong><Ortszeit wert={f.runde.fristOrtszeit} /></strong>{f.runde.abgelaufen ? ' (abgelaufen)' : ''} · {f.runde.geantwortet.length} von 16 Ländern haben geantwortet. {f.schweigen}</p>;
}

/** One reminder to all that have not answered; once sent, the page says when. */
function Erinnerung({ f, runde, meldung }: { readonly f: Freigabeansicht; readonly runde: NonNullable<Freigabeansicht['runde']>; readonly meldung: Fehlermeldung | undefined }) {
  const weg = f.postausgang ? 'Die Erinnerung steht bei jeder Delegationsleitung unter „Was wartet auf mich“ und geht, wo ein Postfach hinterlegt ist, auch als E-Mail hinaus.' : 'Die Erinnerung steht bei jeder Delegationsleitung unter „Was wartet auf mich“. E-Mails versendet dieser Server nicht.';
  return (
    <section className="stapel">
      <h2>Erinnern</h2>
      {runde.erinnertAm !== null ? <p>Erinnert am <Zeitpunkt am={runde.erinnertAm} />.</p> : runde.fehlen.length === 0 ? <p>Alle Länder haben geantwortet.</p> : runde.abgelaufen ? <p>Die Frist ist abgelaufen; eine Antwort ist nicht mehr möglich.</p> : (
        <Akt akt="erinnern" verb="Alle Säumigen einmal erinnern" haupt={false} meldung={meldung} satz={`Noch offen: ${runde.fehlen.map(nameOf).join(', ')}. ${weg}`} />
      )}
    </section>
  );
}
