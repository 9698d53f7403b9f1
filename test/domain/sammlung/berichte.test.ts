/** Citations of reports in printed paragraphs: quotes of both kinds, nested, missing parts, marks at a distance. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zitat } from '../../../app/domain/bericht.ts';
import { findeBerichte } from '../../../app/domain/sammlung/berichte.ts';

const kurz = (text: string): unknown[] => findeBerichte(text).map((b) => [b.gattung, b.titel, b.stand, b.vs, b.freigabe, text.slice(b.von, b.bis)]);

describe('a citation', () => {
  test.each([
    ['Die IMK nimmt den Bericht „Warnung“ (Stand: 10.08.26) (freigegeben) zur Kenntnis.', ['Bericht', 'Warnung', '10.08.26', false, 'freigegeben', 'Bericht „Warnung“ (Stand: 10.08.26) (freigegeben)']],
    ['Sie nimmt ferner das "Lagebild Wasser -VS-NfD-" (Stand 10.08.26) (nicht freigegeben) zur Kenntnis.', ['', 'Lagebild Wasser', '10.08.26', true, 'nicht freigegeben', '"Lagebild Wasser -VS-NfD-" (Stand 10.08.26) (nicht freigegeben)']],
    ['Die IMK nimmt den „Bericht der AG „Wasser““ (Stand: August 2026) zur Kenntnis.', ['', 'Bericht der AG „Wasser“', 'August 2026', false, null, '„Bericht der AG „Wasser““ (Stand: August 2026)']],
    ['Die IMK nimmt den vorliegenden „Bericht ‚Wasser‘“ (freigegeben) zur Kenntnis.', ['', 'Bericht ‚Wasser‘', null, false, 'freigegeben', '„Bericht ‚Wasser‘“ (freigegeben)']],
    ['Die IMK nimmt den "Bericht zum Wasser" des Beauftragten über die Sitzungen 2026 (freigegeben) zur Kenntnis.', ['', 'Bericht zum Wasser', null, false, 'freigegeben', '"Bericht zum Wasser" des Beauftragten über die Sitzungen 2026 (freigegeben)']],
    ['Sie nimmt den Entwurf einer Vereinbarung über Pumpen (Stand: 09.11.26) (nicht freigegeben) der Länder zur Kenntnis.', ['', 'Entwurf einer Vereinbarung über Pumpen', '09.11.26', false, 'nicht freigegeben', 'Entwurf einer Vereinbarung über Pumpen (Stand: 09.11.26) (nicht freigegeben)']],
    ['Sie nimmt den Beschluss des Rates vom 12.10.26 einschließlich des Berichts „Netze -VS-NfD-“ (Stand: 29.09.26) (nicht freigegeben) zur Kenntnis.', ['Berichts', 'Netze', '29.09.26', true, 'nicht freigegeben', 'Berichts „Netze -VS-NfD-“ (Stand: 29.09.26) (nicht freigegeben)']],
    ['Die IMK nimmt den Bericht zum Stand der „Pumpen“ (freigegeben) zur Kenntnis.', ['Bericht zum Stand der', 'Pumpen', null, false, 'freigegeben', 'Bericht zum Stand der „Pumpen“ (freigegeben)']],
    ['Die IMK nimmt den Bericht „Warnung“ zur Kenntnis.', ['Bericht', 'Warnung', null, false, null, 'Bericht „Warnung“']]
  ])('%s', (text, angaben) => {
    expect(kurz(text)).toEqual([angaben]);
  });

  test.each(['Die IMK nimmt den mündlichen Bericht zur Kenntnis.', 'Sie verweist auf das Lagebild „Wasser“ des Vorjahres.', '(freigegeben)', 'Das Papier ist nicht freigegeben.', ''])('is none: %s', (text) => {
    expect(findeBerichte(text)).toEqual([]);
  });

  test('two in one paragraph stand apart', () => {
    expect(kurz('Sie nimmt den Bericht „A“ (freigegeben) und das Lagebild „B“ (Stand: 01.01.27) zur Kenntnis.').map((a) => (a as unknown[])[1])).toEqual(['A', 'B']);
  });

  test('ranges lie in the text and do not overlap, whatever the text', () => {
    const teil = fc.constantFrom('„', '“', '"', "'", '(Stand: 1)', '(freigegeben)', '(nicht freigegeben)', 'nimmt den ', ' Bericht ', '. Sie ', 'zur Kenntnis', '-VS-NfD-', 'des ');
    fc.assert(fc.property(fc.array(teil, { maxLength: 30 }), (teile) => {
      const text = teile.join('');
      let ab = 0;
      for (const b of findeBerichte(text)) {
        expect(b.von >= ab && b.bis <= text.length && b.von < b.bis).toBe(true);
        ab = b.bis;
      }
    }));
  });

  test('as the editor prints it is found with the same data', () => {
    const angabe = fc.record({ gattung: fc.constantFrom('Bericht', 'Konzept', ''), titel: fc.constantFrom('A', 'B und C, 2. Fassung'), stand: fc.constantFrom('10.08.26', null), vs: fc.boolean(), freigabe: fc.constantFrom('freigegeben' as const, 'nicht freigegeben' as const, null) });
    fc.assert(fc.property(angabe, (a) => {
      const text = `Die IMK nimmt den ${zitat(a)} zur Kenntnis.`;
      expect(findeBerichte(text)).toEqual([{ von: 18, bis: 18 + zitat(a).length, ...a }]);
    }));
  });
});
