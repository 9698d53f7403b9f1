/**
 * What is pasted or dropped comes in as plain text only; several lines become paragraphs with their kinds (app/dokument/einfuegen.ts).
 * Text with a mark of classification is stopped. What is copied out is the text as printed.
 */
import { Extension, type Editor } from '@tiptap/core';
import { Fragment, Slice, type Node as PmNode } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { zitat } from '../../domain/bericht.ts';
import type { Absatz, Berichtsangabe } from '../../domain/beschluss/beschluss.ts';
import { absaetzeAusText, findeVsVermerk } from '../../dokument/einfuegen.ts';
import { bereinige } from '../../dokument/schema.ts';
import { newId } from '../kennung.ts';
import { worteOfVerweis } from './gliederung.ts';

export interface EinfuegenOptions {
  /** Called with the words that were found when a paste was stopped. */
  readonly onVsVermerk: (worte: string) => void;
}

/** Paste, drop and copy. */
export const Einfuegen = Extension.create<EinfuegenOptions>({
  name: 'einfuegen',
  addOptions: () => ({ onVsVermerk: () => undefined }),
  addProseMirrorPlugins() {
    const paste = (text: string): boolean => {
      const vermerk = findeVsVermerk(text);
      if (vermerk !== null) this.options.onVsVermerk(vermerk);
      else insertText(this.editor, text);
      return true;
    };
    return [new Plugin({
      key: new PluginKey('einfuegen'),
      props: {
        handlePaste: (_view, event) => paste(event.clipboardData?.getData('text/plain') ?? ''),
        handleDrop: (_view, event) => paste(event.dataTransfer?.getData('text/plain') ?? ''),
        clipboardTextSerializer: (slice, view) => textOf(slice, view.state.doc)
      }
    })];
  }
});

/** Puts plain text at the selection. */
export function insertText(editor: Editor, text: string): void {
  if (!editor.isEditable) return;
  editor.view.dispatch(withText(editor.state, text).scrollIntoView());
}

/** The transaction that puts plain text at the selection: one paragraph flows into the line, several become paragraphs. */
export function withText(state: EditorState, text: string): Transaction {
  const absaetze = absaetzeAusText(text);
  const first = absaetze[0];
  if (first === undefined) return state.tr;
  if (absaetze.length === 1 && (first.art === 'absatz' || state.selection.$from.parentOffset > 0)) {
    return state.tr.insertText(bereinige(first.text.trim() === text.trim() ? text.replace(/\s+/gu, ' ') : first.text));
  }
  const nodes = absaetze.map((a) => nodeOf(state, a));
  const leer = state.selection.empty && state.selection.$from.parent.content.size === 0 && state.selection.$from.depth === 1;
  if (!leer) return state.tr.replaceSelection(new Slice(Fragment.from(nodes), 1, 1));
  // Into an empty paragraph: it takes the first one's kind and words, so that it stays the same node for everybody else.
  const at = state.selection.$from.before(1);
  const tr = state.tr.setNodeAttribute(at, 'art', first.art).insertText(first.text, at + 1);
  return tr.insert(tr.mapping.map(at + 2), nodes.slice(1));
}

function nodeOf(state: EditorState, a: Absatz): PmNode {
  const { schema } = state;
  const text = a.text === '' ? [] : [schema.text(a.text)];
  return schema.node('absatz', { art: a.art, id: newId() }, text);
}

function textOf(slice: Slice, doc: PmNode): string {
  const leaf = (node: PmNode): string => (node.type.name === 'verweis' ? worteOfVerweis(doc, node) : zitat(node.attrs as Berichtsangabe));
  return slice.content.textBetween(0, slice.content.size, '\n', leaf);
}
