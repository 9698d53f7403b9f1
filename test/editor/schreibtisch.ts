/**
 * Two people at one text, without a server: real TipTap editors in jsdom on two Y.Docs that exchange their updates when the test says so.
 */
import { Editor } from '@tiptap/core';
import { TextSelection, type Command } from '@tiptap/pm/state';
import * as Y from 'yjs';
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { absaetzeOf, saatOf } from '../../app/dokument/codec.ts';
import { createExtensions } from '../../app/editor/extensions/alle.ts';

export interface Platz {
  readonly doc: Y.Doc;
  readonly editor: Editor;
  /** What pastes were stopped for. */
  readonly vermerke: string[];
  /** Puts the caret into this paragraph, at most `offset` in. */
  caret(absatz: number, offset?: number): void;
  type(text: string): void;
  run(command: Command): boolean;
  /** A key as the browser sends it; true where the editor took it. */
  key(key: string, more?: KeyboardEventInit): boolean;
  texte(): string[];
  absaetze(): Absatz[];
}

export interface Schreibtisch {
  readonly a: Platz;
  readonly b: Platz;
  /** Both exchange everything they have written since. */
  sync(): void;
  destroy(): void;
}

/** Both begin with the same text. */
export function createSchreibtisch(absaetze: readonly Absatz[]): Schreibtisch {
  let n = 0;
  const saat = saatOf(absaetze, () => `a${++n}`);
  const a = createPlatz(saat, 1);
  const b = createPlatz(saat, 2);
  const pass = (from: Platz, to: Platz): void => Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'line');
  return {
    a, b,
    sync() {
      pass(a, b);
      pass(b, a);
    },
    destroy() {
      for (const platz of [a, b]) {
        platz.editor.destroy();
        platz.doc.destroy();
      }
    }
  };
}

function createPlatz(saat: Uint8Array, clientID: number): Platz {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  Y.applyUpdate(doc, saat);
  const vermerke: string[] = [];
  const editor = new Editor({
    element: document.createElement('div'), injectCSS: false,
    extensions: createExtensions({ doc, provider: null, person: { name: 'Person', delegation: 'BY' }, isReady: () => true, onVsVermerk: (worte) => vermerke.push(worte) })
  });
  return {
    doc, editor, vermerke,
    caret(index, offset = 0) {
      const { doc: text } = editor.state;
      let at = 1;
      for (let i = 0; i < index; i++) at += text.child(i).nodeSize;
      editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(text, at + Math.min(offset, text.child(index).content.size))));
    },
    type: (text) => editor.view.dispatch(editor.state.tr.insertText(text)),
    run: (command) => command(editor.state, editor.view.dispatch, editor.view),
    key(key, more = {}) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
      return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) === true;
    },
    texte: () => absaetzeOf(doc).map((a) => a.text),
    absaetze: () => absaetzeOf(doc)
  };
}
