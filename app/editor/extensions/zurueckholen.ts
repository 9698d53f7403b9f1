/** Puts words that were lost back: at the end of the paragraph they stood in, or as a paragraph of their own at the end of the text. */
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { bereinige } from '../../dokument/schema.ts';
import { newId } from '../kennung.ts';

/** The transaction; `absatz` is the id of the paragraph, which may be gone by now. */
export function withWorte(state: EditorState, texte: readonly string[], absatz: string | null): Transaction {
  const worte = texte.map((text) => bereinige(text).replace(/\s+/gu, ' ').trim()).filter((text) => text !== '').join(' ');
  if (worte === '') return state.tr;
  let ende: number | null = null;
  let davor = '';
  state.doc.forEach((node, offset) => {
    if (absatz === null || node.attrs.id !== absatz) return;
    ende = offset + node.nodeSize - 1;
    davor = node.textContent;
  });
  if (ende !== null) return state.tr.insertText(davor === '' || davor.endsWith(' ') ? worte : ` ${worte}`, ende);
  const node = state.schema.nodes.absatz?.create({ art: 'absatz', id: newId() }, state.schema.text(worte));
  return node === undefined ? state.tr : state.tr.insert(state.doc.content.size, node);
}
