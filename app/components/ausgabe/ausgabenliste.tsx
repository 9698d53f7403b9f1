/** Published editions of a Sitzung with their files, and the way to take one back: one person asks, another carries it out. */
import { Form, Link } from '@remix-run/react';
import type { Fehlermeldung } from '../../antwort.ts';
import type { AusgabeZeile, Sammlungsansicht } from '../../load-context.ts';
import { Zeitpunkt } from '../datum.tsx';
import { Absage, Akt, Meldung, useEinmal } from '../form/akt.tsx';

interface Props { readonly s: Sammlungsansicht; readonly meldung: Fehlermeldung | undefined }
interface Einzelne { readonly a: AusgabeZeile; readonly meldung: Fehlermeldung | undefined }

export function Ausgabenliste({ s, meldung }: Props) {
  return (
    <section className="stapel" aria-labelledby="ausgaben">
      <h2 id="ausgaben">Veröffentlicht</h2>
      {[...s.ausgaben].reverse().map((a) => (
        <article key={a.kennung} className="karte stapel breit">
          <h3>{a.titel}</h3>
          {a.zurueckgezogen === null ? (
            <>
              <p>Veröffentlicht am <Zeitpunkt am={a.am} />: <Link to={`/sammlungen/${a.kennung}`}>/sammlungen/{a.kennung}</Link></p>
              {a.grund === null ? null : <p>Grund: {a.grund}</p>}
              <details><summary>Dateien und Prüfsummen (SHA-256)</summary><dl className="angaben">{a.dateien.map((d) => <div key={d.format}><dt>{d.wort}</dt><dd className="hash">{d.hash}</dd></div>)}</dl></details>
              {s.rechte['sammlung.zuruecknehmen'] === true ? <Ruecknahme a={a} meldung={meldung} /> : null}
            </>
          ) : <Meldung art="warnung">Zurückgezogen am <Zeitpunkt am={a.zurueckgezogen.am} />: {a.zurueckgezogen.grund}</Meldung>}
        </article>
      ))}
    </section>
  );
}

function Ruecknahme({ a, meldung }: Einzelne) {
  if (a.rueckruf !== null) {
    const felder = { kennung: a.kennung, rueckruf: a.rueckruf.id };
    return (
      <div className="stapel breit">
        <Meldung art="warnung">Rückruf beantragt am <Zeitpunkt am={a.rueckruf.am} />: {a.rueckruf.grund}</Meldung>
        {a.rueckruf.tops.length === 0 ? <p>Kein TOP verliert dadurch seine Freigabe.</p> : <><p>Die Freigabe verlieren:</p><ul>{a.rueckruf.tops.map((t) => <li key={t}>{t}</li>)}</ul></>}
        {a.rueckruf.mit.length === 0 ? null : <p>Mit dieser Ausgabe {a.rueckruf.mit.length === 1 ? 'wird' : 'werden'} zurückgezogen, weil derselbe TOP darin steht: {a.rueckruf.mit.join(', ')}.</p>}
        {a.rueckruf.eigener ? <p>Vollziehen muss ihn eine zweite Person der Geschäftsstelle.</p> : <Akt akt="rueckruf_vollziehen" verb="Rückruf vollziehen" felder={felder} meldung={meldung} satz="Die Adresse antwortet danach mit Datum und Grund. Text und Dateien werden aus allen Ablagen entfernt; Prüfsummen und Vorgang bleiben. Das lässt sich nicht rückgängig machen." />}
        <Akt akt="rueckruf_verwerfen" verb="Antrag verwerfen" felder={felder} haupt={false} schmal meldung={meldung} />
      </div>
    );
  }
  return <details><summary>Diese Ausgabe zurückziehen</summary><Antrag a={a} meldung={meldung} /></details>;
}

function Antrag({ a, meldung }: Einzelne) {
  const { busy, onSubmit } = useEinmal();
  const id = `grund-${a.kennung}`;
  return (
    <Form method="post" className="akt" onSubmit={onSubmit} preventScrollReset>
      <input type="hidden" name="akt" value="rueckruf" /><input type="hidden" name="kennung" value={a.kennung} />
      <p>Nach einer irrtümlichen Freigabe: Sie beantragen den Rückruf, eine zweite Person vollzieht ihn. Der Grund steht danach öffentlich an dieser Adresse.</p>
      <div className="feld"><label htmlFor={id}>Öffentlicher Grund</label><input id={id} name="grund" maxLength={2000} required /></div>
      <fieldset>
        <legend>Irrtümlich freigegeben waren</legend>
        {a.beschluesse.map((z) => <label key={z.id} className="haken"><input type="checkbox" name="top[]" value={z.id} /> <span><strong>{z.kurz}</strong> {z.titel}</span></label>)}
        <p className="klein blass">Auch jede andere Ausgabe, in der ein angekreuzter TOP steht, wird zurückgezogen; seine beigefügten Berichte werden entfernt. War ein Bericht irrtümlich freigegeben, kreuzen Sie seinen TOP an.</p>
      </fieldset>
      <button type="submit" className="knopf" aria-disabled={busy}>Rückruf beantragen</button>
      {meldung?.akt === `rueckruf-${a.kennung}` ? <Absage meldung={meldung} /> : null}
    </Form>
  );
}
