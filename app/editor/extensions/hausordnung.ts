/**
 * Keeps the text in order after the person's own changes, never after those of others (two editors would answer each other for ever):
 * every paragraph has an id of its own, and one empty paragraph is left where everything was deleted, or there would be no place to type.
 */
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { newId } from '../kennung.ts';

export interface HausordnungOptions {
  /** True once the server's text is here: before that an empty document only means that nothing has come yet. */
  readonly isReady: () => boolean;
}

/** Ids and the one empty paragraph. */
export const Hausordnung = Extension.create<HausordnungOptions>({
  name: 'hausordnung',
  addOptions: () => ({ isReady: () => true }),
  addProseMirrorPlugins() {
    const mayFill = (): boolean => this.editor.isEditable && this.options.isReady();
    return [new Plugin({
      key: new PluginKey('hausordnung'),
      appendTransaction: (transactions, _old, state) => {
        if (!mayFill() || transactions.some(isForeign)) return null;
        if (state.doc.childCount === 0) return filled(state);
        return transactions.some((tr) => tr.docChanged) ? withIds(state) : null;
      },
      props: {
        handleDOMEvents: {
          focus: (view) => {
            if (mayFill() && view.state.doc.childCount === 0) view.dispatch(filled(view.state));
            return false;
          }
        }
      }
    })];
  }
});

/** True for a change that came from the shared document, not from this person's keys. */
export function isForeign(tr: Transaction): boolean {
  return tr.getMeta(ySyncPluginKey) !== undefined;
}

function filled(state: EditorState): Transaction {
  const node = state.schema.nodes.absatz?.create({ art: 'absatz', id: newId() });
  return node === undefined ? state.tr : state.tr.insert(0, node);
}

/** The first paragraph with an id keeps it; later ones, made by splitting or pasting, get their own. */
function withIds(state: EditorState): Transaction | null {
  const seen = new Set<string>();
  const { tr } = state;
  state.doc.forEach((node, offset) => {
    const id = String(node.attrs.id);
    if (id === '' || seen.has(id)) tr.setNodeAttribute(offset, 'id', newId());
    seen.add(id);
  });
  return tr.docChanged ? tr : null;
}
