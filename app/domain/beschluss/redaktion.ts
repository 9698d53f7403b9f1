/**
 * The redaktionelle Prüfung: house rules of wording and form, as findings with place and suggestion. It never changes a word
 * (domain.md 4.3 to 4.6: rules of thumb of the published collections; a person decides). What must hold for a freeze is gliederung.ts.
 */
import { unbekannteAbkuerzungen } from './abkuerzungen.ts';
import type { Absatz } from './beschluss.ts';
import { gliedere } from './gliederung.ts';

export const REDAKTIONSREGELN = ['satzsubjekt', 'datumsform', 'anfuehrung', 'stand_fehlt', 'vermerk_fehlt', 'vermerk_doppelt', 'vermerk_vs', 'verweis_ziffer', 'abkuerzung', 'leerzeichen', 'satzende', 'bericht_doppelt'] as const;
export type Redaktionsregel = (typeof REDAKTIONSREGELN)[number];

const WORTE: Readonly<Record<Redaktionsregel, string>> = {
  satzsubjekt: 'Satzanfang', datumsform: 'Form des Datums', anfuehrung: 'Anführungszeichen', stand_fehlt: 'Stand fehlt', vermerk_fehlt: 'Freigabevermerk fehlt', vermerk_doppelt: 'Freigabevermerk doppelt',
  vermerk_vs: 'Freigabevermerk bei VS-NfD', verweis_ziffer: 'Verweis auf eine Ziffer', abkuerzung: 'Abkürzung', leerzeichen: 'Leerzeichen', satzende: 'Satzzeichen am Ende', bericht_doppelt: 'Titel eines Berichts'
};

/** What a rule is called on the page. */
export function regelwort(regel: Redaktionsregel): string {
  return WORTE[regel];
}

/** A finding in one text: paragraph by index, UTF-16 offsets [von, bis) of the words meant, one sentence, and what could stand there. */
export interface Redaktionsbefund {
  readonly regel: Redaktionsregel;
  readonly absatz: number;
  readonly von: number;
  readonly bis: number;
  readonly satz: string;
  readonly vorschlag: string | null;
}

export interface Redaktionslage {
  /** Short name of the conference, the subject of its sentences. */
  readonly konferenz: string;
  /** True once the Freigabe is decided: before, a missing mark is no finding. */
  readonly freigabeEntschieden: boolean;
}

/** All findings of one text, in reading order. */
export function pruefeRedaktion(absaetze: readonly Absatz[], lage: Redaktionslage): Redaktionsbefund[] {
  const vorher = (i: number): string => absaetze.slice(0, i).map((a) => a.text).join(' ');
  const funde = absaetze.flatMap((a, i) => [
    ...datumsform(a, i), ...anfuehrung(a, i), ...berichte(a, i, lage), ...leerzeichen(a, i), ...satzende(a, i, absaetze[i + 1]),
    ...unbekannteAbkuerzungen(a.text, vorher(i)).map(({ wort, von }): Redaktionsbefund =>
      ({ regel: 'abkuerzung', absatz: i, von, bis: von + wort.length, satz: `Die Abkürzung „${wort}“ ist nicht eingeführt.`, vorschlag: `ausgeschriebener Name (${wort})` }))
  ]);
  return [...funde, ...satzsubjekt(absaetze, lage)].sort((a, b) => a.absatz - b.absatz || a.von - b.von);
}

/** A reference to a Ziffer that this decision does not have (verweis.ts finds them), in the form of all findings. */
export function verweisbefund(f: { readonly absatz: number; readonly von: number; readonly bis: number; readonly ziffer: number }): Redaktionsbefund {
  return { regel: 'verweis_ziffer', absatz: f.absatz, von: f.von, bis: f.bis, satz: `Eine Ziffer ${f.ziffer} gibt es in diesem Beschluss nicht.`, vorschlag: null };
}

/** First Ziffer "Die IMK", then in turn "Sie" and "Die IMK" (domain.md 4.3: a rule of thumb, never enforced). */
function satzsubjekt(absaetze: readonly Absatz[], { konferenz }: Redaktionslage): Redaktionsbefund[] {
  const name = `Die ${konferenz}`;
  let davor: string | null = null;
  return gliedere(absaetze).flatMap(({ absatz, nummer }, i): Redaktionsbefund[] => {
    if (nummer === null) return [];
    const wort = absatz.text.startsWith(`${name} `) ? name : absatz.text.startsWith('Sie ') ? 'Sie' : null;
    const zuvor = davor;
    davor = wort;
    if (wort === null) return [];
    if (nummer === 1 && wort === 'Sie') return [{ regel: 'satzsubjekt', absatz: i, von: 0, bis: 3, satz: `Die erste Ziffer beginnt sonst mit „${name}“.`, vorschlag: name }];
    if (zuvor !== wort) return [];
    return [{ regel: 'satzsubjekt', absatz: i, von: 0, bis: wort.length, satz: `Zwei Ziffern nacheinander beginnen mit „${wort}“.`, vorschlag: wort === 'Sie' ? name : 'Sie' }];
  });
}

const MONAT = '(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)';
const KURZ = /(?<![\d.,/])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?![\d.])/gu;
const LANG = new RegExp(String.raw`(?<![\d.])0(\d)\. (${MONAT})(?= \d{4})`, 'gu');
const ISO = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/gu;

/** Dates in figures as `DD.MM.YY`, in words without a leading zero (domain.md 4.6). */
function datumsform({ text }: Absatz, absatz: number): Redaktionsbefund[] {
  const kurz = [...text.matchAll(KURZ)].flatMap((t) => {
    const form = `${zwei(t[1])}.${zwei(t[2])}.${(t[3] ?? '').slice(-2)}`;
    return form === t[0] || Number(t[2]) > 12 || Number(t[1]) > 31 ? [] : [datumsfund(absatz, t, form)];
  });
  const lang = [...text.matchAll(LANG)].map((t) => datumsfund(absatz, t, `${t[1] ?? ''}. ${t[2] ?? ''}`));
  const iso = [...text.matchAll(ISO)].map((t) => datumsfund(absatz, t, `${t[3] ?? ''}.${t[2] ?? ''}.${(t[1] ?? '').slice(2)}`));
  return [...kurz, ...lang, ...iso];
}

function datumsfund(absatz: number, treffer: RegExpExecArray, vorschlag: string): Redaktionsbefund {
  return { regel: 'datumsform', absatz, von: treffer.index, bis: treffer.index + treffer[0].length, satz: `Das Datum „${treffer[0]}“ weicht von der üblichen Form ab.`, vorschlag };
}

function zwei(zahl: string | undefined): string {
  return (zahl ?? '').padStart(2, '0');
}

/** Outer „ “, inner ‚ ‘, each opened and closed (domain.md 4.4). */
function anfuehrung({ text }: Absatz, absatz: number): Redaktionsbefund[] {
  const gerade = [...text.matchAll(/["”]/gu)].map((t): Redaktionsbefund =>
    ({ regel: 'anfuehrung', absatz, von: t.index, bis: t.index + 1, satz: 'Hier steht ein gerades oder fremdes Anführungszeichen.', vorschlag: /[\s(]$|^$/u.test(text.slice(0, t.index).slice(-1)) ? '„' : '“' }));
  const funde: Redaktionsbefund[] = [];
  let offen = -1;
  for (const t of text.matchAll(/[„“]/gu)) {
    if (t[0] === '„') {
      if (offen !== -1) funde.push({ regel: 'anfuehrung', absatz, von: t.index, bis: t.index + 1, satz: 'In einem Zitat beginnt ein weiteres; innen stehen halbe Anführungszeichen.', vorschlag: '‚' });
      else offen = t.index;
    } else if (offen === -1) funde.push({ regel: 'anfuehrung', absatz, von: t.index, bis: t.index + 1, satz: 'Ein Zitat endet, das nicht begonnen hat.', vorschlag: null });
    else offen = -1;
  }
  if (offen !== -1) funde.push({ regel: 'anfuehrung', absatz, von: offen, bis: offen + 1, satz: 'Ein Zitat beginnt und endet nicht.', vorschlag: null });
  return [...gerade, ...funde];
}

const VERMERKE = /\((?:nicht )?freigegeben\)\s*\((?:nicht )?freigegeben\)/gu;

/** Stand, mark, and no released VS-NfD (domain.md 3 and 4.4). */
function berichte(a: Absatz, absatz: number, lage: Redaktionslage): Redaktionsbefund[] {
  const doppelt = [...a.text.matchAll(VERMERKE)].map((t): Redaktionsbefund => ({ regel: 'vermerk_doppelt', absatz, von: t.index, bis: t.index + t[0].length, satz: 'Hier stehen zwei Freigabevermerke.', vorschlag: null }));
  return [...doppelt, ...a.berichte.flatMap((b): Redaktionsbefund[] => {
    const fund = (regel: Redaktionsregel, satz: string, vorschlag: string | null): Redaktionsbefund => ({ regel, absatz, von: b.von, bis: b.bis, satz, vorschlag });
    return [
      ...(b.stand === null || b.stand === '' ? [fund('stand_fehlt', `Zum Bericht „${b.titel}“ fehlt der Stand.`, '(Stand: TT.MM.JJ)')] : []),
      ...(lage.freigabeEntschieden && b.freigabe === null ? [fund('vermerk_fehlt', `Zum Bericht „${b.titel}“ fehlt der Freigabevermerk.`, '(nicht freigegeben)')] : []),
      ...(b.vs && b.freigabe !== 'nicht freigegeben' && (lage.freigabeEntschieden || b.freigabe !== null) ? [fund('vermerk_vs', `Der Bericht „${b.titel}“ trägt VS-NfD und ist nicht als „nicht freigegeben“ bezeichnet.`, '(nicht freigegeben)')] : [])
    ];
  })];
}

function leerzeichen({ text }: Absatz, absatz: number): Redaktionsbefund[] {
  return [...text.matchAll(/ {2,}|\s(?=[,;.:!?](?:\s|$))/gu)].map((t) => ({ regel: 'leerzeichen' as const, absatz, von: t.index, bis: t.index + t[0].length, satz: 'Hier steht ein Leerzeichen zu viel.', vorschlag: t[0].length > 1 ? ' ' : '' }));
}

/** A paragraph ends with a full stop, before bullets with a colon or open; a bullet with comma, semicolon, full stop or "und". */
function satzende(a: Absatz, absatz: number, danach: Absatz | undefined): Redaktionsbefund[] {
  const ende = a.text.trimEnd();
  const listeFolgt = danach?.art === 'punkt' || danach?.art === 'unterpunkt';
  const gut = a.art === 'punkt' || a.art === 'unterpunkt' || listeFolgt ? /(?:[.,;:]|\b(?:und|oder|sowie|dass|die|das|der))[“"’)]*$/u : /[.!?][“"’‘)]*$/u;
  if (ende === '' || gut.test(ende)) return [];
  return [{ regel: 'satzende', absatz, von: Math.max(0, ende.length - 1), bis: ende.length, satz: 'Am Ende des Absatzes fehlt ein Satzzeichen.', vorschlag: listeFolgt ? ':' : '.' }];
}
