/**
 * Headings of the Sammlungen of 2001 to 2015: `1. Titel` without a word before the number (domain.md 4.1 and 6), told from a
 * Ziffer `1. Die …`. Evidence: the line opens a page or is bold; "Beschluss:" follows before the next page does; where no
 * such line exists, the number continues the count of headings and not the count of Ziffern. What stays doubtful is asked.
 */
import { NUMMER, type Druckmuster } from './druckmuster.ts';
import { entscheide, type Protokoll } from './entscheidungen.ts';
import type { Seitenzeile } from './seiten.ts';
import { isBeschlusswort, isVerbindung, leseVotum } from './ueberschrift.ts';
import { glatt } from './zeilen.ts';

/** First line of such a heading: number and the first words of the title. */
export const ALTE_UEBERSCHRIFT = new RegExp(String.raw`^(?:-\s+)?(${NUMMER})\.\s+(\S.*)$`, 'u');
const ALLEIN = /^\d{1,3}\.$/u;
const ZIFFER = /^(\d{1,3})\.(?:\s|$)/u;
/** So begins a Ziffer; a title hardly does. */
const SATZARTIG = /^(?:Sie|Die (?:IMK|Innenminister\p{L}*|Konferenz|Länder))\s/u;
/** Without any sign of pages, "Beschluss:" must follow within a heading's length. */
const KOPF_HOECHSTENS = 15;

interface Zeugnis {
  /** First line of a page, or bold. */
  readonly gezeichnet: readonly boolean[];
  /** "Beschluss:" follows before the next marked line. */
  readonly folgtBeschluss: readonly boolean[];
  /** The document has such lines, or its conference prints some. */
  readonly hatBeschlusswort: boolean;
  /** Marked lines are the rule: others are no headings. */
  readonly streng: boolean;
  /** Numbers of Ziffern stand alone on their line, so that a number with words is a heading. */
  readonly zifferAllein: boolean;
}

interface Stand {
  kopf: number;
  ziffer: number;
}

/** Indices of the lines that head a decision, its joint ones too. */
export function findeAlteUeberschriften(zeilen: readonly Seitenzeile[], markdown: boolean, muster: Druckmuster, protokoll: Protokoll): Set<number> {
  const zeugnis = zeugnisOf(zeilen, markdown, muster);
  const koepfe = new Set<number>();
  const stand: Stand = { kopf: 0, ziffer: 0 };
  zeilen.forEach((zeile, i) => {
    const text = glatt(zeile.text);
    const treffer = zeile.moebel === null ? ALTE_UEBERSCHRIFT.exec(text) : null;
    if (treffer !== null && isKopf(zeilen, i, treffer, stand, zeugnis, protokoll)) {
      koepfe.add(i);
      stand.kopf = zahlOf(treffer[1]) ?? stand.kopf;
      stand.ziffer = 0;
    } else if (zeile.moebel === null && Number(ZIFFER.exec(text)?.[1]) === stand.ziffer + 1) stand.ziffer += 1;
  });
  return koepfe;
}

function isKopf(zeilen: readonly Seitenzeile[], i: number, treffer: RegExpExecArray, stand: Stand, zeugnis: Zeugnis, protokoll: Protokoll): boolean {
  if (isVerbindung(zeilen[i - 1])) return true;
  const [wahl, sicher] = urteil(zeilen, i, treffer, stand, zeugnis);
  return entscheide(protokoll, { zeile: zeilen[i]?.nr ?? 0, art: 'alte_ueberschrift', text: treffer[0].slice(0, 200), wahl, moeglich: ['ueberschrift', 'ziffer'], sicher }) === 'ueberschrift';
}

type Urteil = readonly ['ueberschrift' | 'ziffer', boolean];

function urteil(zeilen: readonly Seitenzeile[], i: number, treffer: RegExpExecArray, stand: Stand, zeugnis: Zeugnis): Urteil {
  const zahl = zahlOf(treffer[1]);
  if (zeugnis.gezeichnet[i] !== true) return ohneZeichen(zeilen, i, zahl, stand, zeugnis);
  if (zeugnis.folgtBeschluss[i] === true) return ['ueberschrift', true];
  if (zahl !== null && zahl <= stand.kopf && !isUntergliedert(treffer[1])) return ['ziffer', true];
  return amSeitenanfang(zahl, SATZARTIG.test(treffer[2] ?? ''), stand, zeugnis);
}

/** A marked line that no "Beschluss:" follows: the two counts, and whether it reads like a sentence. */
function amSeitenanfang(zahl: number | null, satzartig: boolean, stand: Stand, { hatBeschlusswort, zifferAllein }: Zeugnis): Urteil {
  const setztZiffernFort = zahl === stand.ziffer + 1 && stand.ziffer > 0;
  if (zifferAllein && !(satzartig && setztZiffernFort)) return ['ueberschrift', true];
  if (setztZiffernFort && hatBeschlusswort) return ['ziffer', satzartig || zahl !== stand.kopf + 1];
  if (setztZiffernFort) return [satzartig ? 'ziffer' : 'ueberschrift', false];
  return satzartig && stand.kopf > 0 ? ['ziffer', false] : ['ueberschrift', !hatBeschlusswort && (zahl === null || zahl === stand.kopf + 1)];
}

/** A source that shows no pages: the count must go on and "Beschluss:" be near, with no better candidate between. */
function ohneZeichen(zeilen: readonly Seitenzeile[], i: number, zahl: number | null, stand: Stand, zeugnis: Zeugnis): Urteil {
  if (zeugnis.streng || zeilen[i]?.leerDavor !== true || (zahl !== null && zahl <= stand.kopf)) return ['ziffer', true];
  for (let j = i + 1; j < i + KOPF_HOECHSTENS && j < zeilen.length; j += 1) {
    const zeile = zeilen[j] as Seitenzeile;
    if (isBeschlusswort(zeile)) return ['ueberschrift', zahl === stand.kopf + 1 && zahl !== stand.ziffer + 1];
    if (zeile.leerDavor && ZIFFER.test(zeile.text)) return ['ziffer', true];
  }
  return ['ziffer', true];
}

function zeugnisOf(zeilen: readonly Seitenzeile[], markdown: boolean, muster: Druckmuster): Zeugnis {
  const gezeichnet = zeilen.map((z, i) => z.moebel === null && (z.seitenstart || (markdown && z.roh.includes('**'))) && ALTE_UEBERSCHRIFT.test(glatt(z.text)) && !isVerbindung(zeilen[i - 1]));
  const folgtBeschluss = new Array<boolean>(zeilen.length).fill(false);
  let offen = false;
  let zahl = 0;
  for (let i = zeilen.length - 1; i >= 0; i -= 1) {
    folgtBeschluss[i] = offen;
    if (isBeschlusswort(zeilen[i]) || leseVotum(zeilen[i], muster) !== null) {
      offen = true;
      zahl += 1;
    } else if (gezeichnet[i] === true) offen = false;
  }
  const nummern = zeilen.filter((z, i) => z.moebel === null && gezeichnet[i] !== true && z.leerDavor && ZIFFER.test(z.text));
  const allein = nummern.filter((z) => ALLEIN.test(z.text)).length;
  return {
    gezeichnet, folgtBeschluss, hatBeschlusswort: zahl > 0 && muster.hatBeschlusswort,
    streng: gezeichnet.some(Boolean) && 4 * gezeichnet.filter(Boolean).length >= 3 * zahl, zifferAllein: allein > 1 && 2 * allein > nummern.length
  };
}

/** First whole number of a printed one; null for a Roman one, which continues any count. */
function zahlOf(nummer: string | undefined): number | null {
  const zahl = /^\d+/u.exec(nummer ?? '')?.[0];
  return zahl === undefined ? null : Number(zahl);
}

function isUntergliedert(nummer: string | undefined): boolean {
  return nummer?.includes('.') === true;
}
