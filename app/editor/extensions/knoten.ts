/**
 * TipTap's nodes, generated from the NodeSpecs of app/dokument/schema.ts; a test compares both schemas.
 * Added here: only how a node looks in the browser. Nothing is parsed from HTML, because nothing is ever pasted as HTML.
 */
import { Node, type Attribute } from '@tiptap/core';
import type { Node as PmNode, DOMOutputSpec } from '@tiptap/pm/model';
import { zitat } from '../../domain/bericht.ts';
import type { Berichtsangabe } from '../../domain/beschluss/beschluss.ts';
import { ATTRIBUTE, isKnotenname, nodeSpecs } from '../../dokument/schema.ts';

type Name = keyof typeof nodeSpecs;

const RENDER: Readonly<Record<Exclude<Name, 'doc' | 'text'>, (node: PmNode) => DOMOutputSpec>> = {
  absatz: () => ['p', {}, 0],
  bericht: (node) => berichtDom(node.attrs as Berichtsangabe),
  verweis: () => ['span', { class: 'verweis' }]
};

/** One TipTap node for each node of the schema. */
export const knotenExtensions: readonly Node[] = (Object.keys(nodeSpecs) as Name[]).map(nodeOf);

function nodeOf(name: Name): Node {
  const spec = nodeSpecs[name];
  const render = name === 'doc' || name === 'text' ? undefined : RENDER[name];
  return Node.create({
    name,
    topNode: name === 'doc',
    ...(spec.content === undefined ? {} : { content: spec.content }),
    ...(spec.marks === undefined ? {} : { marks: spec.marks }),
    ...(spec.inline === undefined ? {} : { inline: spec.inline }),
    ...(spec.atom === undefined ? {} : { atom: spec.atom }),
    ...(spec.selectable === undefined ? {} : { selectable: spec.selectable }),
    ...(spec.draggable === undefined ? {} : { draggable: spec.draggable }),
    addAttributes: () => attributesOf(name),
    ...(render === undefined ? {} : { renderHTML: ({ node }) => render(node) })
  });
}

function attributesOf(name: string): Record<string, Partial<Attribute>> {
  if (!isKnotenname(name)) return {};
  const specs = nodeSpecs[name].attrs ?? {};
  return Object.fromEntries(
    Object.keys(ATTRIBUTE[name]).map((key) => [key, { default: specs[key]?.default as unknown, validate: specs[key]?.validate as (value: unknown) => void, rendered: false }])
  );
}

/** The citation as printed, its release mark set apart for the eye. */
function berichtDom(angabe: Berichtsangabe): DOMOutputSpec {
  if (angabe.freigabe === null) return ['span', { class: 'bericht' }, zitat(angabe)];
  return ['span', { class: 'bericht' }, `${zitat({ ...angabe, freigabe: null })} `, ['em', { class: 'berichtmarke' }, `(${angabe.freigabe})`]];
}
