/** The PDF before independent judges, where they are installed: veraPDF (PDF/UA-1, PDF/A-3a), qpdf (syntax), poppler (structure tree, fonts). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { druckOf } from '../../server/publication/druckzeilen.ts';
import { setze } from '../../server/publication/formate.ts';
import type { Pdfprofil } from '../../server/publication/pdf.ts';
import { OHNE_SEEDS, seed, SEEDS_DA } from '../domain/sammlung/quellen.ts';
import { DEMO, gelesen, grossesModell, KONFERENZEN, konferenzmodell } from './modelle.ts';
import { findVerapdf, validiere } from './verapdf.mjs';

const ordner = mkdtempSync(join(tmpdir(), 'norm-'));
afterAll(() => rmSync(ordner, { recursive: true, force: true }));

const vera = findVerapdf();
const OHNE_VERA = vera.grund === null ? '' : ` (LEFT OUT: veraPDF, ${vera.grund})`;
const hat = (programm: string): boolean => {
  try {
    execFileSync(programm, [programm === 'qpdf' ? '--version' : '-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const [QPDF, POPPLER] = [hat('qpdf'), hat('pdfinfo') && hat('pdffonts')];
const ohne = (da: boolean, name: string): string => (da ? '' : ` (LEFT OUT: ${name} is absent)`);

const MODELLE: readonly (readonly [string, () => Sammlung])[] = [
  ['demo', () => DEMO], ...KONFERENZEN.map((k): [string, () => Sammlung] => [k, () => konferenzmodell(k)]), ['80-tops', () => grossesModell(80)],
  ...(SEEDS_DA ? ['001', '002'].map((n): [string, () => Sammlung] => [n, () => gelesen(seed(n))]) : [])
];

async function datei(name: string, modell: Sammlung, profil: Pdfprofil, entwurf = false): Promise<string> {
  const druck = await setze(modell, 'pdf', { profil, entwurf });
  if (!druck.ok) throw new Error(`${name}: ${JSON.stringify(druck)}`);
  const pfad = join(ordner, `${name.replace(/\W+/gu, '-')}-${profil}${entwurf ? '-entwurf' : ''}.pdf`);
  writeFileSync(pfad, druck.wert);
  return pfad;
}

const dateien: Record<Pdfprofil, string[]> = { 'ua-1': [], 'a-3a': [] };
beforeAll(async () => {
  for (const profil of ['ua-1', 'a-3a'] as const) {
    for (const [name, modell] of MODELLE) dateien[profil].push(await datei(name, modell(), profil));
    dateien[profil].push(await datei('demo', DEMO, profil, true));
  }
}, 180_000);

describe(`C11: no rule of the standard fails, for the demo, every print profile, 80 TOPs and both published Sammlungen${OHNE_SEEDS}`, () => {
  test.runIf(vera.ordner !== null).each([['ua-1', 'ua1'], ['a-3a', '3a']] as const)(`%s${OHNE_VERA}`, async (profil, art) => {
    const { bestanden, fehler } = await validiere(vera.ordner ?? '', art, dateien[profil]);
    expect(fehler).toEqual([]);
    expect(bestanden).toBe(MODELLE.length + 1);
  }, 180_000);

  test.runIf(vera.ordner !== null)(`the validator finds a fault where there is one: an archive file is no PDF/UA file${OHNE_VERA}`, async () => {
    const { bestanden, fehler } = await validiere(vera.ordner ?? '', 'ua1', dateien['a-3a'].slice(0, 1));
    expect([bestanden, fehler.length > 0]).toEqual([0, true]);
  });

  test.runIf(QPDF)(`qpdf finds nothing to say${ohne(QPDF, 'qpdf')}`, () => {
    for (const pfad of [...dateien['ua-1'], ...dateien['a-3a']]) expect(execFileSync('qpdf', ['--check', pfad], { encoding: 'utf8', stdio: 'pipe' })).toContain('No syntax or stream encoding errors');
  });
});

/** The structure tree as lines: depth, tag or words. */
const baum = (pfad: string): { tiefe: number; tag: string | null; text: string }[] => execFileSync('pdfinfo', ['-struct-text', pfad], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64e6 })
  .split('\n').filter((zeile) => zeile.trim() !== '' && !zeile.trim().startsWith('/')).map((zeile) => {
    const worte = /^ *"([\s\S]*)"$/u.exec(zeile);
    return { tiefe: zeile.search(/\S/u) / 2, tag: worte === null ? (/^\s*(\w+)/u.exec(zeile)?.[1] ?? '') : null, text: worte?.[1] ?? '' };
  });
/** Words alone: blanks are layout, and a hyphen may be one of the line end. */
const nurWorte = (text: string): string => text.replace(/[\s\u00AD-]+/gu, '');

describe(`what a screen reader is told${ohne(POPPLER, 'poppler')}`, () => {
  test.runIf(POPPLER).each(['demo', 'VMK', 'GMK', 'JuMiKo'])('%s: every word of the model once, in order; heads of pages are not part of it', (name) => {
    const modell = MODELLE.find(([n]) => n === name)?.[1]() ?? DEMO;
    const druck = druckOf(modell, false);
    const pfad = dateien['ua-1'][MODELLE.findIndex(([n]) => n === name)] ?? '';
    const erwartet = [...druck.amt, ...druck.titelblatt, ...(druck.hinweise.length === 0 ? [] : ['Hinweise:', ...druck.hinweise]), ...druck.beschluesse.flatMap((b) => b.zeilen).map((z) => z.marke + z.text)];
    const zeilen = baum(pfad);
    expect(nurWorte(zeilen.map((z) => z.text).join(''))).toBe(nurWorte(erwartet.join('')));
    const tags = zeilen.filter((z) => z.tag !== null && /^H\d$/u.test(z.tag)).map((z) => z.tag);
    const rollen = druck.beschluesse.flatMap((b) => b.zeilen).flatMap((z) => (z.rolle === 'top' ? ['H1'] : z.rolle === 'beschlusswort' || z.rolle === 'notizkopf' ? ['H2'] : []));
    expect(tags).toEqual([...(druck.hinweise.length === 0 ? [] : ['H1']), ...rollen]);
  });

  test.runIf(POPPLER)('a list that runs over pages stays one list, in the decision and in a note of its own', async () => {
    const modell = konferenzmodell('IMK');
    const lang = { ...modell, beschluesse: modell.beschluesse.slice(2) };
    const zeilen = baum(await datei('lang', lang, 'ua-1'));
    expect(zeilen.filter((z) => z.tag === 'L').length).toBe(2);
    expect(zeilen.filter((z) => z.tag === 'LI').length).toBe(50);
  });

  test.runIf(POPPLER)('a short decision is one paragraph without a list', async () => {
    const modell = konferenzmodell('IMK');
    const [beschluss] = modell.beschluesse;
    if (beschluss === undefined) throw new Error('model');
    const zeilen = baum(await datei('kurz', { ...modell, beschluesse: [{ ...beschluss, absaetze: [absatz('ziffer', 'Nur dies.')] }] }, 'ua-1'));
    expect([zeilen.filter((z) => z.tag === 'L').length, zeilen.at(-1)?.text]).toEqual([0, 'Nur dies.']);
  });

  test.runIf(POPPLER)('all fonts are embedded, as subsets with their characters', () => {
    for (const pfad of [...dateien['ua-1'], ...dateien['a-3a']]) {
      const schriften = execFileSync('pdffonts', [pfad], { encoding: 'utf8' }).trim().split('\n').slice(2);
      expect(schriften.length).toBeGreaterThan(0);
      for (const zeile of schriften) expect(zeile).toMatch(/^[A-Z]{6}\+Arimo\S*\s+.*\syes\s+yes\s+yes\s/u);
    }
  });
});
