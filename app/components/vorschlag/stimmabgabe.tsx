/** The right side of a vote: result, my Land's three buttons of equal size, the map and table of all, and the acts of the chair. */
import { Form, Link } from '@remix-run/react';
import type { Fehlermeldung } from '../../antwort.ts';
import { STIMMWERTE, STIMMWORT } from '../../domain/abstimmung/tally.ts';
import type { FassungAnsicht, Vorschlagsansicht } from '../../load-context.ts';
import { Zeitpunkt } from '../datum.tsx';
import { Absage, Akt, Meldung, useEinmal } from '../form/akt.tsx';
import { Bundeswort } from './bundeswort.tsx';
import { Kachelkarte, POSITIONSWORT, waehlername } from '../laenderkachel.tsx';

interface Props { readonly v: Vorschlagsansicht; readonly fassung: FassungAnsicht; readonly meldung: Fehlermeldung | undefined }

export function Stimmabgabe({ v, fassung, meldung }: Props) {
  const open = fassung.geschlossenAm === null && fassung.aufgehobenAm === null;
  return (
    <aside className="stapel-weit" aria-label="Abstimmung">
      <section className="stapel">
        <h2>Abstimmung</h2>
        {fassung.ergebnis === null ? null : <Meldung art={fassung.ergebnis.angenommen ? 'gut' : 'warnung'}><strong>Ergebnis: {fassung.ergebnis.bezeichnung}</strong><br />{fassung.ergebnis.satz}</Meldung>}
        <Regel v={v} fassung={fassung} />
        <Kachelkarte positionen={fassung.stimmen} eigenes={v.eigenesLand} />
      </section>
      {open && v.eigenesLand !== null ? <Eigene v={v} fassung={fassung} meldung={meldung} /> : null}
      {open ? <Vorsitz v={v} fassung={fassung} meldung={meldung} /> : null}
      <Bundeswort v={v} fassung={fassung} meldung={meldung} />
      <Positionen fassung={fassung} />
    </aside>
  );
}

/** The positions as a table, with when and by whom. */
export function Positionen({ fassung }: { readonly fassung: FassungAnsicht }) {
  return (
    <details>
      <summary>Positionen als Tabelle</summary>
      <div className="tafel-rahmen">
        <table className="tafel">
          <thead><tr><th scope="col">Land</th><th scope="col">Position</th></tr></thead>
          <tbody>{fassung.stimmen.map((s) => <tr key={s.land}><th scope="row">{waehlername(s.land)}</th><td>{POSITIONSWORT[s.wert]}{s.am === null ? null : <span className="untertitel"><Zeitpunkt am={s.am} form="kurz" />{s.durchVorsitz ? ', durch den Vorsitz' : ''}</span>}</td></tr>)}</tbody>
        </table>
      </div>
    </details>
  );
}

/** The rule that applies, or that was applied when the vote was closed, and which reading is in force where no source settles it. */
export function Regel({ v, fassung }: { readonly v: Pick<Vorschlagsansicht, 'regel' | 'lesarten'>; readonly fassung: Pick<FassungAnsicht, 'ergebnis'> }) {
  const lesarten = fassung.ergebnis?.lesarten ?? v.lesarten;
  return (
    <>
      <p className="klein">{fassung.ergebnis?.regel ?? v.regel}</p>
      {lesarten.length === 0 ? null : <details className="klein"><summary>Geltende Lesart</summary><ul>{lesarten.map((satz) => <li key={satz}>{satz}</li>)}</ul><p><Link to="/regeln">Abstimmungsregeln der Konferenzen</Link></p></details>}
    </>
  );
}

/** My Delegation's Stimme: what stands, and three buttons of equal size. */
export function Eigene({ v, fassung, meldung, bis = 'bis zum Schließen' }: Omit<Props, 'v'> & { readonly v: Pick<Vorschlagsansicht, 'eigenesLand' | 'rechte'>; readonly bis?: string }) {
  const { busy, onSubmit } = useEinmal();
  const own = fassung.stimmen.find((s) => s.land === v.eigenesLand);
  if (v.eigenesLand === null) return null;
  const name = waehlername(v.eigenesLand);
  return (
    <section className="stapel">
      <h2>{name}</h2>
      <p>{own === undefined || own.wert === 'offen' ? `${name} hat zu Fassung ${fassung.nummer} noch nicht abgestimmt.` : <>{name}: <strong>{POSITIONSWORT[own.wert]}</strong>{own.durchVorsitz ? ', durch den Vorsitz festgestellt' : ''}{own.am === null ? '' : <>, <Zeitpunkt am={own.am} /></>}</>}</p>
      {v.rechte['stimme.abgeben'] ? (
        <Form method="post" className="akt naechster breit" preventScrollReset onSubmit={onSubmit}>
          <input type="hidden" name="akt" value="stimme" /><input type="hidden" name="fassung" value={fassung.id} /><input type="hidden" name="fingerabdruck" value={fassung.fingerabdruck} /><input type="hidden" name="ersetzt" value={own?.id ?? ''} />
          <p>Die Stimme gilt für Fassung {fassung.nummer} und kann {bis} geändert werden.</p>
          <div className="stimmknoepfe breit">
            {STIMMWERTE.map((wert) => <button key={wert} className={`knopf${own?.wert === wert ? ' haupt' : ''}`} type="submit" name="wert" value={wert} aria-disabled={busy} aria-pressed={own?.wert === wert}>{STIMMWORT[wert]}</button>)}
          </div>
          {meldung?.akt === 'stimme' ? <Absage meldung={meldung} /> : null}
        </Form>
      ) : <p className="blass klein">Die Stimme gibt die Delegationsleitung ab.</p>}
    </section>
  );
}

function Vorsitz({ v, fassung, meldung }: Props) {
  if (!v.rechte['einvernehmen.feststellen']) return null;
  return (
    <section className="stapel">
      <h2>Vorsitz</h2>
      <Feststellung fassung={fassung} meldung={meldung} />
      <Schliessen v={v} fassung={fassung} meldung={meldung} />
      <p><Link to={`/beschlussvorschlaege/${v.id}/saal`}>Ansicht für den Saal, mit Aufruf der Länder</Link></p>
    </section>
  );
}

/** The Einvernehmen in one act, with those who deviate. */
export function Feststellung({ fassung, meldung }: Omit<Props, 'v'>) {
  return (
    <Akt akt="einvernehmen" verb="Einvernehmen feststellen" felder={{ fassung: fassung.id, fingerabdruck: fassung.fingerabdruck }} meldung={meldung} satz={`Für Fassung ${fassung.nummer} wird bei allen Ländern Zustimmung festgehalten, außer wo unten etwas anderes steht. Stimmen, die ein Land selbst abgegeben hat, bleiben unberührt.`}>
      <details className="breit"><summary>Abweichungen einzelner Länder</summary>
        <div className="laenderwahl">
          {fassung.stimmen.filter((s) => s.wert === 'offen' || s.durchVorsitz).map((s) => (
            <label key={s.land}>{waehlername(s.land)}
              <select className="wahl" name={`land-${s.land}`} defaultValue={s.wert === 'offen' ? 'zustimmung' : s.wert}>
                <option value="zustimmung">Zustimmung</option><option value="enthaltung">Enthaltung</option><option value="ablehnung">Ablehnung</option><option value="fehlt">fehlt</option>
              </select>
            </label>
          ))}
        </div>
      </details>
    </Akt>
  );
}

/** Ends the vote; says before what would result. */
export function Schliessen({ v, fassung, meldung }: { readonly v: Pick<Vorschlagsansicht, 'vorschau'> } & Omit<Props, 'v'>) {
  return <Akt akt="schliessen" verb="Abstimmung schließen" felder={{ fassung: fassung.id, fingerabdruck: fassung.fingerabdruck }} haupt={false} meldung={meldung} satz={v.vorschau === null ? '' : `So geschlossen lautet das Ergebnis: ${v.vorschau.bezeichnung}. ${v.vorschau.satz} Danach ändert sich nichts mehr.`} />;
}
