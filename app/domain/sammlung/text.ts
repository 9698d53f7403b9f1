/**
 * Model -> plain text, readable again by lesen.ts as the same model. Three layouts:
 * `heute` (default): hard wraps, one leading blank where a page begins, notes wrapped wider; wrapped lines touch, paragraphs are parted by a blank line.
 * `doppelt`: as published in December 2020 (domain.md 4.7): a blank line after every wrapped line of a decision, a run head before each.
 * `alt`: as published 2001 to 2015 (domain.md 4.1, 6): `1. Titel`, page number before the run head with number and place, numbers of Ziffern alone on their line.
 * Not carried by any: an outcome or rapporteurs where the conference prints none, subtitles of a decision that has neither
 * "Beschluss:" nor an outcome before its text, page breaks inside a decision (a text has no pages: every decision is one).
 */
import type { Absatz } from '../beschluss/beschluss.ts';
import { gliedere, type Zeile } from '../beschluss/gliederung.ts';
import { VERBINDUNG } from '../top.ts';
import { druckprofilFor, druckprofilOf, type Druckprofil } from './druckprofil.ts';
import { alterLaufkopf, deckblattzeilen, laufkopf } from './kopf.ts';
import { berichtzeile, kopfwort, vorworte } from './profilworte.ts';
import type { Notiz, Sammlung, Topkopf, VeroeffentlichterBeschluss } from './sammlung.ts';
import { umbrich } from './umbruch.ts';
import { HINWEISWORT, notizkopf } from './wortlaut.ts';

/** The layouts of a text. */
export const TEXTLAYOUTS = ['heute', 'doppelt', 'alt'] as const;
export type Textlayout = (typeof TEXTLAYOUTS)[number];

const BREITE_KOPF = 80;
const BREITE_TEXT = 92;
const BREITE_NOTIZ = 110;

/** The whole Sammlung as text, ending in one line feed. */
export function alsText(sammlung: Sammlung, layout: Textlayout = 'heute'): string {
  const titelblatt = deckblattzeilen(sammlung);
  const profil = druckprofilFor(sammlung);
  const teile = [
    ...(titelblatt.length === 0 ? [] : [titelblatt.join('\n')]),
    ...(sammlung.hinweise.length === 0 ? [] : [` ${HINWEISWORT}`, ...sammlung.hinweise.map((h) => umbrich(h, BREITE_KOPF).join('\n'))]),
    ...(layout === 'heute' || sammlung.beschluesse.length === 0 ? [seitenkopf(sammlung, layout, 2)] : []),
    ...sammlung.beschluesse.flatMap((b, i) => [...(layout === 'heute' ? [] : [seitenkopf(sammlung, layout, i + 2)]), beschlusstext(b, profil, layout)])
  ];
  return `${teile.join('\n\n')}\n`;
}

/** One decision in today's layout: headings, text, notes. */
export function alsBeschlusstext(beschluss: VeroeffentlichterBeschluss, profil: Druckprofil = druckprofilOf('IMK')): string {
  return beschlusstext(beschluss, profil, 'heute');
}

/** Run head and page number of a page, as far as the layout prints them. */
function seitenkopf(sammlung: Sammlung, layout: Textlayout, seite: number): string {
  if (layout === 'alt') return `\n- ${seite} -\n\n${alterLaufkopf(sammlung).join('\n')}`;
  return `\n\n${laufkopf(sammlung).join('\n')}${layout === 'doppelt' ? `\n\n- ${seite} -` : ''}`;
}

function beschlusstext(beschluss: VeroeffentlichterBeschluss, profil: Druckprofil, layout: Textlayout): string {
  return [
    `${layout === 'alt' ? '' : ' '}${beschluss.tops.map((top) => ueberschrift(top, profil, layout)).join(`\n\n${VERBINDUNG}\n\n`)}`,
    ...vorworte(profil, beschluss),
    ...absaetze(beschluss.absaetze, BREITE_TEXT, layout),
    ...beschluss.protokollnotizen.flatMap((n) => notiz(n, layout))
  ].join('\n\n');
}

function ueberschrift(top: Topkopf, profil: Druckprofil, layout: Textlayout): string {
  const wort = layout === 'alt' ? `${top.nummer}.` : kopfwort(profil, top.nummer);
  const titel = umbrich(`${wort} ${top.titel}`, BREITE_KOPF).join('\n');
  const teile = top.teile.map((t) => umbrich(`${t.buchstabe}) ${t.titel}`, BREITE_KOPF).join('\n'));
  return [titel, ...top.untertitel.map((u) => umbrich(u, BREITE_KOPF).join('\n')), ...(teile.length === 0 ? [] : [teile.join('\n')]), ...berichtzeile(profil, top)].join('\n\n');
}

/** Notes are never double-spaced (domain.md 4.7). */
function notiz(n: Notiz, layout: Textlayout): string[] {
  return [notizkopf(n), ...absaetze(n.absaetze, BREITE_NOTIZ, layout === 'alt' ? 'alt' : 'heute')];
}

function absaetze(liste: readonly Absatz[], breite: number, layout: Textlayout): string[] {
  return gliedere(liste).map((zeile, i) => {
    const { text } = zeile.absatz;
    if (layout === 'doppelt') return umbrich(text, breite, (zeile.absatz.art === 'unterpunkt' ? ' ' : '') + markeOf(zeile, i), { einzug: 0, nurImSatz: true }).join('\n\n');
    if (layout === 'alt' && zeile.nummer !== null) return [`${zeile.nummer}.`, ...umbrich(text, breite)].join('\n');
    return umbrich(text, breite, markeOf(zeile, i)).join('\n');
  });
}

/** Number or bullet with its indent; what follows without a marker is indented, which tells it from a wrapped line. */
function markeOf(zeile: Zeile, index: number): string {
  if (zeile.nummer !== null) return `${zeile.nummer}. `;
  if (zeile.absatz.art === 'punkt') return '   • ';
  if (zeile.absatz.art === 'unterpunkt') return '     – ';
  return index === 0 ? '' : '   ';
}
