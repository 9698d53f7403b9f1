/**
 * XML in both directions: words made safe for a document, and a small strict reader for finished or foreign parts.
 * The reader knows no document types and no entities but the five of XML itself, so that nothing can be expanded or fetched (reliability.md C4).
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';

export interface Knoten {
  readonly name: string;
  readonly attribute: Readonly<Record<string, string>>;
  readonly kinder: (Knoten | string)[];
}

const ZEICHEN: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '\t': '&#9;', '\n': '&#10;' };

/** Characters that no XML document may hold become a visible replacement; a carriage return, which readers would change, too. */
export function xmlZeichen(wort: string): string {
  return wort.replace(/[\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu, '\uFFFD');
}

/** Words as content of an element or a quoted attribute. */
export function xmlText(wort: string): string {
  return xmlZeichen(wort).replace(/[&<>"'\t\n]/gu, (zeichen) => ZEICHEN[zeichen] ?? zeichen);
}

const TIEFE_HOECHSTENS = 256;
/** Names as the formats read here have them; without the letters of all scripts the expression is five times as fast. */
const NAME = String.raw`[A-Za-z_][\w:.-]*`;
const ATTRIBUT = String.raw`\s+(${NAME})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')`;
const STUECK = new RegExp(String.raw`<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|</(${NAME})\s*>|<(${NAME})((?:${ATTRIBUT})*)\s*(/?)>|([^<]+)`, 'y');
const ATTRIBUTE = new RegExp(ATTRIBUT, 'g');

/** The root element of a well-formed document, or a refusal. Linear in the text. */
export function leseXml(text: string): Result<Knoten, 'xml_ungueltig'> {
  const wurzel: Knoten = { name: '', attribute: {}, kinder: [] };
  const offen: Knoten[] = [wurzel];
  const rein = text.replace(/^\uFEFF/u, '');
  STUECK.lastIndex = 0;
  for (let ab = 0; ab < rein.length; ab = STUECK.lastIndex) {
    STUECK.lastIndex = ab;
    const treffer = STUECK.exec(rein);
    if (treffer === null || !nimm(treffer, offen)) return abgelehnt('xml_ungueltig', { stelle: String(ab) });
  }
  const [element, ...weitere] = wurzel.kinder.filter((kind): kind is Knoten => typeof kind !== 'string');
  const lose = wurzel.kinder.some((kind) => typeof kind === 'string' && kind.trim() !== '');
  return offen.length !== 1 || element === undefined || weitere.length > 0 || lose ? abgelehnt('xml_ungueltig', { stelle: 'Ende' }) : ok(element);
}

/** Takes one piece; false where it does not fit. */
function nimm(treffer: RegExpExecArray, offen: Knoten[]): boolean {
  const [, cdata, ende, anfang, , , , , leer, worte] = treffer;
  const ziel = offen.at(-1);
  if (ziel === undefined) return false;
  if (ende !== undefined) return offen.length > 1 && offen.pop()?.name === ende;
  if (cdata !== undefined) ziel.kinder.push(cdata);
  if (worte !== undefined) return haengeAn(ziel, worte);
  if (anfang === undefined) return true;
  const attribute = attributeOf(treffer[4] ?? '');
  if (attribute === null || offen.length > TIEFE_HOECHSTENS) return false;
  const knoten: Knoten = { name: anfang, attribute, kinder: [] };
  ziel.kinder.push(knoten);
  if (leer === '') offen.push(knoten);
  return true;
}

function haengeAn(ziel: Knoten, worte: string): boolean {
  const klar = entwertet(worte);
  if (klar === null) return false;
  ziel.kinder.push(klar);
  return true;
}

function attributeOf(roh: string): Record<string, string> | null {
  const attribute: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [, name = '', doppelt, einfach] of roh.matchAll(ATTRIBUTE)) {
    const wert = entwertet(doppelt ?? einfach ?? '');
    if (wert === null || name in attribute) return null;
    attribute[name] = wert;
  }
  return attribute;
}

const BENANNT: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its references resolved; null where it holds another entity than the five, or a number that is no character. */
function entwertet(worte: string): string | null {
  if (!worte.includes('&')) return worte;
  let gueltig = true;
  const klar = worte.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));|&/giu, (_, hex: string | undefined, zahl: string | undefined, name: string | undefined) => {
    const punkt = hex === undefined ? Number(zahl) : parseInt(hex, 16);
    const zeichen = name === undefined ? (punkt > 0 && punkt <= 0x10ffff ? String.fromCodePoint(punkt) : undefined) : BENANNT[name];
    gueltig &&= zeichen !== undefined;
    return zeichen ?? '';
  });
  return gueltig ? klar : null;
}

/** Every element of this name below a node, in the order of the document. */
export function alle(knoten: Knoten, name: string, gefunden: Knoten[] = []): Knoten[] {
  for (const kind of knoten.kinder) {
    if (typeof kind === 'string') continue;
    if (kind.name === name) gefunden.push(kind);
    alle(kind, name, gefunden);
  }
  return gefunden;
}

/** The first child element of this name. */
export function kind(knoten: Knoten | undefined, name: string): Knoten | undefined {
  return knoten?.kinder.find((k): k is Knoten => typeof k !== 'string' && k.name === name);
}

/** All words below a node. */
export function worteOf(knoten: Knoten): string {
  return knoten.kinder.map((k) => (typeof k === 'string' ? k : worteOf(k))).join('');
}
