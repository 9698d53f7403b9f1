/**
 * The extensions of the editor in one list: the generated nodes, the shared document, carets, and our own work on paragraphs.
 * No StarterKit and no other history: Collaboration brings its own, per person (stack.md 4).
 */
import type { Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { FRAGMENT } from '../../dokument/schema.ts';
import { Absaetze } from './absaetze.ts';
import { renderAuswahl, renderCaret } from './anwesenheit.ts';
import { Einfuegen } from './einfuegen.ts';
import { Gliederung } from './gliederung.ts';
import { Hausordnung } from './hausordnung.ts';
import { knotenExtensions } from './knoten.ts';

export interface ExtensionsAngaben {
  readonly doc: Y.Doc;
  /** Null where nobody else is watched, as in tests of the text alone. */
  readonly provider: { readonly awareness: Awareness } | null;
  readonly person: { readonly name: string; readonly delegation: string };
  readonly isReady: () => boolean;
  readonly onVsVermerk: (worte: string) => void;
}

/** All of them. */
export function createExtensions({ doc, provider, person, isReady, onVsVermerk }: ExtensionsAngaben): Extensions {
  return [
    ...knotenExtensions,
    Collaboration.configure({ document: doc, field: FRAGMENT }),
    ...(provider === null ? [] : [CollaborationCaret.configure({ provider, user: { name: person.name, delegation: person.delegation }, render: renderCaret, selectionRender: renderAuswahl })]),
    Absaetze,
    Gliederung,
    Hausordnung.configure({ isReady }),
    Einfuegen.configure({ onVsVermerk })
  ];
}
