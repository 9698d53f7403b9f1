/**
 * Peers for the convergence fuzz: honest ones that edit their own copy while words are on their way, and hostile ones that speak the
 * protocol well and lie about where they stood. No socket and no clock: every step is drawn from a seeded generator.
 */
import * as Y from 'yjs';
import type { Wahl } from './verboten.ts';

/** A generator that gives the same numbers for the same seed. */
export function wahlOf(seed: number): Wahl {
  let x = (seed * 2_654_435_761) >>> 0;
  return (n) => {
    x = (Math.imul(x ^ (x >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return Math.floor((((x ^ (x >>> 13)) >>> 0) / 4_294_967_296) * n);
  };
}

const fragmentOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('beschluss');

/** One edit as the editor makes them: letters in and out, paragraphs in, out and split, kinds changed. */
export function bearbeite(doc: Y.Doc, wahl: Wahl, mal = (): string => String.fromCharCode(97 + wahl(26))): void {
  const fragment = fragmentOf(doc);
  const at = wahl(Math.max(1, fragment.length));
  const element = fragment.length === 0 ? undefined : (fragment.get(at) as Y.XmlElement);
  const kind = wahl(20);
  if (element === undefined || kind === 0) return void fragment.insert(element === undefined ? 0 : at, [absatz(wahl, mal())]);
  if (kind === 1 && fragment.length > 2) return void fragment.delete(at, 1);
  if (kind === 2) return void element.setAttribute('art', ['ziffer', 'punkt', 'unterpunkt', 'absatz'][wahl(4)] ?? 'absatz');
  const text = element.toArray().find((child): child is Y.XmlText => child instanceof Y.XmlText);
  if (text === undefined) return void element.insert(0, [new Y.XmlText(mal())]);
  if (kind === 3 && text.length > 2) return doc.transact(() => split(fragment, at, text, wahl));
  if (kind < 8 && text.length > 2) return void text.delete(wahl(text.length - 1), 1 + wahl(2));
  // Most people type at the same few places, so that inserts meet.
  return void text.insert(wahl(2) === 0 ? Math.min(2, text.length) : wahl(text.length + 1), mal());
}

function split(fragment: Y.XmlFragment, at: number, text: Y.XmlText, wahl: Wahl): void {
  const cut = 1 + wahl(text.length - 1);
  const rest = text.toString().slice(cut);
  text.delete(cut, text.length - cut);
  fragment.insert(at + 1, [absatz(wahl, rest)]);
}

function absatz(wahl: Wahl, words: string): Y.XmlElement {
  const made = new Y.XmlElement('absatz');
  made.setAttribute('art', 'ziffer');
  made.setAttribute('id', `n${wahl(1_000_000)}`);
  made.insert(0, [new Y.XmlText(words)]);
  return made;
}

/** An insert between two neighbours of one text (or of the root) that it chooses freely: often crossed, sometimes by chance honest. */
export function gekreuzt(doc: Y.Doc, wahl: Wahl): Uint8Array | null {
  const before = Y.encodeStateVector(doc);
  const fragment = fragmentOf(doc);
  const element = fragment.length === 0 ? undefined : (fragment.get(wahl(fragment.length)) as Y.XmlElement);
  const text = element?.toArray().find((child): child is Y.XmlText => child instanceof Y.XmlText);
  const parent: Y.AbstractType<unknown> = text === undefined || wahl(6) === 0 ? (fragment as unknown as Y.AbstractType<unknown>) : (text as unknown as Y.AbstractType<unknown>);
  const ids = idsIn(parent);
  if (ids.length < 2) return null;
  const [a, b] = [wahl(ids.length + 1) - 1, wahl(ids.length + 1)];
  const [links, rechts] = wahl(4) === 0 ? [b, a] : [Math.min(a, b), Math.max(a, b)];
  doc.transact((transaction) => {
    const left = ids[links] ?? null;
    const right = ids[rechts] ?? null;
    const leftItem = left === null ? null : Y.getItemCleanEnd(transaction, doc.store, left);
    const rightItem = right === null ? null : Y.getItemCleanStart(transaction, right);
    const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
    const content = parent === (fragment as unknown) ? new Y.ContentType(new Y.XmlElement('absatz') as unknown as Y.AbstractType<unknown>) : new Y.ContentString('X');
    new Y.Item(id, leftItem, left, rightItem, right, parent as never, null, content).integrate(transaction, 0);
    if (content instanceof Y.ContentType) {
      const made = content.type as unknown as Y.XmlElement;
      made.setAttribute('art', 'ziffer');
      made.setAttribute('id', 'x');
    }
  });
  return Y.encodeStateAsUpdate(doc, before);
}

/** Ids of single units of a list, deleted ones too, in order. */
function idsIn(parent: Y.AbstractType<unknown>): Y.ID[] {
  const ids: Y.ID[] = [];
  for (let item = parent._start; item !== null; item = item.right) for (let i = 0; i < item.length; i++) ids.push(Y.createID(item.id.client, item.id.clock + i));
  return ids;
}
