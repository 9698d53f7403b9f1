/**
 * Bytes of a text file -> text, or the reason why they are none. Decides encoding and size before anything reads the words:
 * UTF-8 only; other encodings and kinds of file are named, so that a person knows what to do.
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';

export type Textgrund = 'datei_zu_gross' | 'datei_binaer' | 'datei_archiv' | 'datei_utf16' | 'datei_windows_1252' | 'datei_kodierung' | 'datei_zu_viele_zeilen' | 'datei_zeile_zu_lang';

export const TEXT_HOECHSTENS = 8 * 1024 * 1024;
const ZEILEN_HOECHSTENS = 60_000;
const ZEILE_HOECHSTENS = 200_000;

/** The text of the bytes. */
export function textAusBytes(bytes: Uint8Array): Result<string, Textgrund> {
  const art = fremdeArt(bytes);
  if (art !== null) return abgelehnt(art);
  if (bytes.length > TEXT_HOECHSTENS) return abgelehnt('datei_zu_gross');
  try {
    return pruefeZeilen(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return abgelehnt(isWindows1252(bytes) ? 'datei_windows_1252' : 'datei_kodierung');
  }
}

/** Limits on lines: a Sammlung has a few thousand, none longer than a paragraph. */
export function pruefeZeilen(text: string): Result<string, Textgrund> {
  let zeilen = 0;
  for (let ab = 0; ab <= text.length; zeilen += 1) {
    const ende = text.indexOf('\n', ab);
    const bis = ende === -1 ? text.length : ende;
    if (bis - ab > ZEILE_HOECHSTENS && !text.slice(ab, bis).includes('\r')) return abgelehnt('datei_zeile_zu_lang');
    ab = bis + 1;
  }
  return zeilen > ZEILEN_HOECHSTENS ? abgelehnt('datei_zu_viele_zeilen') : ok(text);
}

/** Kinds that show in the first bytes; zero bytes and control characters mean no text at all. */
function fremdeArt(bytes: Uint8Array): Textgrund | null {
  const [a, b] = bytes;
  if (a === 0x50 && b === 0x4b) return 'datei_archiv';
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return 'datei_utf16';
  const probe = bytes.subarray(0, 65_536);
  const nullen = probe.reduce((zahl, byte) => zahl + (byte === 0 ? 1 : 0), 0);
  if (nullen > 0) return nullen > probe.length / 4 && probe.length >= 16 && isWechselnd(probe) ? 'datei_utf16' : 'datei_binaer';
  const steuerzeichen = probe.reduce((zahl, byte) => zahl + (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 ? 1 : 0), 0);
  return steuerzeichen > probe.length / 100 || bytes.includes(0) ? 'datei_binaer' : null;
}

/** UTF-16 without a mark: every other byte of German text is zero. */
function isWechselnd(probe: Uint8Array): boolean {
  const nullenAn = (rest: number): number => probe.reduce((zahl, byte, i) => zahl + (i % 2 === rest && byte === 0 ? 1 : 0), 0);
  const [gerade, ungerade] = [nullenAn(0), nullenAn(1)];
  return Math.max(gerade, ungerade) > 20 * Math.min(gerade, ungerade);
}

/** Not UTF-8, but the bytes above 127 are the umlauts, quotes and dashes of Windows-1252 between ASCII letters. */
function isWindows1252(bytes: Uint8Array): boolean {
  const deutsch = new Set([0xe4, 0xf6, 0xfc, 0xdf, 0xc4, 0xd6, 0xdc, 0x84, 0x93, 0x94, 0x96, 0x97, 0x82, 0x91, 0x92, 0xa7, 0xe9, 0xa0]);
  const hohe = bytes.subarray(0, TEXT_HOECHSTENS).filter((byte) => byte > 127);
  return hohe.length > 0 && hohe.length < bytes.length / 4 && hohe.filter((byte) => deutsch.has(byte)).length > 0.9 * hohe.length;
}
