/**
 * topueberschrift = "TOP" nummer ":" titel { titelzeile } { untertitel | buchstaben }: which line is one, and what its lines say (domain.md 4.2).
 * A cross reference inside a title or a body is no heading: it does not stand where a page begins. Words by print profile;
 * headings of 2001 to 2015, which have no word before the number, are found in altkopf.ts and read here.
 */
import type { Druckmuster } from './druckmuster.ts';
import { entscheide, type Protokoll } from './entscheidungen.ts';
import type { Titelteil, Topkopf } from './sammlung.ts';
import type { Seitenzeile } from './seiten.ts';
import { beginne, haengeQuellzeileAn, textOf, type Fluss, type Wortschatz } from './zeilenumbruch.ts';
import { glatt } from './zeilen.ts';

/** The marks by which a page of this Sammlung shows that it begins: page furniture, bold type, or one leading blank (domain.md 4.7). */
export function hatSeitenzeichen(zeile: Seitenzeile, markdown: boolean): boolean {
  if (zeile.seitenstart) return true;
  return markdown ? zeile.roh.includes('**') : zeile.einzug === 1;
}

/** Indices of the lines that head a decision or its joint TOPs. */
export function findeUeberschriften(zeilen: readonly Seitenzeile[], markdown: boolean, muster: Druckmuster): Set<number> {
  const anwaerter = zeilen.flatMap((zeile, i) => (zeile.moebel === null && muster.ueberschrift.test(glatt(zeile.text)) ? [i] : []));
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

/** The outcome that a line states before the text ("Die GMK hat einstimmig beschlossen:"), or null. */
export function leseVotum(zeile: Seitenzeile | undefined, muster: Druckmuster): string | null {
  return zeile === undefined || !zeile.leerDavor ? null : (muster.votum?.exec(glatt(zeile.text))?.[1] ?? null);
}

function folgtBeschluss(zeilen: readonly Seitenzeile[], ab: number): boolean {
  return zeilen.slice(ab + 1, ab + 15).some(isBeschlusswort);
}

/** What the lines of a heading are read with; `muster` names the first line, with number and title as its groups. */
export interface Kopflesart {
  readonly muster: RegExp;
  readonly berichterstattung: RegExp | null;
  readonly wortschatz: Wortschatz;
  readonly protokoll: Protokoll;
}

interface Aufbau {
  readonly titel: Fluss;
  readonly untertitel: Fluss[];
  readonly teile: { readonly buchstabe: string; readonly titel: Fluss }[];
  berichterstattung: string[] | null;
}

/** Reads the lines of one heading, the first with its number. */
export function leseUeberschrift(zeilen: readonly Seitenzeile[], lesart: Kopflesart): Topkopf {
  const [erste, ...weitere] = zeilen;
  const treffer = lesart.muster.exec(glatt(erste?.text ?? ''));
  const bau: Aufbau = { titel: beginne(treffer?.[2] ?? ''), untertitel: [], teile: [], berichterstattung: null };
  weitere.forEach((zeile, i) => {
    titelzeile(bau, zeile, zeilen[i] as Seitenzeile, lesart);
  });
  const teile = bau.teile.map((teil): Titelteil => ({ buchstabe: teil.buchstabe, titel: textOf(teil.titel) }));
  return {
    nummer: treffer?.[1] ?? '', titel: textOf(bau.titel), untertitel: bau.untertitel.map(textOf), teile,
    ...(bau.berichterstattung === null ? {} : { berichterstattung: bau.berichterstattung })
  };
}

function titelzeile(bau: Aufbau, zeile: Seitenzeile, davor: Seitenzeile, lesart: Kopflesart): void {
  const text = glatt(zeile.text);
  const laender = zeile.leerDavor ? lesart.berichterstattung?.exec(text)?.[1] : undefined;
  if (laender !== undefined) {
    bau.berichterstattung = [...(bau.berichterstattung ?? []), ...laender.split(/, | und /u)];
    return;
  }
  const buchstabe = buchstaben(bau, text);
  if (buchstabe !== null) {
    bau.teile.push(buchstabe);
    return;
  }
  const bisher = bau.teile.at(-1)?.titel ?? bau.untertitel.at(-1) ?? bau.titel;
  const wahl = bau.teile.length === 0 ? titelwahl(zeile, davor, bisher, text, lesart.protokoll) : 'titel';
  if (wahl === 'untertitel') bau.untertitel.push(beginne(text));
  else haengeQuellzeileAn(bisher, { nr: zeile.nr, text: wahl === 'ohne_strich' ? text.replace(/^[-–—]\s*/u, '') : text }, lesart.wortschatz, lesart.protokoll);
}

/** buchstaben: "a)", "b)" … in order, also where they became bullets. */
function buchstaben(bau: Aufbau, text: string): Aufbau['teile'][number] | null {
  const [, buchstabe = '', titel = ''] = /^(?:-\s+)?([a-z])\)\s+(\S.*)$/u.exec(text) ?? [];
  return buchstabe !== '' && buchstabe.charCodeAt(0) === 'a'.charCodeAt(0) + bau.teile.length ? { buchstabe, titel: beginne(titel) } : null;
}

type Titelwahl = 'titel' | 'untertitel' | 'ohne_strich';

/** A line that runs on, or a subtitle: blank lines and dashes leave room for doubt (domain.md 4.2). */
function titelwahl(zeile: Seitenzeile, davor: Seitenzeile, bisher: Fluss, text: string, protokoll: Protokoll): Titelwahl {
  const frage = { zeile: zeile.nr, text };
  const untertitel = isUntertitel(zeile, davor, bisher.ende);
  if (/^[-–—]\s/u.test(text)) {
    const sicher = untertitel || !text.startsWith('-') || text.endsWith('-');
    return entscheide<Titelwahl>(protokoll, { ...frage, art: 'titelstrich', wahl: untertitel ? 'untertitel' : 'titel', moeglich: ['titel', 'ohne_strich', 'untertitel'], sicher });
  }
  return entscheide<Titelwahl>(protokoll, { ...frage, art: 'titelumbruch', wahl: untertitel ? 'untertitel' : 'titel', moeglich: ['titel', 'untertitel'], sicher: untertitel || !zeile.leerDavor });
}

const OFFEN = /(?:^|\s)(?:und|oder|sowie|bzw\.|der|die|das|dem|den|des|ein|eine|einer|eines|einem|einen|mit|von|vom|zu|zum|zur|im|in|an|am|auf|aus|bei|beim|für|durch|über|unter|nach|vor|gegen|als|ohne|um)$/u;

/** A new bold span, or a paragraph of its own behind words that can end a title; "Umgangs mit" cannot (domain.md 4.2). */
function isUntertitel(zeile: Seitenzeile, davor: Seitenzeile, bisher: string): boolean {
  const neueSpanne = /^\s*\*\*/u.test(zeile.roh) && davor.roh.trimEnd().endsWith('**');
  return (zeile.leerDavor || neueSpanne) && !OFFEN.test(bisher.slice(-40)) && !/[-,]$/u.test(bisher.slice(-1));
}
