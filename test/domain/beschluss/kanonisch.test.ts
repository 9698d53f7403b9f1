import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withMarke, zitat } from '../../../app/domain/bericht.ts';
import { absatz, ABSATZ_ARTEN, type Absatz } from '../../../app/domain/beschluss/beschluss.ts';
import { kanonisch } from '../../../app/domain/beschluss/kanonisch.ts';

const angabe = { gattung: 'Bericht', titel: 'Brücken', stand: 'Mai 2027', vs: false, freigabe: null };
const wort = zitat(angabe);
const citing: Absatz = { art: 'ziffer', text: `Den ${wort} zur Kenntnis.`, berichte: [{ ...angabe, id: 'b1', von: 4, bis: 4 + wort.length }] };
const texte = fc.array(fc.record({ art: fc.constantFrom(...ABSATZ_ARTEN), text: fc.string() }).map(({ art, text }) => absatz(art, text)));

describe('canonical form', () => {
  it('leaves ids and the release mark out', () => {
    expect(kanonisch([{ ...citing, berichte: citing.berichte.map((b) => ({ ...b, id: 'anders' })) }])).toBe(kanonisch([citing]));
    expect(kanonisch([withMarke(citing, 0, 'nicht freigegeben')])).toBe(kanonisch([citing]));
  });
  it('covers title, Stand, VS-NfD, genre, kind and every word', () => {
    const with_ = (change: object): string => kanonisch([{ ...citing, berichte: citing.berichte.map((b) => ({ ...b, ...change })) }]);
    const forms = [kanonisch([citing]), with_({ titel: 'Brucken' }), with_({ stand: null }), with_({ vs: true }), with_({ gattung: '' }), kanonisch([{ ...citing, art: 'absatz' }]), kanonisch([{ ...citing, text: citing.text.replace('Kenntnis', 'Kenntniss') }])];
    expect(new Set(forms).size).toBe(forms.length);
  });
  it('covers where a cross reference points', () => {
    const ref = (ziel: string): string => kanonisch([{ ...absatz('ziffer', 'nach Ziffer 2'), verweise: [{ von: 5, bis: 13, ziel }] }]);
    expect(ref('ziffer:2')).not.toBe(ref('ziffer:3'));
  });
  it('is equal for equal texts and different for different ones (property)', () => {
    fc.assert(fc.property(texte, texte, (a, b) => {
      expect(kanonisch(a) === kanonisch(b)).toBe(JSON.stringify(a.map((x) => [x.art, x.text])) === JSON.stringify(b.map((x) => [x.art, x.text])));
    }));
  });
});
