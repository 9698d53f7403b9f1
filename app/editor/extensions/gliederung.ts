/**
 * Shows numbers, bullets and indents in the editor: classes and marks by gliederung.ts, the printed words of cross references.
 * All of it is decoration: no number is ever part of the text.
 */
import { Extension } from '@tiptap/core';
import type { Node as PmNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type NodeView } from '@tiptap/pm/view';
import { absatz, type AbsatzArt } from '../../domain/beschluss/beschluss.ts';
import { gliedere } from '../../domain/beschluss/gliederung.ts';
import { zifferById } from '../../dokument/codec.ts';
import { klassenOf } from '../textansicht.tsx';

const key = new PluginKey<DecorationSet>('gliederung');

/** Numbers and references of the whole text, computed anew after each change. */
export const Gliederung = Extension.create({
  name: 'gliederung',
  addProseMirrorPlugins() {
    return [new Plugin({
      key,
      state: {
        init: (_, state) => decorationsOf(state.doc),
        apply: (tr, old) => (tr.docChanged ? decorationsOf(tr.doc) : old)
      },
      props: {
        decorations: (state) => key.getState(state),
        nodeViews: { verweis: (node, _view, _pos, decorations) => new VerweisView(node, decorations) }
      }
    })];
  }
});

/** The words that a cross reference prints in this document. */
export function worteOfVerweis(doc: PmNode, node: PmNode): string {
  return node.attrs.art === 'extern' ? String(node.attrs.text) : `Ziffer ${zifferById(absaetzeOf(doc)).get(String(node.attrs.ziel)) ?? '?'}`;
}

/** Kind and id of each paragraph. */
export function absaetzeOf(doc: PmNode): { art: AbsatzArt; id: string }[] {
  return doc.children.map((node) => ({ art: node.attrs.art as AbsatzArt, id: String(node.attrs.id) }));
}

function decorationsOf(doc: PmNode): DecorationSet {
  const absaetze = absaetzeOf(doc);
  const zeilen = gliedere(absaetze.map((a) => absatz(a.art, '')));
  const ziffern = zifferById(absaetze);
  const out: Decoration[] = [];
  doc.forEach((node, offset, index) => {
    const zeile = zeilen[index];
    if (zeile !== undefined) out.push(Decoration.node(offset, offset + node.nodeSize, { class: klassenOf(zeile), 'data-marke': zeile.marke }));
    node.forEach((child, inner) => {
      if (child.type.name !== 'verweis') return;
      const at = offset + 1 + inner;
      const worte = child.attrs.art === 'extern' ? String(child.attrs.text) : `Ziffer ${ziffern.get(String(child.attrs.ziel)) ?? '?'}`;
      out.push(Decoration.node(at, at + 1, {}, { worte }));
    });
  });
  return DecorationSet.create(doc, out);
}

/** Prints the words that the decoration carries, so that they are read aloud and copied like all others. */
class VerweisView implements NodeView {
  readonly dom = document.createElement('span');

  constructor(node: PmNode, decorations: readonly Decoration[]) {
    this.dom.className = 'verweis';
    this.update(node, decorations);
  }

  update(node: PmNode, decorations: readonly Decoration[]): boolean {
    if (node.type.name !== 'verweis') return false;
    const worte = decorations.map((d) => (d.spec as { worte?: unknown }).worte).find((w) => typeof w === 'string');
    this.dom.textContent = typeof worte === 'string' ? worte : String(node.attrs.text);
    this.dom.classList.toggle('offen', this.dom.textContent.endsWith('?'));
    return true;
  }
}
