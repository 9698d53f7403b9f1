/**
 * Between the live text and the domain: Y.Doc -> paragraphs as printed, and paragraphs -> the first update of a new Textraum.
 * Report citations are printed by the domain (bericht.ts), cross references by the numbering (gliederung.ts), so both follow
 * what is written; ranges that carry our fields become atoms again (architecture.md 5 "Report citations").
 * Not decided here: whether a text is sound enough to freeze (pruefeGliederung), who may seed (the server, once).
 */
import * as Y from 'yjs';
import type { Absatz, Bericht, Verweis } from '../domain/beschluss/beschluss.ts';
import { absatz as plain } from '../domain/beschluss/beschluss.ts';
import { gliedere } from '../domain/beschluss/gliederung.ts';
import { zitat } from '../domain/bericht.ts';
import { leseBaum, type Dokumentabsatz, type Stueck } from './baum.ts';
import { createDoc, hasPending } from './check.ts';
import { areGueltig, bereinige, FRAGMENT, type Attributwert } from './schema.ts';

/** What a cross reference prints whose Ziffer is gone or carries no number. */
export const OFFENER_VERWEIS = 'Ziffer ?';

/** The document that a log of updates describes. Throws where the log is not whole or holds no text of ours: a bug or a damaged store. */
export function docOf(eintraege: readonly Uint8Array[]): Y.Doc {
  const doc = createDoc();
  Y.transact(doc, () => eintraege.forEach((eintrag) => Y.applyUpdate(doc, eintrag)));
  if (hasPending(doc)) throw new Error('the log of this text is not whole');
  const baum = leseBaum(doc);
  if (!baum.ok) throw new Error(`the log of this text holds no text of ours: ${baum.grund}`);
  return doc;
}

/** The paragraphs of a live text as they would be printed now. */
export function absaetzeOf(doc: Y.Doc): Absatz[] {
  const baum = leseBaum(doc);
  if (!baum.ok) throw new Error(`no text of ours: ${baum.grund}`);
  const ziffern = zifferById(baum.wert);
  return baum.wert.map((a) => druckeAbsatz(a, ziffern));
}

/** The same with the stable id of each paragraph. */
export function benannteAbsaetzeOfLog(eintraege: readonly Uint8Array[]): { readonly id: string; readonly absatz: Absatz }[] {
  const doc = docOf(eintraege);
  const baum = leseBaum(doc);
  if (!baum.ok) throw new Error(`no text of ours: ${baum.grund}`);
  const ziffern = zifferById(baum.wert);
  const benannte = baum.wert.map((a) => ({ id: a.id, absatz: druckeAbsatz(a, ziffern) }));
  doc.destroy();
  return benannte;
}

/** The paragraphs that a log of updates describes; the short form for reading a Textraum from the store. */
export function absaetzeOfLog(eintraege: readonly Uint8Array[]): Absatz[] {
  const doc = docOf(eintraege);
  const absaetze = absaetzeOf(doc);
  doc.destroy();
  return absaetze;
}

/** A log of updates as one, which says the same. */
export function standOfLog(eintraege: readonly Uint8Array[]): Uint8Array {
  const doc = docOf(eintraege);
  const stand = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return stand;
}

/** The places (index of the paragraph) of cross references that point nowhere; to be settled before a freeze. */
export function offeneVerweise(absaetze: readonly Absatz[]): number[] {
  return absaetze.flatMap((a, index) => ((a.verweise ?? []).some((v) => v.ziel === 'ziffer:?') ? [index] : []));
}

/**
 * The one update that fills a new Textraum. `nextId` gives each paragraph and each Bericht without an id its own.
 * An empty text is seeded with one empty paragraph, so that two browsers never add one each.
 */
export function saatOf(absaetze: readonly Absatz[], nextId: () => string): Uint8Array {
  const doc = createDoc();
  const texte = absaetze.length === 0 ? [plain('absatz', '')] : absaetze;
  const ids = texte.map(nextId);
  const zifferIds = ids.filter((_, i) => texte[i]?.art === 'ziffer');
  doc.getXmlFragment(FRAGMENT).insert(0, texte.map((a, i) => elementOf(a, ids[i] ?? nextId(), zifferIds, nextId)));
  const baum = leseBaum(doc);
  if (!baum.ok) throw new Error(`cannot seed a text: ${baum.grund}`);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** The text of a document's paragraph as it is printed, with the numbers that its references show. Used by the editor as well. */
export function druckeAbsatz(a: Dokumentabsatz, ziffern: ReadonlyMap<string, number>): Absatz {
  let text = '';
  const berichte: Bericht[] = [];
  const verweise: Verweis[] = [];
  for (const stueck of a.inhalt) {
    const von = text.length;
    text += druckeStueck(stueck, ziffern);
    if (stueck.knoten === 'bericht') berichte.push({ ...stueck.angabe, von, bis: text.length, id: stueck.id });
    if (stueck.knoten === 'verweis') verweise.push({ von, bis: text.length, ziel: zielOf(stueck, ziffern) });
  }
  return { art: a.art, text, berichte, ...(verweise.length === 0 ? {} : { verweise }) };
}

/** For each paragraph of a numbered Ziffer the number under which it is cited; the first of two paragraphs with one id wins. */
export function zifferById(absaetze: readonly Pick<Dokumentabsatz, 'art' | 'id'>[]): Map<string, number> {
  const ziffern = new Map<string, number>();
  let nummer: number | null = null;
  for (const zeile of gliedere(absaetze.map((a) => plain(a.art, '')))) {
    nummer = zeile.nummer ?? nummer;
    const id = absaetze[zeile.index]?.id ?? '';
    if (nummer !== null && id !== '' && !ziffern.has(id)) ziffern.set(id, nummer);
  }
  return ziffern;
}

function druckeStueck(stueck: Stueck, ziffern: ReadonlyMap<string, number>): string {
  if (stueck.knoten === 'text') return stueck.text.replace(/[\t\n]/g, ' ');
  if (stueck.knoten === 'bericht') return zitat(stueck.angabe);
  return stueck.art === 'extern' ? stueck.text : `Ziffer ${ziffern.get(stueck.ziel) ?? '?'}`;
}

function zielOf(stueck: Extract<Stueck, { knoten: 'verweis' }>, ziffern: ReadonlyMap<string, number>): string {
  if (stueck.art === 'intern') return `ziffer:${ziffern.get(stueck.ziel) ?? '?'}`;
  return stueck.ziel === '' ? stueck.text : stueck.ziel;
}

function elementOf(a: Absatz, id: string, zifferIds: readonly string[], nextId: () => string): Y.XmlElement {
  const element = knoten('absatz', { art: a.art, id });
  element.insert(0, stueckeOf(a, zifferIds, nextId).map(typeOf));
  return element;
}

function typeOf(stueck: Stueck): Y.XmlElement | Y.XmlText {
  if (stueck.knoten === 'text') return new Y.XmlText(bereinige(stueck.text));
  if (stueck.knoten === 'bericht') return knoten('bericht', { ...stueck.angabe, id: stueck.id });
  return knoten('verweis', { art: stueck.art, ziel: stueck.ziel, text: stueck.text });
}

function knoten(name: string, attrs: Readonly<Record<string, Attributwert>>): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, Attributwert>>(name);
  for (const [key, value] of Object.entries(attrs)) if (value !== null) element.setAttribute(key, value);
  return element as unknown as Y.XmlElement;
}

/** Cuts a printed paragraph at its ranges. A range whose words are not what its fields print stays plain text: words are never changed by seeding. */
function stueckeOf(a: Absatz, zifferIds: readonly string[], nextId: () => string): Stueck[] {
  const atoms = [
    ...a.berichte.map((b) => ({ von: b.von, bis: b.bis, stueck: berichtOf(a.text, b, nextId) })),
    ...(a.verweise ?? []).map((v) => ({ von: v.von, bis: v.bis, stueck: verweisOf(a.text, v, zifferIds) }))
  ].sort((x, y) => x.von - y.von);
  const out: Stueck[] = [];
  let at = 0;
  for (const { von, bis, stueck } of atoms) {
    if (stueck === null || von < at) continue;
    if (von > at) out.push({ knoten: 'text', text: a.text.slice(at, von) });
    out.push(stueck);
    at = bis;
  }
  // A paragraph always ends in a text node, so that there is a place to type into.
  if (at < a.text.length || out.length === 0) out.push({ knoten: 'text', text: a.text.slice(at) });
  return out;
}

function berichtOf(text: string, b: Bericht, nextId: () => string): Stueck | null {
  const angabe = { gattung: b.gattung, titel: b.titel, stand: b.stand, vs: b.vs, freigabe: b.freigabe };
  const id = b.id ?? nextId();
  return zitat(angabe) === text.slice(b.von, b.bis) && areGueltig('bericht', { ...angabe, id }) ? { knoten: 'bericht', angabe, id } : null;
}

function verweisOf(text: string, v: Verweis, zifferIds: readonly string[]): Stueck | null {
  const words = text.slice(v.von, v.bis);
  const nummer = /^ziffer:(\d+)$/.exec(v.ziel)?.[1];
  const id = nummer === undefined ? undefined : zifferIds[Number(nummer) - 1];
  if (id !== undefined && words === `Ziffer ${nummer}`) return { knoten: 'verweis', art: 'intern', ziel: id, text: '' };
  const extern = { art: 'extern', ziel: v.ziel === words ? '' : v.ziel, text: words } as const;
  return areGueltig('verweis', extern) ? { knoten: 'verweis', ...extern } : null;
}
