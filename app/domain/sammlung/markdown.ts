/**
 * Model -> Markdown in the layout of the published Markdown of December 2021 (seed 001): bold headings, a run head before
 * every decision, one line per paragraph, release marks in italics. Readable again by lesen.ts; indents follow CommonMark.
 * Words of other conferences by print profile. Not carried: what text.ts does not carry either.
 */
import { gliedere, type Zeile } from '../beschluss/gliederung.ts';
import type { Absatz } from '../beschluss/beschluss.ts';
import { VERBINDUNG } from '../top.ts';
import { druckprofilFor, type Druckprofil } from './druckprofil.ts';
import { deckblattzeilen, laufkopf, leseDatumszeile } from './kopf.ts';
import { berichtzeile, kopfwort, vorworte } from './profilworte.ts';
import type { Sammlung, Topkopf, VeroeffentlichterBeschluss } from './sammlung.ts';
import { HINWEISWORT, laeufe, notizkopf } from './wortlaut.ts';
import { glatt } from './zeilen.ts';

const UMBRUCH = '  \n';

/** The whole Sammlung as Markdown, ending in one line feed. */
export function alsMarkdown(sammlung: Sammlung): string {
  const kopf = laufkopf(sammlung).map(geschuetzt).join(UMBRUCH);
  const profil = druckprofilFor(sammlung);
  return `${[
    ...titelblatt(deckblattzeilen(sammlung)),
    ...(sammlung.hinweise.length === 0 ? [] : [HINWEISWORT, ...sammlung.hinweise.map((h) => geschuetzt(glatt(h)))]),
    ...sammlung.beschluesse.flatMap((b) => [kopf, ...beschluss(b, profil)])
  ].join('\n\n')}\n`;
}

/** Bold, the date in a block of its own. */
function titelblatt(zeilen: readonly string[]): string[] {
  const datum = zeilen.findIndex((zeile) => leseDatumszeile(zeile) !== null);
  const bloecke = datum === -1 ? [zeilen] : [zeilen.slice(0, datum), zeilen.slice(datum)];
  return bloecke.filter((block) => block.length > 0).map((block) => fett(block.map(geschuetzt).join(UMBRUCH)));
}

function beschluss(b: VeroeffentlichterBeschluss, profil: Druckprofil): string[] {
  return [
    ...b.tops.flatMap((top, i) => [...(i === 0 ? [] : [VERBINDUNG]), ...ueberschrift(top, profil)]),
    ...vorworte(profil, b).map((wort) => fett(geschuetzt(wort))),
    ...absaetze(b.absaetze),
    ...b.protokollnotizen.flatMap((n) => [notizkopf(n), ...absaetze(n.absaetze)])
  ];
}

function ueberschrift(top: Topkopf, profil: Druckprofil): string[] {
  const teile = top.teile.map((t) => `${t.buchstabe}) ${fett(geschuetzt(t.titel))}`).join(UMBRUCH);
  return [
    fett(`${kopfwort(profil, top.nummer)} ${geschuetzt(top.titel)}`), ...top.untertitel.map((u) => fett(geschuetzt(u))), ...(teile === '' ? [] : [teile]),
    ...berichtzeile(profil, top).map(geschuetzt)
  ];
}

function absaetze(liste: readonly Absatz[]): string[] {
  const zeilen = gliedere(liste);
  return zeilen.map((zeile, i) => einzug(zeilen, i) + marke(zeile) + laeufe({ text: glatteZeile(zeile.absatz.text) }).map((l) => (l.marke ? `*${l.text}*` : geschuetzt(l.text))).join(''));
}

/** Everything that belongs to a Ziffer is indented to its text, so that it stays inside the list item. */
function einzug(zeilen: readonly Zeile[], index: number): string {
  const zeile = zeilen[index];
  if (zeile === undefined || zeile.nummer !== null) return '';
  const ziffer = zeilen.slice(0, index).findLast((z) => z.nummer !== null)?.nummer ?? null;
  const grund = ziffer === null ? 0 : `${ziffer}. `.length;
  return ' '.repeat(grund + (zeile.absatz.art === 'unterpunkt' ? Math.max(2, 4 - grund) : 0));
}

function marke(zeile: Zeile): string {
  if (zeile.nummer !== null) return `${zeile.nummer}. `;
  return zeile.absatz.art === 'punkt' || zeile.absatz.art === 'unterpunkt' ? '- ' : '';
}

function fett(text: string): string {
  return `**${text}**`;
}

/** Keeps a no-break space, turns line ends into blanks. */
function glatteZeile(text: string): string {
  return text.split(/[^\S\u00A0\u202F]+/u).join(' ').trim();
}

/** Characters that Markdown would take for its own. */
function geschuetzt(text: string): string {
  return text.replace(/[\\`*_[\]<>#]/gu, (zeichen) => `\\${zeichen}`).replace(/^(\d+)\./u, '$1\\.').replace(/^([-+])(?=\s)/u, '\\$1');
}
