/** A large print comes out of a child process: the same bytes, and a child that hangs, grows, dies or refuses is a reason (C11, G12). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { drucke } from '../../server/publication/druckauftrag.ts';
import { setze } from '../../server/publication/formate.ts';
import { grossesModell } from './modelle.ts';

const ordner = mkdtempSync(join(tmpdir(), 'druck-'));
afterAll(() => rmSync(ordner, { recursive: true, force: true }));
const programm = (name: string, inhalt: string): string[] => {
  const pfad = join(ordner, `${name}.mjs`);
  writeFileSync(pfad, inhalt);
  return [pfad];
};
const GROSS = { modell: grossesModell(20), format: 'docx', optionen: { entwurf: true } } as const;
const KLEIN = { ...GROSS, modell: grossesModell(1) };

describe('a print', () => {
  test.each([['docx', {}], ['pdf', { profil: 'a-3a' }]] as const)('of twenty TOPs (%s) comes from a child, byte by byte as here', async (format, mehr) => {
    const optionen = { entwurf: true, ...mehr };
    const [dort, hier] = [await drucke({ ...GROSS, format, optionen }), await setze(GROSS.modell, format, optionen)];
    expect(dort.ok && hier.ok && Buffer.compare(dort.wert, hier.wert)).toBe(0);
  });

  test('of one TOP needs no child', async () => {
    expect((await drucke(KLEIN, [join(ordner, 'fehlt.mjs')])).ok).toBe(true);
  });

  test('of a TOP that is not there is refused by the child with its reason', async () => {
    const fehlt = { ...GROSS, optionen: { nurTop: '999' } };
    expect(await drucke(fehlt)).toEqual({ ok: false, grund: 'top_unbekannt', angaben: { top: '999' } });
  });

  test.each([
    ['hangs', 'for (;;);', 'satz_zu_lange'], ['dies', 'process.kill(process.pid, "SIGSEGV")', 'satz_abgebrochen'], ['says nothing', '', 'satz_abgebrochen'],
    ['grows', 'const a = []; setInterval(() => a.push(Buffer.alloc(5e7, 1)), 10);', process.platform === 'linux' ? 'satz_zu_gross' : 'satz_zu_lange']
  ])('whose child %s is a reason, and nothing is printed', async (name, inhalt, grund) => {
    expect(await drucke(GROSS, programm(name.replace(' ', '-'), inhalt), { millisekunden: 700, megabyte: 300 })).toMatchObject({ ok: false, grund });
  });
});
