/** What the redaktionelle Prüfung would say of a draft, while it can still be changed: place and suggestion, never a change. */
import { gliedere } from '../../domain/beschluss/gliederung.ts';
import { pruefeRedaktion, regelwort, verweisbefund } from '../../domain/beschluss/redaktion.ts';
import { fehlendeZiffern } from '../../domain/verweis.ts';
import type { Vorschlagsansicht } from '../../load-context.ts';

export function Redaktionshinweise({ v }: { readonly v: Vorschlagsansicht }) {
  if (v.zustand !== 'anmeldung' && v.zustand !== 'entwurf') return null;
  const { konferenz } = v.sitzung;
  const funde = [...pruefeRedaktion(v.absaetze, { konferenz, freigabeEntschieden: false }), ...fehlendeZiffern({ absaetze: v.absaetze, protokollnotizen: [] }, konferenz).map(verweisbefund)];
  if (funde.length === 0) return null;
  const zeilen = gliedere(v.absaetze);
  const ort = (absatz: number): string => {
    const ziffer = zeilen.slice(0, absatz + 1).findLast((z) => z.nummer !== null)?.nummer;
    return ziffer === undefined || ziffer === null ? `Absatz ${absatz + 1}` : `Ziffer ${ziffer}`;
  };
  return (
    <section className="stapel nicht-drucken">
      <h2>Redaktionelle Prüfung</h2>
      <details>
        <summary>{funde.length} {funde.length === 1 ? 'Vorschlag' : 'Vorschläge'} zur Form</summary>
        <ul className="befunde klein">
          {funde.map((f) => <li key={`${f.absatz}-${f.von}-${f.regel}`}><strong>{ort(f.absatz)}</strong> · {regelwort(f.regel)}: {f.satz}{f.vorschlag === null || f.vorschlag.trim() === '' ? null : <> Vorschlag: „{f.vorschlag}“.</>}</li>)}
        </ul>
      </details>
    </section>
  );
}
