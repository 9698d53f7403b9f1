/**
 * The Länderabfrage: what each Delegation thinks of each Ziffer and of the text as a whole, before anything is decided (domain.md 2.1; design.md 8).
 * An answer is given to words: they are kept with it. Where they have changed, a consent is no longer one and a Vorbehalt still stands; where the
 * Ziffer is gone, the answer is shown with the words it was given to. It is no Stimme and binds nobody (docs/entscheidungen/0092).
 */
import { isEmpty, type Absatz } from './beschluss/beschluss.ts';
import { gliedere } from './beschluss/gliederung.ts';
import type { Partei } from './land.ts';
import { abgelehnt, ok, type Result } from './result.ts';
import { isTag } from './sitzung.ts';
import type { Zustand } from './top.ts';

export const POSITIONSWERTE = ['zustimmend', 'leitungsvorbehalt', 'pruefvorbehalt', 'haushaltsvorbehalt', 'protokollnotiz', 'offen'] as const;
export type Positionswert = (typeof POSITIONSWERTE)[number];

const WORT: Readonly<Record<Positionswert, string>> = {
  zustimmend: 'zustimmend', leitungsvorbehalt: 'Leitungsvorbehalt', pruefvorbehalt: 'Prüfvorbehalt', haushaltsvorbehalt: 'Haushaltsvorbehalt', protokollnotiz: 'Protokollnotiz angekündigt', offen: 'offen'
};

/** A position as people call it. */
export function positionswort(wert: Positionswert): string {
  return WORT[wert];
}

/** A Vorbehalt of any kind: of the head of the house, to be checked, for want of money. */
export function isVorbehalt(wert: Positionswert): boolean {
  return wert === 'leitungsvorbehalt' || wert === 'pruefvorbehalt' || wert === 'haushaltsvorbehalt';
}

/** Names the text as a whole, where otherwise a Ziffer is named. */
export const GANZES = '';

/** A Ziffer with all that hangs under it, or a text without any. `schluessel` is the stable id of its first paragraph. */
export interface Abschnitt { readonly schluessel: string; readonly nummer: number | null; readonly worte: string }
/** Words that an answer was given to. */
export type Gelesenes = Pick<Abschnitt, 'schluessel' | 'worte'>;

export interface Antwort {
  readonly id: string;
  readonly delegation: Partei;
  readonly schluessel: string;
  readonly wert: Positionswert;
  /** The day by which a Vorbehalt is settled. */
  readonly frist: string | null;
  readonly grund: string;
  /** Of the Ziffer, or of every Ziffer where the answer is about the whole. */
  readonly worte: readonly Gelesenes[];
  readonly geteilt: boolean;
  readonly aufgehoben: boolean;
}

/** Cuts a text at its Ziffern; what stands before the first is a part of its own, empty paragraphs are none. Every key is there once. */
export function abschnitteOf(text: readonly { readonly id: string; readonly absatz: Absatz }[]): Abschnitt[] {
  const out: { schluessel: string; nummer: number | null; worte: string }[] = [];
  for (const { absatz, index, nummer, marke } of gliedere(text.map((t) => t.absatz))) {
    if (isEmpty(absatz)) continue;
    const last = out[out.length - 1];
    const id = text[index]?.id ?? '';
    if (last === undefined || absatz.art === 'ziffer') out.push({ schluessel: id === '' || out.some((a) => a.schluessel === id) ? `${id}#${index}` : id, nummer, worte: absatz.text });
    else last.worte += `\n${marke === '' ? '' : `${marke} `}${absatz.text}`;
  }
  return out;
}

/** The answers in force out of all, oldest first: the last of each Delegation to each place. With `geteilt` only what was shared counts. */
export function geltende<A extends Antwort>(antworten: readonly A[], { geteilt }: { readonly geteilt: boolean }): A[] {
  const last = new Map<string, A>();
  for (const a of antworten) if (a.geteilt || !geteilt) last.set(`${a.delegation} ${a.schluessel}`, a);
  return [...last.values()];
}

/** How a Delegation stands to one place. `veraltet`: it answered to other words. `insgesamt`: it answered for the whole text. */
export interface Feld<A extends Antwort = Antwort> { readonly wert: Positionswert; readonly veraltet: boolean; readonly insgesamt: boolean; readonly antwort: A | null }

/** The place that an answer is about now: by its id, or by the same words where ids have changed; null where it is gone. */
export function ortOf(gelesen: Gelesenes, abschnitte: readonly Abschnitt[]): Abschnitt | null {
  return abschnitte.find((a) => a.schluessel === gelesen.schluessel) ?? abschnitte.find((a) => a.worte === gelesen.worte) ?? null;
}

/** The position of one Delegation to one Ziffer, from its answers in force: its answer to it, or else what it says of the whole. */
export function feldOf<A extends Antwort>(antworten: readonly A[], abschnitt: Abschnitt, abschnitte: readonly Abschnitt[]): Feld<A> {
  const here = (gelesen: Gelesenes | undefined): boolean => gelesen !== undefined && ortOf(gelesen, abschnitte)?.schluessel === abschnitt.schluessel;
  const eigene = antworten.filter((a) => a.schluessel !== GANZES && here(a.worte[0]));
  const eigen = eigene.find((a) => a.schluessel === abschnitt.schluessel) ?? eigene[0];
  if (eigen !== undefined) return { wert: eigen.wert, veraltet: eigen.worte[0]?.worte !== abschnitt.worte, insgesamt: false, antwort: eigen };
  const ganz = antworten.find((a) => a.schluessel === GANZES);
  if (ganz === undefined) return { wert: 'offen', veraltet: false, insgesamt: false, antwort: null };
  return { wert: ganz.wert, veraltet: ganz.worte.find(here)?.worte !== abschnitt.worte, insgesamt: true, antwort: ganz };
}

/** What a Delegation says of the text as a whole; any changed, added or taken away word makes it one to earlier words. */
export function ganzesFeld<A extends Antwort>(antworten: readonly A[], abschnitte: readonly Abschnitt[]): Feld<A> {
  const ganz = antworten.find((a) => a.schluessel === GANZES);
  if (ganz === undefined) return { wert: 'offen', veraltet: false, insgesamt: true, antwort: null };
  const same = ganz.worte.length === abschnitte.length && ganz.worte.every((w, i) => w.worte === abschnitte[i]?.worte);
  return { wert: ganz.wert, veraltet: !same, insgesamt: true, antwort: ganz };
}

/** The columns of the table, the weightiest first: what one Delegation is counted under. */
export const SPALTEN = ['vorbehalt', 'offen', 'protokollnotiz', 'zustimmend'] as const;
export type Spalte = (typeof SPALTEN)[number];

/** Consent to earlier words is none; a Vorbehalt stands until it is lifted, and lifted it is consent. */
export function spalteOf({ wert, veraltet, antwort }: Feld): Spalte {
  if (isVorbehalt(wert) && antwort?.aufgehoben !== true) return 'vorbehalt';
  if (veraltet || wert === 'offen') return 'offen';
  return wert === 'protokollnotiz' ? 'protokollnotiz' : 'zustimmend';
}

/** One Delegation in one word: the weightiest of what it says of the Ziffern, and a Vorbehalt against the whole. */
export function gesamtOf(antworten: readonly Antwort[], abschnitte: readonly Abschnitt[]): Spalte {
  const spalten = abschnitte.map((a) => spalteOf(feldOf(antworten, a, abschnitte)));
  if (spalteOf(ganzesFeld(antworten, abschnitte)) === 'vorbehalt') return 'vorbehalt';
  return SPALTEN.find((s) => spalten.includes(s)) ?? 'offen';
}

/** Answers to Ziffern that are no longer in the text. */
export function weggefallene<A extends Antwort>(antworten: readonly A[], abschnitte: readonly Abschnitt[]): A[] {
  return antworten.filter((a) => a.schluessel !== GANZES && a.wert !== 'offen' && a.worte[0] !== undefined && ortOf(a.worte[0], abschnitte) === null);
}

/** The Delegationen are asked from the registration until the decision. */
export function fragtLaender(zustand: Zustand): boolean {
  return zustand === 'entwurf' || zustand === 'in_abstimmung' || zustand === 'im_umlauf';
}

export interface Eingabe { readonly wert: Positionswert; readonly frist: string | null; readonly grund: string }
export type Abfragegrund = 'abfrage_geschlossen' | 'vorbehalt_ohne_frist' | 'frist_vergangen' | 'grund_leer';

/** A Vorbehalt says why and until when; nothing else has a Frist. `heute` is the day in Berlin. */
export function checkEingabe(zustand: Zustand, { wert, frist, grund }: Eingabe, heute: string): Result<Eingabe, Abfragegrund> {
  if (!fragtLaender(zustand)) return abgelehnt('abfrage_geschlossen');
  if (!isVorbehalt(wert)) return ok({ wert, frist: null, grund: grund.trim() });
  if (frist === null || !isTag(frist)) return abgelehnt('vorbehalt_ohne_frist');
  if (frist < heute) return abgelehnt('frist_vergangen');
  return grund.trim() === '' ? abgelehnt('grund_leer') : ok({ wert, frist, grund: grund.trim() });
}

/** What is in force in the house and not yet shared. `gelesen` is the last answer that the head of the Delegation has seen: what came after it is not shared unseen. */
export function checkTeilen<A extends Antwort>(zustand: Zustand, eigene: readonly A[], gelesen: string): Result<A[], 'abfrage_geschlossen' | 'positionen_geaendert' | 'nichts_zu_teilen'> {
  if (!fragtLaender(zustand)) return abgelehnt('abfrage_geschlossen');
  if (standOfAntworten(eigene) !== gelesen) return abgelehnt('positionen_geaendert');
  const neu = ungeteilteOf(eigene);
  return neu.length === 0 ? abgelehnt('nichts_zu_teilen') : ok(neu);
}

/** What is in force in the house of one Delegation and seen by nobody else. */
export function ungeteilteOf<A extends Antwort>(eigene: readonly A[]): A[] {
  return geltende(eigene, { geteilt: false }).filter((a) => !a.geteilt);
}

/** Names the last answer of a Delegation, as its pages send it back. */
export function standOfAntworten(eigene: readonly Antwort[]): string {
  return eigene[eigene.length - 1]?.id ?? '';
}

/** A Vorbehalt in force, in the house or among all, can be lifted once. */
export function checkAufheben<A extends Antwort>(zustand: Zustand, eigene: readonly A[], id: string): Result<A, 'abfrage_geschlossen' | 'nicht_gefunden' | 'kein_vorbehalt' | 'vorbehalt_aufgehoben'> {
  if (!fragtLaender(zustand)) return abgelehnt('abfrage_geschlossen');
  const antwort = [...geltende(eigene, { geteilt: false }), ...geltende(eigene, { geteilt: true })].find((a) => a.id === id);
  if (antwort === undefined) return abgelehnt('nicht_gefunden');
  if (!isVorbehalt(antwort.wert)) return abgelehnt('kein_vorbehalt');
  return antwort.aufgehoben ? abgelehnt('vorbehalt_aufgehoben') : ok(antwort);
}
