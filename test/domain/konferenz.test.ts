import { describe, expect, it } from 'vitest';
import { applyEinstellung } from '../../app/domain/abstimmung/einstellung.ts';
import { isUnbekannt, SACHE } from '../../app/domain/abstimmung/regelsatz.ts';
import { KONFERENZEN, konferenzOf, readRegelsatz } from '../../app/domain/konferenz.ts';
import { LAENDER } from '../../app/domain/land.ts';

describe('the conferences', () => {
  it('begin with the IMK, which lets the sixteen Länder vote and nobody else, and prints an office block and two remarks', () => {
    const [imk] = KONFERENZEN;
    expect([imk?.kurz, imk?.regelsatz.waehler, imk?.titelblatt.length, imk?.hinweise.length]).toEqual(['IMK', LAENDER, 3, 2]);
  });
  it('are found by their short name, also as the handbook writes it', () => {
    expect(['UMK', 'IT-PLR', 'IT-Planungsrat', 'SMK (sport)', 'XYZ'].map((kurz) => konferenzOf(kurz)?.kurz ?? null)).toEqual(['UMK', 'IT-PLR', 'IT-PLR', 'SMK', null]);
  });
});

describe('a stored rule set', () => {
  it('from before there were several conferences is read as the row of its conference', () => {
    const alt = { waehler: LAENDER, schwelle: 'keine_ablehnung', enthaltung: 'neutral', fehlen: 'hindert', ergebniswort: 'einstimmig', satz: '…', notizBezeichnung: 'Protokollnotiz' };
    expect(readRegelsatz(alt, 'IMK')).toEqual(konferenzOf('IMK')?.regelsatz);
    const fremd = readRegelsatz({}, 'TEST');
    expect([isUnbekannt(fremd, SACHE), fremd.offen.includes('schwelle'), fremd.notizBezeichnung]).toEqual([true, true, 'Protokollnotiz']);
  });
  it('keeps what a person has set, through JSON', () => {
    const amk = konferenzOf('AMK');
    const gesetzt = applyEinstellung(amk?.regelsatz ?? (() => { throw new Error('AMK'); })(), { schwelle: 'mehrheit' });
    expect(gesetzt.ok && readRegelsatz(JSON.parse(JSON.stringify(gesetzt.wert)), 'AMK')).toEqual(gesetzt.ok && gesetzt.wert);
  });
});
