/**
 * The Word form of a Themenanmeldung, written and read. Written: the same bytes each time, a table whose right column are content controls with
 * tags. Read: as from a stranger (limits of the container, no entities, no macros, nothing fetched), by the tags, and where a program dropped
 * them by the words of the left column. What Word numbers by itself gets its mark back, so that pasting rules understand it.
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { FELDER, type Feldname, type Formularroh } from '../../app/domain/themenformular.ts';
import { oeffneDocx, type Docxgrund } from './docx-lesen.ts';
import { alle, kind, xmlText, type Knoten } from './xml.ts';
import { schreibeZip } from './zip.ts';

export type Formulargrund = Docxgrund | 'formular_unbekannt';

const KOPF = 'Themenanmeldung';
const ANLEITUNG = 'Bitte die rechte Spalte ausfüllen und die Datei auf der Seite „Thema anmelden“ einlesen. Dort wird alles noch einmal geprüft; angemeldet ist das Thema erst, wenn Sie es dort einreichen.';
const NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** A form is a page or two; more is none. */
const GRENZEN = { eintraege: 200, bytes: 2_000_000, verhaeltnis: 200, freibetrag: 200_000 };
/** Our own words, which are nobody's. */
const EIGENES = new Set([KOPF, ANLEITUNG, ...FELDER.flatMap(([, wort, hinweis]) => [wort, hinweis])]);

/** The form, empty or with paragraphs in its fields. `anlass` names the Sitzung in the heading. */
export function schreibeFormular(anlass: string, inhalt: Partial<Record<Feldname, readonly string[]>> = {}): Uint8Array {
  const zeilen = FELDER.map(([name, wort, hinweis]) => `<w:tr>${zelle(2800, p(wort, 'b') + p(hinweis, 'klein'))}${zelle(6800, feld(name, wort, inhalt[name] ?? []))}</w:tr>`).join('');
  const rand = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((seite) => `<w:${seite} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`).join('');
  const dokument = `${XML}<w:document ${NS}><w:body>${p(KOPF, 'titel')}${p(anlass, 'b', 'anlass')}${p(ANLEITUNG)}<w:tbl><w:tblPr><w:tblW w:w="9600" w:type="dxa"/><w:tblBorders>${rand}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="2800"/><w:gridCol w:w="6800"/></w:tblGrid>${zeilen}</w:tbl>${p('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`;
  const teile: [string, string][] = [
    ['[Content_Types].xml', `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`],
    ['_rels/.rels', `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`],
    ['word/document.xml', dokument]
  ];
  return schreibeZip(new Map(teile.map(([name, text]) => [name, Buffer.from(text, 'utf8')])));
}

type Art = 'b' | 'klein' | 'titel' | '';

/** A paragraph; `tag` makes it a locked one of ours that is no field. */
function p(worte: string, art: Art = '', tag = ''): string {
  const lauf = { b: '<w:b/>', klein: '<w:color w:val="595959"/><w:sz w:val="18"/>', titel: '<w:b/><w:sz w:val="32"/>', '': '' }[art];
  const absatz = `<w:p><w:pPr><w:spacing w:before="40" w:after="60"/></w:pPr>${worte === '' ? '' : `<w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>${lauf}<w:lang w:val="de-DE"/></w:rPr><w:t xml:space="preserve">${xmlText(worte)}</w:t></w:r>`}</w:p>`;
  return tag === '' ? absatz : `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>${absatz}</w:sdtContent></w:sdt>`;
}

function zelle(breite: number, inhalt: string): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${breite}" w:type="dxa"/></w:tcPr>${inhalt}</w:tc>`;
}

/** A cell must end in a paragraph of its own; the control itself cannot be deleted, its words can. */
function feld(name: Feldname, wort: string, absaetze: readonly string[]): string {
  return `<w:sdt><w:sdtPr><w:alias w:val="${xmlText(wort)}"/><w:tag w:val="${name}"/><w:lock w:val="sdtLocked"/></w:sdtPr><w:sdtContent>${(absaetze.length === 0 ? [''] : absaetze).map((worte) => p(worte)).join('')}</w:sdtContent></w:sdt>${p('')}`;
}

/** The paragraphs of each field, or why the file is no form of ours. */
export function leseFormular(bytes: Uint8Array): Result<Formularroh, Formulargrund> {
  const docx = oeffneDocx(bytes, GRENZEN);
  if (!docx.ok) return docx;
  const body = kind(docx.wert.get('word/document.xml'), 'w:body');
  if (body === undefined) return abgelehnt('docx_ungueltig', { name: 'word/document.xml' });
  const leser = new Leser(listenOf(docx.wert.get('word/numbering.xml')));
  leser.walk(body, null);
  return leser.gefunden ? ok({ felder: leser.felder, rest: leser.rest }) : abgelehnt('formular_unbekannt');
}

class Leser {
  readonly felder: Record<Feldname, string[]> = { titel: [], untertitel: [], teile: [], arbeitskreis: [], text: [] };
  readonly rest: string[] = [];
  gefunden = false;
  /** Inside a row of the form: a table in a cell is words, and is looked through once only. */
  private inRow = false;

  constructor(private readonly listen: Listen) {}

  /** Takes the paragraphs below a node into a field, or to the rest where there is none. */
  walk(knoten: Knoten, ziel: Feldname | null): void {
    for (const k of knoten.kinder) {
      // The same words again for programs that do not know the first form; and what was struck out.
      if (typeof k === 'string' || k.name === 'mc:Fallback' || k.name === 'w:del' || k.name === 'w:moveFrom') continue;
      if (k.name === 'w:p') this.take(k, ziel);
      else if (k.name === 'w:sdt') this.control(k, ziel);
      else if (k.name === 'w:tr' && !this.inRow) this.row(k, ziel);
      else this.walk(k, ziel);
    }
  }

  private control(sdt: Knoten, ziel: Feldname | null): void {
    const pr = kind(sdt, 'w:sdtPr');
    const tag = kind(pr, 'w:tag')?.attribute['w:val'] ?? '';
    const inhalt = kind(sdt, 'w:sdtContent');
    // The name of the Sitzung is ours; what a program shows where nothing was entered is nobody's.
    if (inhalt === undefined || tag === 'anlass' || kind(pr, 'w:showingPlcHdr') !== undefined) return;
    const name = feldOf(([schluessel]) => schluessel === tag);
    this.gefunden ||= name !== null;
    this.walk(inhalt, name ?? ziel);
  }

  /** The first cell, or the control in the others, says what the row is; words beside the control in its cell belong to it. */
  private row(tr: Knoten, ziel: Feldname | null): void {
    const [erste, ...andere] = tr.kinder.filter((k): k is Knoten => typeof k !== 'string' && k.name === 'w:tc');
    const wort = erste === undefined ? '' : (this.linesOf(erste)[0] ?? '').replace(/:$/u, '').trim();
    const tags = new Set(andere.flatMap((zelle) => alle(zelle, 'w:tag')).map((tag) => tag.attribute['w:val']));
    const name = feldOf(([, beschriftung]) => beschriftung === wort) ?? feldOf(([schluessel]) => tags.has(schluessel));
    this.inRow = true;
    if (name === null || erste === undefined) this.walk(tr, ziel);
    else {
      this.gefunden = true;
      this.walk(erste, null);
      for (const zelle of andere) this.walk(zelle, name);
    }
    this.inRow = false;
  }

  private linesOf(knoten: Knoten): string[] {
    return alle(knoten, 'w:p').flatMap((absatz) => worteOf(absatz).split('\n')).filter((zeile) => zeile.trim() !== '');
  }

  private take(absatz: Knoten, ziel: Feldname | null): void {
    // A text box hangs inside a paragraph with paragraphs of its own.
    const innere = alle(absatz, 'w:p');
    if (innere.length > 0) this.rest.push(...innere.map(worteOf));
    const marke = this.listen(absatz);
    for (const zeile of worteOf(absatz).split('\n')) {
      if (zeile.trim() === '') continue;
      if (ziel !== null) this.felder[ziel].push(marke + zeile);
      else if (!EIGENES.has(zeile.trim())) this.rest.push(zeile);
    }
  }
}

function feldOf(is: (feld: (typeof FELDER)[number]) => boolean): Feldname | null {
  return FELDER.find(is)?.[0] ?? null;
}

/** The words of one paragraph, without those of boxes in it; a break is a new line, a tab a blank. */
function worteOf(absatz: Knoten): string {
  return absatz.kinder.map((k) => {
    if (typeof k === 'string') return '';
    switch (k.name) {
      case 'w:t': return k.kinder.filter((w) => typeof w === 'string').join('');
      case 'w:tab': return ' ';
      case 'w:br': case 'w:cr': return '\n';
      case 'w:noBreakHyphen': return '-';
      case 'w:pPr': case 'w:del': case 'w:moveFrom': case 'mc:Fallback': case 'w:p': return '';
      default: return worteOf(k);
    }
  }).join('');
}

/** The mark that a paragraph shows because Word numbers it, '' where it does not. */
type Listen = (absatz: Knoten) => string;

function listenOf(numbering: Knoten | undefined): Listen {
  const wert = (knoten: Knoten | undefined): string => knoten?.attribute['w:val'] ?? '';
  const formate = new Map<string, string>();
  if (numbering !== undefined) {
    for (const num of alle(numbering, 'w:num')) {
      const abstrakt = alle(numbering, 'w:abstractNum').find((a) => a.attribute['w:abstractNumId'] === wert(kind(num, 'w:abstractNumId')));
      for (const stufe of abstrakt === undefined ? [] : alle(abstrakt, 'w:lvl')) formate.set(`${num.attribute['w:numId'] ?? ''} ${stufe.attribute['w:ilvl'] ?? ''}`, wert(kind(stufe, 'w:numFmt')));
    }
  }
  return (absatz) => {
    const numPr = kind(kind(absatz, 'w:pPr'), 'w:numPr');
    const liste = wert(kind(numPr, 'w:numId'));
    if (liste === '' || liste === '0') return '';
    const stufe = wert(kind(numPr, 'w:ilvl')) || '0';
    // The second level hangs below the first, whatever it is counted by.
    if (stufe !== '0') return '– ';
    const format = formate.get(`${liste} 0`) ?? 'decimal';
    return format === 'bullet' || format === 'none' ? '• ' : format.endsWith('Letter') ? 'a) ' : '1. ';
  };
}
