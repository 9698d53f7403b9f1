/** The container of a DOCX: what is written is read, by us and by a stranger's reader; and files made to hurt are refused before they do. */
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { erneuereZip, leseZip, schreibeZip } from '../../server/publication/zip.ts';

const wort = (text: string): Uint8Array => Buffer.from(text);
const packe = (...teile: readonly (readonly [string, Uint8Array])[]): Buffer => Buffer.from(schreibeZip(new Map(teile)));
/** A zip with numbers in its directory changed: entry, offset in the directory's record, bytes, value. */
function mit(zip: Buffer, aendern: (verzeichnis: Buffer, alles: Buffer) => void): Buffer {
  const kopie = Buffer.from(zip);
  aendern(kopie.subarray(kopie.readUInt32LE(kopie.length - 6)), kopie);
  return kopie;
}

describe('a container', () => {
  test('is read as it was written, also by another reader; written twice it is the same', async () => {
    await fc.assert(fc.asyncProperty(fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,8}\/[a-zäöü]{1,8}\.xml$/u), fc.uint8Array({ maxLength: 400 })), { maxLength: 8, selector: ([name]) => name }), async (teile) => {
      const zip = packe(...teile);
      const gelesen = leseZip(zip);
      expect(gelesen.ok && [...gelesen.wert].map(([name, inhalt]) => [name, [...inhalt]])).toEqual(teile.map(([name, inhalt]) => [name, [...inhalt]]));
      expect(packe(...teile).equals(zip)).toBe(true);
      const fremd = await JSZip.loadAsync(zip, { checkCRC32: true });
      for (const [name, inhalt] of teile) expect([...await fremd.file(name)?.async('uint8array') ?? []]).toEqual([...inhalt]);
    }), { numRuns: 40 });
  });

  test('is renewed: what does not change keeps its bytes, what changes is the new words, and the hour it was packed at is gone', async () => {
    const gepackt = (date: Date): Promise<Uint8Array> => new JSZip().file('a.xml', 'Wörter '.repeat(50), { date }).file('b.xml', 'roh', { date, compression: 'STORE' }).file('c.xml', 'alt', { date }).generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
    const neu = new Map([['c.xml', (alt: Uint8Array) => Buffer.concat([alt, wort(' und neu')])]]);
    const [frueh, spaet] = [erneuereZip(await gepackt(new Date('2001-02-03')), neu), erneuereZip(await gepackt(new Date('2027-08-09')), neu)];
    expect(frueh.ok && spaet.ok && Buffer.from(frueh.wert).equals(Buffer.from(spaet.wert))).toBe(true);
    const fremd = await JSZip.loadAsync(frueh.ok ? frueh.wert : new Uint8Array(), { checkCRC32: true });
    expect(await Promise.all(['a.xml', 'b.xml', 'c.xml'].map(async (name) => (await fremd.file(name)?.async('string')) ?? ''))).toEqual(['Wörter '.repeat(50), 'roh', 'alt und neu']);
    const eigener = packe(['a.xml', wort('A')], ['b.xml', wort('B')]);
    expect(erneuereZip(eigener, new Map())).toEqual({ ok: true, wert: eigener });
    expect(erneuereZip(wort('kein Zip'), neu)).toMatchObject({ ok: false, grund: 'zip_ungueltig' });
  });

  test('of another writer is read', async () => {
    const zip = await new JSZip().file('a/b.xml', 'Wörter').file('c.xml', 'roh', { compression: 'STORE' }).generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
    const gelesen = leseZip(zip);
    expect(gelesen.ok && Buffer.from(gelesen.wert.get('a/b.xml') ?? []).toString()).toBe('Wörter');
  });
});

describe('C2: a container made to hurt', () => {
  test('that claims or holds too much is refused before it is unpacked', () => {
    const bombe = packe(['a.xml', Buffer.alloc(80_000_000)]);
    expect(bombe.length).toBeLessThan(100_000);
    expect(leseZip(bombe)).toMatchObject({ ok: false, grund: 'zip_zu_gross' });
    expect(leseZip(packe(['a.xml', Buffer.alloc(5_000_000)]))).toMatchObject({ ok: false, grund: 'zip_zu_gross' });
    expect(leseZip(packe(['a', Buffer.alloc(600)], ['b', Buffer.alloc(600)]), { bytes: 1_000 })).toMatchObject({ ok: false, grund: 'zip_zu_gross' });
    expect(leseZip(packe(...Array.from({ length: 1_001 }, (_, i) => [`t${i}`, wort('x')] as const)))).toMatchObject({ ok: false, grund: 'zip_zu_gross' });
  });

  test('that lies about its size is cut off at the size it claims', () => {
    const zip = mit(packe(['a.xml', Buffer.alloc(60_000_000)]), (v) => v.writeUInt32LE(10, 24));
    const vorher = process.memoryUsage().arrayBuffers;
    expect(leseZip(zip)).toMatchObject({ ok: false, grund: 'zip_ungueltig' });
    expect(process.memoryUsage().arrayBuffers - vorher).toBeLessThan(20_000_000);
  });

  test('whose entries share bytes, are encrypted, packed in an unknown way or damaged is refused', () => {
    const zwei = packe(['a', wort('eins eins')], ['b', wort('zwei')]);
    const ungueltig = { ok: false, grund: 'zip_ungueltig' };
    expect(leseZip(mit(zwei, (v) => v.writeUInt32LE(0, 46 + 1 + 42)))).toMatchObject(ungueltig);
    expect(leseZip(mit(zwei, (v) => v.writeUInt16LE(1, 8)))).toMatchObject(ungueltig);
    expect(leseZip(mit(zwei, (v) => v.writeUInt16LE(12, 10)))).toMatchObject(ungueltig);
    expect(leseZip(mit(zwei, (v) => v.writeUInt32LE(7, 16)))).toMatchObject(ungueltig);
    expect(leseZip(mit(zwei, (v) => v.writeUInt32LE(9_999, 42)))).toMatchObject(ungueltig);
    expect(leseZip(mit(zwei, (_, alles) => alles.writeUInt32LE(0, alles.length - 6)))).toMatchObject(ungueltig);
  });

  test('is refused or read, never a crash, whatever bytes it has', () => {
    const gut = packe(['word/document.xml', wort('<a/>')], ['b', wort('x'.repeat(300))]);
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(gut.length - 1), fc.nat(255)), { maxLength: 6 }), fc.nat(gut.length), (stellen, ende) => {
      const kaputt = Buffer.from(gut.subarray(0, ende));
      for (const [stelle, byte] of stellen) if (stelle < ende) kaputt[stelle] = byte;
      expect(typeof leseZip(kaputt).ok).toBe('boolean');
    }), { numRuns: 500 });
    expect(leseZip(deflateRawSync(wort('kein Zip')))).toMatchObject({ ok: false, grund: 'zip_ungueltig' });
  });
});

test.each(['../a.xml', '/etc/passwd', 'a/../../b', 'C:\\windows\\x', 'a\\..\\b', './a', 'a\u0000.xml', '', 'x'.repeat(300)])('C3: the name %j is refused', (name) => {
  expect(leseZip(packe([name, wort('x')]))).toMatchObject({ ok: false, grund: 'zip_name' });
});

test('C3: two entries of one name are refused', () => {
  expect(leseZip(packe(['a.xml', wort('x')], ['A.XML', wort('y')]))).toMatchObject({ ok: false, grund: 'zip_name' });
});
