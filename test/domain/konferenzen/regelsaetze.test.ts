/** Every body of the table in domain.md 1.6 is a row; what the table leaves open is unknown or open to a person's setting here. */
import { describe, expect, it } from 'vitest';
import { SACHE, isUnbekannt } from '../../../app/domain/abstimmung/regelsatz.ts';
import { REGELZEILEN } from '../../../app/domain/konferenzen/regelsaetze.ts';
import { druckprofilOf } from '../../../app/domain/sammlung/druckprofil.ts';

describe('the rows', () => {
  it('are those of the table, each with its source', () => {
    expect(REGELZEILEN.map((z) => z.kurz)).toEqual(['IMK', 'MPK', 'KMK', 'GMK', 'UMK', 'AMK', 'VSMK', 'VMK', 'WMK', 'JuMiKo', 'JFMK', 'EMK', 'SMK', 'BMK', 'FMK', 'IntMK', 'ASMK', 'IT-PLR', 'KONSENS']);
    expect(REGELZEILEN.filter((z) => z.regelsatz.quelle.trim() === '')).toEqual([]);
  });
  it('take the label of notes from the print profile, so that page and print agree (domain.md 1.3)', () => {
    for (const z of REGELZEILEN) expect(z.regelsatz.notizBezeichnung).toBe(druckprofilOf(z.kurz).notiz);
    expect(REGELZEILEN.filter((z) => z.regelsatz.notizBezeichnung === 'Protokollerklärung').map((z) => z.kurz)).toEqual(['MPK', 'UMK', 'AMK', 'VMK']);
  });
  it('let a person set every threshold that is unknown, and none that is known', () => {
    for (const z of REGELZEILEN) expect(z.regelsatz.offen.includes('schwelle'), z.kurz).toBe(isUnbekannt(z.regelsatz, SACHE));
  });
  it('leave silence open exactly where no source speaks of it (KMK, SMK, BMK do)', () => {
    expect(REGELZEILEN.filter((z) => !z.regelsatz.offen.includes('schweigen')).map((z) => [z.kurz, z.regelsatz.umlauf.schweigen, z.regelsatz.umlauf.tage])).toEqual([['KMK', 'zustimmung', 28], ['SMK', 'zustimmung', 28], ['BMK', 'zustimmung', null]]);
  });
});
