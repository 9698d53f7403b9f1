/**
 * Model -> HTML without scripts and without style attributes: the main part for our own pages (whose CSS styles the classes),
 * and a whole document with its own style sheet for download. Real headings, real lists, an anchor for every TOP and Ziffer.
 */
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { bloeckeOf, type Block } from '../../app/domain/sammlung/bloecke.ts';
import { SAMMLUNG_ZEILE, titelseite, titelzeile } from '../../app/domain/sammlung/kopf.ts';
import type { Notiz, Sammlung, Topkopf, VeroeffentlichterBeschluss } from '../../app/domain/sammlung/sammlung.ts';
import { BESCHLUSSWORT, HINWEISWORT, laeufe, notizkopf, VERBINDUNG } from '../../app/domain/sammlung/wortlaut.ts';

export interface HtmlOptionen {
  readonly entwurf?: boolean;
  /** One decision only: no title page, no table of contents. */
  readonly einzeln?: boolean;
}

/** Anchor of a TOP: `top-7`, `top-29.2`. Both headings of a joint decision have their own. */
export function ankerOf(nummer: string): string {
  return `top-${nummer}`;
}

/** The main part: `<article class="sammlung">`, to be put inside a page that has its own `<main>`. */
export function alsHtmlTeil(sammlung: Sammlung, optionen: HtmlOptionen = {}): string {
  const vorn = optionen.einzeln === true ? '' : deckblatt(sammlung) + verzeichnis(sammlung);
  const entwurf = optionen.entwurf === true ? '<p class="sammlung-entwurf">Entwurf</p>\n' : '';
  return `<article class="sammlung" lang="de">\n${entwurf}${vorn}${sammlung.beschluesse.map(beschluss).join('')}</article>\n`;
}

/** A document of its own, for download. */
export function alsHtmlDokument(sammlung: Sammlung, optionen: HtmlOptionen = {}): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="de">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(titelzeile(sammlung))}</title>`,
    `<style>${STIL}</style>`,
    '</head>',
    '<body>',
    `<main>\n${alsHtmlTeil(sammlung, optionen)}</main>`,
    '</body>',
    '</html>',
    ''
  ].join('\n');
}

function deckblatt(sammlung: Sammlung): string {
  const zeilen = titelseite(sammlung);
  const titel = zeilen.indexOf(SAMMLUNG_ZEILE);
  const amt = zeilen.slice(0, titel);
  const hinweise = sammlung.hinweise.map((h) => `<p>${escaped(h)}</p>\n`).join('');
  const block = hinweise === '' ? '' : `<section class="sammlung-hinweise" aria-labelledby="hinweise">\n<h2 id="hinweise">${HINWEISWORT}</h2>\n${hinweise}</section>\n`;
  return `<header class="sammlung-titel">\n${amt.length === 0 ? '' : `<p>${amt.map(escaped).join('<br>\n')}</p>\n`}<h1>${zeilen.slice(titel).map(escaped).join('<br>\n')}</h1>\n</header>\n${block}`;
}

function verzeichnis(sammlung: Sammlung): string {
  const eintraege = sammlung.beschluesse.flatMap((b) => b.tops).map((top) => `<li><a href="#${escaped(ankerOf(top.nummer))}">TOP ${escaped(top.nummer)}: ${escaped(top.titel)}</a></li>\n`);
  return `<nav class="sammlung-inhalt" aria-labelledby="inhalt">\n<h2 id="inhalt">Inhalt</h2>\n<ul>\n${eintraege.join('')}</ul>\n</nav>\n`;
}

function beschluss(b: VeroeffentlichterBeschluss): string {
  const anker = ankerOf(b.tops[0]?.nummer ?? '');
  const koepfe = b.tops.map((top, i) => (i === 0 ? '' : `<p class="sammlung-verbindung">${VERBINDUNG}</p>\n`) + ueberschrift(top)).join('');
  return `<section class="sammlung-top" aria-labelledby="${escaped(anker)}">\n${koepfe}<h3>${BESCHLUSSWORT}</h3>\n${text(b.absaetze, anker)}${b.protokollnotizen.map((n, i) => notiz(n, `${anker}-notiz-${i + 1}`)).join('')}</section>\n`;
}

function ueberschrift(top: Topkopf): string {
  const unter = top.untertitel.map((u) => `<p class="sammlung-untertitel">${escaped(u)}</p>\n`).join('');
  const teile = top.teile.map((t) => `<p class="sammlung-teil">${escaped(t.buchstabe)}) ${escaped(t.titel)}</p>\n`).join('');
  return `<h2 id="${escaped(ankerOf(top.nummer))}"><span class="sammlung-nummer">TOP ${escaped(top.nummer)}:</span> <span>${escaped(top.titel)}</span></h2>\n${unter}${teile}`;
}

function notiz(n: Notiz, anker: string): string {
  return `<section class="sammlung-notiz" aria-labelledby="${escaped(anker)}">\n<h3 id="${escaped(anker)}">${escaped(notizkopf(n))}</h3>\n${text(n.absaetze, anker)}</section>\n`;
}

function text(absaetze: readonly Absatz[], anker: string): string {
  return bloeckeOf(absaetze).map((b) => block(b, anker)).join('');
}

function block(b: Block, anker: string): string {
  if (b.art === 'absatz') return `<p>${worte(b.absatz)}</p>\n`;
  if (b.art === 'ziffern') {
    const eintraege = b.ziffern.map((z) => `<li value="${z.nummer}" id="${escaped(anker)}-ziffer-${z.nummer}">\n${z.bloecke.map((kind) => block(kind, anker)).join('')}</li>\n`);
    return `<ol class="sammlung-ziffern">\n${eintraege.join('')}</ol>\n`;
  }
  const punkte = b.punkte.map((p) => {
    const unter = p.unterpunkte.length === 0 ? '' : `\n<ul class="sammlung-unterpunkte">\n${p.unterpunkte.map((u) => `<li>${worte(u)}</li>\n`).join('')}</ul>\n`;
    return `<li>${worte(p.absatz)}${unter}</li>\n`;
  });
  return `<ul class="sammlung-punkte">\n${punkte.join('')}</ul>\n`;
}

function worte(absatz: Absatz): string {
  return laeufe(absatz).map((lauf) => (lauf.marke ? `<em>${escaped(lauf.text)}</em>` : escaped(lauf.text))).join('');
}

const ZEICHEN: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for an element or a quoted attribute; control characters, which no browser accepts, become a visible replacement. */
function escaped(wort: string): string {
  return wort.replace(/[&<>"']/gu, (zeichen) => ZEICHEN[zeichen] ?? zeichen).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/gu, '\uFFFD');
}

const STIL = [
  'body{font-family:Arimo,Arial,"Liberation Sans",sans-serif;font-size:1rem;line-height:1.45;color:#111;background:#fff;margin:0}',
  'main{max-width:42rem;margin:2rem auto;padding:0 1rem}',
  'h1{font-size:1.35rem;text-align:center;margin:3rem 0}h2{font-size:1.05rem}h3{font-size:1rem}',
  '.sammlung-hinweise h2{font-size:1rem}',
  '.sammlung-inhalt ul{list-style:none;padding:0}.sammlung-inhalt li{margin:.25rem 0}',
  '.sammlung-top{margin-top:3rem;padding-top:1.5rem;border-top:1px solid #999}',
  '.sammlung-top h2{display:grid;grid-template-columns:6rem 1fr;margin-bottom:.5rem}',
  '.sammlung-untertitel,.sammlung-teil{font-weight:bold;margin:.5rem 0 .5rem 6rem}',
  '.sammlung-ziffern,.sammlung-punkte,.sammlung-unterpunkte{padding-left:1.6rem}.sammlung-unterpunkte{list-style-type:"– "}',
  '.sammlung-ziffern>li{margin:.6rem 0}.sammlung li>p{margin:.3rem 0}',
  '.sammlung-notiz{font-size:.875rem;margin-top:1.5rem}.sammlung-notiz h3{font-size:.875rem}',
  '.sammlung-entwurf{text-align:right;font-style:italic;color:#555}',
  '@media print{.sammlung-inhalt{display:none}.sammlung-top{break-before:page;border:0;margin:0}main{max-width:none;margin:0}}'
].join('\n');
