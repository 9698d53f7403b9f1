/** The right side of an Umlaufverfahren: result or Frist, who has answered, my Stimme, a Widerspruch, and what Vorsitz and Geschäftsstelle may do. */
import { Link } from '@remix-run/react';
import type { Fehlermeldung } from '../../antwort.ts';
import type { Umlaufansicht } from '../../load-context.ts';
import { Ortszeit, Zeitpunkt } from '../datum.tsx';
import { Akt, Meldung } from '../form/akt.tsx';
import { Auswahl, Feld, Textfeld } from '../form/feld.tsx';
import { Kachelkarte, waehlername } from '../laenderkachel.tsx';
import { Eigene, Positionen, Regel } from '../vorschlag/stimmabgabe.tsx';

interface Props { readonly u: Umlaufansicht; readonly meldung: Fehlermeldung | undefined }

export function Umlaufleiste({ u, meldung }: Props) {
  const laeuft = u.zustand === 'laeuft';
  return (
    <aside className="stapel-weit" aria-label="Umlaufverfahren">
      <section className="stapel">
        <h2>Umlaufverfahren</h2>
        <Stand u={u} />
        <Regel v={u} fassung={{ ergebnis: u.fassung?.ergebnis ?? null }} />
        {u.fassung === null ? null : <Kachelkarte positionen={u.fassung.stimmen} eigenes={u.v.eigenesLand} />}
        {u.fassung === null || u.fehlen.length === 0 ? null : <p className="klein">{laeuft ? 'Es fehlen' : 'Nicht geantwortet haben'}: {u.fehlen.map(waehlername).join(', ')}.</p>}
      </section>
      {laeuft && !u.abgelaufen && u.fassung !== null && u.v.eigenesLand !== null ? <Eigene v={u.v} fassung={u.fassung} meldung={meldung} bis="bis zum Ablauf der Frist" /> : null}
      {laeuft && !u.abgelaufen && u.rechte['umlauf.widersprechen'] ? <Widersprechen u={u} meldung={meldung} /> : null}
      <Leitung u={u} meldung={meldung} />
      {u.fassung?.ergebnis?.angenommen === true ? <Veroeffentlichung u={u} /> : null}
      {u.fassung === null ? null : <Positionen fassung={u.fassung} />}
    </aside>
  );
}

function Stand({ u }: { readonly u: Umlaufansicht }) {
  const ergebnis = u.fassung?.ergebnis ?? null;
  return (
    <>
      {ergebnis === null ? null : <Meldung art={ergebnis.angenommen ? 'gut' : 'warnung'}><strong>Ergebnis: {ergebnis.bezeichnung}</strong><br />{ergebnis.satz}</Meldung>}
      {u.widersprueche.map((w) => (
        <Meldung key={w.delegation} art="warnung"><strong>Widerspruch gegen {w.gegen === 'text' ? 'den Text' : 'das Verfahren'}</strong> ({waehlername(w.delegation)}, <Zeitpunkt am={w.am} />)<br />{w.grund}<br />{u.nachSitzungId === null ? 'Die Sache ist wieder Entwurf; eine nächste Sitzung ist noch nicht angelegt.' : <Link to={`/sitzungen/${u.nachSitzungId}`}>Sie steht auf der Tagesordnung der nächsten Sitzung.</Link>}</Meldung>
      ))}
      {u.grund === null ? null : <Meldung art="warnung">Abgebrochen: {u.grund}</Meldung>}
      {u.fristOrtszeit === null ? <p className="blass">Die Frist wird gesetzt, wenn das Verfahren beginnt.</p> : <p>Frist: <strong><Ortszeit wert={u.fristOrtszeit} /></strong> (Ortszeit Berlin){u.zustand === 'laeuft' && u.abgelaufen ? ', abgelaufen' : ''}</p>}
      {u.fristOrtszeit !== null && u.zustand === 'laeuft' ? <p className="klein"><a href={`/umlaeufe/${u.id}/kalender.ics`} download>Frist in den Kalender</a></p> : null}
    </>
  );
}

/** What comes after a decision in writing: it is released and published by itself. */
function Veroeffentlichung({ u }: { readonly u: Umlaufansicht }) {
  if (u.veroeffentlicht === null && u.rechte['freigabe.sehen'] !== true) return null;
  return (
    <section className="stapel">
      <h2>Freigabe und Veröffentlichung</h2>
      {u.veroeffentlicht === null ? <p className="blass">Noch nicht veröffentlicht.</p> : <p>Veröffentlicht: <Link to={`/sammlungen/${u.veroeffentlicht}`}>Umlaufbeschluss lesen</Link></p>}
      <p className="reihe">
        {u.rechte['freigabe.sehen'] === true ? <Link to={`/umlaeufe/${u.id}/freigabe`}>Freigabe</Link> : null}
        {u.rechte['sammlung.probe'] === true ? <Link to={`/umlaeufe/${u.id}/sammlung`}>Sammlung</Link> : null}
      </p>
    </section>
  );
}

const GEGEN = { text: 'den Text', verfahren: 'das schriftliche Verfahren' } as const;

function Widersprechen({ u, meldung }: Props) {
  return (
    <details open={meldung?.akt === 'widersprechen'}>
      <summary>Widersprechen</summary>
      <Akt akt="widersprechen" verb="Widerspruch einlegen" haupt={false} meldung={meldung} satz="Ein Widerspruch beendet das Umlaufverfahren sofort. Die Sache kommt als Entwurf auf die Tagesordnung der nächsten Sitzung; die bisherigen Stimmen gelten nicht mehr.">
        <Auswahl name="gegen" label="Widerspruch gegen">{u.widerspruchsarten.map((art) => <option key={art} value={art}>{GEGEN[art]}</option>)}</Auswahl>
        <Textfeld name="grund" label="Grund" hinweis="Wird allen Delegationen angezeigt" rows={2} maxLength={2000} required />
      </Akt>
    </details>
  );
}

/** What Vorsitz and Geschäftsstelle may do now; nothing where there is nothing. */
function Leitung({ u, meldung }: Props) {
  const leitet = u.rechte['umlauf.leiten'] === true;
  const offen = u.zustand === 'laeuft' || u.zustand === 'entwurf';
  if (!offen || !(leitet || (u.zustand === 'laeuft' && u.rechte['umlauf.erinnern'] === true))) return null;
  return (
    <section className="stapel">
      <h2>{leitet ? 'Vorsitz' : 'Geschäftsstelle'}</h2>
      {leitet ? <Beginnen u={u} meldung={meldung} /> : null}
      {leitet ? <Beenden u={u} meldung={meldung} /> : null}
      <Erinnern u={u} meldung={meldung} />
      {leitet ? (
        <details open={meldung?.akt === 'abbrechen'}>
          <summary>Abbrechen</summary>
          <Akt akt="abbrechen" verb="Umlaufverfahren abbrechen" haupt={false} meldung={meldung} satz="Der Text wird wieder Entwurf; Stimmen dazu gelten nicht mehr."><Textfeld name="grund" id="abbruchgrund" label="Grund" hinweis="Wird allen Delegationen angezeigt" rows={2} maxLength={2000} required /></Akt>
        </details>
      ) : null}
    </section>
  );
}

function Beginnen({ u, meldung }: Props) {
  if (u.zustand !== 'entwurf') return null;
  if (!u.schwelleBekannt) return <Meldung art="warnung">{u.regel} <Link to="/regeln">Abstimmungsregeln</Link></Meldung>;
  return (
    <Akt akt="beginnen" verb="Umlaufverfahren beginnen" meldung={meldung} satz="Der Text wird als Fassung eingefroren und das Verfahren erhält seine Nummer. Die Frist endet an einem Tag, an dem in allen Ländern gearbeitet wird.">
      <Feld name="frist" label="Frist" hinweis="Ortszeit in Berlin" type="datetime-local" defaultValue={u.vorgeschlagen} required />
    </Akt>
  );
}

function Beenden({ u, meldung }: Props) {
  if (u.fassung === null || u.vorschau === null) return null;
  const moeglich = u.abgelaufen || u.fehlen.length === 0;
  const satz = moeglich ? `Beendet lautet das Ergebnis: ${u.vorschau.bezeichnung}. ${u.vorschau.satz} Danach ändert sich nichts mehr.` : 'Das ist nach Ablauf der Frist möglich oder wenn alle geantwortet haben.';
  return <Akt akt="beenden" verb="Umlaufverfahren beenden" felder={{ fingerabdruck: u.fassung.fingerabdruck }} haupt={moeglich} meldung={meldung} satz={satz} />;
}

const ERINNERT = 'Die Erinnerung steht bei jeder Delegationsleitung unter „Was wartet auf mich“';

/** One reminder to all that have not answered; once sent, the page says when. */
function Erinnern({ u, meldung }: Props) {
  if (u.zustand !== 'laeuft' || u.rechte['umlauf.erinnern'] !== true || u.fehlen.length === 0) return null;
  if (u.erinnertAm !== null) return <p>Erinnert am <Zeitpunkt am={u.erinnertAm} />.</p>;
  return u.abgelaufen ? null : <Akt akt="erinnern" verb="Alle Säumigen einmal erinnern" haupt={false} meldung={meldung} satz={u.postausgang ? `${ERINNERT} und geht, wo ein Postfach hinterlegt ist, auch als E-Mail hinaus.` : `${ERINNERT}.`} />;
}
