/**
 * Text of a published Sammlung -> model. Both published layouts (Markdown; plain text with hard wraps) and our own prints.
 * Lossless: every line with words is placed or listed in `rest`; typos of the source stay. Grammar: domain.md 4.
 * Split by production: zeilen, zeilenumbruch, seiten, ueberschrift, absaetze, berichte; this file is the order of the parts.
 */
import { abgelehnt, ok, type Result } from '../result.ts';
import { leseAbsaetze, type Satzweise } from './absaetze.ts';
import { leseDeckblatt } from './deckblatt.ts';
import { neueSammlung, schluesselOf, type Befund, type Kopf, type Notiz, type Restzeile, type Sammlung, type Topkopf, type VeroeffentlichterBeschluss } from './sammlung.ts';
import { trenneSeiten, type Kopfangabe, type Seitenzeile } from './seiten.ts';
import { findeUeberschriften, isBeschlusswort, isVerbindung, leseUeberschrift } from './ueberschrift.ts';
import { wortschatzOf, type Wortschatz } from './zeilenumbruch.ts';
import { glatt, zerlege } from './zeilen.ts';

/** Why a text is no Sammlung. */
export type Lesegrund = 'leer' | 'kein_sammlungskopf' | 'kein_top' | 'kein_datum';

/** Where a decision stands in the source: line and page of each heading, of its continuations and notes. */
export interface Fundstelle {
  readonly schluessel: string;
  readonly zeilen: readonly number[];
  readonly seite: number;
  readonly fortsetzungen: readonly number[];
  readonly notizen: readonly number[];
}

export interface Lesung {
  readonly sammlung: Sammlung;
  readonly fundstellen: readonly Fundstelle[];
}

/** One decision while it is collected. */
interface Abschnitt {
  readonly koepfe: Seitenzeile[][];
  readonly text: Seitenzeile[];
  readonly notizen: { readonly kopf: Seitenzeile; readonly zeilen: Seitenzeile[] }[];
  readonly fortsetzungen: Seitenzeile[];
  readonly rest: Seitenzeile[];
  ort: 'kopf' | 'text' | 'notiz';
}

/** Reads a whole Sammlung, or says why the text is none. */
export function leseSammlung(text: string): Result<Lesung, Lesegrund> {
  const quelle = zerlege(text);
  if (quelle.zeilen.length === 0) return abgelehnt('leer');
  const seiten = trenneSeiten(quelle);
  const koepfe = findeUeberschriften(seiten.zeilen, quelle.markdown);
  const erster = seiten.zeilen.findIndex((_, i) => koepfe.has(i));
  const deckblatt = leseDeckblatt(seiten.zeilen.slice(0, erster === -1 ? seiten.zeilen.length : erster));
  if (seiten.laufkopf === null && deckblatt.kopf === null && deckblatt.hinweise.length === 0) return abgelehnt('kein_sammlungskopf');
  if (erster === -1) return abgelehnt('kein_top');
  const kopf = kopfOf(seiten.laufkopf, deckblatt.kopf);
  if (kopf === null) return abgelehnt('kein_datum');
  const abschnitte = sammleAbschnitte(seiten.zeilen, koepfe, erster);
  const wortschatz = wortschatzOf(seiten.zeilen.map((z) => z.text));
  const satzweise = satzweiseOf(abschnitte, quelle.markdown);
  const gelesen = abschnitte.map((a) => leseAbschnitt(a, satzweise, wortschatz));
  const fundstellen = fundstellenOf(abschnitte, gelesen.map((g) => g.beschluss));
  const zahl = fundstellen.reduce((summe, f) => summe + 1 + f.fortsetzungen.length, 1);
  return ok({
    sammlung: {
      ...neueSammlung(kopf, { titelblatt: deckblatt.titelblatt, hinweise: deckblatt.hinweise, beschluesse: gelesen.map((g) => g.beschluss) }),
      befunde: [...gelesen.flatMap((g) => g.befunde), ...seitenbefunde(seiten.seitenzahlen, fundstellen)].sort((a, b) => a.zeile - b.zeile),
      rest: [...deckblatt.rest, ...abschnitte.flatMap((a) => a.rest)].map(restzeile),
      seiten: zahl
    },
    fundstellen
  });
}

/** The run head wins over the title page, which adds number and place. */
function kopfOf(laufkopf: Kopfangabe | null, titel: Kopfangabe | null): Kopf | null {
  const erste = laufkopf ?? titel;
  if (erste === null || erste.beschlussdatum === null) return null;
  return {
    konferenz: erste.konferenz ?? titel?.konferenz ?? 'IMK',
    art: erste.art ?? 'Sitzung',
    nummer: titel?.nummer ?? erste.nummer,
    beschlussdatum: erste.beschlussdatum,
    zeitraum: erste.zeitraum,
    ort: erste.ort ?? titel?.ort ?? null
  };
}

function sammleAbschnitte(zeilen: readonly Seitenzeile[], koepfe: ReadonlySet<number>, erster: number): Abschnitt[] {
  const abschnitte: Abschnitt[] = [];
  for (let i = erster; i < zeilen.length; i += 1) {
    const zeile = zeilen[i] as Seitenzeile;
    const offen = abschnitte.at(-1);
    if (koepfe.has(i) && offen !== undefined && offen.ort === 'kopf' && isVerbindung(zeilen[i - 1])) offen.koepfe.push([zeile]);
    else if (koepfe.has(i) || offen === undefined) abschnitte.push({ koepfe: [[zeile]], text: [], notizen: [], fortsetzungen: [], rest: [], ort: 'kopf' });
    else ordneEin(offen, zeile);
  }
  return abschnitte.map(ohneBeschlusswort);
}

function ordneEin(abschnitt: Abschnitt, zeile: Seitenzeile): void {
  if (zeile.moebel === 'noch') abschnitt.fortsetzungen.push(zeile);
  if (zeile.moebel !== null) return;
  if (abschnitt.ort === 'kopf') {
    if (isBeschlusswort(zeile)) abschnitt.ort = 'text';
    else if (!isVerbindung(zeile)) abschnitt.koepfe.at(-1)?.push(zeile);
    return;
  }
  const notizkopf = leseNotizkopf(zeile);
  if (notizkopf !== null && (zeile.leerDavor || zeile.seitenstart)) {
    abschnitt.notizen.push({ kopf: zeile, zeilen: [] });
    abschnitt.ort = 'notiz';
  } else if (abschnitt.ort === 'notiz') abschnitt.notizen.at(-1)?.zeilen.push(zeile);
  else abschnitt.text.push(zeile);
}

/** Without "Beschluss:" nobody can say where the title ends: what stands behind its first paragraph is left over, and said so. */
function ohneBeschlusswort(abschnitt: Abschnitt): Abschnitt {
  if (abschnitt.ort !== 'kopf') return abschnitt;
  const kopf = abschnitt.koepfe.at(-1) ?? [];
  const ende = kopf.findIndex((zeile, i) => i > 0 && zeile.leerDavor);
  return ende === -1 ? abschnitt : { ...abschnitt, rest: kopf.splice(ende) };
}

const PARTEI = String.raw`\p{Lu}[\p{L}-]*`;
const NOTIZKOPF = new RegExp(String.raw`^(Protokollnotiz|Protokollnotizen|Protokollerklärung)\s+((?:der Länder |des Landes |des )?${PARTEI}(?:(?:\s*,\s*|\s+und\s+)${PARTEI})*)\s*:$`, 'u');

function leseNotizkopf(zeile: Seitenzeile): { bezeichnung: string; parteien: string[] } | null {
  const treffer = NOTIZKOPF.exec(glatt(zeile.text));
  if (treffer === null) return null;
  return { bezeichnung: treffer[1] ?? '', parteien: (treffer[2] ?? '').split(/\s*,\s*|\s+und\s+/u) };
}

/** Seed 002 puts a blank line after every wrapped line; our own prints indent what follows a blank line without a marker. */
function satzweiseOf(abschnitte: readonly Abschnitt[], markdown: boolean): Satzweise {
  if (markdown) return 'markdown';
  const weitere = abschnitte.flatMap((a) => a.text.slice(1)).filter((z) => !/^(?:\d{1,3}\.|[-•–])\s/u.test(z.text));
  const getrennt = weitere.filter((z) => z.leerDavor && z.einzug < 2).length;
  const anliegend = weitere.filter((z) => !z.leerDavor).length;
  return getrennt > 10 * anliegend ? 'doppelt' : 'einfach';
}

function leseAbschnitt(abschnitt: Abschnitt, satzweise: Satzweise, wortschatz: Wortschatz): { beschluss: VeroeffentlichterBeschluss; befunde: Befund[] } {
  const koepfe = abschnitt.koepfe.map((zeilen) => leseUeberschrift(zeilen, wortschatz));
  const text = leseAbsaetze(abschnitt.text, satzweise, wortschatz);
  const notizen = abschnitt.notizen.map((n) => leseNotiz(n, satzweise, wortschatz));
  const tops: Topkopf[] = koepfe.map((k) => k.top);
  return {
    beschluss: { tops, absaetze: text.absaetze, protokollnotizen: notizen.map((n) => n.notiz) },
    befunde: [...koepfe.flatMap((k) => k.befunde), ...text.befunde, ...notizen.flatMap((n) => n.befunde)]
  };
}

/** Notes are set in smaller type and never double-spaced (domain.md 4.7). */
function leseNotiz(notiz: Abschnitt['notizen'][number], satzweise: Satzweise, wortschatz: Wortschatz): { notiz: Notiz; befunde: Befund[] } {
  const kopf = leseNotizkopf(notiz.kopf) ?? { bezeichnung: '', parteien: [] };
  const { absaetze, befunde } = leseAbsaetze(notiz.zeilen, satzweise === 'doppelt' ? 'einfach' : satzweise, wortschatz);
  return { notiz: { ...kopf, absaetze }, befunde };
}

/** A page holds one decision only, so pages are counted by their beginnings (domain.md 4.1). */
function fundstellenOf(abschnitte: readonly Abschnitt[], beschluesse: readonly VeroeffentlichterBeschluss[]): Fundstelle[] {
  let seite = 1;
  return abschnitte.map((abschnitt, i) => {
    const fundstelle: Fundstelle = {
      schluessel: schluesselOf(beschluesse[i] ?? { tops: [] }),
      zeilen: abschnitt.koepfe.map((k) => k[0]?.nr ?? 0),
      seite: seite + 1,
      fortsetzungen: abschnitt.fortsetzungen.map((z) => z.nr),
      notizen: abschnitt.notizen.map((n) => n.kopf.nr)
    };
    seite += 1 + fundstelle.fortsetzungen.length;
    return fundstelle;
  });
}

/** A printed page number that contradicts the count of the pages. */
function seitenbefunde(seitenzahlen: readonly { nr: number; zahl: number }[], fundstellen: readonly Fundstelle[]): Befund[] {
  return seitenzahlen.flatMap(({ nr, zahl }) => {
    const folgende = fundstellen.find((f) => (f.zeilen[0] ?? 0) > nr);
    const fortsetzung = fundstellen.some((f) => f.fortsetzungen.some((zeile) => zeile > nr && zeile < (folgende?.zeilen[0] ?? Infinity)));
    return folgende === undefined || fortsetzung || folgende.seite === zahl ? [] : [{ zeile: nr, art: 'seitenzahl', text: `gedruckt ${zahl}, gezählt ${folgende.seite}` }];
  });
}

function restzeile(zeile: Seitenzeile): Restzeile {
  return { zeile: zeile.nr, text: zeile.text };
}

