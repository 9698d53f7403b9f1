/** G11, C2: files that use up the time or the memory a reading has; both readers, one sentence each. The lighter ones are read in the ordinary suite. */
import { afterAll, beforeAll, describe, test } from 'vitest';
import { beurteile, buendle, SCHWERE } from '../importing/feindliste.ts';

let gebuendelt: Awaited<ReturnType<typeof buendle>>;
beforeAll(async () => {
  gebuendelt = await buendle();
});
afterAll(() => gebuendelt.remove());

describe('G11 a hostile file that uses up its limits', () => {
  test.each(SCHWERE)('%s: one sentence, within 10 s and 512 MB', async (...datei) => beurteile(datei, gebuendelt.eintrag, 'auto'));
  test.each(SCHWERE)('%s, read by pdf.js', async (...datei) => beurteile(datei, gebuendelt.eintrag, 'pdfjs'));
});
