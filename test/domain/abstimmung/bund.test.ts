/** When the Bund may say whether it agrees (docs/entscheidungen/0086). */
import { expect, it } from 'vitest';
import { BUNDESWORTE, bundeswort, sayBund } from '../../../app/domain/abstimmung/bund.ts';
import { KONFERENZEN } from '../../../app/domain/konferenz.ts';
import { LAENDER, PARTEIEN } from '../../../app/domain/land.ts';

const LAGE = { fingerabdruck: 'f', aufgehoben: false };

it('is said of the text that was read, while it stands', () => {
  expect([sayBund(LAENDER, LAGE, 'f'), sayBund(LAENDER, LAGE, 'g'), sayBund(LAENDER, { ...LAGE, aufgehoben: true }, 'f')].map((r) => (r.ok ? 'ok' : r.grund))).toEqual(['ok', 'fassung_geaendert', 'fassung_aufgehoben']);
});

it('is not said beside a Stimme, in any conference in which the Bund votes', () => {
  expect(sayBund(PARTEIEN, LAGE, 'f')).toEqual({ ok: false, grund: 'bund_stimmt_ab' });
  for (const { kurz, regelsatz } of KONFERENZEN) expect(sayBund(regelsatz.waehler, LAGE, 'f').ok, kurz).toBe(!regelsatz.waehler.includes('BMI'));
});

it('has a word of its own for each case', () => {
  expect(new Set(BUNDESWORTE.map(bundeswort)).size).toBe(BUNDESWORTE.length);
});
