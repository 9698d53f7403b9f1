/**
 * Connects the two dialogs with the text: what is selected is changed, otherwise something new is put at the caret.
 */
import type { Editor } from '@tiptap/react';
import { NodeSelection } from '@tiptap/pm/state';
import type { Berichtsangabe } from '../domain/beschluss/beschluss.ts';
import { zifferById } from '../dokument/codec.ts';
import { BerichtDialog } from './bericht-dialog.tsx';
import { absaetzeOf } from './extensions/gliederung.ts';
import { newId } from './kennung.ts';
import { VerweisDialog, type Verweisangabe, type Ziel } from './verweis-dialog.tsx';

/** Which dialog is open. */
export type Offen = 'bericht' | 'verweis' | null;

/** The open dialog, if any. */
export function Dialoge({ editor, offen, onClose }: { readonly editor: Editor; readonly offen: Offen; readonly onClose: () => void }) {
  const done = (): void => {
    onClose();
    editor.commands.focus();
  };
  if (offen === 'bericht') {
    return <BerichtDialog angabe={selectedBericht(editor)} onSave={(angabe) => { saveBericht(editor, angabe); done(); }} onClose={done} />;
  }
  if (offen === 'verweis') return <VerweisDialog ziele={zieleOf(editor)} onSave={(angabe) => { saveVerweis(editor, angabe); done(); }} onClose={done} />;
  return null;
}

/** The fields of the selected citation, or null. */
export function selectedBericht(editor: Editor): Berichtsangabe | null {
  const { selection } = editor.state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'bericht') return null;
  const { gattung, titel, stand, vs, freigabe } = selection.node.attrs as Berichtsangabe;
  return { gattung, titel, stand, vs, freigabe };
}

/** Changes the selected citation, or puts a new one at the caret. */
export function saveBericht(editor: Editor, angabe: Berichtsangabe): void {
  const { state, view } = editor;
  const { selection } = state;
  if (selection instanceof NodeSelection && selection.node.type.name === 'bericht') {
    view.dispatch(state.tr.setNodeMarkup(selection.from, null, { ...selection.node.attrs, ...angabe }));
  } else {
    view.dispatch(state.tr.replaceSelectionWith(state.schema.node('bericht', { ...angabe, id: newId() })).scrollIntoView());
  }
}

/** Puts a cross reference at the caret. */
export function saveVerweis(editor: Editor, angabe: Verweisangabe): void {
  const { state, view } = editor;
  view.dispatch(state.tr.replaceSelectionWith(state.schema.node('verweis', { ...angabe })).scrollIntoView());
}

/** The numbered Ziffern with their first words. */
function zieleOf(editor: Editor): Ziel[] {
  const { doc } = editor.state;
  const ziffern = zifferById(absaetzeOf(doc));
  return doc.children.flatMap((node) => {
    const nummer = ziffern.get(String(node.attrs.id));
    const words = node.textContent.slice(0, 60);
    return nummer === undefined || node.attrs.art !== 'ziffer' ? [] : [{ id: String(node.attrs.id), name: `Ziffer ${nummer}: ${words}${node.textContent.length > 60 ? ' …' : ''}` }];
  });
}
