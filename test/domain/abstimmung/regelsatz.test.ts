import { describe, expect, it } from 'vitest';
import { BETREFFE, bundStimmtMit, isUnbekannt, laenderOf, regelOf, SACHBETREFFE, SACHE, schweigenEntscheidet } from '../../../app/domain/abstimmung/regelsatz.ts';
import { KONFERENZEN, konferenzOf } from '../../../app/domain/konferenz.ts';
import { LAENDER } from '../../../app/domain/land.ts';

const satz = (kurz: string) => konferenzOf(kurz)?.regelsatz ?? (() => { throw new Error(kurz); })();

describe('a rule set', () => {
  it('holds a rule of its own for a subject, and that of the matter otherwise', () => {
    expect(regelOf(satz('KMK'), { ...SACHE, betreff: 'haushalt' }).stufen[0]?.schwelle).toEqual({ art: 'keine_ablehnung' });
    expect(regelOf(satz('KMK'), { ...SACHE, betreff: 'grundsatz' })).toBe(satz('KMK').regeln.sache);
  });
  it('falls back to the lower threshold only the second time, and only where the conference has one', () => {
    expect(regelOf(satz('KMK'), { ...SACHE, betreff: 'haushalt', zweiteBefassung: true }).stufen[0]?.schwelle).toEqual({ art: 'mindestens', laender: 13 });
    expect(regelOf(satz('MPK'), { ...SACHE, betreff: 'haushalt', zweiteBefassung: true }).stufen[0]?.schwelle).toEqual({ art: 'keine_ablehnung' });
  });
  it('knows where nobody knows the threshold, and that silence needs none', () => {
    expect(KONFERENZEN.filter((k) => isUnbekannt(k.regelsatz, SACHE)).map((k) => k.kurz)).toEqual(['AMK', 'JuMiKo', 'BMK', 'FMK', 'IntMK', 'ASMK']);
    expect(isUnbekannt(satz('BMK'), { ...SACHE, umlauf: true })).toBe(false);
    expect([schweigenEntscheidet(satz('KMK'), SACHE), schweigenEntscheidet(satz('KMK'), { ...SACHE, umlauf: true })]).toEqual([false, true]);
  });
  it('lets the sixteen Länder vote everywhere, and the Bund where the table says so', () => {
    for (const k of KONFERENZEN) expect(laenderOf(k.regelsatz)).toEqual(LAENDER);
    expect(KONFERENZEN.filter((k) => bundStimmtMit(k.regelsatz)).map((k) => k.kurz)).toEqual(['UMK', 'AMK', 'VSMK', 'IT-PLR', 'KONSENS']);
  });
  it('lets a TOP be about everything but the release', () => {
    expect(BETREFFE.filter((b) => !(SACHBETREFFE as readonly string[]).includes(b))).toEqual(['freigabe']);
  });
});
