/**
 * Work on paragraphs: change their kind, start the next one, go a level in or out. Kinds are attributes, so nothing is ever wrapped,
 * lifted or made anew, and words that somebody else types at the same moment stay (architecture.md 5 "The text is flat").
 * Keys: Mod-Alt-0 to 4 choose the kind, Tab and Shift-Tab go a level in or out, Escape and then Tab leaves the text.
 * There is no key that moves a paragraph: a move is a deletion and an insertion in the CRDT and would lose concurrent words.
 */
import { Extension, type Editor } from '@tiptap/core';
import { TextSelection, type Command, type EditorState } from '@tiptap/pm/state';
import type { AbsatzArt } from '../../domain/beschluss/beschluss.ts';
import { newId } from '../kennung.ts';

const HINEIN: Readonly<Record<AbsatzArt, AbsatzArt | null>> = { absatz: 'ziffer', ziffer: 'punkt', punkt: 'unterpunkt', unterpunkt: null, schluss: 'punkt' };
const HINAUS: Readonly<Record<AbsatzArt, AbsatzArt | null>> = { absatz: null, ziffer: 'absatz', punkt: 'ziffer', unterpunkt: 'punkt', schluss: 'absatz' };

/** The kinds in the order of their keys, Mod-Alt-0 first. */
export const ARTEN_IN_ORDER: readonly AbsatzArt[] = ['absatz', 'ziffer', 'punkt', 'unterpunkt', 'schluss'];

/** Gives all selected paragraphs this kind. */
export function setArt(art: AbsatzArt): Command {
  return changeArt(() => art);
}

/** One level in. False where nothing can go further. */
export const einruecken: Command = changeArt((art) => HINEIN[art]);
/** One level out. */
export const ausruecken: Command = changeArt((art) => HINAUS[art]);

/** Starts the next paragraph of the same kind; an empty one goes a level out instead, as people expect of lists. */
export const naechsterAbsatz: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.parent.type.name !== 'absatz') return false;
  if ($from.parent.content.size === 0 && $from.parent.attrs.art !== 'absatz') return ausruecken(state, dispatch);
  const tr = state.tr.deleteSelection();
  const at = tr.selection.from;
  tr.split(at, 1, [{ type: $from.parent.type, attrs: { art: $from.parent.attrs.art as AbsatzArt, id: newId() } }]);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** At the very start of a paragraph: one level out. Elsewhere, and outermost, the key does what it always does. */
export const zurueckAmAnfang: Command = (state, dispatch) => {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.empty || selection.$from.parentOffset !== 0) return false;
  return ausruecken(state, dispatch);
};

/** Kind of the paragraph in which the selection begins; null in an empty text. */
export function artOf(state: EditorState): AbsatzArt | null {
  const { $from } = state.selection;
  const node = $from.depth > 0 ? $from.node(1) : $from.nodeAfter;
  return node?.type.name === 'absatz' ? (node.attrs.art as AbsatzArt) : null;
}

/** The keys. */
export const Absaetze = Extension.create({
  name: 'absaetze',
  priority: 1_000,
  addStorage: () => ({ verlassen: false }),
  addKeyboardShortcuts() {
    const run = (command: Command) => (): boolean => execute(this.editor, command);
    const arten = Object.fromEntries(ARTEN_IN_ORDER.map((art, i) => [`Mod-Alt-${i}`, run(setArt(art))]));
    const storage = this.storage as { verlassen: boolean };
    // Inside the text Tab is taken even where nothing can move, so that it does one thing only; after Escape it is the browser's.
    const tab = (command: Command) => (): boolean => {
      if (storage.verlassen) return (storage.verlassen = false);
      execute(this.editor, command);
      return true;
    };
    return {
      ...arten,
      Tab: tab(einruecken),
      'Shift-Tab': tab(ausruecken),
      Escape: () => (storage.verlassen = true),
      Enter: run(naechsterAbsatz),
      'Shift-Enter': run(naechsterAbsatz),
      Backspace: run(zurueckAmAnfang)
    };
  },
  onTransaction({ transaction }) {
    if (transaction.docChanged || transaction.selectionSet) (this.storage as { verlassen: boolean }).verlassen = false;
  }
});

/** Runs a ProseMirror command on the editor; true where it applied. */
export function execute(editor: Editor, command: Command): boolean {
  return editor.isEditable && command(editor.state, editor.view.dispatch, editor.view);
}

function changeArt(to: (art: AbsatzArt) => AbsatzArt | null): Command {
  return (state, dispatch) => {
    const { tr } = state;
    state.doc.nodesBetween(...rangeOf(state), (node, pos) => {
      const art = node.type.name === 'absatz' ? to(node.attrs.art as AbsatzArt) : null;
      if (art !== null && art !== node.attrs.art) tr.setNodeAttribute(pos, 'art', art);
      return false;
    });
    if (!tr.docChanged) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

function rangeOf(state: EditorState): [number, number] {
  const { from, to } = state.selection;
  return [from, Math.max(to, from + 1)];
}
