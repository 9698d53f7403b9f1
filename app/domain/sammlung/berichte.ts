/**
 * Where a printed paragraph cites a report, and what the citation says (domain.md 4.4).
 * Anchored at "(Stand: …)" and at the release mark; the words before the anchor give title and genre, in quotes or without.
 * Oral reports and plain mentions are no citations. What is not found stays plain text: nothing is changed.
 */
import type { Bericht, Berichtmarke } from '../beschluss/beschluss.ts';

const ANKER = /\(\s*Stand:?\s+([^()]{1,60}?)\s*\)(?:\s*\((nicht\s+freigegeben|freigegeben)\))?|\((nicht\s+freigegeben|freigegeben)\)/gu;
const VS = /\s*-\s?VS-NfD\s?-(?=['‘’“"”]*\s*$)/u;
const EINLEITUNG = /(?:^|\s)(?:nimmt|nehmen|einschließlich|sowie|billigt|billigen|begrüßt|bestätigt)(?:\s+(?:ferner|auch|zudem|zustimmend))?\s+(?:den|das|die|des|der|dem|ihren|seinen|einen)\s+/gu;
const ARTIKEL_WORT = /(?:^|\s)(?:den|das|die|des|der|dem)\s+(?=(?:[^\s„"]+\s+)?$)/u;

interface Fund {
  readonly von: number;
  readonly gattung: string;
  readonly titel: string;
  readonly vs: boolean;
}

/** A printed paragraph has a few hundred words; what is longer is no paragraph of a decision and is not searched. */
const ABSATZ_HOECHSTENS = 20_000;

/** The citations of a paragraph in the order of its words, without overlaps. */
export function findeBerichte(text: string): Bericht[] {
  if (text.length > ABSATZ_HOECHSTENS) return [];
  const berichte: Bericht[] = [];
  let ab = 0;
  for (const anker of text.matchAll(ANKER)) {
    const fund = davor(text, ab, anker.index);
    if (fund === null) continue;
    const bis = anker.index + anker[0].length;
    const { von, gattung, titel, vs } = fund;
    berichte.push({ von, bis, gattung, titel, stand: anker[1] ?? null, vs, freigabe: markeOf(anker[2] ?? anker[3]) });
    ab = bis;
  }
  return mitUnbezeichneten(text, berichte);
}

function markeOf(wort: string | undefined): Berichtmarke {
  if (wort === undefined) return null;
  return wort.startsWith('nicht') ? 'nicht freigegeben' : 'freigegeben';
}

/** What is cited right before `ende`, not reaching back beyond `ab`. */
function davor(text: string, ab: number, ende: number): Fund | null {
  const satz = ab + satzanfang(text.slice(ab, ende));
  const vorn = text.slice(satz, ende).trimEnd();
  const zu = letztesZu(vorn);
  const auf = zu === -1 ? -1 : zugehoerigesAuf(vorn, zu);
  if (auf === -1) return ohneAnfuehrung(vorn, satz);
  const inhalt = vorn.slice(auf + 1, zu);
  const beginn = gattungsbeginn(vorn.slice(0, auf));
  return {
    von: satz + beginn,
    gattung: vorn.slice(beginn, auf).trim(),
    titel: inhalt.replace(VS, '').trim(),
    vs: VS.test(inhalt) || VS.test(vorn.slice(zu + 1))
  };
}

/** A sentence begins behind a full stop and before a capital; dates and abbreviations inside a title do not matter here. */
function satzanfang(vorn: string): number {
  let anfang = 0;
  for (const treffer of vorn.matchAll(/[\p{Ll}“"”)][.!?:]\s+(?=\p{Lu})/gu)) {
    if (!inAnfuehrung(vorn, treffer.index + 1)) anfang = treffer.index + treffer[0].length;
  }
  return anfang;
}

function inAnfuehrung(text: string, ort: number): boolean {
  const vorn = text.slice(0, ort);
  const gerade = vorn.split('"').length - 1;
  return vorn.lastIndexOf('„') > vorn.lastIndexOf('“') || gerade % 2 === 1;
}

function letztesZu(text: string): number {
  return Math.max(text.lastIndexOf('“'), text.lastIndexOf('"'), text.lastIndexOf('”'));
}

/** The opening quote that belongs to the closing one at `zu`; German quotes may be nested in themselves. */
function zugehoerigesAuf(text: string, zu: number): number {
  if (text[zu] === '"') return text.lastIndexOf('"', zu - 1);
  let tiefe = 0;
  for (let ort = zu; ort >= 0; ort -= 1) {
    if (text[ort] === '„') tiefe -= 1;
    else if (text[ort] === '“' || text[ort] === '”') tiefe += 1;
    if (tiefe === 0) return ort;
  }
  return text.indexOf('„');
}

/** Where the genre word begins: behind "nimmt den", "einschließlich des" …, or behind an article one word before the quote. */
function gattungsbeginn(vorn: string): number {
  const treffer = [...vorn.matchAll(EINLEITUNG)].at(-1);
  if (treffer !== undefined) return ohneFuellwort(vorn, treffer.index + treffer[0].length);
  const artikel = ARTIKEL_WORT.exec(vorn);
  return artikel === null ? vorn.length : artikel.index + artikel[0].length;
}

function ohneFuellwort(vorn: string, beginn: number): number {
  return /^vorliegende[nrs]?\s*$/u.test(vorn.slice(beginn)) ? vorn.length : beginn;
}

/** A draft cited without quotes: its title is all that stands between the article and the mark (domain.md 4.4). */
function ohneAnfuehrung(vorn: string, satz: number): Fund | null {
  const treffer = [...vorn.matchAll(EINLEITUNG)].at(-1);
  if (treffer === undefined) return null;
  const beginn = treffer.index + treffer[0].length;
  const titel = vorn.slice(beginn);
  return titel === '' ? null : { von: satz + beginn, gattung: '', titel: titel.replace(VS, '').trim(), vs: VS.test(titel) };
}

const UNBEZEICHNET = /(?:^|\s)(?:nimmt|nehmen)\s+(?:ferner\s+)?(?:den|das|die)\s+([^„".]{0,60})(?=„)/gu;

/** "nimmt den Bericht „…“ zur Kenntnis" without Stand and mark is a citation too, with nothing said about its release. */
function mitUnbezeichneten(text: string, berichte: readonly Bericht[]): Bericht[] {
  const weitere: Bericht[] = [];
  for (const treffer of text.matchAll(UNBEZEICHNET)) {
    const auf = treffer.index + treffer[0].length;
    const zu = zugehoerigesZu(text, auf);
    if (zu === -1 || !/^[^.]*zur Kenntnis/u.test(text.slice(zu))) continue;
    const von = auf - (treffer[1] ?? '').length;
    if (berichte.some((b) => b.von <= zu && von < b.bis)) continue;
    const inhalt = text.slice(auf + 1, zu);
    weitere.push({ von, bis: zu + 1, gattung: (treffer[1] ?? '').trim(), titel: inhalt.replace(VS, '').trim(), stand: null, vs: VS.test(inhalt), freigabe: null });
  }
  return [...berichte, ...weitere].sort((a, b) => a.von - b.von);
}

function zugehoerigesZu(text: string, auf: number): number {
  let tiefe = 0;
  for (let ort = auf; ort < text.length; ort += 1) {
    if (text[ort] === '„') tiefe += 1;
    else if (text[ort] === '“') tiefe -= 1;
    if (tiefe === 0) return ort;
  }
  return -1;
}
