/** What restructures a text, written into the document as the editor's binding writes it: what is moved or joined is deleted and made anew. */
import * as Y from 'yjs';
import type { Wahl } from '../dokument/verboten.ts';

/** A command on the paragraph at an index. */
export type Kommando = (fragment: Y.XmlFragment, index: number, wahl: Wahl) => void;

const elementAt = (fragment: Y.XmlFragment, index: number): Y.XmlElement => fragment.get(index) as Y.XmlElement;
const textAt = (fragment: Y.XmlFragment, index: number): Y.XmlText => {
  const there = elementAt(fragment, index).toArray().find((child): child is Y.XmlText => child instanceof Y.XmlText);
  if (there !== undefined) return there;
  const text = new Y.XmlText();
  elementAt(fragment, index).insert(0, [text]);
  return text;
};

export const KOMMANDOS: Readonly<Record<'teilen' | 'verbinden' | 'verschieben' | 'art' | 'loeschen', Kommando>> = {
  teilen(fragment, index, wahl) {
    const text = textAt(fragment, index);
    const cut = Math.floor(text.length / 2);
    const rest = text.toString().slice(cut);
    text.delete(cut, text.length - cut);
    fragment.insert(index + 1, [made(rest, wahl)]);
  },
  verbinden(fragment, index, wahl) {
    if (index === 0) return KOMMANDOS.teilen(fragment, index, wahl);
    const words = textAt(fragment, index).toString();
    fragment.delete(index, 1);
    const before = textAt(fragment, index - 1);
    before.insert(before.length, words);
  },
  verschieben(fragment, index, wahl) {
    const words = textAt(fragment, index).toString();
    fragment.delete(index, 1);
    fragment.insert(index === 0 ? fragment.length : index - 1, [made(words, wahl)]);
  },
  art(fragment, index, wahl) {
    elementAt(fragment, index).setAttribute('art', ['absatz', 'punkt', 'unterpunkt', 'ziffer'][wahl(4)] ?? 'ziffer');
  },
  loeschen(fragment, index) {
    if (fragment.length > 1) fragment.delete(index, 1);
  }
};

/** The first paragraph of an empty text. */
export function eroeffne(fragment: Y.XmlFragment, wahl: Wahl): void {
  fragment.insert(0, [made('', wahl)]);
}

function made(words: string, wahl: Wahl): Y.XmlElement {
  const element = new Y.XmlElement('absatz');
  element.setAttribute('art', 'ziffer');
  element.setAttribute('id', `n${wahl(1_000_000_000)}`);
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}
