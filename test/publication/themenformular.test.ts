/** The Word form of a Themenanmeldung: what was filled in is read again, by its tags or by its labels; a hostile file costs one word. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FELDER, type Feldname } from '../../app/domain/themenformular.ts';
import { leseFormular, schreibeFormular } from '../../server/publication/themenformular.ts';
import { leseZip, schreibeZip } from '../../server/publication/zip.ts';

const ANLASS = 'IMK, Herbstkonferenz, 227. Sitzung';
const wert = (bytes: Uint8Array) => {
  const gelesen = leseFormular(bytes);
  if (!gelesen.ok) throw new Error(gelesen.grund);
  return gelesen.wert;
};
/** The form with other parts, or with its document rewritten. */
function geaendert(bytes: Uint8Array, dokument: (xml: string) => string, teile: Readonly<Record<string, string>> = {}): Uint8Array {
  const zip = leseZip(bytes);
  if (!zip.ok) throw new Error(zip.grund);
  const neu = new Map(zip.wert);
  neu.set('word/document.xml', Buffer.from(dokument(Buffer.from(zip.wert.get('word/document.xml') ?? new Uint8Array()).toString('utf8'))));
  for (const [name, text] of Object.entries(teile)) neu.set(name, Buffer.from(text));
  return schreibeZip(neu);
}
const LEER: Record<Feldname, string[]> = { titel: [], untertitel: [], teile: [], arbeitskreis: [], text: [] };
const GEFUELLT = { ...LEER, titel: ['Sichere Großveranstaltungen'], arbeitskreis: ['II'], text: ['1. Die IMK nimmt Kenntnis.', 'Zweite Zeile & <mehr>'] };

describe('the form', () => {
  it('is the same each time, and empty says nothing', () => {
    expect(Buffer.compare(Buffer.from(schreibeFormular(ANLASS)), Buffer.from(schreibeFormular(ANLASS)))).toBe(0);
    expect(wert(schreibeFormular(ANLASS))).toEqual({ felder: LEER, rest: [] });
  });
  it('gives back what was filled in, whatever it is (property)', () => {
    const zeile = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((s) => s.replace(/[\s\p{C}]+/gu, ' ').trim()).filter((s) => s !== '' && !/\p{Cs}|[\uFFFE\uFFFF]/u.test(s));
    fc.assert(fc.property(fc.record({ titel: fc.array(zeile, { maxLength: 2 }), untertitel: fc.array(zeile, { maxLength: 3 }), teile: fc.array(zeile, { maxLength: 3 }), arbeitskreis: fc.array(zeile, { maxLength: 1 }), text: fc.array(zeile, { maxLength: 8 }) }), (inhalt) => {
      expect(wert(schreibeFormular(ANLASS, inhalt))).toEqual({ felder: inhalt, rest: [] });
    }), { numRuns: 200 });
  });
  it('is read by its labels where a program dropped the controls', () => {
    const ohne = geaendert(schreibeFormular(ANLASS, GEFUELLT), (xml) => xml.replace(/<\/?w:sdt>|<\/?w:sdtContent>|<w:sdtPr>.*?<\/w:sdtPr>/gu, ''));
    expect(wert(ohne)).toEqual({ felder: GEFUELLT, rest: [ANLASS] });
  });
  it('takes words beside a control for those of its field, also where the label was changed', () => {
    const neben = geaendert(schreibeFormular(ANLASS, GEFUELLT), (xml) => xml.replace(/(<w:tag w:val="titel"\/>.*?<\/w:sdt>)(<w:p>)/u, '$1<w:p><w:r><w:t>und mehr</w:t></w:r></w:p>$2').replace('>Titel<', '>Überschrift<'));
    expect(wert(neben)).toEqual({ felder: { ...GEFUELLT, titel: [...GEFUELLT.titel, 'und mehr'] }, rest: ['Überschrift'] });
  });
  it('marks what Word numbers by itself, and leaves out what was struck out or only hints', () => {
    const liste = (stufe: number, id: number, worte: string): string => `<w:p><w:pPr><w:numPr><w:ilvl w:val="${stufe}"/><w:numId w:val="${id}"/></w:numPr></w:pPr><w:r><w:t>${worte}</w:t></w:r></w:p>`;
    const numbering = '<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num></w:numbering>';
    const docx = geaendert(schreibeFormular(ANLASS, { ...GEFUELLT, text: ['ANKER'] }), (xml) => xml
      .replace(/<w:p>(?:(?!<w:p>).)*ANKER.*?<\/w:p>/u, `${liste(0, 5, 'Erste')}${liste(0, 6, 'Punkt')}${liste(1, 6, 'Unterpunkt')}<w:p><w:del><w:r><w:delText>weg</w:delText></w:r></w:del><w:ins><w:r><w:t>neu</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> und</w:t><w:tab/><w:t>gut</w:t><w:br/><w:t>danach</w:t></w:r></w:p>`)
      .replace('<w:tag w:val="arbeitskreis"/>', '<w:tag w:val="arbeitskreis"/><w:showingPlcHdr/>')
      .replace('<w:sectPr>', '<w:p><w:r><w:t>Mit freundlichen Grüßen</w:t></w:r></w:p><w:sectPr>'), { 'word/numbering.xml': numbering });
    expect(wert(docx)).toEqual({ felder: { ...GEFUELLT, arbeitskreis: [], text: ['1. Erste', '• Punkt', '– Unterpunkt', 'neu und gut', 'danach'] }, rest: ['Mit freundlichen Grüßen'] });
  });
  it('has a label, a hint and a tag for every field', () => {
    const xml = geaendert(schreibeFormular(ANLASS), (text) => text);
    const zip = leseZip(xml);
    const text = zip.ok ? Buffer.from(zip.wert.get('word/document.xml') ?? new Uint8Array()).toString('utf8') : '';
    for (const [name, wort, hinweis] of FELDER) expect([text.includes(`<w:tag w:val="${name}"/>`), text.includes(`>${wort}<`), text.includes(`>${hinweis}<`)], name).toEqual([true, true, true]);
  });
});

describe('G11 what is no form', () => {
  const form = schreibeFormular(ANLASS, GEFUELLT);
  it.each<[string, string, () => Uint8Array]>([
    ['nothing', 'zip_ungueltig', () => new Uint8Array()],
    ['a text', 'zip_ungueltig', () => Buffer.from('Titel: Ein Thema')],
    ['half of it', 'zip_ungueltig', () => form.slice(0, form.length / 2)],
    ['another document', 'formular_unbekannt', () => geaendert(form, () => '<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>Brief</w:t></w:r></w:p></w:body></w:document>')],
    ['a document without a body', 'docx_ungueltig', () => geaendert(form, () => '<w:document xmlns:w="x"/>')],
    ['a document type with entities', 'xml_ungueltig', () => geaendert(form, (xml) => xml.replace('<w:document', '<!DOCTYPE x [<!ENTITY a "b">]><w:document'))],
    ['an entity', 'xml_ungueltig', () => geaendert(form, (xml) => xml.replace('Sichere', '&a;'))],
    ['broken XML', 'xml_ungueltig', () => geaendert(form, (xml) => xml.replace('</w:tbl>', ''))],
    ['macros', 'docx_fremdes', () => geaendert(form, (xml) => xml, { 'word/vbaProject.bin': 'x' })],
    ['an embedded object', 'docx_fremdes', () => geaendert(form, (xml) => xml, { 'word/embeddings/oleObject1.bin': 'x' })],
    ['a bomb', 'zip_zu_gross', () => geaendert(form, (xml) => xml, { 'word/media.xml': `<a>${' '.repeat(1_900_000)}</a>` })],
    ['more than a form can hold', 'zip_zu_gross', () => geaendert(form, (xml) => xml, { 'word/a.xml': `<a>${Array.from({ length: 500_000 }, (_, i) => i).join(' ')}</a>`, 'word/b.xml': `<a>${Array.from({ length: 500_000 }, (_, i) => i * 7).join(' ')}</a>` })],
    ['a way out', 'zip_name', () => geaendert(form, (xml) => xml, { '../x.xml': '<a/>' })]
  ])('%s is refused: %s', (_, grund, bytes) => {
    expect(leseFormular(bytes())).toMatchObject({ ok: false, grund });
  });
  it('a relation to the outside is never followed, and hinders nobody', () => {
    const rels = '<Relationships><Relationship Id="r" Type="attachedTemplate" Target="file:///x/Normal.dotm" TargetMode="External"/></Relationships>';
    expect(wert(geaendert(form, (xml) => xml, { 'word/_rels/settings.xml.rels': rels })).felder).toEqual(GEFUELLT);
  });
  it('hundreds of controls in one another end in a word, not in a crash', () => {
    const tief = geaendert(form, () => `<w:document xmlns:w="x"><w:body>${'<w:sdt><w:sdtContent>'.repeat(600)}${'</w:sdtContent></w:sdt>'.repeat(600)}</w:body></w:document>`);
    expect(leseFormular(tief)).toMatchObject({ ok: false, grund: 'xml_ungueltig' });
  });
});
