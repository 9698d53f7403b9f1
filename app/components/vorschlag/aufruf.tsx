/** The chair in the room: calls up one Land after the other and records what it says; the name of the Land stands on each button. */
import { Form } from '@remix-run/react';
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { Fehlermeldung } from '../../antwort.ts';
import { nextToCall } from '../../domain/abstimmung/aufruf.ts';
import type { Partei } from '../../domain/land.ts';
import type { FassungAnsicht } from '../../load-context.ts';
import { Absage, Akt, useEinmal, useFokusBleibt } from '../form/akt.tsx';
import { Auswahl } from '../form/feld.tsx';
import { POSITIONSWORT, waehlername } from '../laenderkachel.tsx';

interface Props { readonly fassung: FassungAnsicht; readonly meldung: Fehlermeldung | undefined }

const WAHL = [['zustimmung', 'Z'], ['enthaltung', 'E'], ['ablehnung', 'A']] as const;

export function Aufruf({ fassung, meldung }: Props) {
  const waehler = fassung.stimmen.map((s) => s.land);
  const naechstes = nextToCall(waehler, fassung.aufgerufen, fassung.stimmen.filter((s) => s.wert !== 'offen').map((s) => s.land));
  const felder = { fassung: fassung.id, fingerabdruck: fassung.fingerabdruck, erwartet: fassung.aufgerufen ?? '' };
  if (fassung.aufgerufen === null) {
    if (naechstes === null) return <p>Alle haben abgestimmt. Berichtigen lässt sich eine Stimme unten, bis die Abstimmung geschlossen ist.</p>;
    return <Akt akt="aufrufen" verb={`Aufruf beginnen: ${waehlername(naechstes)}`} felder={{ ...felder, land: naechstes }} meldung={meldung} satz="Die Länder werden der Reihe nach aufgerufen; Sie erfassen, was jedes sagt. Wer schon abgestimmt hat, wird übergangen." />;
  }
  return (
    <div className="stapel">
      <Aufgerufen fassung={fassung} land={fassung.aufgerufen} meldung={meldung} />
      <div className="reihe">
        {naechstes === null ? null : <Akt akt="aufrufen" verb={`Übergehen, weiter mit ${waehlername(naechstes)}`} felder={{ ...felder, land: naechstes }} haupt={false} schmal meldung={meldung} />}
        <Akt akt="aufrufen" verb="Aufruf beenden" felder={{ ...felder, land: '' }} haupt={false} schmal />
      </div>
    </div>
  );
}

/** So long after a new Land was called nothing is taken: a key that is held or pressed twice is not the answer of the next one. */
const BESINNEN_MS = 400;

/** Three buttons; while one of them has the focus, its letter alone is enough. The buttons stay the same from Land to Land, so the focus stays too. */
function Aufgerufen({ fassung, land, meldung }: Props & { readonly land: Partei }) {
  const { busy, onSubmit } = useEinmal();
  const [bereit, setBereit] = useState<Partei>();
  useEffect(() => {
    const timer = setTimeout(() => setBereit(land), BESINNEN_MS);
    return () => clearTimeout(timer);
  }, [land]);
  const wartet = busy || bereit !== land;
  const keep = useFokusBleibt();
  const stimme = fassung.stimmen.find((s) => s.land === land);
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    const wert = WAHL.find(([, taste]) => taste === event.key.toUpperCase())?.[0];
    if (wert === undefined || event.repeat || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLButtonElement>(`button[value="${wert}"]`)?.click();
  };
  return (
    <Form method="post" ref={keep} className="akt naechster breit" preventScrollReset onSubmit={(event) => (wartet ? event.preventDefault() : onSubmit(event))} onKeyDown={onKeyDown}>
      <input type="hidden" name="akt" value="erfassen" /><input type="hidden" name="fassung" value={fassung.id} /><input type="hidden" name="fingerabdruck" value={fassung.fingerabdruck} />
      <input type="hidden" name="land" value={land} /><input type="hidden" name="ersetzt" value={stimme?.id ?? ''} /><input type="hidden" name="weiter" value="ja" />
      <p>Aufgerufen ist <strong>{waehlername(land)}</strong>{stimme === undefined || stimme.wert === 'offen' ? '' : ` (bisher ${POSITIONSWORT[stimme.wert]})`}.</p>
      <div className="stimmknoepfe breit">
        {WAHL.map(([wert, taste]) => <button key={wert} className="knopf" type="submit" name="wert" value={wert} aria-disabled={wartet} aria-keyshortcuts={taste}><span>{waehlername(land)}:</span> <strong>{POSITIONSWORT[wert]}</strong></button>)}
      </div>
      <p className="klein blass">Auf einem dieser Knöpfe genügen die Tasten Z, E und A.</p>
      {meldung?.akt === 'erfassen' ? <Absage meldung={meldung} /> : null}
    </Form>
  );
}

/**
 * Records or corrects what one Land says, whoever is called up. All Länder stay in the list, also those that have cast their own meanwhile: the choice
 * never moves to another Land by itself between the choice and the press.
 */
export function Einzelerfassung({ fassung, meldung }: Props) {
  const [land, setLand] = useState(fassung.stimmen[0]?.land);
  const stimme = fassung.stimmen.find((s) => s.land === land);
  if (stimme === undefined) return null;
  const name = waehlername(stimme.land);
  const eigene = stimme.wert !== 'offen' && !stimme.durchVorsitz;
  const wahl = (
    <div className="feld">
      <label htmlFor="einzel-land">Land</label>
      <select id="einzel-land" name="land" value={stimme.land} onChange={(event) => setLand(fassung.stimmen.find((s) => s.land === event.target.value)?.land)}>{fassung.stimmen.map((s) => <option key={s.land} value={s.land}>{waehlername(s.land)}</option>)}</select>
    </div>
  );
  if (eigene) return <div className="akt stapel"><div className="felder breit">{wahl}</div><p>{name} hat selbst abgestimmt ({POSITIONSWORT[stimme.wert]}); ändern kann das nur das Land.</p></div>;
  return (
    <Akt akt="erfassen" verb={`Stimme für ${name} erfassen`} haupt={false} meldung={meldung} felder={{ fassung: fassung.id, fingerabdruck: fassung.fingerabdruck, ersetzt: stimme.id ?? '' }}>
      <div className="felder breit">
        {wahl}
        <Auswahl key={stimme.land} name="wert" label="Position" defaultValue={stimme.wert === 'offen' ? 'zustimmung' : stimme.wert}>
          <option value="zustimmung">Zustimmung</option><option value="enthaltung">Enthaltung</option><option value="ablehnung">Ablehnung</option><option value="fehlt">fehlt</option>
        </Auswahl>
      </div>
    </Akt>
  );
}
