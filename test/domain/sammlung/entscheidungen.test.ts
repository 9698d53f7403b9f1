/** A person's decisions win over the reader's rules, close the doubt, and give the same model each time; those that fit nothing are reported. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEFUNDARTEN, wahlwort } from '../../../app/domain/sammlung/befundworte.ts';
import type { Entscheidung } from '../../../app/domain/sammlung/entscheidungen.ts';
import { leseSammlung } from '../../../app/domain/sammlung/lesen.ts';
import type { Sammlung } from '../../../app/domain/sammlung/sammlung.ts';
import { alsSammlung, gelesen, mitText, OHNE_SEEDS, seed, SEEDS_DA } from './quellen.ts';

const mit = (text: string, ...entscheidungen: Entscheidung[]): Sammlung => {
  const lesung = leseSammlung(text, entscheidungen);
  if (!lesung.ok) throw new Error(lesung.grund);
  return lesung.wert.sammlung;
};
const texte = (s: Sammlung): string[] => s.beschluesse.flatMap((b) => b.absaetze).map((a) => `${a.art}: ${a.text}`);
const LAUFKOPF = ['Sammlung', 'der zur Veröffentlichung freigegebenen Beschlüsse', 'der Sitzung der Ständigen Konferenz der Innenminister und -senatoren der Länder', 'am 11.06.27', ''];
const MARKDOWN = [...LAUFKOPF, '**TOP 3: Schutz der Brücken  ', '- Vorschlag**', '', '**Beschluss:**', '', '1. Eins.', '- 2. Zwei.', '- 3. Drei.'].join('\n');
const DOPPELT = mitText('1. Die Länder', '', 'danken für die Leitstellen-', '', 'technik', '', '2. Sie bitten.');
const OHNE_WORT = alsSammlung(' TOP 7: Ein Titel', '', 'Erste Zeile', 'und zweite.', '', 'Dritte.', '', ' TOP 8: Noch einer', '', 'Beschluss:', '', 'Ja.');

describe('a decision', () => {
  test.each([
    ['ziffer_als_punkt: ziffer', MARKDOWN, { zeile: 13, art: 'ziffer_als_punkt', wahl: 'ziffer' }, ['ziffer: Eins.', 'ziffer: Zwei.', 'ziffer: Drei.']],
    ['ziffer_als_punkt: punkt', MARKDOWN, { zeile: 13, art: 'ziffer_als_punkt', wahl: 'punkt' }, ['ziffer: Eins.', 'ziffer: Zwei.', 'punkt: 3. Drei.']],
    ['ziffer_ohne_satzende: ziffer', DOPPELT, { zeile: 16, art: 'ziffer_ohne_satzende', wahl: 'ziffer' }, ['ziffer: Die Länder danken für die Leitstellentechnik', 'ziffer: Sie bitten.']],
    ['ziffer_ohne_satzende: fliesstext', DOPPELT, { zeile: 16, art: 'ziffer_ohne_satzende', wahl: 'fliesstext' }, ['absatz: 1. Die Länder danken für die Leitstellentechnik 2. Sie bitten.']],
    ['trennstrich: zusammen', DOPPELT, { zeile: 14, art: 'trennstrich', wahl: 'zusammen' }, ['ziffer: Die Länder danken für die Leitstellentechnik', 'ziffer: Sie bitten.']],
    ['trennstrich: mit_strich', DOPPELT, { zeile: 14, art: 'trennstrich', wahl: 'mit_strich' }, ['ziffer: Die Länder danken für die Leitstellen-technik', 'ziffer: Sie bitten.']],
    ['trennstrich: mit_strich_und_luecke', DOPPELT, { zeile: 14, art: 'trennstrich', wahl: 'mit_strich_und_luecke' }, ['ziffer: Die Länder danken für die Leitstellen- technik', 'ziffer: Sie bitten.']],
    ['strich: punkt', mitText('Die Konferenz bittet um:', '- Rat und', '- Tat.'), { zeile: 11, art: 'strich', wahl: 'punkt' }, ['absatz: Die Konferenz bittet um:', 'punkt: Rat und - Tat.']],
    ['rest: absatz, lines that touch become one', OHNE_WORT, { zeile: 8, art: 'rest', wahl: 'absatz' }, ['absatz: Erste Zeile', 'absatz: Ja.']]
  ])('%s', (_, text, entscheidung, erwartet) => {
    const sammlung = mit(text, entscheidung);
    expect(texte(sammlung)).toEqual(erwartet);
    expect(sammlung.befunde.filter((b) => b.zeile === entscheidung.zeile && b.art === entscheidung.art)).toEqual([]);
    expect(sammlung.befunde.some((b) => b.art === 'entscheidung_ohne_wirkung')).toBe(false);
  });

  test.each([
    ['titel', 'Schutz der Brücken - Vorschlag', []], ['ohne_strich', 'Schutz der Brücken Vorschlag', []], ['untertitel', 'Schutz der Brücken', ['- Vorschlag']]
  ])('titelstrich: %s', (wahl, titel, untertitel) => {
    expect(mit(MARKDOWN, { zeile: 7, art: 'titelstrich', wahl }).beschluesse[0]?.tops).toMatchObject([{ titel, untertitel }]);
  });

  test.each([['titel', 'Umgang mit Brücken', []], ['untertitel', 'Umgang mit', ['Brücken']]])('titelumbruch: %s, in doubt', (wahl, titel, untertitel) => {
    const text = alsSammlung(' TOP 3: Umgang mit', '', 'Brücken', '', 'Beschluss:', '', 'Ja.');
    expect(mit(text, { zeile: 8, art: 'titelumbruch', wahl }).beschluesse[0]?.tops).toMatchObject([{ titel, untertitel }]);
  });

  test('titelumbruch: titel, also where the reader was sure of a subtitle', () => {
    const text = alsSammlung(' TOP 3: Silvester', '', 'Sachstand', '', 'Beschluss:', '', 'Ja.');
    expect(mit(text).befunde).toEqual([]);
    expect(mit(text, { zeile: 8, art: 'titelumbruch', wahl: 'titel' }).beschluesse[0]?.tops).toMatchObject([{ titel: 'Silvester Sachstand', untertitel: [] }]);
  });

  test('rest: gehoert_nicht_dazu takes a line out of the rest; two lines that touch become one paragraph', () => {
    const alle = mit(OHNE_WORT);
    expect(alle.rest.map((z) => z.zeile)).toEqual([8, 9, 11]);
    expect(alle.befunde.map((b) => [b.zeile, b.art, b.moeglich])).toEqual([8, 9, 11].map((zeile) => [zeile, 'rest', ['gehoert_nicht_dazu', 'absatz']]));
    const entschieden = mit(OHNE_WORT, { zeile: 8, art: 'rest', wahl: 'absatz' }, { zeile: 9, art: 'rest', wahl: 'absatz' }, { zeile: 11, art: 'rest', wahl: 'gehoert_nicht_dazu' });
    expect([entschieden.rest, entschieden.befunde, texte(entschieden)]).toEqual([[], [], ['absatz: Erste Zeile und zweite.', 'absatz: Ja.']]);
  });

  test('before the first decision there is none to append to', () => {
    const text = alsSammlung('Ein loser Zettel.', '', ' TOP 7: Titel', '', 'Beschluss:', '', 'Ja.');
    expect(mit(text, { zeile: 6, art: 'rest', wahl: 'absatz' })).toMatchObject({ rest: [{ zeile: 6 }], befunde: [{ art: 'rest' }, { art: 'entscheidung_ohne_wirkung', text: 'rest: absatz' }] });
    expect(mit(text, { zeile: 6, art: 'rest', wahl: 'gehoert_nicht_dazu' })).toMatchObject({ rest: [], befunde: [] });
  });

  test.each([{ zeile: 999, art: 'trennstrich', wahl: 'zusammen' }, { zeile: 14, art: 'trennstrich', wahl: 'unsinn' }, { zeile: 14, art: 'toString', wahl: 'zusammen' }])('unknown or impossible: %j', (entscheidung) => {
    const [ohne, gegeben] = [mit(DOPPELT), mit(DOPPELT, entscheidung)];
    expect(gegeben.beschluesse).toEqual(ohne.beschluesse);
    expect(gegeben.befunde.filter((b) => b.art !== 'entscheidung_ohne_wirkung')).toEqual(ohne.befunde);
    expect(gegeben.befunde).toContainEqual({ zeile: entscheidung.zeile, art: 'entscheidung_ohne_wirkung', text: `${entscheidung.art}: ${entscheidung.wahl}` });
  });
});

describe('any decisions', () => {
  const belegt = fc.array(fc.record({ zeile: fc.integer({ min: 0, max: 20 }), art: fc.constantFrom(...BEFUNDARTEN), wahl: fc.constantFrom('ziffer', 'punkt', 'fliesstext', 'titel', 'untertitel', 'ohne_strich', 'zusammen', 'mit_strich', 'absatz', 'gehoert_nicht_dazu') }), { maxLength: 12 });

  test('keep every letter and give the same model when read again', () => {
    const buchstaben = (s: Sammlung): string => JSON.stringify([s.beschluesse, s.rest].flat()).replace(/[^A-ZÄÖÜ]/gu, '');
    fc.assert(fc.property(fc.constantFrom(MARKDOWN, DOPPELT), belegt, (text, entscheidungen) => {
      const sammlung = mit(text, ...entscheidungen);
      expect(mit(text, ...entscheidungen)).toEqual(sammlung);
      expect(buchstaben(sammlung)).toBe(buchstaben(mit(text)));
    }), { numRuns: 200 });
  });

  test.runIf(SEEDS_DA).each(['001', '002'])(`answering each open question of %s as the reader did closes all of them and changes no word${OHNE_SEEDS}`, (nummer) => {
    const { sammlung } = gelesen(seed(nummer));
    const fragen = sammlung.befunde.filter((b) => b.moeglich !== undefined);
    expect(fragen.length).toBeGreaterThan(2);
    for (const b of fragen) expect([b.moeglich?.includes(b.wahl ?? ''), wahlwort(b.wahl ?? '')]).toEqual([true, expect.not.stringContaining('_')]);
    const wieder = mit(seed(nummer), ...fragen.map(({ zeile, art, wahl = '' }) => ({ zeile, art, wahl })));
    expect(wieder).toEqual({ ...sammlung, befunde: [] });
  });
});
