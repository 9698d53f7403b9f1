/**
 * Model -> HTML without active scripts and without style attributes: the main part for our own pages (whose CSS styles the classes), and a
 * whole document with its own style sheet and a block of data (JSON-LD) for download. Real headings, real lists, an anchor for every TOP
 * and Ziffer. Which words a conference prints is decided in druckzeilen.ts.
 */
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { bloeckeOf, type Block } from '../../app/domain/sammlung/bloecke.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { HINWEISWORT, laeufe, notizkopf } from '../../app/domain/sammlung/wortlaut.ts';
import { druckOf, type Beschlusszeilen, type Druck, type Druckzeile } from './druckzeilen.ts';
import { STIL } from './html-stil.ts';
import { datenblock } from './json-ld.ts';

export interface HtmlOptionen {
  readonly entwurf?: boolean;
  /** One decision only: no title page, no table of contents. */
  readonly einzeln?: boolean;
}

/** Anchor of a TOP: `top-7`, `top-29.2`. Both headings of a joint decision have their own. */
export function ankerOf(nummer: string): string {
  return `top-${nummer.replace(/\s+/gu, '-')}`;
}

/** A decision with the anchors of its headings, each given once in the whole document. */
interface Verankert extends Beschlusszeilen {
  readonly anker: readonly string[];
}

/** The main part: `<article class="sammlung">`, to be put inside a page that has its own `<main>`. */
export function alsHtmlTeil(sammlung: Sammlung, optionen: HtmlOptionen = {}): string {
  const druck = druckOf(sammlung, optionen.einzeln ?? false);
  const beschluesse = verankert(druck);
  const vorn = optionen.einzeln === true ? '' : deckblatt(druck) + verzeichnis(beschluesse);
  const entwurf = optionen.entwurf === true ? '<p class="sammlung-entwurf">Entwurf</p>\n' : '';
  return `<article class="sammlung" lang="de">\n${entwurf}${vorn}${beschluesse.map((b) => beschluss(b, druck)).join('')}</article>\n`;
}

/** A document of its own, for download. */
export function alsHtmlDokument(sammlung: Sammlung, optionen: HtmlOptionen = {}): string {
  const druck = druckOf(sammlung, optionen.einzeln ?? false);
  const titel = optionen.entwurf === true ? `Entwurf: ${druck.titel}` : druck.titel;
  return [
    '<!DOCTYPE html>',
    '<html lang="de">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(titel)}</title>`,
    `<style>${STIL}</style>`,
    datenblock(sammlung, verankert(druck).map((b) => b.anker[0] ?? ''), druck),
    '</head>',
    '<body>',
    `<main>\n${optionen.einzeln === true ? `<h1>${druck.seitenkopf.map(escaped).join('<br>\n')}</h1>\n` : ''}${alsHtmlTeil(sammlung, optionen)}</main>`,
    '</body>',
    '</html>',
    ''
  ].join('\n');
}

function verankert(druck: Druck): Verankert[] {
  const vergeben = new Set<string>();
  const neu = (wunsch: string): string => {
    let anker = wunsch;
    for (let n = 2; vergeben.has(anker); n += 1) anker = `${wunsch}--${n}`;
    vergeben.add(anker);
    return anker;
  };
  return druck.beschluesse.map((b) => ({ ...b, anker: b.beschluss.tops.map((top) => neu(ankerOf(top.nummer))) }));
}

function deckblatt(druck: Druck): string {
  const hinweise = druck.hinweise.map((h) => `<p>${escaped(h)}</p>\n`).join('');
  const block = hinweise === '' ? '' : `<section class="sammlung-hinweise" aria-labelledby="hinweise">\n<h2 id="hinweise">${HINWEISWORT}</h2>\n${hinweise}</section>\n`;
  return `<header class="sammlung-titel">\n${druck.amt.length === 0 ? '' : `<p>${druck.amt.map(escaped).join('<br>\n')}</p>\n`}<h1>${druck.titelblatt.map(escaped).join('<br>\n')}</h1>\n</header>\n${block}`;
}

function verzeichnis(beschluesse: readonly Verankert[]): string {
  const eintraege = beschluesse.flatMap(({ zeilen, anker }) => zeilen.filter((z) => z.rolle === 'top').map((z, i) => `<li><a href="#${escaped(encodeURIComponent(anker[i] ?? ''))}">${escaped(z.marke)} ${escaped(z.text)}</a></li>\n`));
  return `<nav class="sammlung-inhalt" aria-labelledby="inhalt">\n<h2 id="inhalt">Inhalt</h2>\n<ul>\n${eintraege.join('')}</ul>\n</nav>\n`;
}

function beschluss(b: Verankert, { profil, seitenkopf }: Druck): string {
  const [anker = ''] = b.anker;
  let top = -1;
  const koepfe = b.zeilen.filter((z) => z.absatz === null && z.rolle !== 'notizkopf').map((z) => {
    if (z.rolle === 'top') top += 1;
    return kopfzeile(z, b.anker[top] ?? '', profil.titelstellung);
  });
  const blatt = profil.einzelblaetter ? `<p class="sammlung-blattkopf">${seitenkopf.map(escaped).join('<br>\n')}</p>\n` : '';
  const notizen = b.beschluss.protokollnotizen.map((n, i) => {
    const id = `${anker}-notiz-${i + 1}`;
    return `<section class="sammlung-notiz" aria-labelledby="${escaped(id)}">\n<h3 id="${escaped(id)}">${escaped(notizkopf(n))}</h3>\n${text(n.absaetze, id)}</section>\n`;
  });
  return `<section class="sammlung-top" aria-labelledby="${escaped(anker)}">\n${blatt}${koepfe.join('')}${text(b.beschluss.absaetze, anker)}${notizen.join('')}</section>\n`;
}

function kopfzeile({ rolle, marke, text: worte }: Druckzeile, anker: string, stellung: 'haengend' | 'darunter'): string {
  const wort = escaped(worte);
  if (rolle === 'top') return `<h2 id="${escaped(anker)}"${stellung === 'darunter' ? ' class="sammlung-darunter"' : ''}><span class="sammlung-nummer">${escaped(marke)}</span> <span>${wort}</span></h2>\n`;
  if (rolle === 'beschlusswort') return `<h3>${wort}</h3>\n`;
  if (rolle === 'teil') return `<p class="sammlung-teil">${escaped(marke)} ${wort}</p>\n`;
  return `<p class="sammlung-${rolle}">${wort}</p>\n`;
}

function text(absaetze: readonly Absatz[], anker: string): string {
  return bloeckeOf(absaetze).map((b) => block(b, anker)).join('');
}

function block(b: Block, anker: string): string {
  if (b.art === 'absatz') return `<p>${worteOf(b.absatz)}</p>\n`;
  if (b.art === 'ziffern') {
    const eintraege = b.ziffern.map((z) => `<li value="${z.nummer}" id="${escaped(anker)}-ziffer-${z.nummer}">\n${z.bloecke.map((kind) => block(kind, anker)).join('')}</li>\n`);
    return `<ol class="sammlung-ziffern">\n${eintraege.join('')}</ol>\n`;
  }
  const punkte = b.punkte.map((p) => {
    const unter = p.unterpunkte.length === 0 ? '' : `\n<ul class="sammlung-unterpunkte">\n${p.unterpunkte.map((u) => `<li>${worteOf(u)}</li>\n`).join('')}</ul>\n`;
    return `<li>${worteOf(p.absatz)}${unter}</li>\n`;
  });
  return `<ul class="sammlung-punkte">\n${punkte.join('')}</ul>\n`;
}

function worteOf(absatz: Absatz): string {
  return laeufe(absatz).map((lauf) => (lauf.marke ? `<em>${escaped(lauf.text)}</em>` : escaped(lauf.text))).join('');
}

const ZEICHEN: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for an element or a quoted attribute; control characters, which no browser accepts, become a visible replacement. */
function escaped(wort: string): string {
  return wort.replace(/[&<>"']/gu, (zeichen) => ZEICHEN[zeichen] ?? zeichen).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF]/gu, '\uFFFD');
}
