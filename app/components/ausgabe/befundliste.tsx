/** Findings of the redaktionelle Prüfung: place, words, what could stand there; a person settles them with a Vermerk. Nothing is changed by it. */
import { Form } from '@remix-run/react';
import type { Fehlermeldung } from '../../antwort.ts';
import type { BefundAnsicht } from '../../load-context.ts';
import { Meldung, useEinmal } from '../form/akt.tsx';

export function Befundliste({ befunde, meldung }: { readonly befunde: readonly BefundAnsicht[]; readonly meldung: Fehlermeldung | undefined }) {
  const { busy, onSubmit } = useEinmal();
  const offen = befunde.filter((b) => b.vermerk === null);
  const erledigt = befunde.filter((b) => b.vermerk !== null);
  return (
    <section className="stapel" aria-labelledby="pruefung">
      <h2 id="pruefung">Redaktionelle Prüfung</h2>
      {befunde.length === 0 ? <p className="blass">Keine Auffälligkeiten.</p> : null}
      {offen.length === 0 ? null : (
        <Form method="post" className="akt breit" onSubmit={onSubmit} preventScrollReset>
          <input type="hidden" name="akt" value="erledigen" />
          <p>{offen.length === 1 ? 'Eine Stelle weicht' : `${offen.length} Stellen weichen`} von den üblichen Formen ab. Der beschlossene Text wird nicht geändert; bitte entscheiden Sie, was so bleibt.</p>
          <ul className="befunde">
            {offen.map((b) => (
              <li key={b.id}><label className="haken"><input type="checkbox" name="befund[]" value={b.id} /> <span><strong>{b.ort}</strong> · {b.regel}: {b.satz}{b.vorschlag === null || b.vorschlag.trim() === '' ? null : <> Vorschlag: „{b.vorschlag}“.</>}{b.wort.trim() === '' ? null : <span className="untertitel klein blass">Fundstelle: {kurz(b.wort)}</span>}</span></label></li>
            ))}
          </ul>
          <div className="feld"><label htmlFor="vermerk">Vermerk</label><span className="hinweis" id="vermerk-hinweis">Warum die angekreuzten Stellen so bleiben</span><input id="vermerk" name="vermerk" defaultValue="Entspricht dem beschlossenen Wortlaut." aria-describedby="vermerk-hinweis" maxLength={2000} required /></div>
          <button type="submit" className="knopf" aria-disabled={busy}>Angekreuzte so belassen</button>
          {meldung?.akt === 'erledigen' ? <Meldung>{meldung.fehler}</Meldung> : null}
        </Form>
      )}
      {erledigt.length === 0 ? null : (
        <details>
          <summary>{erledigt.length} {erledigt.length === 1 ? 'Stelle bleibt' : 'Stellen bleiben'} wie beschlossen</summary>
          <ul className="befunde">{erledigt.map((b) => <li key={b.id}><strong>{b.ort}</strong> · {b.regel}: {b.satz} <span className="blass">Vermerk: {b.vermerk}</span></li>)}</ul>
        </details>
      )}
    </section>
  );
}

function kurz(wort: string): string {
  return wort.length > 120 ? `${wort.slice(0, 117)} …` : wort;
}
