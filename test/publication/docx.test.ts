/** The DOCX: read back it is the same structure; built as Word expects it; the same bytes; and hostile files are refused by its reader. */
import JSZip from 'jszip';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alsDocx } from '../../server/publication/docx.ts';
import { leseDocx, type Docxlesung } from '../../server/publication/docx-lesen.ts';
import { druckOf } from '../../server/publication/druckzeilen.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { sammlung } from '../domain/sammlung/erzeuger.ts';
import { BOESE, boesesModell, DEMO, KONFERENZEN, konferenzmodell } from './modelle.ts';

const fertig = { entwurf: false, einzeln: false };
async function lesung(modell: Sammlung, art = fertig): Promise<Docxlesung> {
  const gelesen = leseDocx(await alsDocx(modell, art));
  if (!gelesen.ok) throw new Error(JSON.stringify(gelesen));
  return gelesen.wert;
}
const erwartet = (modell: Sammlung): unknown => druckOf(modell, false).beschluesse.map((b) => b.zeilen.map(({ rolle, marke, text, notiz }) => ({ rolle, marke, text, notiz })));
const teil = async (modell: Sammlung, name: string, art = fertig): Promise<string> => (await (await JSZip.loadAsync(await alsDocx(modell, art), { checkCRC32: true })).file(name)?.async('string')) ?? '';

describe('read back', () => {
  test('every random Sammlung is the same structure: headings, parts, kinds, numbers and words of every paragraph, notes with their parties', async () => {
    await fc.assert(fc.asyncProperty(sammlung, async (modell) => {
      expect((await lesung(modell)).beschluesse).toEqual(erwartet(modell));
    }), { numRuns: 25 });
  });

  test.each(KONFERENZEN)('%s, in its own words, with its title page', async (konferenz) => {
    const modell = konferenzmodell(konferenz);
    const { beschluesse, deckblatt, titel, sprache } = await lesung(modell);
    const druck = druckOf(modell, false);
    expect(beschluesse).toEqual(erwartet(modell));
    expect([titel, sprache]).toEqual([druck.titel, 'de-DE']);
    expect(deckblatt).toEqual([...druck.amt.map((text) => ({ format: 'Amtsblock', text })), ...druck.titelblatt.map((text) => ({ format: 'Sammlungstitel', text })), { format: 'Hinweiswort', text: 'Hinweise:' }, ...druck.hinweise.map((text) => ({ format: 'Hinweis', text }))]);
  });

  test.each(BOESE)('C6: %s stays words in every place', async (wort) => {
    expect((await lesung(boesesModell(wort))).beschluesse).toEqual(erwartet(boesesModell(wort)));
  });
});

describe('as Word expects it', () => {
  test('a list of its own for every decision and every note; numbers are not typed', async () => {
    const modell = konferenzmodell('IMK');
    const xml = await teil(modell, 'word/document.xml');
    const listen = [...xml.matchAll(/<w:pStyle w:val="(Notiz)?Ziffer"\/><w:numPr><w:ilvl w:val="0"\/><w:numId w:val="(\d+)"\/>/gu)].map((t) => `${t[1] ?? ''}${t[2] ?? ''}`);
    expect(new Set(listen).size).toBe(4);
    expect(listen.length).toBe(3 + 3 + 24 + 26);
    const nummern = await teil(modell, 'word/numbering.xml');
    for (const id of new Set(listen.map((l) => l.replace('Notiz', '')))) expect(nummern).toMatch(new RegExp(`<w:num w:numId="${id}"[^>]*><w:abstractNumId w:val="\\d+"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>`, 'u'));
    expect(xml).not.toContain('>1. ');
  });

  test('a section per decision: its first page without, every further one with "noch TOP"; a page number on each', async () => {
    const xml = await teil(DEMO, 'word/document.xml');
    expect(xml.match(/<w:titlePg\/>/gu)?.length).toBe(DEMO.beschluesse.length);
    const { koepfe } = await lesung(DEMO);
    const noch = druckOf(DEMO, false).beschluesse.map((b) => b.noch);
    expect(koepfe.flatMap((kopf) => kopf.split('\n').filter((zeile) => zeile.startsWith('noch ')))).toEqual(noch);
    expect(koepfe.filter((kopf) => kopf.includes('am 11.06.27')).length).toBe(2 * noch.length);
    expect(await teil(DEMO, 'word/header2.xml')).toMatch(/<w:instrText[^>]*>PAGE<\/w:instrText>/u);
  });

  test('headings have their level, notes are smaller, hyphenation is on, the language is German', async () => {
    const styles = await teil(DEMO, 'word/styles.xml');
    const format = (id: string): string => new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 'u').exec(styles)?.[0] ?? '';
    expect([format('Heading1'), format('Beschlusszeile'), format('Notizkopf')].map((f) => /<w:outlineLvl w:val="(\d)"\/>/u.exec(f)?.[1])).toEqual(['0', '1', '1']);
    expect([format('NotizZiffer').includes('<w:sz w:val="18"/>'), format('Ziffer').includes('<w:sz')]).toEqual([true, false]);
    expect(styles).toContain('<w:lang w:val="de-DE"');
    expect(await teil(DEMO, 'word/settings.xml')).toContain('<w:autoHyphenation/>');
  });

  test('a draft says so on every page, the title page too', async () => {
    const { koepfe } = await lesung(DEMO, { entwurf: true, einzeln: false });
    expect(koepfe.length).toBe(1 + 2 * DEMO.beschluesse.length);
    expect(koepfe.every((kopf) => kopf.startsWith('Entwurf'))).toBe(true);
    expect((await lesung(DEMO)).koepfe.some((kopf) => kopf.includes('Entwurf'))).toBe(false);
  });

  test('C9: its dates are those of the Sitzung and no person or machine is named', async () => {
    const core = await teil(DEMO, 'docProps/core.xml');
    expect([...core.matchAll(/\d{4}-\d\d-\d\dT[\d:]+Z/gu)].map((t) => t[0])).toEqual(['2027-06-11T12:00:00Z', '2027-06-11T12:00:00Z']);
    expect(core).toContain('<dc:creator>Einvernehmen</dc:creator>');
    expect(await teil(DEMO, 'word/document.xml')).not.toMatch(/w:rsid|w:ins |w:del |w14:paraId/u);
  });
});

describe('C4: the reader refuses', () => {
  const mit = async (aendern: (zip: JSZip) => void): Promise<Uint8Array> => {
    const zip = await JSZip.loadAsync(await alsDocx(DEMO, fertig));
    aendern(zip);
    return zip.generateAsync({ type: 'uint8array' });
  };
  test.each([
    ['an entity', (zip: JSZip) => zip.file('word/document.xml', '<!DOCTYPE w [<!ENTITY a "x">]><w:document><w:body>&a;</w:body></w:document>'), 'xml_ungueltig'],
    ['an outer relation', (zip: JSZip) => zip.file('word/_rels/document.xml.rels', '<Relationships><Relationship Id="r" Target="http://127.0.0.1/x" TargetMode="External"/></Relationships>'), 'docx_fremdes'],
    ['a macro', (zip: JSZip) => zip.file('word/vbaProject.bin', 'x'), 'docx_fremdes'], ['an embedded object', (zip: JSZip) => zip.file('word/embeddings/oleObject1.bin', 'x'), 'docx_fremdes'],
    ['a document without a body', (zip: JSZip) => zip.file('word/document.xml', '<w:document/>'), 'docx_ungueltig'], ['a missing document', (zip: JSZip) => zip.remove('word/document.xml'), 'docx_ungueltig']
  ])('%s', async (_, aendern, grund) => {
    expect(leseDocx(await mit((zip) => void aendern(zip)))).toMatchObject({ ok: false, grund });
  });
});
