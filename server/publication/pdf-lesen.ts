/**
 * What a finished PDF of our own typesetter says of itself, read from its plain objects: language, title, tags, bookmarks, fonts, pages.
 * It reads what krilla writes (no object streams) and nothing else; foreign PDFs are read in server/importing, and the full standard is
 * checked by veraPDF in the tests.
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';

export interface Pdfauskunft {
  readonly sprache: string | null;
  readonly titel: string | null;
  readonly ausgezeichnet: boolean;
  readonly seiten: number;
  /** Titles of the bookmarks of the first level. */
  readonly lesezeichen: readonly string[];
  readonly schriften: number;
  readonly schriftenOhneDatei: number;
  readonly anhaenge: readonly string[];
}

type Objekte = ReadonlyMap<string, string>;

/** Reads the objects; a file without a catalogue is no PDF. */
export function lesePdf(bytes: Uint8Array): Result<Pdfauskunft, 'pdf_ungueltig'> {
  const roh = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const objekte = objekteOf(roh);
  const katalog = [...objekte.values()].find((o) => /\/Type\s*\/Catalog\b/u.test(o));
  if (!roh.startsWith('%PDF-') || !roh.trimEnd().endsWith('%%EOF') || katalog === undefined) return abgelehnt('pdf_ungueltig');
  const info = objekte.get(/\/Info\s+(\d+) 0 R/u.exec(roh.slice(roh.lastIndexOf('trailer')))?.[1] ?? '') ?? '';
  const schriften = [...objekte.values()].filter((o) => /\/Type\s*\/FontDescriptor\b/u.test(o));
  const lose = [...objekte.values()].filter((o) => /\/Type\s*\/Font\b/u.test(o) && !/\/(?:FontDescriptor|DescendantFonts)\b/u.test(o));
  return ok({
    sprache: wortAus(katalog, 'Lang'),
    titel: wortAus(info, 'Title'),
    ausgezeichnet: /\/Marked\s+true/u.test(katalog) && verweis(katalog, 'StructTreeRoot') !== null,
    seiten: [...objekte.values()].filter((o) => /\/Type\s*\/Page\b/u.test(o)).length,
    lesezeichen: lesezeichenOf(objekte, objekte.get(verweis(katalog, 'Outlines') ?? '') ?? ''),
    schriften: schriften.length,
    schriftenOhneDatei: schriften.filter((o) => !/\/FontFile[23]?\b/u.test(o)).length + lose.length,
    anhaenge: [...objekte.values()].filter((o) => /\/Type\s*\/Filespec\b/u.test(o)).map((o) => wortAus(o, 'UF') ?? wortAus(o, 'F') ?? '')
  });
}

/** Dictionaries by object number; of a stream only its dictionary. */
function objekteOf(roh: string): Objekte {
  const objekte = new Map<string, string>();
  const anfang = /(?:^|[\r\n])(\d+) 0 obj\b/gu;
  for (let treffer = anfang.exec(roh); treffer !== null; treffer = anfang.exec(roh)) {
    const ende = roh.indexOf('endobj', treffer.index);
    if (ende < 0) break;
    const strom = roh.indexOf('stream', treffer.index);
    objekte.set(treffer[1] ?? '', roh.slice(treffer.index + treffer[0].length, strom >= 0 && strom < ende ? strom : ende));
    anfang.lastIndex = ende;
  }
  return objekte;
}

function verweis(objekt: string, name: string): string | null {
  return new RegExp(`/${name}\\s+(\\d+) 0 R`, 'u').exec(objekt)?.[1] ?? null;
}

function lesezeichenOf(objekte: Objekte, wurzel: string): string[] {
  const titel: string[] = [];
  for (let nummer = verweis(wurzel, 'First'); nummer !== null && titel.length <= objekte.size;) {
    const objekt = objekte.get(nummer) ?? '';
    titel.push(wortAus(objekt, 'Title') ?? '');
    nummer = verweis(objekt, 'Next');
  }
  return titel;
}

const FLUCHT: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A text string of a dictionary: literal or hexadecimal, plain or UTF-16. */
function wortAus(objekt: string, name: string): string | null {
  const stelle = new RegExp(`/${name}\\s*(?:(\\()|<([0-9A-Fa-f\\s]*)>(?!>))`, 'u').exec(objekt);
  if (stelle === null) return null;
  const bytes = stelle[2] === undefined ? Buffer.from(literalAb(objekt, stelle.index + stelle[0].length), 'latin1') : Buffer.from(stelle[2].replace(/\s/gu, ''), 'hex');
  return bytes[0] === 0xfe && bytes[1] === 0xff ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le') : bytes.toString('latin1');
}

/** The literal string that begins at a place: parentheses in it are balanced or escaped. */
function literalAb(objekt: string, ab: number): string {
  const zeichen = /\\([0-7]{1,3}|[\s\S])|[\s\S]/uy;
  let wort = '';
  let tiefe = 1;
  for (zeichen.lastIndex = ab; ;) {
    const [stueck = '', flucht] = zeichen.exec(objekt) ?? [];
    if (stueck === '(') tiefe += 1;
    if (stueck === ')') tiefe -= 1;
    if (stueck === '' || tiefe === 0) return wort;
    wort += flucht === undefined ? stueck : /^[0-7]/u.test(flucht) ? String.fromCharCode(parseInt(flucht, 8)) : (FLUCHT[flucht] ?? flucht);
  }
}
