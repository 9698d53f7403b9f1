import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fremdesZeichen, nameOfZeichen } from '../../app/dokument/zeichen.ts';

/** Code points of a TrueType file, out of its cmap table of format 4 or 12. */
function codePoints(file: string): Set<number> {
  const f = readFileSync(file);
  const tables = Array.from({ length: f.readUInt16BE(4) }, (_, i) => 12 + i * 16).find((at) => f.toString('latin1', at, at + 4) === 'cmap') ?? 0;
  const cmap = f.readUInt32BE(tables + 8);
  const found = new Set<number>();
  for (let i = 0; i < f.readUInt16BE(cmap + 2); i += 1) {
    const at = cmap + f.readUInt32BE(cmap + 4 + i * 8 + 4);
    if (f.readUInt16BE(at) !== 4) continue;
    const n = f.readUInt16BE(at + 6) / 2;
    for (let s = 0; s < n; s += 1) {
      const [end, start] = [f.readUInt16BE(at + 14 + s * 2), f.readUInt16BE(at + 16 + n * 2 + s * 2)];
      for (let c = start; c <= end && c < 0xffff; c += 1) found.add(c);
    }
  }
  return found;
}

describe('printable characters', () => {
  it('take what German decisions are written with', () => {
    expect(fremdesZeichen('Äöüß „Titel“ ‚innen‘ – § 16 – 1/2 € … • 3 °C\u00a0und\u00adTrennung, Łódź, Čapek')).toBeNull();
  });
  it('name the first that the face lacks, control and direction marks among them', () => {
    expect(['gut 🙂', 'a✓', '中', 'a\u0001b', 'a\u202eb', 'a\tb'].map(fremdesZeichen)).toEqual(['🙂', '✓', '中', '\u0001', '\u202e', '\t']);
    expect([nameOfZeichen('🙂'), nameOfZeichen('\u0001')]).toEqual(['„🙂“ (U+1F642)', 'U+0001']);
  });
  it('are in all three cuts of the face', () => {
    const cuts = ['400Regular/Arimo_400Regular', '400Regular_Italic/Arimo_400Regular_Italic', '700Bold/Arimo_700Bold'].map((cut) => codePoints(`node_modules/@expo-google-fonts/arimo/${cut}.ttf`));
    const wrong = [];
    for (let c = 0x20; c < 0xffff; c += 1) if (fremdesZeichen(String.fromCharCode(c)) === null && !cuts.every((cut) => cut.has(c))) wrong.push(c.toString(16));
    expect(wrong).toEqual([]);
    expect(cuts.every((cut) => cut.size > 500)).toBe(true);
  });
});
