import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anfangOf, ausschnittOf, markiere } from '../../../app/domain/suche/ausschnitt.ts';
import { wortprobeOf } from '../../../app/domain/suche/faltung.ts';

const probe = wortprobeOf(['schutz', 'haus']);
const treffer = (laeufe: readonly { text: string; treffer: boolean }[] | null): string[] => (laeufe ?? []).filter((l) => l.treffer).map((l) => l.text);

describe('ausschnittOf', () => {
  it('shows the place with the most hits, whole words, and says where words are left out', () => {
    const text = `Schutz am Anfang. ${'Füllwort '.repeat(60)}Hier stehen Häuser, Schutz und noch ein Haus. ${'Ende '.repeat(80)}`;
    const laeufe = ausschnittOf(text, probe);
    expect(treffer(laeufe)).toEqual(['Häuser', 'Schutz', 'Haus']);
    expect([laeufe?.[0]?.text, laeufe?.at(-1)?.text]).toEqual(['… ', ' …']);
    expect((laeufe ?? []).map((l) => l.text).join('').length).toBeLessThan(340);
    expect(ausschnittOf('Nichts davon.', probe)).toBeNull();
    expect(anfangOf('Kurz.')).toEqual([{ text: 'Kurz.', treffer: false }]);
  });
  it('C1 loses and invents no word: joined, the runs are the text, markup stays text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (wort) => {
      const text = `${wort} <script>alert(1)</script> Schutz ${wort}`;
      expect(markiere(text, probe).map((l) => l.text).join('')).toBe(text);
      expect(treffer(ausschnittOf(text, probe)).every((t) => /schutz|haus|häus/iu.test(t))).toBe(true);
    }));
  });
});
