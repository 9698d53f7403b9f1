/**
 * Text of a published Sammlung -> model, by the grammar of domain.md 4.1. Lossless: every line with words is placed in the
 * model or listed in `rest`, and `herkunft` says where; typos of the source stay.
 *
 *   sammlung       = titelblatt hinweise seite+                                   deckblatt.ts, seiten.ts
 *   seite          = laufkopf [ seitenzahl ] ( topanfang | fortsetzung )          seiten.ts; the number before the run head: 2001 to 2015
 *   topanfang      = topueberschrift { "in Verbindung mit" topueberschrift } [ "Beschluss:" | votum ] rumpf { notiz }      abschnitte.ts
 *   topueberschrift = "TOP" nummer ":" titel { titelzeile } { untertitel | buchstaben } [ berichterstattung ]               ueberschrift.ts
 *                  | nummer "." titel …                                           altkopf.ts (2001 to 2015)
 *   rumpf          = absatz { absatz } | ziffer+                                  absaetze.ts
 *   ziffer         = nummer "." text { punkt { unterpunkt } } [ schluss ] { absatz }
 *   fortsetzung    = "noch TOP" nummer { "und" nummer } …                         seiten.ts
 *   notiz          = "Protokollnotiz" partei { partei } ":" rumpf                 notizkopf.ts, absaetze.ts
 *
 * Words by print profile (druckprofil.ts, druckmuster.ts). Layouts: Markdown (2021), plain text (2020, lines doubled or not),
 * the older one, our own prints of each. What stays doubtful is asked (entscheidungen.ts).
 */
import { abgelehnt, ok, type Result } from '../result.ts';
import { leseAbsaetze, type Satzweise } from './absaetze.ts';
import { sammleAbschnitte, type Abschnitt } from './abschnitte.ts';
import { ALTE_UEBERSCHRIFT, findeAlteUeberschriften } from './altkopf.ts';
import { leseDeckblatt, type Deckblatt } from './deckblatt.ts';
import { befundeOf, melde, neuesProtokoll, type Entscheidung, type Protokoll } from './entscheidungen.ts';
import { fundstellenOf, meldeSeitenzahlen, type Fundstelle } from './fundstellen.ts';
import { ordneHerkunft, type Herkunft } from './herkunft.ts';
import { leseNotizkopf } from './notizkopf.ts';
import { ordneRest } from './rest.ts';
import { neueSammlung, type Kopf, type Notiz, type Sammlung, type VeroeffentlichterBeschluss } from './sammlung.ts';
import { trenneSeiten, type Kopfangabe, type Seiten, type Seitenzeile } from './seiten.ts';
import { findeUeberschriften, isBeschlusswort, leseUeberschrift, leseVotum, type Kopflesart } from './ueberschrift.ts';
import { SATZANFANG, SATZENDE } from './umbruch.ts';
import { wortschatzOf } from './zeilenumbruch.ts';
import { glatt, zerlege, type Quelle } from './zeilen.ts';

export type { Fundstelle } from './fundstellen.ts';

/** Why a text is no Sammlung. */
export type Lesegrund = 'leer' | 'kein_sammlungskopf' | 'kein_top' | 'kein_datum';

/** A Sammlung that was read, where its decisions stand in the source, and where each of its lines went. */
export interface Lesung {
  readonly sammlung: Sammlung;
  readonly fundstellen: readonly Fundstelle[];
  readonly herkunft: readonly Herkunft[];
}

/** What the lines of decisions are read with. */
interface Lesart extends Kopflesart {
  readonly satzweise: Satzweise;
}

/** sammlung: reads a whole text, or says why it is none. A given decision wins over the reader's own rule. */
export function leseSammlung(text: string, entscheidungen: readonly Entscheidung[] = []): Result<Lesung, Lesegrund> {
  const quelle = zerlege(text);
  if (quelle.zeilen.length === 0) return abgelehnt('leer');
  const protokoll = neuesProtokoll(entscheidungen);
  const seiten = trenneSeiten(quelle);
  const { koepfe, alt } = topueberschriften(seiten, quelle.markdown, protokoll);
  const erster = seiten.zeilen.findIndex((_, i) => koepfe.has(i));
  const deckblatt = leseDeckblatt(seiten.zeilen.slice(0, erster === -1 ? seiten.zeilen.length : erster), protokoll);
  if (seiten.laufkopf === null && deckblatt.kopf === null && deckblatt.hinweise.length === 0) return abgelehnt('kein_sammlungskopf');
  if (erster === -1) return abgelehnt('kein_top');
  const kopf = kopfOf(seiten.laufkopf, deckblatt, protokoll);
  if (kopf === null) return abgelehnt('kein_datum');
  const { muster } = seiten;
  const ohneBeschlusswort = !muster.hatBeschlusswort || !seiten.zeilen.some((z) => isBeschlusswort(z) || leseVotum(z, muster) !== null);
  const abschnitte = sammleAbschnitte(seiten.zeilen, erster, { koepfe, muster, ohneBeschlusswort, ohneNoch: alt }, protokoll);
  const lesart: Lesart = {
    muster: alt ? ALTE_UEBERSCHRIFT : muster.ueberschrift, berichterstattung: muster.berichterstattung,
    wortschatz: wortschatzOf(seiten.zeilen.map((z) => z.text)), satzweise: satzweiseOf(abschnitte, quelle.markdown), protokoll
  };
  const gelesen = abschnitte.map((abschnitt, i) => beschluss(abschnitt, i, lesart));
  return ok(lesungOf({ quelle, seiten, deckblatt, kopf, abschnitte, gelesen, protokoll }));
}

/** topueberschrift: by the word of the conference; where a Sammlung has none of these, the older ones without a word. */
function topueberschriften(seiten: Seiten, markdown: boolean, protokoll: Protokoll): { koepfe: Set<number>; alt: boolean } {
  const koepfe = findeUeberschriften(seiten.zeilen, markdown, seiten.muster);
  if (koepfe.size > 0 || seiten.laufkopf === null) return { koepfe, alt: false };
  return { koepfe: findeAlteUeberschriften(seiten.zeilen, markdown, seiten.muster, protokoll), alt: true };
}

/** The run head wins over the title page, which adds number, place and the other days of the conference. */
function kopfOf(laufkopf: Kopfangabe | null, { kopf: titel, titelzeilen }: Deckblatt, protokoll: Protokoll): Kopf | null {
  const erste = laufkopf ?? titel;
  if (erste === null || erste.beschlussdatum === null) return null;
  const weitere = titel ?? erste;
  const gleicherTag = weitere.beschlussdatum === erste.beschlussdatum;
  if (!gleicherTag) melde(protokoll, titelzeilen[0]?.nr ?? 0, 'datum_verschieden', `Titelblatt ${weitere.beschlussdatum ?? ''}, Kopfzeile ${erste.beschlussdatum}`);
  return {
    konferenz: erste.konferenz ?? weitere.konferenz ?? 'IMK',
    art: erste.art ?? 'Sitzung',
    nummer: weitere.nummer ?? erste.nummer,
    beschlussdatum: erste.beschlussdatum,
    zeitraum: erste.zeitraum ?? (gleicherTag ? weitere.zeitraum : null),
    ort: erste.ort ?? weitere.ort
  };
}

/** Doubled lines (2020): a blank line again and again where no sentence ends or begins; our own prints indent what follows one without a marker. */
function satzweiseOf(abschnitte: readonly Abschnitt[], markdown: boolean): Satzweise {
  if (markdown) return 'markdown';
  let getrennt = 0;
  let anliegend = 0;
  for (const { text } of abschnitte) {
    text.forEach((zeile, i) => {
      const davor = text[i - 1];
      if (davor === undefined || /^(?:\d{1,3}\.|[-•–])(?:\s|$)/u.test(zeile.text)) return;
      if (!zeile.leerDavor) anliegend += 1;
      else if (zeile.einzug < 2 && !SATZENDE.test(davor.text.slice(-20)) && !SATZANFANG.test(zeile.text)) getrennt += 1;
    });
  }
  return getrennt > 10 * anliegend ? 'doppelt' : 'einfach';
}

interface Beschlusslesung {
  readonly beschluss: VeroeffentlichterBeschluss;
  readonly herkunft: readonly Herkunft[];
}

/** topanfang with all its pages: headings, text, notes. */
function beschluss(abschnitt: Abschnitt, index: number, lesart: Lesart): Beschlusslesung {
  const tops = abschnitt.koepfe.map((zeilen) => leseUeberschrift(zeilen, lesart));
  const rumpf = leseAbsaetze(abschnitt.text, lesart.satzweise, lesart.wortschatz, lesart.protokoll);
  const notizen = abschnitt.notizen.map((n) => notiz(n, lesart));
  const { ergebnis } = abschnitt;
  return {
    beschluss: { tops, absaetze: rumpf.absaetze, protokollnotizen: notizen.map((n) => n.notiz), ...(ergebnis === null ? {} : { ergebnis }) },
    herkunft: [
      ...[...abschnitt.koepfe.flat(), ...abschnitt.zwischenzeilen].map((z): Herkunft => ({ zeile: z.nr, ort: 'kopf', beschluss: index })),
      ...abschnitt.text.map((z, i): Herkunft => ({ zeile: z.nr, ort: 'text', beschluss: index, absatz: rumpf.ziele[i] ?? 0 })),
      ...abschnitt.notizen.flatMap((n, k): Herkunft[] => [
        { zeile: n.kopf.nr, ort: 'notiz', beschluss: index, notiz: k },
        ...n.zeilen.map((z, i): Herkunft => ({ zeile: z.nr, ort: 'notiz', beschluss: index, absatz: notizen[k]?.ziele[i] ?? 0, notiz: k }))
      ])
    ]
  };
}

/** notiz: set in smaller type and never double-spaced (domain.md 4.7). */
function notiz({ kopf, zeilen }: Abschnitt['notizen'][number], { satzweise, wortschatz, protokoll }: Lesart): { notiz: Notiz; ziele: readonly number[] } {
  const { absaetze, ziele } = leseAbsaetze(zeilen, satzweise === 'doppelt' ? 'einfach' : satzweise, wortschatz, protokoll);
  return { notiz: { ...(leseNotizkopf(kopf.text) ?? { bezeichnung: glatt(kopf.text), parteien: [] }), absaetze }, ziele };
}

interface Teile {
  readonly quelle: Quelle;
  readonly seiten: Seiten;
  readonly deckblatt: Deckblatt;
  readonly kopf: Kopf;
  readonly abschnitte: readonly Abschnitt[];
  readonly gelesen: readonly Beschlusslesung[];
  readonly protokoll: Protokoll;
}

function lesungOf({ quelle, seiten, deckblatt, kopf, abschnitte, gelesen, protokoll }: Teile): Lesung {
  const fundstellen = fundstellenOf(abschnitte, gelesen.map((g) => g.beschluss));
  meldeSeitenzahlen(seiten.seitenzahlen, fundstellen, protokoll);
  const uebrig = ordneRest(deckblatt.rest, abschnitte.map((a) => a.rest), gelesen.map((g) => g.beschluss), protokoll);
  const sammlung = neueSammlung(kopf, { titelblatt: deckblatt.titelblatt, hinweise: deckblatt.hinweise, beschluesse: uebrig.beschluesse });
  const zahl = fundstellen.reduce((summe, f) => summe + 1 + f.fortsetzungen.length, 1);
  return {
    sammlung: { ...sammlung, befunde: befundeOf(protokoll), rest: uebrig.rest, seiten: zahl },
    fundstellen,
    herkunft: ordneHerkunft([...moebel(seiten.zeilen), ...vorspann(deckblatt), ...gelesen.flatMap((g) => g.herkunft), ...uebrig.herkunft], quelle.zierde)
  };
}

function moebel(zeilen: readonly Seitenzeile[]): Herkunft[] {
  return zeilen.flatMap(({ nr, moebel: ort }) => (ort === null ? [] : [{ zeile: nr, ort }]));
}

function vorspann({ titelzeilen, hinweiszeilen }: Deckblatt): Herkunft[] {
  return [...titelzeilen.map((z): Herkunft => ({ zeile: z.nr, ort: 'titelblatt' })), ...hinweiszeilen.map((z): Herkunft => ({ zeile: z.nr, ort: 'hinweise' }))];
}
