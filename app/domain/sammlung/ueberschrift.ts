/**
 * Headings of decisions: which "TOP n:" is one, and what its lines say - title, subtitles, lettered parts (domain.md 4.2).
 * A cross reference inside a title or a body is no heading: it does not stand where a page begins.
 */
import type { Befund, Titelteil, Topkopf } from './sammlung.ts';
import type { Seitenzeile } from './seiten.ts';
import { beginne, haengeZeileAn, textOf, type Fluss, type Wortschatz } from './zeilenumbruch.ts';
import { glatt } from './zeilen.ts';

const TOP = /^(?:-\s+)?TOP\s+(\d+(?:\.\d+)?)\s*:\s*(\S.*)?$/u;

/** Number of the TOP a line may head, or null. */
export function topnummer(zeile: Seitenzeile): string | null {
  return TOP.exec(glatt(zeile.text))?.[1] ?? null;
}

/** The marks by which a page of this Sammlung shows that it begins: page furniture, bold type, or one leading blank (domain.md 4.7). */
export function hatSeitenzeichen(zeile: Seitenzeile, markdown: boolean): boolean {
  if (zeile.seitenstart) return true;
  return markdown ? zeile.roh.includes('**') : zeile.einzug === 1;
}

/** Indices of the lines that head a decision or its joint TOPs. */
export function findeUeberschriften(zeilen: readonly Seitenzeile[], markdown: boolean): Set<number> {
  const anwaerter = zeilen.flatMap((zeile, i) => (zeile.moebel === null && topnummer(zeile) !== null ? [i] : []));
  const gezeichnet = anwaerter.filter((i) => hatSeitenzeichen(zeilen[i] as Seitenzeile, markdown));
  const koepfe = new Set(gezeichnet.length > 0 ? gezeichnet : anwaerter.filter((i) => folgtBeschluss(zeilen, i)));
  for (const i of anwaerter) if (i > 0 && isVerbindung(zeilen[i - 1])) koepfe.add(i);
  return koepfe;
}

/** "in Verbindung mit" on a line of its own. */
export function isVerbindung(zeile: Seitenzeile | undefined): boolean {
  return zeile !== undefined && /^in Verbindung mit:?$/u.test(glatt(zeile.text));
}

/** "Beschluss:" on a line of its own. */
export function isBeschlusswort(zeile: Seitenzeile | undefined): boolean {
  return zeile !== undefined && /^Beschl(?:uss|uß|üsse)\s*:$/u.test(glatt(zeile.text));
}

function folgtBeschluss(zeilen: readonly Seitenzeile[], ab: number): boolean {
  return zeilen.slice(ab + 1, ab + 15).some(isBeschlusswort);
}

interface Aufbau {
  readonly titel: Fluss;
  readonly untertitel: Fluss[];
  readonly teile: { readonly buchstabe: string; readonly titel: Fluss }[];
  readonly befunde: Befund[];
}

/** Reads the lines of one heading, its first line being "TOP n: …". */
export function leseUeberschrift(zeilen: readonly Seitenzeile[], wortschatz: Wortschatz): { top: Topkopf; befunde: Befund[] } {
  const [erste, ...weitere] = zeilen;
  const treffer = TOP.exec(glatt(erste?.text ?? ''));
  const bau: Aufbau = { titel: beginne(treffer?.[2] ?? ''), untertitel: [], teile: [], befunde: [] };
  weitere.forEach((zeile, i) => {
    lies(bau, zeile, zeilen[i] as Seitenzeile, wortschatz);
  });
  const teile = bau.teile.map((teil): Titelteil => ({ buchstabe: teil.buchstabe, titel: textOf(teil.titel) }));
  return { top: { nummer: treffer?.[1] ?? '', titel: textOf(bau.titel), untertitel: bau.untertitel.map(textOf), teile }, befunde: bau.befunde };
}

function lies(bau: Aufbau, zeile: Seitenzeile, davor: Seitenzeile, wortschatz: Wortschatz): void {
  const text = glatt(zeile.text);
  const teil = /^(?:-\s+)?([a-z])\)\s+(\S.*)$/u.exec(text);
  if (teil !== null && isNaechsterBuchstabe(bau, teil[1] ?? '')) {
    bau.teile.push({ buchstabe: teil[1] ?? '', titel: beginne(teil[2] ?? '') });
    return;
  }
  const bisher = bau.teile.at(-1)?.titel ?? bau.untertitel.at(-1) ?? bau.titel;
  if (bau.teile.length === 0 && isUntertitel(zeile, davor, bisher.ende)) {
    bau.untertitel.push(beginne(text));
    return;
  }
  if (zeile.leerDavor) bau.befunde.push({ zeile: zeile.nr, art: 'titelumbruch', text });
  haengeZeileAn(bisher, text, wortschatz);
}

function isNaechsterBuchstabe(bau: Aufbau, buchstabe: string): boolean {
  return buchstabe.charCodeAt(0) === 'a'.charCodeAt(0) + bau.teile.length;
}

const OFFEN = /(?:^|\s)(?:und|oder|sowie|bzw\.|der|die|das|dem|den|des|ein|eine|einer|eines|einem|einen|mit|von|vom|zu|zum|zur|im|in|an|am|auf|aus|bei|beim|für|durch|über|unter|nach|vor|gegen|als|ohne|um)$/u;

/** A new bold span, or a paragraph of its own behind words that can end a title; "Umgangs mit" cannot (domain.md 4.2). */
function isUntertitel(zeile: Seitenzeile, davor: Seitenzeile, bisher: string): boolean {
  const neueSpanne = /^\s*\*\*/u.test(zeile.roh) && /\*\*\s*$/u.test(davor.roh);
  return (zeile.leerDavor || neueSpanne) && !OFFEN.test(bisher.slice(-40)) && !/[-,]$/u.test(bisher.slice(-1));
}
