import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALPHABET, bareCode, isAppcode, matchSchritt, notfallcodeOf, schrittOf } from '../../../app/domain/zugang/zweitfaktor.ts';
import { createCodegeber } from '../../../server/auth/codes.ts';

const codes = createCodegeber();
const MITTAG = Date.UTC(2027, 11, 1, 11, 0, 10);
const now = schrittOf(MITTAG);
/** Stands for the codes of some secret: each step has its own. */
const codeOf = (schritt: number): string => String(schritt % 1_000_000).padStart(6, '0');

describe('codes of an app', () => {
  it('are those of RFC 6238, Appendix B, in six digits', () => {
    const geheimnis = new TextEncoder().encode('12345678901234567890');
    const table = [[59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'], [1_234_567_890, '005924'], [2_000_000_000, '279037'], [20_000_000_000, '353130']] as const;
    for (const [sekunden, code] of table) expect(codes.codeOf(geheimnis, schrittOf(sekunden * 1_000))).toBe(code);
  });

  it('count a step before and after now, once, and never behind one that was used', () => {
    for (const schritt of [now - 1, now, now + 1]) expect(matchSchritt(codeOf(schritt), 0, MITTAG, codeOf)).toBe(schritt);
    for (const schritt of [now - 2, now + 2]) expect(matchSchritt(codeOf(schritt), 0, MITTAG, codeOf)).toBeNull();
    expect(matchSchritt(codeOf(now), now, MITTAG, codeOf)).toBeNull();
    expect(matchSchritt(codeOf(now - 1), now, MITTAG, codeOf)).toBeNull();
    expect(matchSchritt(codeOf(now + 1), now, MITTAG, codeOf)).toBe(now + 1);
  });

  it('let a person in at most once a step, whatever is tried in whichever order', () => {
    fc.assert(fc.property(fc.array(fc.record({ ms: fc.integer({ min: 0, max: 300_000 }), schritt: fc.integer({ min: -3, max: 12 }) }), { maxLength: 60 }), (tries) => {
      let zuletzt = 0;
      const used: number[] = [];
      for (const { ms, schritt } of tries.toSorted((a, b) => a.ms - b.ms)) {
        const jetzt = MITTAG + ms;
        const found = matchSchritt(codeOf(now + schritt), zuletzt, jetzt, codeOf);
        if (found === null) continue;
        expect(Math.abs(found - schrittOf(jetzt))).toBeLessThanOrEqual(1);
        used.push(found);
        zuletzt = found;
      }
      expect(used).toEqual([...new Set(used)].toSorted((a, b) => a - b));
    }));
  });

  it('are read as people type them', () => {
    expect(bareCode(' 123 456 ')).toBe('123456');
    expect(isAppcode(bareCode('123 456'))).toBe(true);
    expect(bareCode('ABCD-efgh-2345')).toBe('abcdefgh2345');
    for (const other of ['12345', '1234567', 'abcdefgh2345', '12345a', '١٢٣٤٥٦']) expect(isAppcode(other)).toBe(false);
  });
});

describe('emergency codes', () => {
  it('are twelve letters in groups of four, never taken for a code of the app, each its own', () => {
    const drawn = Array.from({ length: 50 }, () => codes.notfallcodes()).flat();
    expect(new Set(drawn).size).toBe(400);
    for (const code of drawn) {
      expect(code).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
      expect(isAppcode(bareCode(code))).toBe(false);
    }
  });

  it('take each letter from the same number of bytes, and none from too few', () => {
    const letters = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) {
      const code = notfallcodeOf(new Uint8Array(12).fill(byte));
      if (code !== null) letters.set(code.charAt(0), (letters.get(code.charAt(0)) ?? 0) + 1);
    }
    expect([...letters.keys()].toSorted().join('')).toBe([...ALPHABET].toSorted().join(''));
    expect(new Set(letters.values()).size).toBe(1);
    expect(notfallcodeOf(new Uint8Array(11))).toBeNull();
  });
});
