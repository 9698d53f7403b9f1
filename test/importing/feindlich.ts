/** Hostile files, made here: broken encodings, foreign kinds, texts that waste time, and PDFs that waste memory (reliability.md C2, G11). */
import { deflateSync } from 'node:zlib';

const KOPF = 'Sammlung\nder zur Veröffentlichung freigegebenen Beschlüsse\nder Sitzung der Ständigen Konferenz der Innenminister und -senatoren der Länder\nam 11.06.27\n\n';

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** A small sound Sammlung round the given body. */
export const sammlungMit = (rumpf: string): Uint8Array => bytes(`${KOPF} TOP 7: Ein Titel\n\nBeschluss:\n\n${rumpf}\n`);

/** Deterministic noise. */
export function rauschen(laenge: number): Uint8Array {
  let zustand = 1;
  return Uint8Array.from({ length: laenge }, () => (zustand = (zustand * 48_271) % 2_147_483_647) & 255);
}

/** Bytes of Windows-1252: umlauts and typographic quotes as single bytes. */
export function windows1252(text: string): Uint8Array {
  const zeichen: Readonly<Record<string, number>> = { '„': 0x84, '“': 0x93, '–': 0x96 };
  return Uint8Array.from(text, (z) => zeichen[z] ?? z.charCodeAt(0));
}

export function utf16(text: string, { gross, marke }: { gross: boolean; marke: boolean }): Uint8Array {
  const puffer = Buffer.from((marke ? '\uFEFF' : '') + text, 'utf16le');
  return gross ? puffer.swap16() : puffer;
}

type Objekt = string | { readonly verzeichnis: string; readonly strom: Uint8Array };

/** A PDF of these objects, numbered from 1; the first is the catalogue. */
export function pdf(objekte: readonly Objekt[], anhaenger = ''): Uint8Array {
  const teile: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const orte: number[] = [];
  let laenge = teile[0]?.length ?? 0;
  const schreibe = (stueck: Uint8Array | string): void => {
    const puffer = Buffer.from(stueck as string);
    teile.push(puffer);
    laenge += puffer.length;
  };
  objekte.forEach((objekt, i) => {
    orte.push(laenge);
    schreibe(`${i + 1} 0 obj\n`);
    if (typeof objekt === 'string') schreibe(objekt);
    else {
      schreibe(`<< ${objekt.verzeichnis} /Length ${objekt.strom.length} >>\nstream\n`);
      schreibe(objekt.strom);
      schreibe('\nendstream');
    }
    schreibe('\nendobj\n');
  });
  const xref = laenge;
  schreibe(`xref\n0 ${objekte.length + 1}\n0000000000 65535 f \n${orte.map((ort) => `${String(ort).padStart(10, '0')} 00000 n \n`).join('')}`);
  schreibe(`trailer\n<< /Size ${objekte.length + 1} /Root 1 0 R ${anhaenger} >>\nstartxref\n${xref}\n%%EOF\n`);
  return Buffer.concat(teile);
}

const KATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const SCHRIFT = '<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>';
const seite = (inhalt: string, mehr = ''): string => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources ${SCHRIFT} ${inhalt} ${mehr} >>`;

/** One page with this content. */
export function pdfMitInhalt(strom: Uint8Array, filter = '', mehr: readonly Objekt[] = [], anSeite = ''): Uint8Array {
  return pdf([KATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', seite('/Contents 4 0 R', anSeite), { verzeichnis: filter, strom }, ...mehr]);
}

/** Content that unpacks to `megabyte` MB of blanks, packed `mal` times. */
export function bombe(megabyte: number, mal: number): Uint8Array {
  let strom: Uint8Array = Buffer.alloc(megabyte * 1024 * 1024, ' ');
  for (let i = 0; i < mal; i += 1) strom = deflateSync(strom, { level: 6 });
  return pdfMitInhalt(strom, `/Filter [${'/FlateDecode '.repeat(mal)}]`);
}

export function vieleSeiten(zahl: number): Uint8Array {
  const kids = Array.from({ length: zahl }, (_, i) => `${i + 3} 0 R`).join(' ');
  return pdf([KATALOG, `<< /Type /Pages /Kids [${kids}] /Count ${zahl} >>`, ...Array.from({ length: zahl }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>')]);
}

export function tieferSeitenbaum(tiefe: number): Uint8Array {
  return pdf([KATALOG, ...Array.from({ length: tiefe }, (_, i) => `<< /Type /Pages /Kids [${i + 3} 0 R] /Count 1 >>`), '<< /Type /Page /MediaBox [0 0 9 9] >>']);
}

/** A page tree that contains itself. */
export const seitenkreis = (): Uint8Array => pdf([KATALOG, '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>']);
/** A page count that is a lie. */
export const gelogeneZahl = (zahl: string): Uint8Array => pdf([KATALOG, `<< /Type /Pages /Kids [3 0 R] /Count ${zahl} >>`, seite('')]);
export const ohneText = (): Uint8Array => pdfMitInhalt(bytes('0 0 m 100 100 l S'));
export const vielText = (zahl: number): Uint8Array => pdfMitInhalt(deflateSync(bytes(`BT /F1 9 Tf ${'1 0 0 1 9 9 Tm (Beschluss) Tj '.repeat(zahl)}ET`)), '/Filter /FlateDecode');
export const verschachtelt = (tiefe: number): Uint8Array => pdfMitInhalt(bytes(`${'['.repeat(tiefe)}${']'.repeat(tiefe)} TJ`), '', ['['.repeat(tiefe)]);
export const vieleZustaende = (zahl: number): Uint8Array => pdfMitInhalt(deflateSync(bytes('q '.repeat(zahl))), '/Filter /FlateDecode');
/** A drawing that draws itself. */
export const selbstbild = (): Uint8Array => pdf([KATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>',
  { verzeichnis: '', strom: bytes('/X Do /X Do') }, { verzeichnis: '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>', strom: bytes('/X Do /X Do') }]);

/** An object stream that claims and holds a great many objects. */
export function objektstrom(zahl: number): Uint8Array {
  const orte = Array.from({ length: zahl }, (_, i) => `${i + 10} ${i * 5}`).join(' ');
  const strom = deflateSync(bytes(`${orte} ${'null '.repeat(zahl)}`));
  return pdf([KATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', seite('/Contents 4 0 R'), { verzeichnis: `/Type /ObjStm /N ${zahl} /First ${orte.length + 1} /Filter /FlateDecode`, strom }]);
}

/** A cross-reference table whose predecessor is itself. */
export function querverweiskreis(): Uint8Array {
  const ganz = Buffer.from(pdf([KATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', seite('')])).toString('latin1');
  const ort = /startxref\n(\d+)/u.exec(ganz)?.[1] ?? '0';
  return Buffer.from(ganz.replace('/Root 1 0 R', `/Root 1 0 R /Prev ${ort}`), 'latin1');
}

/** Locked with a password nobody knows. */
export const verschluesselt = (): Uint8Array => pdf([KATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', seite(''), `<< /Filter /Standard /V 1 /R 2 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> /P -4 >>`], `/Encrypt 4 0 R /ID [<${'33'.repeat(16)}> <${'33'.repeat(16)}>]`);

/** One page with these lines of text and, if given, an attachment `anhang.json`. */
export function pdfMitAnhang(zeilen: readonly string[], inhalt: Uint8Array, filter = ''): Uint8Array {
  const worte = zeilen.map((zeile, i) => `BT /F1 9 Tf 1 0 0 1 40 ${800 - 14 * i} Tm (${zeile.replace(/[()\\]/gu, String.raw`\$&`)}) Tj ET`).join('\n');
  return pdf([
    '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(anhang.json) 5 0 R] >> >> >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> /Contents 4 0 R >>`,
    { verzeichnis: '', strom: windows1252(worte) },
    '<< /Type /Filespec /F (anhang.json) /UF (anhang.json) /EF << /F 6 0 R >> >>', { verzeichnis: `/Type /EmbeddedFile ${filter}`, strom: inhalt }
  ]);
}
