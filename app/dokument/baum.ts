/**
 * Reads the fragment of a Y.Doc strictly, item by item, and says why when it is not a text of our schema.
 * Strict, because honest editors delete what they cannot show and sync the deletion (reliability.md M1): nothing unknown,
 * no marks, no nesting, no attribute that could read differently on another replica (M20). Linear and without recursion (M6).
 */
import * as Y from 'yjs';
import type { AbsatzArt, Berichtsangabe } from '../domain/beschluss/beschluss.ts';
import { abgelehnt, ok, type Result } from '../domain/result.ts';
import { ATTRIBUTE, FRAGMENT, GRENZEN, isKnotenname, isText, type Attributwert, type Knotenname } from './schema.ts';

/** Why a fragment is not a text of ours; keys of the table of German sentences. */
export type Baumgrund = 'schema_verletzt' | 'zu_viele_knoten' | 'wurzel_unbekannt';

export type Stueck =
  | { readonly knoten: 'text'; readonly text: string }
  | { readonly knoten: 'bericht'; readonly angabe: Berichtsangabe; readonly id: string }
  | { readonly knoten: 'verweis'; readonly art: 'intern' | 'extern'; readonly ziel: string; readonly text: string };

/** One `absatz` of the document as it stands, before anything is numbered or printed. */
export interface Dokumentabsatz {
  readonly art: AbsatzArt;
  readonly id: string;
  readonly inhalt: readonly Stueck[];
}

/** What of a Yjs type is read here: its children and its attributes, as they lie in the store. */
type Behaelter = Pick<Y.AbstractType<never>, '_map' | '_start'>;
type Attribute = Readonly<Record<string, Attributwert>>;
type Gelesen<Wert> = Result<Wert, Baumgrund>;

/** The paragraphs of a whole document, or the reason why it is none of ours. */
export function leseBaum(doc: Y.Doc): Gelesen<Dokumentabsatz[]> {
  for (const name of doc.share.keys()) if (name !== FRAGMENT) return abgelehnt('wurzel_unbekannt');
  const root = doc.getXmlFragment(FRAGMENT);
  if (hasAttribute(root)) return abgelehnt('schema_verletzt');
  const absaetze: Dokumentabsatz[] = [];
  const zaehler = { knoten: 0 };
  for (const item of lebende(root)) {
    const element = elementOf(item);
    if (element === null || element.nodeName !== 'absatz') return abgelehnt('schema_verletzt');
    const absatz = leseAbsatz(element, zaehler);
    if (!absatz.ok) return absatz;
    absaetze.push(absatz.wert);
  }
  return ok(absaetze);
}

function leseAbsatz(element: Y.XmlElement, zaehler: { knoten: number }): Gelesen<Dokumentabsatz> {
  const attrs = leseAttribute(element, 'absatz');
  if (attrs === null) return abgelehnt('schema_verletzt');
  const inhalt: Stueck[] = [];
  if (++zaehler.knoten > GRENZEN.knoten) return abgelehnt('zu_viele_knoten');
  for (const item of lebende(element)) {
    if (++zaehler.knoten > GRENZEN.knoten) return abgelehnt('zu_viele_knoten');
    const stueck = leseStueck(item);
    if (stueck === null) return abgelehnt('schema_verletzt');
    inhalt.push(stueck);
  }
  return ok({ art: attrs.art as AbsatzArt, id: String(attrs.id), inhalt });
}

function leseStueck(item: Y.Item): Stueck | null {
  if (!(item.content instanceof Y.ContentType)) return null;
  const type = item.content.type;
  if (type instanceof Y.XmlText) {
    const text = leseText(type);
    return text === null ? null : { knoten: 'text', text };
  }
  const element = elementOf(item);
  if (element === null || element._first !== null) return null;
  if (element.nodeName === 'bericht') return leseBericht(element);
  return element.nodeName === 'verweis' ? leseVerweis(element) : null;
}

/** The words of a text node; null where it holds a mark, an embed, an attribute or a control character. */
function leseText(type: Y.XmlText): string | null {
  if (hasAttribute(type)) return null;
  let text = '';
  for (const item of lebende(type)) {
    if (!(item.content instanceof Y.ContentString)) return null;
    text += item.content.str;
  }
  return isText(text) ? text : null;
}

function leseBericht(element: Y.XmlElement): Stueck | null {
  const a = leseAttribute(element, 'bericht');
  if (a === null) return null;
  const angabe = { gattung: a.gattung, titel: a.titel, stand: a.stand ?? null, vs: a.vs, freigabe: a.freigabe ?? null } as Berichtsangabe;
  return { knoten: 'bericht', angabe, id: String(a.id) };
}

function leseVerweis(element: Y.XmlElement): Stueck | null {
  const a = leseAttribute(element, 'verweis');
  return a === null ? null : { knoten: 'verweis', art: a.art as 'intern' | 'extern', ziel: String(a.ziel), text: String(a.text) };
}

/** The attributes of a node: each known, each one single JSON value that the table allows, none missing that must be there. */
function leseAttribute(element: Y.XmlElement, name: Knotenname): Attribute | null {
  const table = ATTRIBUTE[name];
  const found: Record<string, Attributwert> = {};
  for (const [key, item] of element._map) {
    if (item.deleted) continue;
    const attribut = Object.hasOwn(table, key) ? table[key] : undefined;
    if (attribut === undefined || !(item.content instanceof Y.ContentAny) || item.content.arr.length !== 1) return null;
    const value: unknown = item.content.arr[0];
    if (!attribut.gueltig(value)) return null;
    found[key] = value as Attributwert;
  }
  const complete = Object.entries(table).every(([key, attribut]) => attribut.default === null || key in found);
  return complete ? found : null;
}

function elementOf(item: Y.Item): Y.XmlElement | null {
  if (!(item.content instanceof Y.ContentType)) return null;
  const type = item.content.type;
  return type instanceof Y.XmlElement && isKnotenname(type.nodeName) ? type : null;
}

function hasAttribute(type: Behaelter): boolean {
  for (const item of type._map.values()) if (!item.deleted) return true;
  return false;
}

function* lebende(type: Behaelter): Generator<Y.Item> {
  for (let item = type._start; item !== null; item = item.right) if (!item.deleted) yield item;
}
