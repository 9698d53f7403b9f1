import { describe, expect, it } from 'vitest';
import { adresseOfBeschluss, adresseOfSammlung, ankerOfZiffer, grundkennungOf, isKennung, isSchluessel } from '../../../app/domain/archiv/adresse.ts';

describe('addresses', () => {
  it('have one form', () => {
    expect([adresseOfSammlung('imk-2027-12-03'), adresseOfBeschluss('imk-2027-12-03', '6+7'), adresseOfBeschluss('x', '29.2', 3), adresseOfBeschluss('x', 'I.1/ä'), ankerOfZiffer(2)])
      .toEqual(['/sammlungen/imk-2027-12-03', '/sammlungen/imk-2027-12-03/top/6+7', '/sammlungen/x/top/29.2#ziffer-3', '/sammlungen/x/top/I.1%2F%C3%A4', 'ziffer-2']);
  });
  it('of later Ausgaben lead back to the Sitzung’s, and two Sitzungen of a day stay apart', () => {
    expect(['imk-2027-12-03', 'imk-2027-12-03-ausgabe-12', 'imk-2027-12-03-2-ausgabe-3'].map(grundkennungOf)).toEqual(['imk-2027-12-03', 'imk-2027-12-03', 'imk-2027-12-03-2']);
  });
  it('C8 refuse what names nothing', () => {
    for (const wort of ['..', '../x', 'A', '', 'x'.repeat(61), 'a\u0000', '%2e', 'a/b']) expect(isKennung(wort), wort).toBe(false);
    for (const wort of ['', '..', '../7', '<b>', "7'", '7\u0000', '7\n', 'x'.repeat(61)]) expect(isSchluessel(wort), wort).toBe(false);
    expect(['7', '29.2', '6+7', 'I.1'].every(isSchluessel)).toBe(true);
  });
});
