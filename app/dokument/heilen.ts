/**
 * Makes a text of ours out of one that is not, with as little loss as possible: what may not stand there goes, what must be there comes
 * back with its default, words stay (reliability.md M20). Only for a text that got past the check by a bug; honest editors would
 * delete whole paragraphs instead. Not decided here: when (server/sync), and who is told.
 */
import * as Y from 'yjs';
import { leseBaum } from './baum.ts';
import { ATTRIBUTE, bereinige, FRAGMENT, isKnotenname, isText, type Attribut, type Attributwert } from './schema.ts';

/** The update that makes this document sound, already applied to it; null where no repair helps. */
export function heile(doc: Y.Doc): Uint8Array | null {
  const before = Y.encodeStateVector(doc);
  const root = doc.getXmlFragment(FRAGMENT);
  doc.transact((transaction) => {
    for (const item of root._map.values()) item.delete(transaction);
    for (const item of lebende(root)) {
      const element = elementOf(item);
      if (element === null || element.nodeName !== 'absatz') item.delete(transaction);
      else heileAbsatz(element, transaction);
    }
  });
  return leseBaum(doc).ok ? Y.encodeStateAsUpdate(doc, before) : null;
}

function heileAbsatz(absatz: Y.XmlElement, transaction: Y.Transaction): void {
  heileAttribute(absatz, transaction);
  for (const item of lebende(absatz)) {
    const type: unknown = item.content instanceof Y.ContentType ? item.content.type : null;
    if (type instanceof Y.XmlText) heileWorte(type, transaction);
    else if (type instanceof Y.XmlElement && type.nodeName !== 'absatz' && isKnotenname(type.nodeName)) {
      heileAttribute(type, transaction);
      for (const child of lebende(type)) child.delete(transaction);
    } else item.delete(transaction);
  }
}

function heileWorte(text: Y.XmlText, transaction: Y.Transaction): void {
  for (const item of text._map.values()) item.delete(transaction);
  for (const item of lebende(text)) if (!(item.content instanceof Y.ContentString)) item.delete(transaction);
  const words = lebende(text).map((item) => (item.content instanceof Y.ContentString ? item.content.str : '')).join('');
  if (isText(words)) return;
  for (const item of lebende(text)) item.delete(transaction);
  text.insert(0, bereinige(words));
}

function heileAttribute(element: Y.XmlElement, transaction: Y.Transaction): void {
  const table: Readonly<Record<string, Attribut>> = isKnotenname(element.nodeName) ? ATTRIBUTE[element.nodeName] : {};
  for (const [key, item] of element._map) {
    if (item.deleted) continue;
    const attribut = Object.hasOwn(table, key) ? table[key] : undefined;
    const single = item.content instanceof Y.ContentAny && item.content.arr.length === 1;
    if (!single || attribut?.gueltig((item.content as Y.ContentAny).arr[0]) !== true) item.delete(transaction);
  }
  const typed = element as unknown as Y.XmlElement<Record<string, Attributwert>>;
  for (const [key, attribut] of Object.entries(table)) {
    if (attribut.default !== null && element._map.get(key)?.deleted !== false) typed.setAttribute(key, attribut.default);
  }
}

function elementOf(item: Y.Item): Y.XmlElement | null {
  const type: unknown = item.content instanceof Y.ContentType ? item.content.type : null;
  return type instanceof Y.XmlElement ? type : null;
}

function lebende(type: Pick<Y.AbstractType<never>, '_start'>): Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = type._start; item !== null; item = item.right) if (!item.deleted) items.push(item);
  return items;
}
