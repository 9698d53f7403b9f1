/**
 * The one schema of the live text: flat `absatz*`, inside it text and the atoms `bericht` and `verweis`, no marks.
 * Decides which nodes exist and which values their attributes may have. Not decided here: how the nodes lie in the CRDT
 * (baum.ts), whether the sequence makes sense (gliederung.ts), how they look (app/editor).
 * Source: architecture.md 5 "The text is flat", stack.md 4. The editor's extensions are generated from these specs.
 */
import { Schema, type AttributeSpec, type NodeSpec } from '@tiptap/pm/model';
import { ABSATZ_ARTEN } from '../domain/beschluss/beschluss.ts';

/** Rises when an old browser could no longer read or would damage the text; the room server closes with 4409 on another one. */
export const SCHEMA_VERSION = 1;
/** The only top-level type of a Y.Doc: a fragment with this name. */
export const FRAGMENT = 'beschluss';
/** architecture.md 5 "Limits": bytes of one update and of a whole state, paragraphs and their parts together. */
export const GRENZEN = { update: 1_000_000, zustand: 4_000_000, knoten: 5_000 } as const;

export type Attributwert = string | boolean | null;
/** An attribute: its default in ProseMirror and which values may stand in a document. One whose default is not null must be present there. */
export interface Attribut {
  readonly default: Attributwert;
  readonly gueltig: (value: unknown) => boolean;
}
export type Knotenname = 'absatz' | 'bericht' | 'verweis';

const KENNUNG = /^[A-Za-z0-9_-]{0,40}$/;
const STEUERZEICHEN = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const STEUERZEICHEN_IM_TEXT = /[^\P{Cc}\t\n]/u;

/** The attributes of each node; both ProseMirror and the reader of the CRDT judge by this table. */
export const ATTRIBUTE: Readonly<Record<Knotenname, Readonly<Record<string, Attribut>>>> = {
  absatz: {
    art: { default: 'absatz', gueltig: oneOf(ABSATZ_ARTEN) },
    id: { default: '', gueltig: isKennung }
  },
  bericht: {
    gattung: { default: '', gueltig: zeile(200) },
    titel: { default: '', gueltig: zeile(1_000) },
    stand: { default: null, gueltig: orNull(zeile(60)) },
    vs: { default: false, gueltig: (value) => typeof value === 'boolean' },
    freigabe: { default: null, gueltig: orNull(oneOf(['freigegeben', 'nicht freigegeben'])) },
    id: { default: '', gueltig: isKennung }
  },
  verweis: {
    art: { default: 'intern', gueltig: oneOf(['intern', 'extern']) },
    ziel: { default: '', gueltig: zeile(300) },
    text: { default: '', gueltig: zeile(300) }
  }
};

/** True where a run of text holds nothing but what people type and printers set. */
export function isText(value: string): boolean {
  return !STEUERZEICHEN_IM_TEXT.test(value);
}

/** The words without what nobody can print; used where text comes from outside. */
export function bereinige(value: string): string {
  return value.replace(new RegExp(STEUERZEICHEN_IM_TEXT, 'gu'), ' ');
}

/** True where every attribute has a value that may stand in a document. */
export function areGueltig(name: Knotenname, attrs: Readonly<Record<string, Attributwert>>): boolean {
  return Object.entries(ATTRIBUTE[name]).every(([key, attribut]) => attribut.gueltig(attrs[key] ?? attribut.default));
}

/** True where the name is one of the nodes that carry attributes. */
export function isKnotenname(name: string): name is Knotenname {
  return Object.hasOwn(ATTRIBUTE, name);
}

/** The nodes as ProseMirror reads them. Every absatz is alike to it: kinds are attributes, so no command ever wraps or lifts. */
export const nodeSpecs: Readonly<Record<'doc' | 'text' | Knotenname, NodeSpec>> = {
  doc: { content: 'absatz*' },
  absatz: { content: '(text | bericht | verweis)*', marks: '', attrs: attrsOf('absatz') },
  text: {},
  bericht: { inline: true, atom: true, selectable: true, draggable: false, attrs: attrsOf('bericht') },
  verweis: { inline: true, atom: true, selectable: true, draggable: false, attrs: attrsOf('verweis') }
};

/** The ProseMirror schema of a text. */
export const schema = new Schema({ topNode: 'doc', nodes: nodeSpecs });

function attrsOf(name: Knotenname): Record<string, AttributeSpec> {
  return Object.fromEntries(
    Object.entries(ATTRIBUTE[name]).map(([key, attribut]) => [key, { default: attribut.default, validate: validateOf(name, key, attribut) }])
  );
}

/** ProseMirror's contract for `validate`: throw on a bad value (used by `node.check()`). */
function validateOf(name: Knotenname, key: string, attribut: Attribut): (value: unknown) => void {
  return (value) => {
    if (!attribut.gueltig(value)) throw new RangeError(`invalid value for attribute ${key} of ${name}`);
  };
}

function isKennung(value: unknown): boolean {
  return typeof value === 'string' && KENNUNG.test(value);
}

function zeile(max: number): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && value.length <= max && !STEUERZEICHEN.test(value);
}

function oneOf(values: readonly string[]): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && values.includes(value);
}

function orNull(gueltig: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => value === null || gueltig(value);
}
