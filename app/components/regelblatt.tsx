/** The rules of one conference in words, and the choices that are open to the Geschäftsstelle. */
import { Form } from '@remix-run/react';
import type { Fehlermeldung } from '../antwort.ts';
import { SCHWELLENWAHL, schwellenwort } from '../domain/abstimmung/einstellung.ts';
import type { Regelansicht } from '../load-context.ts';
import { Meldung } from './form/akt.tsx';
import { Auswahl, Feld } from './form/feld.tsx';

interface Props { readonly k: Regelansicht; readonly darfFestlegen: boolean; readonly meldung: Fehlermeldung | undefined }

export function Regelblatt({ k, darfFestlegen, meldung }: Props) {
  return (
    <section className="stapel" id={k.kurz} aria-labelledby={`name-${k.kurz}`}>
      <h2 id={`name-${k.kurz}`}>{k.kurz} – {k.name}</h2>
      <dl className="stapel">
        {k.regeln.map((r) => <div key={r.betreff}><dt><strong>{r.wort}</strong></dt><dd>{r.satz}</dd></div>)}
        <div><dt><strong>Umlaufverfahren</strong></dt><dd>{k.umlauf}</dd></div>
      </dl>
      {k.lesarten.length === 0 ? null : <ul className="klein">{k.lesarten.map((satz) => <li key={satz}>{satz}</li>)}</ul>}
      <p className="klein blass">{k.weiteres.join(' ')} {k.quelle === '' ? '' : `Quelle: ${k.quelle}.`}</p>
      {darfFestlegen && k.offen.length > 0 ? <Festlegen k={k} meldung={meldung} /> : null}
    </section>
  );
}

const UNVERAENDERT = <option value="">unverändert</option>;

function Festlegen({ k, meldung }: Omit<Props, 'darfFestlegen'>) {
  const id = (name: string): string => `${name}-${k.kurz}`;
  return (
    <details open={meldung?.akt === k.kurz}>
      <summary>Festlegen, was keine Quelle sagt</summary>
      <Form method="post" className="akt breit">
        <input type="hidden" name="kurz" value={k.kurz} />
        <p>Die Festlegung gilt für jede Abstimmung, die danach eröffnet wird, und steht auf ihrer Seite.</p>
        {k.offen.includes('schwelle') ? <Auswahl name="schwelle" id={id('schwelle')} label="Ein Beschluss kommt zustande">{k.schwelleBekannt ? <option value="">wie festgelegt</option> : <option value="">noch nicht festgelegt</option>}{SCHWELLENWAHL.map((w) => <option key={w} value={w}>{schwellenwort(w)}</option>)}</Auswahl> : null}
        {k.offen.includes('enthaltung') ? <Auswahl name="enthaltung" id={id('enthaltung')} label="Enthaltung">{UNVERAENDERT}<option value="neutral">hindert nicht</option><option value="hindert">hindert</option></Auswahl> : null}
        {k.offen.includes('fehlen') ? <Auswahl name="fehlen" id={id('fehlen')} label="Fehlende Stimme">{UNVERAENDERT}<option value="hindert">hindert die Einstimmigkeit</option><option value="zaehlt_nicht">zählt nicht</option></Auswahl> : null}
        {k.offen.includes('bund') ? <Auswahl name="bund" id={id('bund')} label="Stimme des Bundes">{UNVERAENDERT}<option value="muss">muss zustimmen</option><option value="muss_nicht">muss nicht zustimmen</option></Auswahl> : null}
        {k.offen.includes('schweigen') ? (
          <>
            <Auswahl name="schweigen" id={id('schweigen')} label="Schweigen im Umlaufverfahren">{UNVERAENDERT}<option value="keine_antwort">ist keine Zustimmung</option><option value="zustimmung">ist Zustimmung</option></Auswahl>
            <Feld name="tage" id={id('tage')} label="Frist in Tagen" hinweis="Nur wenn Schweigen Zustimmung ist; leer: die im Umlauf gesetzte Frist" inputMode="numeric" defaultValue={k.jetzt.tage ?? ''} />
          </>
        ) : null}
        {meldung?.akt === k.kurz ? <Meldung>{meldung.fehler}</Meldung> : null}
        <button type="submit" className="knopf">Festlegen</button>
      </Form>
    </details>
  );
}
