/**
 * Model -> plain text in the layout of the published text of December 2020 (seed 002): hard wraps, one leading blank where a
 * page begins, notes wrapped wider. Unlike there, wrapped lines touch and paragraphs are parted by a blank line, so that
 * lesen.ts gives the same model back. No page numbers: a text has no pages.
 */
import type { Absatz } from '../beschluss/beschluss.ts';
import { gliedere, type Zeile } from '../beschluss/gliederung.ts';
import { deckblattzeilen, laufkopf } from './kopf.ts';
import type { Notiz, Sammlung, Topkopf, VeroeffentlichterBeschluss } from './sammlung.ts';
import { umbrich } from './umbruch.ts';
import { BESCHLUSSWORT, HINWEISWORT, notizkopf, VERBINDUNG } from './wortlaut.ts';

const BREITE_KOPF = 80;
const BREITE_TEXT = 92;
const BREITE_NOTIZ = 110;

/** The whole Sammlung as text, ending in one line feed. */
export function alsText(sammlung: Sammlung): string {
  const titelblatt = deckblattzeilen(sammlung);
  const teile = [
    ...(titelblatt.length === 0 ? [] : [titelblatt.join('\n')]),
    ...(sammlung.hinweise.length === 0 ? [] : [` ${HINWEISWORT}`, ...sammlung.hinweise.map((h) => umbrich(h, BREITE_KOPF).join('\n'))]),
    `\n\n${laufkopf(sammlung).join('\n')}`,
    ...sammlung.beschluesse.map(alsBeschlusstext)
  ];
  return `${teile.join('\n\n')}\n`;
}

/** One decision: headings, text, notes. */
export function alsBeschlusstext(beschluss: VeroeffentlichterBeschluss): string {
  return [
    ` ${beschluss.tops.map(ueberschrift).join(`\n\n${VERBINDUNG}\n\n`)}`,
    BESCHLUSSWORT,
    ...absaetze(beschluss.absaetze, BREITE_TEXT),
    ...beschluss.protokollnotizen.flatMap(notiz)
  ].join('\n\n');
}

function ueberschrift(top: Topkopf): string {
  const titel = umbrich(`TOP ${top.nummer}: ${top.titel}`, BREITE_KOPF).join('\n');
  const teile = top.teile.map((t) => umbrich(`${t.buchstabe}) ${t.titel}`, BREITE_KOPF).join('\n'));
  return [titel, ...top.untertitel.map((u) => umbrich(u, BREITE_KOPF).join('\n')), ...(teile.length === 0 ? [] : [teile.join('\n')])].join('\n\n');
}

function notiz(n: Notiz): string[] {
  return [notizkopf(n), ...absaetze(n.absaetze, BREITE_NOTIZ)];
}

function absaetze(liste: readonly Absatz[], breite: number): string[] {
  return gliedere(liste).map((zeile, i) => umbrich(zeile.absatz.text, breite, markeOf(zeile, i)).join('\n'));
}

/** Number or bullet with its indent; what follows without a marker is indented, which tells it from a wrapped line. */
function markeOf(zeile: Zeile, index: number): string {
  if (zeile.nummer !== null) return `${zeile.nummer}. `;
  if (zeile.absatz.art === 'punkt') return '   • ';
  if (zeile.absatz.art === 'unterpunkt') return '     – ';
  return index === 0 ? '' : '   ';
}
