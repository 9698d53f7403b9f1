/** C11: each fault that would shut somebody out, or change what is said, is found in the finished bytes before they leave the house. */
import JSZip from 'jszip';
import { beforeAll, describe, expect, test } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { pruefeDruck, type Pruefart, type Pruefformat } from '../../server/publication/check.ts';
import { FORMATE, setze, type Satzformat } from '../../server/publication/formate.ts';
import { lesePdf } from '../../server/publication/pdf-lesen.ts';
import { BOESE, boesesModell, DEMO, konferenzmodell } from './modelle.ts';

const gut = new Map<string, Uint8Array>();
const bytesOf = async (format: Satzformat, modell = DEMO, art: Pruefart = {}): Promise<Uint8Array> => {
  const druck = await setze(modell, format, { profil: art.profil ?? 'ua-1', entwurf: art.entwurf ?? false });
  if (!druck.ok) throw new Error(JSON.stringify(druck));
  return druck.wert;
};
beforeAll(async () => {
  for (const format of FORMATE) gut.set(format, await bytesOf(format));
  gut.set('a-3a', await bytesOf('pdf', DEMO, { profil: 'a-3a' }));
});

/** The finding on bytes in which something was changed; null when all is well. */
function befund(format: Pruefformat, von: string | RegExp, nach: string, modell: Sammlung = DEMO, art: Pruefart = {}): string | null {
  const roh = Buffer.from(gut.get(art.profil === 'a-3a' ? 'a-3a' : format) ?? []).toString('latin1');
  const neu = roh.replace(von instanceof RegExp ? von : Buffer.from(von).toString('latin1'), Buffer.from(nach).toString('latin1'));
  if (von !== '') expect(neu).not.toBe(roh);
  const antwort = pruefeDruck(format, Buffer.from(neu, 'latin1'), modell, art);
  if (!antwort.ok) expect(antwort).toMatchObject({ grund: 'druck_fehlerhaft', angaben: { format } });
  return antwort.ok ? null : (antwort.angaben?.befund ?? '');
}

test.each(FORMATE)('%s as printed passes', (format) => {
  expect(befund(format, '', '')).toBeNull();
});

describe('PDF', () => {
  test.each([
    ['no language', /\/Lang \(de-DE\)/u, '/Lung (de-DE)', 'Sprache fehlt'], ['another language', /\/Lang \(de-DE\)/u, '/Lang (en-GB)', 'Sprache fehlt'], ['no tags', '/Marked true', '/Marked false', 'Strukturbaum fehlt'],
    ['no structure tree', /\/StructTreeRoot \d/u, '/StructTreeRuut 1', 'Strukturbaum fehlt'], ['a font that is not embedded', '/FontFile2', '/FontFilo2', 'Schrift nicht eingebettet'], ['no fonts', /\/Type \/FontDescriptor/gu, '/Type /FontDescriptur', 'Schrift nicht eingebettet'],
    ['a bookmark of another name', '/Title (TOP 4: Lagebild', '/Title (TOP 3: Lagebild', 'Lesezeichen weichen ab'], ['no bookmarks', '/Outlines 2 0 R', '/Outlinos 2 0 R', 'Lesezeichen weichen ab'],
    ['missing pages', /\/Type \/Page\b(?!s)/gu, '/Type /Poge', 'Seiten fehlen'], ['no end', /%%EOF\s*$/u, '', 'kein PDF']
  ])('%s', (_, von, nach, erwartet) => {
    expect(befund('pdf', von, nach)).toBe(erwartet);
  });

  test('the title of another Sammlung, another order of decisions, a missing attachment', () => {
    expect(befund('pdf', '', '', { ...DEMO, nummer: 225 })).toBe('Titel weicht ab');
    expect(befund('pdf', '', '', { ...DEMO, beschluesse: [...DEMO.beschluesse].reverse() })).toBe('Lesezeichen weichen ab');
    expect(befund('pdf', '', '', DEMO, { profil: 'a-3a' })).toBeNull();
    expect(befund('pdf', /anhang\.akn\.xml/gu, 'anhang.okn.xml', DEMO, { profil: 'a-3a' })).toBe('Anhang fehlt: anhang.akn.xml');
  });

  test('titles with parentheses, backslashes and umlauts are read as they are', async () => {
    const titel = 'A (b (c) d) \\ ) ( „Ä“ – 1/2';
    const [erster] = DEMO.beschluesse;
    if (erster === undefined) throw new Error('model');
    const modell = { ...DEMO, hinweise: [], beschluesse: [{ ...erster, tops: [{ nummer: '7', titel, untertitel: [], teile: [] }] }] };
    const pdf = lesePdf(await bytesOf('pdf', modell));
    expect(pdf.ok && pdf.wert.lesezeichen).toEqual([`TOP 7: ${titel}`]);
  });
});

describe('HTML', () => {
  test.each([
    ['no language', '<html lang="de">', '<html>', 'Sprache oder Titel fehlt'], ['an empty title', /<title>[^<]*<\/title>/u, '<title></title>', 'Sprache oder Titel fehlt'], ['a heading left out', '<h2 id="inhalt">', '<h4 id="inhalt">', 'Reihenfolge der Überschriften'],
    ['two first headings', '<h2 id="inhalt">', '<h1 id="inhalt">', 'Reihenfolge der Überschriften'], ['an anchor given twice', 'id="top-4"', 'id="top-2"', 'Anker doppelt'], ['a decision lost', '<section class="sammlung-top"', '<section class="x"', 'Zahl der Beschlüsse weicht ab'],
    ['a program', '</main>', '<script>alert(1)</script></main>', 'Programm im Dokument']
  ])('%s', (_, von, nach, erwartet) => {
    expect(befund('html', von, nach)).toBe(erwartet);
  });
});

describe('Akoma Ntoso and JSON', () => {
  test.each([
    ['a tag that does not close', '</mainBody>', '', 'kein wohlgeformtes XML'], ['an id given twice', 'eId="top_4__teil"', 'eId="top_2__teil"', 'Kennung doppelt'], ['a party nobody knows', 'refersTo="#partei_by"', 'refersTo="#partei_xy"', 'Ziel fehlt: partei_xy'],
    ['a word changed', 'zur Kenntnis', 'zu Kenntnis', 'Wortlaut weicht ab: TOP 2'], ['a number changed', '<num>2.</num>', '<num>3.</num>', 'Wortlaut weicht ab: TOP 2']
  ])('%s', (_, von, nach, erwartet) => {
    expect(befund('akn', von, nach)).toBe(erwartet);
  });

  test('a decision lost, a draft without its mark, no model', () => {
    expect(befund('akn', '', '', { ...DEMO, beschluesse: DEMO.beschluesse.slice(1) })).toBe('Zahl der Beschlüsse weicht ab');
    expect(befund('akn', '', '', DEMO, { entwurf: true })).toBe('Vermerk Entwurf fehlt');
    expect(befund('json', '"fassung": 1', '"fassung": 2')).toBe('kein Modell');
    expect(befund('json', '{', '')).toBe('kein JSON');
    expect(pruefeDruck('txt', new Uint8Array(), DEMO)).toMatchObject({ ok: false, angaben: { befund: 'leer' } });
  });
});

describe('DOCX', () => {
  const geaendert = async (datei: string, von: string | RegExp, nach: string): Promise<string | undefined> => {
    const zip = await JSZip.loadAsync(gut.get('docx') ?? new Uint8Array());
    const alt = await zip.file(datei)?.async('string') ?? '';
    expect(alt.replace(von, nach)).not.toBe(alt);
    zip.file(datei, alt.replace(von, nach));
    const antwort = pruefeDruck('docx', await zip.generateAsync({ type: 'uint8array' }), DEMO);
    return antwort.ok ? undefined : antwort.angaben?.befund;
  };
  test.each([
    ['another language', 'word/styles.xml', 'w:val="de-DE"', 'w:val="en-GB"', 'Sprache fehlt'], ['another title', 'docProps/core.xml', '<dc:title>', '<dc:title>x', 'Titel weicht ab'], ['a word changed', 'word/document.xml', 'zur Kenntnis', 'zu Kenntnis', 'Wortlaut weicht ab: TOP 2'],
    ['a format that is none', 'word/document.xml', 'w:val="Ziffer"', 'w:val="Absatz"', 'Wortlaut weicht ab: TOP 2'], ['a list that runs on from another', 'word/document.xml', /w:numId w:val="3"/gu, 'w:numId w:val="2"', 'Wortlaut weicht ab: TOP 5 und 6'], ['broken XML', 'word/document.xml', '</w:body>', '', 'xml_ungueltig']
  ])('%s', async (_, datei, von, nach, erwartet) => {
    expect(await geaendert(datei, von, nach)).toBe(erwartet);
  });

  test('no container; a draft without its mark', () => {
    expect(pruefeDruck('docx', new TextEncoder().encode('PK'), DEMO)).toMatchObject({ ok: false, angaben: { befund: 'zip_ungueltig' } });
    expect(befund('docx', '', '', DEMO, { entwurf: true })).toBe('Vermerk Entwurf fehlt');
  });
});

test('C6: hostile words in every place pass in every format, and a text that packs very small is no attack', async () => {
  for (const format of FORMATE) expect((await setze(boesesModell(BOESE.join(' ')), format)).ok, format).toBe(true);
  const eintoenig = konferenzmodell('IMK');
  const [erster] = eintoenig.beschluesse;
  if (erster === undefined) throw new Error('model');
  expect((await setze({ ...eintoenig, beschluesse: [{ ...erster, absaetze: [absatz('absatz', 'immer wieder '.repeat(200_000))] }] }, 'docx')).ok).toBe(true);
});
