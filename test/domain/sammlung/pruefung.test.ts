/** Unknown JSON as a model: what is accepted, where the first fault is named, and that the published JSON Schema says the same. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { pruefeModell } from '../../../app/domain/sammlung/pruefung.ts';
import { sammlung } from './erzeuger.ts';

const MODELL = {
  format: 'einvernehmen-sammlung', fassung: 1, konferenz: 'IMK', art: 'Sitzung', beschlussdatum: '2027-06-11',
  beschluesse: [{ tops: [{ nummer: '1', titel: 'T' }], absaetze: [{ art: 'absatz', text: 'Ja.' }], protokollnotizen: [{ parteien: ['BY'], absaetze: [{ art: 'absatz', text: 'Nein.' }] }] }]
};
const schema = z.fromJSONSchema(JSON.parse(readFileSync(join(import.meta.dirname, '../../../server/publication/einvernehmen-sammlung-1.schema.json'), 'utf8')) as Parameters<typeof z.fromJSONSchema>[0]);

/** The model with one value changed, by the path to it. */
function mit(pfad: string, wert: unknown): unknown {
  const kopie = structuredClone(MODELL) as Record<string, unknown>;
  const schritte = pfad.split('.');
  let ziel = kopie;
  for (const schritt of schritte.slice(0, -1)) ziel = ziel[schritt] as Record<string, unknown>;
  ziel[schritte.at(-1) ?? ''] = wert;
  return kopie;
}

describe('a model', () => {
  test('that leaves out what may be left out gets the empty values', () => {
    expect(pruefeModell(MODELL)).toEqual({
      ok: true,
      wert: {
        ...MODELL, nummer: null, zeitraum: null, ort: null, titelblatt: [], hinweise: [], befunde: [], rest: [],
        beschluesse: [{ tops: [{ nummer: '1', titel: 'T', untertitel: [], teile: [] }], absaetze: [{ art: 'absatz', text: 'Ja.', berichte: [] }], protokollnotizen: [{ bezeichnung: 'Protokollnotiz', parteien: ['BY'], absaetze: [{ art: 'absatz', text: 'Nein.', berichte: [] }] }] }]
      }
    });
  });

  test.each([
    ['format', 'anderes'], ['fassung', 2], ['konferenz', ''], ['art', 'Treffen'], ['nummer', 1.5], ['beschlussdatum', '2027-6-11'], ['zeitraum', '2027'], ['titelblatt', 'Titel'], ['beschluesse', {}],
    ['beschluesse.0.tops', []], ['beschluesse.0.tops.0.nummer', 7], ['beschluesse.0.absaetze.0.art', 'liste'], ['beschluesse.0.absaetze.0.berichte', [{ von: 0, bis: 1 }]], ['beschluesse.0.protokollnotizen.0.parteien', []], ['seiten', -1]
  ])('with a wrong %s is refused, and the place is named; the schema refuses it too', (pfad, wert) => {
    const antwort = pruefeModell(mit(pfad, wert));
    expect(antwort).toMatchObject({ ok: false, grund: 'modell_ungueltig' });
    if (!antwort.ok) expect((antwort.angaben?.ort ?? '').replace(/\[(\d+)\]/gu, '.$1').startsWith(pfad)).toBe(true);
    expect(schema.safeParse(mit(pfad, wert)).success).toBe(false);
  });

  test.each([
    ['a day that does not exist', mit('beschlussdatum', '2027-02-30'), 'beschlussdatum'],
    ['a Zeitraum that ends before it begins', mit('zeitraum', { von: '2027-06-12', bis: '2027-06-11' }), 'zeitraum'],
    ['a citation beyond the text', mit('beschluesse.0.absaetze.0.berichte', [{ von: 0, bis: 99, titel: 'T' }]), 'beschluesse[0].absaetze[0]'],
    ['a list', [], 'das Modell'], ['nothing', null, 'das Modell']
  ])('%s is refused', (_, wert, ort) => {
    expect(pruefeModell(wert)).toMatchObject({ ok: false, angaben: { ort } });
  });

  test('of our own passes unchanged, through JSON and the schema', () => {
    fc.assert(fc.property(sammlung, (modell) => {
      const json: unknown = JSON.parse(JSON.stringify(modell));
      expect(pruefeModell(json)).toEqual({ ok: true, wert: modell });
      expect(schema.safeParse(json).success).toBe(true);
    }), { numRuns: 50 });
  });

  test('with __proto__ in it changes no prototype', () => {
    expect(pruefeModell(JSON.parse('{"__proto__":{"format":"einvernehmen-sammlung"}}')).ok).toBe(false);
  });
});
