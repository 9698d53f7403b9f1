/**
 * Model -> Akoma Ntoso 3.0 (OASIS, valid against its schema): a documentCollection with one statement per decision. Ids follow from the number of the
 * TOP and of the Ziffer (`top_7__ziffer_3`), so that they stay from edition to edition; dates come from the data. What is said and in which
 * order is decided in druckzeilen.ts; here it gets its elements (docs/entscheidungen/0041).
 */
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { bloeckeOf, type Block } from '../../app/domain/sammlung/bloecke.ts';
import type { Notiz, Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { aufzaehlung, HINWEISWORT } from '../../app/domain/sammlung/wortlaut.ts';
import { annotiert } from './akn-inline.ts';
import { identifikation, slug, type Werk } from './akn-meta.ts';
import { druckOf, type Beschlusszeilen, type Druck, type Druckzeile } from './druckzeilen.ts';
import { xmlText } from './xml.ts';

export interface Aknart {
  readonly entwurf: boolean;
  readonly einzeln: boolean;
}

/** Gives each id once: a second one of the same name gets a counter. */
type Kennungen = (wunsch: string) => string;

/** The document. */
export function alsAkomaNtoso(sammlung: Sammlung, art: Aknart): string {
  const druck = druckOf(sammlung, art.einzeln);
  const werk: Werk = { konferenz: sammlung.konferenz, name: druck.profil.name.join(' '), tag: sammlung.beschlussdatum, art: sammlung.art, nummer: sammlung.nummer, entwurf: art.entwurf };
  const kennungen = eindeutige();
  const teile = druck.beschluesse.map((b) => teil(b, werk, kennungen, art.entwurf));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">',
    '<documentCollection name="sammlung" contains="originalVersion">',
    `<meta>\n${identifikation(werk, null)}${verzeichnis(sammlung, werk)}</meta>`,
    deckblatt(druck, art.entwurf),
    `<collectionBody>\n${teile.length === 0 ? leererTeil(werk) : teile.join('')}</collectionBody>`,
    '</documentCollection>',
    '</akomaNtoso>',
    ''
  ].filter((zeile, i, alle) => zeile !== '' || i === alle.length - 1).join('\n');
}

function eindeutige(): Kennungen {
  const vergeben = new Set<string>();
  return (wunsch) => {
    let kennung = wunsch;
    for (let n = 2; vergeben.has(kennung); n += 1) kennung = `${wunsch}-${n}`;
    vergeben.add(kennung);
    return kennung;
  };
}

/** Who is spoken of: the conference, and every party of a note. */
function verzeichnis(sammlung: Sammlung, werk: Werk): string {
  const parteien = sammlung.beschluesse.flatMap((b) => b.protokollnotizen).flatMap((n) => n.parteien);
  const stellen = new Map([[organ(werk.konferenz), werk.name], ...parteien.map((p): [string, string] => [partei(p), p])]);
  const eintraege = [...stellen].map(([id, name]) => `<TLCOrganization eId="${id}" href="/akn/ontology/organization/de/${id}" showAs="${xmlText(name)}"/>\n`);
  return `<references source="#${organ(werk.konferenz)}">\n${eintraege.join('')}</references>\n`;
}

function organ(konferenz: string): string {
  return `konferenz_${slug(konferenz)}`;
}

function partei(kuerzel: string): string {
  return `partei_${slug(kuerzel)}`;
}

function deckblatt(druck: Druck, entwurf: boolean): string {
  const zeilen = [
    ...(entwurf ? [ENTWURF] : []),
    ...druck.amt.map((zeile) => p('amt', xmlText(zeile))),
    ...druck.titelblatt.map((zeile) => p('titel', xmlText(zeile))),
    ...(druck.hinweise.length === 0 ? [] : [p('hinweiswort', HINWEISWORT), ...druck.hinweise.map((h) => p('hinweis', xmlText(h)))])
  ];
  return zeilen.length === 0 ? '' : `<coverPage>\n${zeilen.join('')}</coverPage>`;
}

const ENTWURF = '<p class="entwurf"><docStatus>Entwurf</docStatus></p>\n';

function p(klasse: string, inhalt: string): string {
  return `<p class="${klasse}">${inhalt}</p>\n`;
}

function teil({ beschluss, zeilen }: Beschlusszeilen, werk: Werk, kennungen: Kennungen, entwurf: boolean): string {
  const anker = kennungen(`top_${slug(beschluss.tops[0]?.nummer ?? '')}`);
  const kopf = zeilen.filter((z) => z.absatz === null && z.rolle !== 'notizkopf');
  const formel = kopf.filter((z) => z.rolle === 'beschlusswort' || z.rolle === 'votum');
  const preambel = formel.length === 0 ? '' : `<preamble>\n<formula name="beschluss" eId="${kennungen(`${anker}__formel`)}">\n${formel.map((z) => p(z.rolle, xmlText(z.text))).join('')}</formula>\n</preamble>\n`;
  const preface = kopf.filter((z) => !formel.includes(z)).map((z) => kopfzeile(z, anker, kennungen)).join('');
  const notizen = beschluss.protokollnotizen.map((n, i) => behaelter('protokollnotiz', notizkopf(n), n.absaetze, `${anker}__notiz_${i + 1}`, `${anker}__notiz_${i + 1}`, kennungen));
  return [
    `<component eId="${kennungen(`${anker}__teil`)}">\n<statement name="beschluss" contains="originalVersion">\n<meta>\n${identifikation(werk, anker)}</meta>\n`,
    `<preface>\n${entwurf ? ENTWURF : ''}${preface}</preface>\n${preambel}<mainBody>\n`,
    behaelter('beschluss', null, beschluss.absaetze, `${anker}__beschluss`, anker, kennungen), ...notizen,
    '</mainBody>\n</statement>\n</component>\n'
  ].join('');
}

/** A collection must hold something; one without decisions holds an empty statement. */
function leererTeil(werk: Werk): string {
  return `<component eId="leer__teil">\n<statement name="leer" contains="originalVersion">\n<meta>\n${identifikation(werk, 'leer')}</meta>\n<mainBody>\n<p class="leer"/>\n</mainBody>\n</statement>\n</component>\n`;
}

function kopfzeile(zeile: Druckzeile, anker: string, kennungen: Kennungen): string {
  if (zeile.rolle === 'top') return `<p class="top" eId="${kennungen(`${anker}__kopf`)}"><docNumber>${xmlText(zeile.marke)}</docNumber> <docTitle>${xmlText(zeile.text)}</docTitle></p>\n`;
  if (zeile.rolle === 'teil') return `<p class="teil"><docNumber>${xmlText(zeile.marke)}</docNumber> <docTitle>${xmlText(zeile.text)}</docTitle></p>\n`;
  return p(zeile.rolle, xmlText(zeile.text));
}

function notizkopf(notiz: Notiz): string {
  const parteien = notiz.parteien.map((kuerzel) => `<organization refersTo="#${partei(kuerzel)}">${xmlText(kuerzel)}</organization>`);
  return `${xmlText(notiz.bezeichnung)} ${aufzaehlung(parteien)}:`;
}

/** One text: what stands before the first Ziffer as introduction, the Ziffern as paragraphs; without Ziffern plain content. */
function behaelter(name: string, kopf: string | null, absaetze: readonly Absatz[], eId: string, stamm: string, kennungen: Kennungen): string {
  const bloecke = bloeckeOf(absaetze);
  const vorn = bloecke.filter((b) => b.art !== 'ziffern').map((b) => block(b, stamm, kennungen)).join('');
  const ziffern = bloecke.flatMap((b) => (b.art === 'ziffern' ? b.ziffern : [])).map((z) => {
    const anker = kennungen(`${stamm}__ziffer_${z.nummer}`);
    return `<paragraph class="ziffer" eId="${anker}">\n<num>${z.nummer}.</num>\n<content>\n${z.bloecke.map((b) => block(b, stamm, kennungen)).join('')}</content>\n</paragraph>\n`;
  }).join('');
  const inhalt = ziffern === '' ? `<content>\n${vorn === '' ? p('leer', '') : vorn}</content>\n` : `${vorn === '' ? '' : `<intro>\n${vorn}</intro>\n`}${ziffern}`;
  return `<hcontainer name="${name}" eId="${kennungen(eId)}">\n${kopf === null ? '' : `<heading>${kopf}</heading>\n`}${inhalt}</hcontainer>\n`;
}

function block(b: Block, stamm: string, kennungen: Kennungen): string {
  if (b.art === 'absatz') return absatz(b.absatz, stamm);
  if (b.art === 'ziffern') return b.ziffern.flatMap((z) => z.bloecke).map((kind) => block(kind, stamm, kennungen)).join('');
  return liste('punkte', b.punkte.map((punkt) => ({ marke: '•', inhalt: absatz(punkt.absatz, stamm) + (punkt.unterpunkte.length === 0 ? '' : liste('unterpunkte', punkt.unterpunkte.map((u) => ({ marke: '–', inhalt: absatz(u, stamm) })), stamm, kennungen)) })), stamm, kennungen);
}

function liste(klasse: string, eintraege: readonly { marke: string; inhalt: string }[], stamm: string, kennungen: Kennungen): string {
  const anker = kennungen(`${stamm}__${klasse}`);
  const items = eintraege.map(({ marke, inhalt }, i) => `<item eId="${kennungen(`${anker}__${i + 1}`)}">\n<num>${marke}</num>\n${inhalt}</item>\n`);
  return `<blockList class="${klasse}" eId="${anker}">\n${items.join('')}</blockList>\n`;
}

function absatz(a: Absatz, stamm: string): string {
  return p(a.art, annotiert(a, stamm));
}
