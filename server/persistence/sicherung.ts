/**
 * The format of a backup: what its lines are, and how they are read without trusting them (reliability.md P21, G13).
 * One gzip stream of UTF-8 lines. An object `{` is structure, an array `[` is one row with every value as PostgreSQL writes it as text (bytea as base64):
 *   {"format":"einvernehmen-sicherung","fassung":1,"am":…,"postgres":…,"migrationen":[{"name","pruefsumme"}]}
 *   {"tabelle":"konto","spalten":["id",…]}   rows…   {"ende":"konto","zeilen":n,"sha256":hash over the row lines}    once per table, referenced tables first
 *   {"zaehler":[{"name","wert","benutzt"}]}  {"schluss":true,"tabellen":n,"zeilen":n,"sha256":hash over everything before}
 * Writing is in sicherung-schreiben.ts, loading in sicherung-einspielen.ts; why it is this way in docs/entscheidungen/0070.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

export const FORMAT = 'einvernehmen-sicherung';
export const FORMATFASSUNG = 1;
/** Longest line that is read: a file of the archive is at most 34 MB, in base64 less than 50. */
const ZEILE_HOECHSTENS = 256_000_000;

/** Why a backup could not be written or loaded, as one German sentence for the operator. */
export class SicherungFehler extends Error {
  override readonly name = 'SicherungFehler';
}

export interface Kopf { readonly format: string; readonly fassung: number; readonly am: string; readonly postgres: string; readonly migrationen: readonly { readonly name: string; readonly pruefsumme: string }[] }
export interface Zaehler { readonly name: string; readonly wert: string; readonly benutzt: boolean }
export interface Summe { readonly tabellen: number; readonly zeilen: number; readonly sha256: string }

/** One line of a backup, as far as it is structure. */
export type Satz =
  | { readonly art: 'kopf'; readonly kopf: Kopf }
  | { readonly art: 'tabelle'; readonly name: string; readonly spalten: readonly string[] }
  | { readonly art: 'zeile'; readonly werte: readonly (string | null)[]; readonly bytes: number }
  | { readonly art: 'ende'; readonly name: string; readonly zeilen: number; readonly sha256: string }
  | { readonly art: 'zaehler'; readonly zaehler: readonly Zaehler[] }
  | { readonly art: 'schluss'; readonly summe: Summe };

const KAPUTT = 'Die Sicherung ist beschädigt oder abgeschnitten';

/** Reads a backup line by line; every hash and count it holds is compared on the way. Throws a SicherungFehler at the first thing that is wrong. */
export async function* readSicherung(datei: string): AsyncGenerator<Satz> {
  const alles = createHash('sha256');
  let tabelle: { readonly name: string; readonly hash: ReturnType<typeof createHash>; zeilen: number } | null = null;
  let stand: 'anfang' | 'mitte' | 'schluss' = 'anfang';
  const summe = { tabellen: 0, zeilen: 0 };
  for await (const zeile of linesOf(datei)) {
    if (stand === 'schluss') throw new SicherungFehler(`${KAPUTT}: Nach dem Schluss steht noch etwas.`);
    const satz = parse(zeile, stand === 'anfang');
    stand = satz.art === 'schluss' ? 'schluss' : 'mitte';
    if ((satz.art === 'zeile' || satz.art === 'ende') === (tabelle === null)) throw new SicherungFehler(`${KAPUTT}: Ihre Teile stehen nicht in der richtigen Reihenfolge.`);
    if (satz.art === 'tabelle') tabelle = { name: satz.name, hash: createHash('sha256'), zeilen: 0 };
    if (satz.art === 'zeile' && tabelle !== null) {
      tabelle.hash.update(zeile).update('\n');
      tabelle.zeilen += 1;
    }
    if (satz.art === 'ende' && tabelle !== null) {
      checkEnde(satz, { ...tabelle, sha256: tabelle.hash.digest('hex') });
      summe.tabellen += 1;
      summe.zeilen += tabelle.zeilen;
      tabelle = null;
    }
    if (satz.art === 'schluss') checkSchluss(satz.summe, { ...summe, sha256: alles.digest('hex') });
    else alles.update(zeile).update('\n');
    yield satz;
  }
  if (stand !== 'schluss') throw new SicherungFehler(`${KAPUTT}: Ihr Schluss fehlt.`);
}

interface Tabellensumme { readonly name: string; readonly zeilen: number; readonly sha256: string }

function checkEnde(said: Tabellensumme, found: Tabellensumme): void {
  if (said.name !== found.name || said.zeilen !== found.zeilen || said.sha256 !== found.sha256) throw new SicherungFehler(`${KAPUTT}: Der Inhalt der Tabelle „${found.name}“ stimmt nicht mit seiner Prüfsumme überein.`);
}

function checkSchluss(said: Summe, found: Summe): void {
  if (said.tabellen !== found.tabellen || said.zeilen !== found.zeilen || said.sha256 !== found.sha256) throw new SicherungFehler(`${KAPUTT}: Die Prüfsumme über das Ganze stimmt nicht.`);
}

/** Lines of the unpacked file, without their end. */
async function* linesOf(datei: string): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of unpacked(datei)) {
    let from = 0;
    for (let at = chunk.indexOf(10, from); at >= 0; at = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, at));
      yield parts.length === 1 ? parts[0] ?? chunk : Buffer.concat(parts);
      parts = [];
      length = 0;
      from = at + 1;
    }
    parts.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > ZEILE_HOECHSTENS) throw new SicherungFehler(`${KAPUTT}: Eine Zeile ist unmöglich lang.`);
  }
  if (length > 0) throw new SicherungFehler(`${KAPUTT}: Ihre letzte Zeile ist unvollständig.`);
}

async function* unpacked(datei: string): AsyncGenerator<Buffer> {
  const source = createReadStream(datei, { highWaterMark: 1 << 18 });
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    throw unreadable(error, datei);
  } finally {
    source.destroy();
  }
}

function unreadable(error: unknown, datei: string): unknown {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'Z_BUF_ERROR') return new SicherungFehler(`${KAPUTT}: Die Datei hört mitten in den Daten auf.`);
  if (code === 'Z_DATA_ERROR') return new SicherungFehler(`Die Datei ${datei} ist keine Sicherung von Einvernehmen, oder sie ist beschädigt.`);
  if (code.startsWith('E')) return new SicherungFehler(`Die Datei ${datei} lässt sich nicht lesen (${code}).`);
  return error;
}

function parse(zeile: Buffer, first: boolean): Satz {
  const wert = parseJson(zeile);
  if (first) return { art: 'kopf', kopf: kopfOf(wert) };
  if (Array.isArray(wert) && wert.every((w) => w === null || typeof w === 'string')) return { art: 'zeile', werte: wert, bytes: zeile.length };
  if (isObject(wert)) {
    if (typeof wert.tabelle === 'string' && isStrings(wert.spalten)) return { art: 'tabelle', name: wert.tabelle, spalten: wert.spalten };
    if (typeof wert.ende === 'string') return { art: 'ende', name: wert.ende, zeilen: Number(wert.zeilen), sha256: String(wert.sha256) };
    if (Array.isArray(wert.zaehler) && wert.zaehler.every(isZaehler)) return { art: 'zaehler', zaehler: wert.zaehler };
    if (wert.schluss === true) return { art: 'schluss', summe: { tabellen: Number(wert.tabellen), zeilen: Number(wert.zeilen), sha256: String(wert.sha256) } };
  }
  throw new SicherungFehler(`${KAPUTT}: Eine Zeile ist nicht zu verstehen.`);
}

function parseJson(zeile: Buffer): unknown {
  try {
    return JSON.parse(zeile.toString('utf8'));
  } catch {
    return undefined;
  }
}

function kopfOf(wert: unknown): Kopf {
  if (!isObject(wert) || wert.format !== FORMAT || typeof wert.fassung !== 'number' || !Array.isArray(wert.migrationen)) throw new SicherungFehler('Die Datei ist keine Sicherung von Einvernehmen.');
  if (wert.fassung > FORMATFASSUNG) throw new SicherungFehler('Die Sicherung hat ein neueres Format, als dieses Programm kennt. Bitte die neuere Programmfassung verwenden.');
  const migrationen = wert.migrationen.filter(isObject).map((m) => ({ name: String(m.name), pruefsumme: String(m.pruefsumme) }));
  return { format: FORMAT, fassung: wert.fassung, am: String(wert.am), postgres: String(wert.postgres), migrationen };
}

function isObject(wert: unknown): wert is Record<string, unknown> {
  return typeof wert === 'object' && wert !== null && !Array.isArray(wert);
}

function isStrings(wert: unknown): wert is string[] {
  return Array.isArray(wert) && wert.every((w) => typeof w === 'string');
}

function isZaehler(wert: unknown): wert is Zaehler {
  return isObject(wert) && typeof wert.name === 'string' && /^\d+$/.test(String(wert.wert)) && typeof wert.benutzt === 'boolean';
}
