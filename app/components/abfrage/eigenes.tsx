/** One's own house in a Länderabfrage: what stands there, shared or not, a form for each place, and the act that shares it. */
import { isVorbehalt, POSITIONSWERTE, positionswort } from '../../domain/laenderabfrage.ts';
import type { Fehlermeldung } from '../../antwort.ts';
import type { Abfrageansicht, Abfragestelle, Antwortansicht } from '../../load-context.ts';
import { Akt } from '../form/akt.tsx';
import { Auswahl, Feld, Textfeld } from '../form/feld.tsx';
import { waehlername } from '../laenderkachel.tsx';
import { Antwortworte } from './abfragetafel.tsx';

interface Props { readonly a: Abfrageansicht; readonly intern: NonNullable<Abfrageansicht['intern']>; readonly meldung: Fehlermeldung | undefined }

export function Eigenes({ a, intern, meldung }: Props) {
  const name = waehlername(intern.partei);
  return (
    <section className="stapel">
      <h2>{name}, intern</h2>
      <p className="blass">Was hier steht, lesen nur die Mitglieder Ihrer Delegation, bis die Delegationsleitung es teilt.</p>
      {a.stellen.map((s) => (
        <section key={s.schluessel} className="stapel" aria-label={s.stelle}>
          <h3>{s.stelle}</h3>
          {s.worte === '' ? null : <p className="wortlaut" lang="de">{s.worte}</p>}
          {s.eigene === null ? <p className="blass">{s.schluessel === '' ? 'noch keine Antwort' : 'keine eigene Antwort; es gilt, was zum Text insgesamt gesagt ist'}</p> : <Stehende v={s.eigene} meldung={meldung} />}
          {a.laeuft && a.rechte['abfrage.antworten'] === true ? <Antwortform s={s} meldung={meldung} /> : null}
        </section>
      ))}
      {intern.weggefallen.length === 0 ? null : <section className="stapel"><h3>Zu weggefallenen Ziffern</h3>{intern.weggefallen.map((v) => <Stehende key={v.id} v={v} meldung={meldung} />)}</section>}
      {a.laeuft && a.rechte['abfrage.teilen'] === true && intern.ungeteilt > 0 ? (
        <Akt akt="teilen" verb="Position teilen" felder={{ stand: intern.stand }} meldung={meldung} satz={`${intern.ungeteilt === 1 ? 'Eine Antwort ist' : `${intern.ungeteilt} Antworten sind`} noch nicht geteilt. Danach lesen alle Delegationen die Position von ${name}; spätere Änderungen bleiben wieder intern, bis Sie auch diese teilen.`} />
      ) : null}
    </section>
  );
}

function Stehende({ v, meldung }: { readonly v: Antwortansicht; readonly meldung: Fehlermeldung | undefined }) {
  return (
    <div className="stapel">
      <div><strong>{v.geteilt ? 'geteilt' : 'noch nicht geteilt'}:</strong> <Antwortworte v={v} /></div>
      {v.aufhebbar ? <Akt akt="aufheben" verb={`${v.wort} aufheben`} felder={{ antwort: v.id }} haupt={false} schmal meldung={meldung?.akt === `aufheben-${v.id}` ? { ...meldung, akt: 'aufheben' } : undefined} /> : null}
    </div>
  );
}

function Antwortform({ s, meldung }: { readonly s: Abfragestelle; readonly meldung: Fehlermeldung | undefined }) {
  const hier = meldung?.akt === `antworten-${s.schluessel}` ? { ...meldung, akt: 'antworten' } : undefined;
  const id = (name: string): string => `${name}-${s.schluessel === '' ? 'insgesamt' : s.schluessel}`;
  const [vorgabe, gilt] = [s.eigene, s.eigene !== null && isVorbehalt(s.eigene.wert) && s.eigene.aufgehobenAm === null];
  return (
    <details open={hier !== undefined}>
      <summary>{vorgabe === null ? 'Antworten' : 'Antwort ändern'} zu {s.stelle}</summary>
      <Akt akt="antworten" verb="Intern festhalten" felder={{ ziffer: s.schluessel, gelesen: s.gelesen }} haupt={false} meldung={hier}>
        <Auswahl name="wert" id={id('wert')} label="Position" defaultValue={vorgabe?.wert ?? 'zustimmend'}>{POSITIONSWERTE.map((w) => <option key={w} value={w}>{positionswort(w)}</option>)}</Auswahl>
        <Feld name="frist" id={id('frist')} label="Frist" hinweis="Nur bei einem Vorbehalt: der Tag, bis zu dem er geklärt ist" type="date" defaultValue={gilt ? (vorgabe?.frist ?? '') : ''} />
        <Textfeld name="grund" id={id('grund')} label="Grund" hinweis="Bei einem Vorbehalt nötig; wird mit der Position geteilt" rows={2} maxLength={2000} defaultValue={gilt ? vorgabe?.grund : ''} />
      </Akt>
    </details>
  );
}
