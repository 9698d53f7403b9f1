/** Writes updates of Yjs (version 1) byte by byte, with structs that no library would make. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

export type Id = readonly [client: number, uhr: number];
type Inhalt = (e: encoding.Encoder) => void;

export interface Item {
  readonly links?: Id;
  readonly rechts?: Id;
  /** Name of a root, or id of the parent; asked for only where no neighbour is named. */
  readonly wurzel?: string;
  readonly vater?: Id;
  readonly sub?: string;
  /** Kind of content: 1 deleted, 2 JSON, 3 bytes, 4 letters, 5 embed, 6 format, 7 type, 8 any, 9 document. */
  readonly art: number;
  readonly inhalt: Inhalt;
}
export type Struct = Item | { readonly gc: number } | { readonly skip: number };

export interface Block {
  readonly client: number;
  readonly uhr: number;
  readonly structs: readonly Struct[];
  /** Says another number of structs than there are. */
  readonly anzahl?: number;
}
export type Loeschung = readonly [client: number, bereiche: readonly (readonly [uhr: number, laenge: number])[]];

export function updateRoh(bloecke: readonly Block[], loeschungen: readonly Loeschung[] = []): Uint8Array {
  return encoding.encode((e) => {
    encoding.writeVarUint(e, bloecke.length);
    for (const { client, uhr, structs, anzahl = structs.length } of bloecke) {
      for (const n of [anzahl, client, uhr]) encoding.writeVarUint(e, n);
      for (const struct of structs) writeStruct(e, struct);
    }
    encoding.writeVarUint(e, loeschungen.length);
    for (const [client, bereiche] of loeschungen) {
      for (const n of [client, bereiche.length]) encoding.writeVarUint(e, n);
      for (const n of bereiche.flat()) encoding.writeVarUint(e, n);
    }
  });
}

function writeStruct(e: encoding.Encoder, struct: Struct): void {
  if ('gc' in struct) {
    encoding.writeUint8(e, 0);
    encoding.writeVarUint(e, struct.gc);
  } else if ('skip' in struct) {
    encoding.writeUint8(e, 10);
    encoding.writeVarUint(e, struct.skip);
  } else writeItem(e, struct);
}

function writeItem(e: encoding.Encoder, { links, rechts, wurzel, vater, sub, art, inhalt }: Item): void {
  encoding.writeUint8(e, (art & 31) | (links === undefined ? 0 : 0x80) | (rechts === undefined ? 0 : 0x40) | (sub === undefined ? 0 : 0x20));
  for (const id of [links, rechts]) if (id !== undefined) id.forEach((n) => encoding.writeVarUint(e, n));
  if (links === undefined && rechts === undefined) {
    encoding.writeVarUint(e, vater === undefined ? 1 : 0);
    if (vater === undefined) encoding.writeVarString(e, wurzel ?? 'beschluss');
    else vater.forEach((n) => encoding.writeVarUint(e, n));
    if (sub !== undefined) encoding.writeVarString(e, sub);
  }
  inhalt(e);
}

export const worte = (text: string): Inhalt => (e) => encoding.writeVarString(e, text);
export const anzahl = (n: number): Inhalt => (e) => encoding.writeVarUint(e, n);
export const bytes = (n: number): Inhalt => (e) => encoding.writeVarUint8Array(e, new Uint8Array(n));
export const werte = (...list: readonly unknown[]): Inhalt => (e) => {
  encoding.writeVarUint(e, list.length);
  for (const wert of list) encoding.writeAny(e, wert as Parameters<typeof encoding.writeAny>[1]);
};
export const json = (...list: readonly string[]): Inhalt => (e) => {
  encoding.writeVarUint(e, list.length);
  for (const wert of list) encoding.writeVarString(e, wert);
};
/** 0 list, 1 map, 2 text, 3 element, 4 fragment, 5 hook, 6 words. */
export const typ = (ref: number, name?: string): Inhalt => (e) => {
  encoding.writeVarUint(e, ref);
  if (name !== undefined) encoding.writeVarString(e, name);
};
export const schluesselwert = (key: string, wert: string): Inhalt => (e) => {
  encoding.writeVarString(e, key);
  encoding.writeVarString(e, wert);
};

/** Places in a text that attacks refer to. */
export interface Orte {
  readonly absatz: Id;
  readonly andererAbsatz: Id;
  readonly text: Id;
  /** First, second and last letter of the first text. */
  readonly a: Id;
  readonly b: Id;
  readonly z: Id;
  /** Ids of the items behind the kind and the id of a paragraph. */
  readonly attribut: Id;
  readonly kennung: Id;
}

export function orteOf(stand: Uint8Array): Orte {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, stand);
  const fragment = doc.getXmlFragment('beschluss');
  const absatz = fragment.get(0) as Y.XmlElement;
  const text = absatz.get(0) as Y.XmlText;
  const letters: Id[] = [];
  for (let item = text._start; item !== null; item = item.right) if (!item.deleted) for (let i = 0; i < item.length; i++) letters.push([item.id.client, item.id.clock + i]);
  const idOf = (type: Y.AbstractType<unknown>): Id => [type._item?.id.client ?? 0, type._item?.id.clock ?? 0];
  const behind = (key: string): Id => [absatz._map.get(key)?.id.client ?? 0, absatz._map.get(key)?.id.clock ?? 0];
  const last = letters.at(-1) ?? [0, 0];
  return {
    absatz: idOf(absatz as unknown as Y.AbstractType<unknown>), andererAbsatz: idOf(fragment.get(1) as unknown as Y.AbstractType<unknown>), text: idOf(text as unknown as Y.AbstractType<unknown>),
    a: letters[0] ?? last, b: letters[1] ?? last, z: last, attribut: behind('art'), kennung: behind('id')
  };
}
