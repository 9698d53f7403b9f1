/**
 * Which words fell with a paragraph that somebody else took away: what an update deletes beyond what its author chose to delete was
 * typed at the same time, and what arrives in a paragraph that is already gone was typed there too (stack.md 3). Whose it is, the
 * client id says; who that is, and how they learn of it, is not decided here (server/sync).
 */
import * as Y from 'yjs';
import { structAt } from './nachbarn.ts';

/** Words of one client that are no longer in the text, and the paragraph nearest to where they stood ('' where none is left). */
export interface Verlust {
  readonly client: number;
  readonly text: string;
  readonly absatz: string;
}

type Decoded = ReturnType<typeof Y.decodeUpdate>;
type Loeschungen = Decoded['ds'];
type Fund = { readonly client: number; text: string; readonly anker: Y.Item | null };

/** Paragraphs that fell, so that later words can be told where they belonged; the oldest are forgotten. */
const GRAEBER_MAX = 300;

/** Remembers the paragraphs that fell and tells which words fell with them. One for each shadow. */
export class Verlustsuche {
  /** Anchor of each fallen text, by the id of its item. Words that come later name a letter or the text as their place. */
  private readonly graeber: { readonly anker: Y.ID; readonly ids: readonly { readonly client: number; readonly von: number; readonly bis: number }[] }[] = [];

  /** To be called in `afterTransaction`, while what was deleted can still be read. `neu` gives the clock below which a client was known before. */
  find(doc: Y.Doc, transaction: Y.Transaction, decoded: Decoded, neu: ReadonlyMap<number, number>): Verlust[] {
    const chosen = Y.mergeDeleteSets([decoded.ds]);
    const funde = new Map<string, Fund>();
    this.bury(doc, transaction);
    for (const item of fallenItems(doc, transaction, chosen)) {
      const text = wordsOf(item, chosen);
      if (text !== '') add(funde, item.id.client, text, absatzItemOf(item));
    }
    for (const struct of decoded.structs) {
      if (!(struct instanceof Y.Item) || structAt(doc, struct.id) instanceof Y.Item) continue;
      const known = Math.max(0, (neu.get(struct.id.client) ?? 0) - struct.id.clock);
      const text = wordsOf(struct, chosen, known);
      if (text !== '') add(funde, struct.id.client, text, this.graveOf(doc, struct));
    }
    return [...funde.values()].flatMap((f) => (f.text.trim() === '' ? [] : [{ client: f.client, text: f.text, absatz: nearestId(doc, f.anker) }]));
  }

  /** Keeps which letters lay under each paragraph that this transaction took away. */
  private bury(doc: Y.Doc, transaction: Y.Transaction): void {
    for (const [client, ranges] of transaction.deleteSet.clients) {
      for (const { clock, len } of ranges) {
        eachItem(doc, client, clock, clock + len, (item) => {
          if (item.content instanceof Y.ContentType && absatzItemOf(item) === item) this.graeber.push({ anker: item.id, ids: [{ client, von: item.id.clock, bis: item.id.clock + 1 }, ...idsUnder(item.content.type)] });
        });
      }
    }
    if (this.graeber.length > GRAEBER_MAX) this.graeber.splice(0, this.graeber.length - GRAEBER_MAX);
  }

  private graveOf(doc: Y.Doc, struct: Y.Item): Y.Item | null {
    const parent: unknown = struct.parent;
    const place = struct.origin ?? struct.rightOrigin ?? (parent instanceof Y.ID ? parent : null);
    if (place === null) return null;
    const grave = this.graeber.find(({ ids }) => ids.some((r) => r.client === place.client && r.von <= place.clock && place.clock < r.bis));
    // A second letter names the first one, which fell as well.
    if (grave === undefined) return null;
    (grave.ids as { client: number; von: number; bis: number }[]).push({ client: struct.id.client, von: struct.id.clock, bis: struct.id.clock + struct.length });
    const anker = structAt(doc, grave.anker);
    return anker instanceof Y.Item ? anker : null;
  }
}

/** What the transaction deleted and its author did not choose: words and citations, in the order of the text. */
function fallenItems(doc: Y.Doc, transaction: Y.Transaction, chosen: Loeschungen): Y.Item[] {
  const found: Y.Item[] = [];
  for (const [client, ranges] of transaction.deleteSet.clients) {
    for (const { clock, len } of ranges) {
      if (isCovered(chosen, client, clock, len)) continue;
      eachItem(doc, client, clock, clock + len, (item) => {
        if (item.parentSub === null && !isCovered(chosen, client, item.id.clock, item.length)) found.push(item);
      });
    }
  }
  const places = new Map<Y.Item, number>();
  for (const parent of new Set(found.map((item) => item.parent as Y.AbstractType<unknown>))) {
    let n = 0;
    for (let item = parent._start; item !== null; item = item.right) places.set(item, n++);
  }
  return found.sort((a, b) => (a.parent === b.parent ? (places.get(a) ?? 0) - (places.get(b) ?? 0) : 0));
}

function add(funde: Map<string, Fund>, client: number, text: string, anker: Y.Item | null): void {
  const key = `${client} ${anker === null ? '' : `${anker.id.client}:${anker.id.clock}`}`;
  const there = funde.get(key);
  if (there === undefined) funde.set(key, { client, text, anker });
  else there.text += text;
}

/** The words of an item without those its author deleted again; of a citation its title. `from` leaves out what was known before. */
function wordsOf(item: Y.Item, chosen: Loeschungen, from = 0): string {
  const { content } = item;
  if (content instanceof Y.ContentType) return titleOf(content.type);
  if (!(content instanceof Y.ContentString)) return '';
  const { client, clock } = item.id;
  if (from === 0 && !chosen.clients.has(client)) return content.str;
  let text = '';
  for (let i = from; i < content.str.length; i++) if (!isCovered(chosen, client, clock + i, 1)) text += content.str.charAt(i);
  return text;
}

function titleOf(type: Y.AbstractType<unknown>): string {
  if (!(type instanceof Y.XmlElement) || type.nodeName === 'absatz') return '';
  const item = type._map.get(type.nodeName === 'bericht' ? 'titel' : 'text');
  const value: unknown = item?.content instanceof Y.ContentAny ? item.content.arr[0] : '';
  return typeof value === 'string' ? value : '';
}

/** The paragraph an item stands in, or is; null for anything else. */
function absatzItemOf(item: Y.Item): Y.Item | null {
  let at: Y.Item | null = item;
  for (let depth = 0; at !== null && depth < 4; depth++) {
    const parent = at.parent as Y.AbstractType<unknown>;
    if (parent._item === null) return at.parentSub === null ? at : null;
    at = parent._item;
  }
  return null;
}

/** The id of the nearest paragraph that is still there: the same, else the one before, else the one after. */
function nearestId(doc: Y.Doc, anker: Y.Item | null): string {
  let last: Y.Item | null = anker;
  if (anker === null) for (let item = firstItem(doc); item !== null; item = item.right) if (!item.deleted) last = item;
  for (let item = last; item !== null; item = item.left) if (!item.deleted) return idOf(item);
  for (let item = last; item !== null; item = item.right) if (!item.deleted) return idOf(item);
  return '';
}

function firstItem(doc: Y.Doc): Y.Item | null {
  for (const root of doc.share.values()) return root._start;
  return null;
}

function idOf(item: Y.Item): string {
  const type: unknown = item.content instanceof Y.ContentType ? item.content.type : null;
  const value: unknown = type instanceof Y.XmlElement ? type.getAttribute('id') : '';
  return typeof value === 'string' ? value : '';
}

function idsUnder(type: Y.AbstractType<unknown>): { client: number; von: number; bis: number }[] {
  const ids: { client: number; von: number; bis: number }[] = [];
  for (let item = type._start; item !== null; item = item.right) {
    ids.push({ client: item.id.client, von: item.id.clock, bis: item.id.clock + item.length });
    if (item.content instanceof Y.ContentType) ids.push(...idsUnder(item.content.type));
  }
  return ids;
}

function eachItem(doc: Y.Doc, client: number, from: number, to: number, visit: (item: Y.Item) => void): void {
  const structs = doc.store.clients.get(client);
  if (structs === undefined || from >= Y.getState(doc.store, client)) return;
  for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
    const struct = structs[i];
    if (struct === undefined || struct.id.clock >= to) return;
    if (struct instanceof Y.Item) visit(struct);
  }
}

/** True where one deletion of the set spans the whole run; the set is merged, so runs that touch are one. */
function isCovered(ds: Loeschungen, client: number, clock: number, len: number): boolean {
  const ranges = ds.clients.get(client);
  if (ranges === undefined) return false;
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const mid = (low + high) >> 1;
    const range = ranges[mid];
    if (range === undefined) return false;
    if (clock < range.clock) high = mid - 1;
    else if (clock >= range.clock + range.len) low = mid + 1;
    else return clock + len <= range.clock + range.len;
  }
  return false;
}
