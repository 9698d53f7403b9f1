/** What the Geschäftsstelle enters into a Niederschrift, and the steps it takes with it. */
import { Form } from '@remix-run/react';
import type { Fehlermeldung } from '../../antwort.ts';
import { nameOf, PARTEIEN } from '../../domain/land.ts';
import { ANWESENHEITEN } from '../../domain/niederschrift/niederschrift.ts';
import type { Fuehrung, Niederschriftansicht } from '../../load-context.ts';
import { Akt, Meldung, useEinmal } from '../form/akt.tsx';
import { Auswahl, Feld, Textfeld } from '../form/feld.tsx';

interface Props { readonly n: Niederschriftansicht; readonly f: Fuehrung; readonly meldung: Fehlermeldung | undefined }

/** Attendance and papers, until it is laid before the next Sitzung. */
export function Eintraege({ n, f, meldung }: Props) {
  if (n.zustand !== 'entwurf' && n.zustand !== 'versandt') return null;
  return (
    <>
      <Anwesenheiten f={f} meldung={meldung} />
      <section className="stapel">
        <h2>Tischvorlagen</h2>
        {f.tischvorlagen.map((t) => (
          <div key={t.id} className="reihe">
            <span>{t.nummer}. {t.titel}</span>
            <Akt akt="tischvorlage_entfernen" verb={`Tischvorlage ${t.nummer} entfernen`} felder={{ vorlage: t.id }} haupt={false} schmal meldung={meldung?.akt === `tischvorlage_entfernen-${t.id}` ? { ...meldung, akt: 'tischvorlage_entfernen' } : undefined} />
          </div>
        ))}
        <details open={meldung?.akt === 'tischvorlage'}>
          <summary>Tischvorlage aufnehmen</summary>
          <Akt akt="tischvorlage" verb="Tischvorlage aufnehmen" haupt={false} meldung={meldung}>
            <Feld name="titel" id="vorlagentitel" label="Titel" maxLength={500} required />
            <div className="felder breit">
              <Auswahl name="delegation" label="Vorgelegt von">{PARTEIEN.map((p) => <option key={p} value={p}>{nameOf(p)}</option>)}</Auswahl>
              <Auswahl name="top" id="vorlagentop" label="Zu" defaultValue=""><option value="">keinem TOP</option>{n.tops.map((t) => <option key={t.id} value={t.id}>{t.kurz}: {t.titel}</option>)}</Auswahl>
            </div>
          </Akt>
        </details>
      </section>
    </>
  );
}

function Anwesenheiten({ f, meldung }: Pick<Props, 'f' | 'meldung'>) {
  const { busy, onSubmit } = useEinmal();
  const fehlen = f.anwesenheit.filter((a) => a.stand === null).length;
  return (
    <section className="stapel">
      <h2>Anwesenheit</h2>
      <details open={fehlen > 0 || meldung?.akt === 'anwesenheit'}>
        <summary>{fehlen === 0 ? 'Anwesenheit ist erfasst' : fehlen === 1 ? 'Eine Delegation fehlt noch' : `${fehlen} Delegationen fehlen noch`}</summary>
        {/* Another state of the rows is another form: what was typed into the old one would be refused. */}
        <Form method="post" key={f.anwesenheitsstand} className="akt breit" onSubmit={onSubmit} preventScrollReset>
          <input type="hidden" name="akt" value="anwesenheit" />
          <input type="hidden" name="gelesen" value={f.anwesenheitsstand} />
          <div className="breit">
            {f.anwesenheit.map((a) => (
              <div key={a.delegation} className="anwesend">
                <span aria-hidden="true">{nameOf(a.delegation)}</span>
                <label className="unsichtbar" htmlFor={`stand-${a.delegation}`}>{nameOf(a.delegation)}: Anwesenheit</label>
                <select className="wahl" id={`stand-${a.delegation}`} name={`stand-${a.delegation}`} defaultValue={a.stand ?? ''}><option value="">nicht erfasst</option>{ANWESENHEITEN.map((s) => <option key={s} value={s}>{s}</option>)}</select>
                <label className="unsichtbar" htmlFor={`namen-${a.delegation}`}>{nameOf(a.delegation)}: Namen</label>
                <input className="wahl" id={`namen-${a.delegation}`} name={`namen-${a.delegation}`} defaultValue={a.namen} maxLength={500} autoComplete="off" placeholder="Namen" />
              </div>
            ))}
          </div>
          <button type="submit" className="knopf" aria-disabled={busy}>Anwesenheit speichern</button>
          {meldung?.akt === 'anwesenheit' ? <Meldung>{meldung.fehler}</Meldung> : null}
        </Form>
      </details>
    </section>
  );
}

/** The next step, and the way back. */
export function Fuehrungsakte({ n, f, meldung }: Props) {
  const offen = n.einwaende.filter((e) => e.antwort === null).length;
  if (n.zustand === 'genehmigt') return null;
  return (
    <section className="stapel">
      <h2>Nächster Schritt</h2>
      {n.zustand === 'entwurf' ? (
        <Akt akt="versenden" verb="An die Delegationen übersenden" felder={{ gelesen: f.inhaltshash }} meldung={meldung} satz={`Alle Delegationen lesen die Niederschrift und können bis zur Frist Einwände erheben. ${n.postausgang ? 'Wo ein Postfach hinterlegt ist, geht ein Brief hinaus.' : 'E-Mails versendet dieser Server nicht.'}`}>
          <Feld name="frist" label="Frist für Einwände" hinweis="Ortszeit in Berlin" type="datetime-local" defaultValue={f.vorschlagFrist} required />
        </Akt>
      ) : null}
      {n.zustand === 'versandt' ? <Vorlegen n={n} f={f} offen={offen} meldung={meldung} /> : null}
      {n.zustand === 'vorgelegt' ? (n.vorlage?.genehmigt === true
        ? <Akt akt="genehmigen" verb="Genehmigung festhalten" felder={{ gelesen: n.hash }} meldung={meldung} satz={`Die Genehmigung ist beschlossen (${n.vorlage.kurz}, ${n.vorlage.sitzung}). Die Niederschrift wird mit diesem Vermerk gedruckt, mit Prüfsumme abgelegt und ändert sich nicht mehr.`} />
        : <p>Sobald die andere Sitzung die Genehmigung beschlossen hat, wird sie hier festgehalten.</p>) : null}
      {n.zustand !== 'entwurf' && n.vorlage?.genehmigt !== true ? (
        <details open={meldung?.akt === 'zurueckholen'}>
          <summary>Zurückholen</summary>
          <Akt akt="zurueckholen" verb="Niederschrift zurückholen" haupt={false} meldung={meldung} satz="Sie wird wieder Entwurf; ein angelegter TOP zur Genehmigung wird zurückgezogen. Einwände und Antworten bleiben.">
            <Textfeld name="grund" id="rueckholgrund" label="Grund" rows={2} maxLength={2000} required />
          </Akt>
        </details>
      ) : null}
    </section>
  );
}

function Vorlegen({ n, f, offen, meldung }: Props & { readonly offen: number }) {
  if (!n.abgelaufen) return <p>Vorgelegt wird nach Ablauf der Frist.</p>;
  if (offen > 0) return <p>Vorher {offen === 1 ? 'ist noch ein Einwand' : `sind noch ${offen} Einwände`} zu beantworten.</p>;
  if (f.folgesitzungen.length === 0) return <p>Es ist noch keine spätere Sitzung angelegt, der die Niederschrift vorgelegt werden könnte.</p>;
  return (
    <Akt akt="vorlegen" verb="Zur Genehmigung vorlegen" felder={{ gelesen: n.hash }} meldung={meldung} satz="Der Wortlaut wird festgehalten und ändert sich nicht mehr. Auf der Tagesordnung der gewählten Sitzung entsteht ein TOP, angemeldet vom Land im Vorsitz.">
      <Auswahl name="sitzung" label="Sitzung">{f.folgesitzungen.map((s) => <option key={s.id} value={s.id}>{s.name}</option>)}</Auswahl>
    </Akt>
  );
}
