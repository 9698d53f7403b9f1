/**
 * The container of a DOCX, written and read. Written: the same bytes for the same parts (fixed time, order as given). Read: as from a stranger,
 * with limits on entries, unpacked bytes, ratio and names checked before anything is unpacked, and nothing is ever written to a disk
 * (reliability.md C2, C3). Source: APPNOTE.TXT 4.3; Zip64, encryption and several disks are refused.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';

export type Zipgrund = 'zip_ungueltig' | 'zip_zu_gross' | 'zip_name';
export type Teile = ReadonlyMap<string, Uint8Array>;

export interface Zipgrenzen {
  readonly eintraege: number;
  readonly bytes: number;
  /** Unpacked by packed size of one entry; below `freibetrag` bytes it does not matter. */
  readonly verhaeltnis: number;
  readonly freibetrag: number;
}

const GRENZEN: Zipgrenzen = { eintraege: 1_000, bytes: 64 * 1024 * 1024, verhaeltnis: 200, freibetrag: 1024 * 1024 };
/** For containers this house has just written: a text that says the same word a million times packs very small, and is no attack. */
export const EIGENE: Partial<Zipgrenzen> = { bytes: 1024 * 1024 * 1024, verhaeltnis: Infinity, eintraege: 60_000 };
const [KOPF, VERZEICHNIS, ENDE] = [0x04034b50, 0x02014b50, 0x06054b50];
/** 1 January 1980, midnight: the first moment a zip knows. */
const TAG = 0x21;

/** A part as it lies in a container. */
interface Gepackt {
  readonly name: string;
  readonly gepackt: Uint8Array;
  readonly crc: number;
  readonly bytes: number;
}

/** Packs parts in the order given. */
export function schreibeZip(teile: Teile): Uint8Array {
  return fuege([...teile].map(([name, inhalt]) => packe(name, inhalt)));
}

/** The container again with our fixed time and some parts changed; all others keep their packed bytes. Refuses what `leseZip` refuses, but does not unpack what it does not change. */
export function erneuereZip(bytes: Uint8Array, aendern: ReadonlyMap<string, (inhalt: Uint8Array) => Uint8Array>, grenzen: Partial<Zipgrenzen> = {}): Result<Uint8Array, Zipgrund> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const eintraege = leseVerzeichnis(buffer, { ...GRENZEN, ...grenzen });
  if (!eintraege.ok) return eintraege;
  const teile: Gepackt[] = [];
  for (const eintrag of eintraege.wert) {
    const aenderung = aendern.get(eintrag.name);
    const bleibt = aenderung === undefined && eintrag.verfahren === 8;
    const inhalt = bleibt ? gepacktes(buffer, eintrag) : entpacke(buffer, eintrag);
    if (inhalt === null) return abgelehnt('zip_ungueltig', { name: eintrag.name });
    teile.push(bleibt ? { name: eintrag.name, gepackt: inhalt, crc: eintrag.crc, bytes: eintrag.bytes } : packe(eintrag.name, aenderung?.(inhalt) ?? inhalt));
  }
  return ok(fuege(teile));
}

function packe(name: string, inhalt: Uint8Array): Gepackt {
  return { name, gepackt: deflateRawSync(inhalt), crc: crc32(inhalt), bytes: inhalt.length };
}

function fuege(teile: readonly Gepackt[]): Uint8Array {
  const stuecke: Uint8Array[] = [];
  const verzeichnis: Buffer[] = [];
  let ab = 0;
  for (const { name, gepackt, crc, bytes } of teile) {
    const wort = Buffer.from(name, 'utf8');
    const felder = Buffer.alloc(26);
    [20, 0x0800, 8, 0, TAG].forEach((wert, i) => felder.writeUInt16LE(wert, i * 2));
    [crc, gepackt.length, bytes].forEach((wert, i) => felder.writeUInt32LE(wert, 10 + i * 4));
    felder.writeUInt16LE(wort.length, 22);
    stuecke.push(zahl(KOPF), felder, wort, gepackt);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(ab, 10);
    verzeichnis.push(zahl(VERZEICHNIS), Buffer.from([20, 0]), felder, rest, wort);
    ab += 4 + felder.length + wort.length + gepackt.length;
  }
  const liste = Buffer.concat(verzeichnis);
  const ende = Buffer.alloc(18);
  [0, 0, teile.length, teile.length].forEach((wert, i) => ende.writeUInt16LE(wert, i * 2));
  ende.writeUInt32LE(liste.length, 8);
  ende.writeUInt32LE(ab, 12);
  return Buffer.concat([...stuecke, liste, zahl(ENDE), ende]);
}

function zahl(wert: number): Buffer {
  const vier = Buffer.alloc(4);
  vier.writeUInt32LE(wert);
  return vier;
}

interface Eintrag {
  readonly name: string;
  readonly verfahren: number;
  readonly crc: number;
  readonly gepackt: number;
  readonly bytes: number;
  readonly kopf: number;
}

/** All parts by name, or why the container is not opened. */
export function leseZip(bytes: Uint8Array, grenzen: Partial<Zipgrenzen> = {}): Result<Teile, Zipgrund> {
  const g = { ...GRENZEN, ...grenzen };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const eintraege = leseVerzeichnis(buffer, g);
  if (!eintraege.ok) return eintraege;
  const teile = new Map<string, Uint8Array>();
  for (const eintrag of eintraege.wert) {
    const inhalt = entpacke(buffer, eintrag);
    if (inhalt === null) return abgelehnt('zip_ungueltig', { name: eintrag.name });
    if (!eintrag.name.endsWith('/')) teile.set(eintrag.name, inhalt);
  }
  return ok(teile);
}

function leseVerzeichnis(buffer: Buffer, g: Zipgrenzen): Result<readonly Eintrag[], Zipgrund> {
  const ende = buffer.lastIndexOf(zahl(ENDE));
  if (ende < 0 || ende + 22 > buffer.length) return abgelehnt('zip_ungueltig');
  const anzahl = buffer.readUInt16LE(ende + 10);
  if (anzahl > g.eintraege) return abgelehnt('zip_zu_gross', { eintraege: String(anzahl) });
  const eintraege: Eintrag[] = [];
  const namen = new Set<string>();
  let [ab, summe] = [buffer.readUInt32LE(ende + 16), 0];
  for (let i = 0; i < anzahl; i += 1) {
    if (ab + 46 > ende || buffer.readUInt32LE(ab) !== VERZEICHNIS) return abgelehnt('zip_ungueltig');
    const laenge = buffer.readUInt16LE(ab + 28);
    const eintrag = {
      name: buffer.toString('utf8', ab + 46, ab + 46 + laenge), verfahren: buffer.readUInt16LE(ab + 10), crc: buffer.readUInt32LE(ab + 16),
      gepackt: buffer.readUInt32LE(ab + 20), bytes: buffer.readUInt32LE(ab + 24), kopf: buffer.readUInt32LE(ab + 42)
    };
    if (!isName(eintrag.name) || namen.has(eintrag.name.toLowerCase())) return abgelehnt('zip_name', { name: eintrag.name.slice(0, 80) });
    if ((buffer.readUInt16LE(ab + 8) & 1) === 1 || ![0, 8].includes(eintrag.verfahren)) return abgelehnt('zip_ungueltig', { name: eintrag.name });
    summe += eintrag.bytes;
    if (summe > g.bytes || (eintrag.bytes > g.freibetrag && eintrag.bytes > eintrag.gepackt * g.verhaeltnis)) return abgelehnt('zip_zu_gross', { name: eintrag.name });
    namen.add(eintrag.name.toLowerCase());
    eintraege.push(eintrag);
    ab += 46 + laenge + buffer.readUInt16LE(ab + 30) + buffer.readUInt16LE(ab + 32);
  }
  return ueberlappt(eintraege) ? abgelehnt('zip_ungueltig', { grund: 'ueberlappt' }) : ok(eintraege);
}

/** A plain relative name inside the container. */
function isName(name: string): boolean {
  return name !== '' && name.length <= 240 && !/[\\\u0000-\u001F:\uFFFD]/u.test(name) && !name.startsWith('/') && !name.split('/').some((teil) => teil === '..' || teil === '.');
}

/** True where two entries share packed bytes: the way a small file claims to be endless. */
function ueberlappt(eintraege: readonly Eintrag[]): boolean {
  const nachOrt = [...eintraege].sort((a, b) => a.kopf - b.kopf);
  return nachOrt.some((e, i) => i > 0 && e.kopf < (nachOrt[i - 1]?.kopf ?? 0) + 30 + (nachOrt[i - 1]?.gepackt ?? 0));
}

function gepacktes(buffer: Buffer, e: Eintrag): Uint8Array | null {
  if (e.kopf + 30 > buffer.length || buffer.readUInt32LE(e.kopf) !== KOPF) return null;
  const ab = e.kopf + 30 + buffer.readUInt16LE(e.kopf + 26) + buffer.readUInt16LE(e.kopf + 28);
  return ab + e.gepackt > buffer.length ? null : buffer.subarray(ab, ab + e.gepackt);
}

function entpacke(buffer: Buffer, e: Eintrag): Uint8Array | null {
  const gepackt = gepacktes(buffer, e);
  if (gepackt === null) return null;
  try {
    const inhalt = e.verfahren === 0 ? gepackt : inflateRawSync(gepackt, { maxOutputLength: Math.max(e.bytes, 1) });
    return inhalt.length === e.bytes && crc32(inhalt) === e.crc ? inhalt : null;
  } catch {
    return null;
  }
}
