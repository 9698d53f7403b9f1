/** The doubts of the reader: what it saw, what it chose, what else could be; a person decides, and the source is read again. */
import { Form, Link } from '@remix-run/react';
import type { Fehlermeldung } from '../../antwort.ts';
import type { Einlesungsansicht, Leserfrage } from '../../load-context.ts';
import { Meldung, useEinmal } from '../form/akt.tsx';

interface Props { readonly e: Einlesungsansicht; readonly open: boolean; readonly meldung: Fehlermeldung | undefined }

export function Leserfragen({ e, open, meldung }: Props) {
  const { busy, onSubmit } = useEinmal();
  const offene = e.fragen.filter((f) => !f.entschieden);
  const entschiedene = e.fragen.filter((f) => f.entschieden);
  return (
    <section className="stapel" aria-labelledby="fragen">
      <h2 id="fragen">Zweifelhafte Stellen</h2>
      {offene.length === 0 ? <p className="blass">Alle zweifelhaften Stellen sind entschieden.</p> : (
        <Form method="post" className="akt breit fragen" onSubmit={onSubmit} preventScrollReset>
          <input type="hidden" name="akt" value="entscheiden" />
          <p>Der Wortlaut der Vorlage wird nie geändert. Vorausgewählt ist, wie die Stelle gelesen wurde.</p>
          {offene.map((f) => <Frage key={`${f.zeile}${f.art}`} f={f} open={open} />)}
          {open ? <button type="submit" className="knopf haupt" aria-disabled={busy}>Entscheidungen übernehmen</button> : null}
          {meldung?.akt === 'entscheiden' ? <Meldung>{meldung.fehler}</Meldung> : null}
        </Form>
      )}
      {e.meldungen.length === 0 ? null : <details><summary>{e.meldungen.length} {e.meldungen.length === 1 ? 'weiterer Hinweis' : 'weitere Hinweise'}</summary><ul className="befunde">{e.meldungen.map((m) => <li key={`${m.zeile}${m.titel}${m.text}`}><strong>Zeile {m.zeile}</strong> · {m.titel}: {m.satz}{m.text === '' ? null : <span className="untertitel klein blass">{m.text}</span>}</li>)}</ul></details>}
      {entschiedene.length === 0 ? null : (
        <details>
          <summary>{entschiedene.length} {entschiedene.length === 1 ? 'Entscheidung' : 'Entscheidungen'} getroffen</summary>
          <Form method="post" className="stapel" preventScrollReset>
            <input type="hidden" name="akt" value="entscheiden" />
            <ul className="befunde">{entschiedene.map((f) => <li key={`${f.zeile}${f.art}`}><label className="haken">{open ? <input type="checkbox" name={`wahl-${f.zeile}-${f.art}`} value="zuruecknehmen" /> : null}<span><strong>Zeile {f.zeile}</strong> · {f.titel}: {f.moeglich[0]?.wort}</span></label></li>)}</ul>
            {open ? <button type="submit" className="knopf schmal">Angekreuzte zurücknehmen</button> : null}
          </Form>
        </details>
      )}
    </section>
  );
}

function Frage({ f, open }: { readonly f: Leserfrage; readonly open: boolean }) {
  const name = `wahl-${f.zeile}-${f.art}`;
  return (
    <fieldset className="breit">
      <legend><Link to={`?abschnitt=${encodeURIComponent(f.abschnitt)}#zeile-${f.zeile}`} preventScrollReset>Zeile {f.zeile}</Link> · {f.titel}</legend>
      <p className="klein">{f.satz}</p>
      <p className="fundzeile">{f.quelltext.trim() === '' ? f.text : f.quelltext}</p>
      {f.text === '' || f.text.trim() === f.quelltext.trim() ? null : <p className="klein blass">Fundstelle: {f.text}</p>}
      <div className="reihe">
        {f.moeglich.map((m) => <label key={m.wert} className="haken"><input type="radio" name={name} value={m.wert} defaultChecked={m.wert === f.wahl} disabled={!open} /> <span>{m.wort}</span></label>)}
      </div>
    </fieldset>
  );
}
