/** Bytes that somebody hands in: text, PDFs read by both readers, and hostile ones - each a reason, in bounded time. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { neueSammlung } from '../../app/domain/sammlung/sammlung.ts';
import { DATEI_HOECHSTENS, DATEIGRUENDE, textAus } from '../../server/importing/pdf-text.ts';
import { setze } from '../../server/publication/formate.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const MODELL = neueSammlung({ konferenz: 'IMK', art: 'Sitzung', nummer: 1, beschlussdatum: '2027-06-11', zeitraum: null, ort: null }, {
  titelblatt: [], hinweise: [], beschluesse: [{ tops: [{ nummer: '1', titel: 'Titel', untertitel: [], teile: [] }], absaetze: [absatz('absatz', 'Aus- und Fortbildung sowie Zusammenarbeitsvereinbarungen.')], protokollnotizen: [] }]
});
/** Deterministic noise. */
const rauschen = (laenge: number): Uint8Array => {
  let zustand = 1;
  return Uint8Array.from({ length: laenge }, () => (zustand = (zustand * 48_271) % 2_147_483_647) & 255);
};

describe('text', () => {
  test('in UTF-8 is taken as it is', async () => {
    expect(await textAus(bytes('\uFEFFBeschlüsse „hier“'))).toMatchObject({ ok: true });
    expect(await textAus(readFileSync(join(import.meta.dirname, '../../seeds/demo-sammlung.txt')))).toMatchObject({ ok: true });
  });

  test.each([
    ['empty', new Uint8Array(), 'datei_leer'], ['with a zero byte', bytes('a\u0000b'), 'datei_binaer'], ['in Latin-1', Uint8Array.from([66, 101, 115, 99, 104, 108, 252, 115, 115, 101]), 'datei_windows_1252'],
    ['of nine megabytes', new Uint8Array(9 * 1024 * 1024).fill(97), 'datei_zu_gross'], ['larger than any file may be', new Uint8Array(DATEI_HOECHSTENS + 1), 'datei_zu_gross']
  ])('%s is refused', async (_, inhalt, grund) => {
    expect(await textAus(inhalt)).toEqual({ ok: false, grund });
  });
});

describe('PDF', () => {
  test.each(['auto', 'pdfjs'] as const)('of our own keeps its hyphens (%s)', async (pdf) => {
    const druck = await setze(MODELL, 'pdf');
    const text = await textAus(druck.ok ? druck.wert : new Uint8Array(), { pdf });
    expect(text.ok ? text.wert : '').toMatch(/Aus- und Fortbildung/u);
  });

  test.each(['auto', 'pdfjs'] as const)('that is broken is refused (%s)', async (pdf) => {
    const druck = await setze(MODELL, 'pdf');
    const ganz = druck.ok ? druck.wert : new Uint8Array();
    for (const kaputt of [bytes('%PDF-1.7\n%%EOF'), Buffer.concat([bytes('%PDF-1.7\n'), rauschen(200_000)]), ganz.slice(0, 900)]) {
      const antwort = await textAus(kaputt, { pdf });
      expect(antwort.ok).toBe(false);
      expect(antwort.ok ? '' : antwort.grund).toMatch(/^pdf_(?:unlesbar|ohne_text)$/u);
    }
  });

  test('that takes too long is given up', async () => {
    const druck = await setze(MODELL, 'pdf');
    expect(await textAus(druck.ok ? druck.wert : new Uint8Array(), { pdf: 'pdfjs', millisekunden: 20 })).toEqual({ ok: false, grund: 'pdf_zu_lange' });
  });
});

test('every reason is one German sentence', () => {
  for (const satz of Object.values(DATEIGRUENDE)) expect(satz).toMatch(/^\p{Lu}[^!]*\.$/u);
});
