import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOECHSTENS_BEGRIFFE, isLeer, isNurAusschluss, leseAnfrage } from '../../../app/domain/suche/anfrage.ts';
import { zitiere } from '../../../app/domain/zitierweise.ts';

const kurz = (q: string): string => {
  const a = leseAnfrage(q);
  return [...a.begriffe.map((b) => `${b.ausgeschlossen ? '-' : ''}${b.worte.join('_')}`), a.top === null ? '' : `TOP:${a.top}`, a.ziffer === null ? '' : `Z:${a.ziffer}`, a.sitzung === null ? '' : (a.sitzung.nummer ?? a.sitzung.saison?.jahreszeit ?? a.sitzung.tage?.bis ?? '')].filter((w) => w !== '').join(' ');
};

describe('leseAnfrage', () => {
  it.each([
    ['Schutz -Land', 'Schutz -Land'], ['"zur Kenntnis" Lage', 'zur_Kenntnis Lage'], ['„Bund Länder“', 'Bund_Länder'], ['-"a b" c', '-a_b c'], ['TOP 17', 'TOP:17'], ['top 29.2 Ziffer 3 Netze', 'Netze TOP:29.2 Z:3'],
    ['226. Sitzung', '226'], ['Herbst-IMK 2027', 'Herbst'], ['Frühjahrssitzung 2028 Lage', 'Lage Frühjahr'], ['IMK am 10.12.30', '2030-12-10'], ['IT-Planungsrat', 'IT Planungsrat'], ['"TOP 17"', 'TOP_17'], ['🙂 %_\\ \u0000 &|!', ''], ['2027', '2027']
  ])('%s', (q, erwartet) => expect(kurz(q)).toBe(erwartet));

  it('jumps to what our own citation names', () => {
    const zitat = zitiere({ konferenz: 'IMK', art: 'Sitzung', nummer: 226, beschlussdatum: '2027-12-03', zeitraum: null }, [{ nummer: '7' }], 2);
    expect(leseAnfrage(zitat)).toMatchObject({ begriffe: [], top: '7', ziffer: 2, sitzung: { nummer: 226 } });
    expect(leseAnfrage('226. Sitzung', { nurWorte: true }).begriffe).toHaveLength(2);
  });

  it('L3 answers every text, quickly and within its limits', () => {
    fc.assert(fc.property(fc.string({ maxLength: 12_000 }), (q) => {
      const a = leseAnfrage(q);
      expect(a.begriffe.length).toBeLessThanOrEqual(HOECHSTENS_BEGRIFFE);
      expect(a.begriffe.flatMap((b) => b.worte).every((w) => /^[\p{L}\p{N}.,]+$/u.test(w))).toBe(true);
    }));
    expect(leseAnfrage('a b c d e f g h i j').ueberzaehlig).toBe(2);
    expect(isLeer(leseAnfrage('  "" - '))).toBe(true);
    expect([isNurAusschluss(leseAnfrage('-a')), isNurAusschluss(leseAnfrage('-a b')), isNurAusschluss(leseAnfrage('-a TOP 3'))]).toEqual([true, false, false]);
  });
});
