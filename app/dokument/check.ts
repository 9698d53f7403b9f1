/**
 * Judges one update before anybody stores or sees it: on a shadow copy, whole document, with a named reason (reliability.md,
 * "Order of the check for one incoming update", steps 3 to 6; M1, M3, M4, M5, M6, M17).
 * "It did not throw" is no check: nothing may stay pending, nothing may be deleted that does not exist, the result must be a text of ours.
 * Not decided here: who may write, and when it is committed (server/sync).
 */
import * as Y from 'yjs';
import { leseBaum, type Baumgrund } from './baum.ts';
import { isDoppelt } from './doppelt.ts';
import { isEhrlich, structAt, Wissen } from './nachbarn.ts';
import { Nachtragsdokument } from './nachtrag.ts';
import { FRAGMENT, GRENZEN, isKnotenname, isText } from './schema.ts';
import { Schreiblauf } from './schreiblauf.ts';
import { Verlustsuche, type Verlust } from './verlust.ts';

/** Why an update is refused; keys of the table of German sentences. */
export type Pruefgrund =
  | Baumgrund | 'update_zu_gross' | 'update_unlesbar' | 'update_lueckenhaft' | 'loescht_unbekanntes' | 'text_zu_gross'
  | 'nachbarn_gekreuzt' | 'uhr_vergeben' | 'kennung_fremd' | 'zu_viele_kennungen';

/**
 * `wert` is the difference the update made, encoded anew by us, or null where it changed nothing; `verluste` the words that fell with it.
 * `kennungen` are the clients that wrote in it.
 */
export type Pruefung =
  | { readonly ok: true; readonly wert: null }
  | { readonly ok: true; readonly wert: Uint8Array; readonly verluste: readonly Verlust[]; readonly kennungen: readonly number[] }
  | { readonly ok: false; readonly grund: Pruefgrund; /** The shadow holds the refused update and must be thrown away. */ readonly verdorben: boolean };

/** A copy of a text that may be spoiled. */
export interface Schatten {
  readonly doc: Y.Doc;
  /** Applies the update to the copy and judges the result. `erlaubt` says why a client id may not write, null where it may. */
  pruefe(update: Uint8Array, erlaubt?: (client: number) => Pruefgrund | null): Pruefung;
  destroy(): void;
}

/** What was found out about an update before it is applied. */
interface Vorab {
  /** It inserts nothing but letters. */
  readonly nurWorte: boolean;
  readonly decoded: Decoded;
  /** Clients that write in it, with the clock up to which they were known. */
  readonly bisher: ReadonlyMap<number, number>;
}

/** Authors whose causal past is kept at hand. */
const WISSEN_MAX = 40;

type Decoded = ReturnType<typeof Y.decodeUpdate>;

/** An empty document of ours, its only root typed, so that no update can give it another kind. */
export function createDoc(): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment(FRAGMENT);
  return doc;
}

/** A shadow of the text with this state (`Y.encodeStateAsUpdate`); null where the state itself is not sound. */
export function createSchatten(stand: Uint8Array | null): Schatten | null {
  const doc = createDoc();
  if (stand !== null) Y.applyUpdate(doc, stand);
  if (hasPending(doc) || !leseBaum(doc).ok) return null;
  return new Kopie(doc, stand?.length ?? 0);
}

class Kopie implements Schatten {
  private readonly wissen = new Map<number, Wissen>();
  private readonly suche = new Verlustsuche();
  private lauf: Schreiblauf | null = null;
  private readonly text: Nachtragsdokument;

  constructor(doc: Y.Doc, private groesse: number) {
    this.text = new Nachtragsdokument(doc);
  }

  get doc(): Y.Doc {
    return this.text.doc;
  }

  destroy(): void {
    this.text.destroy();
  }

  pruefe(update: Uint8Array, erlaubt: (client: number) => Pruefgrund | null = () => null): Pruefung {
    return this.pruefeAnschlag(update, erlaubt) ?? this.pruefeGanz(update, erlaubt);
  }

  /** Null where the update is not simply the next letter. */
  private pruefeAnschlag(update: Uint8Array, erlaubt: (client: number) => Pruefgrund | null): Pruefung | null {
    const { lauf } = this;
    const anschlag = lauf?.read(update) ?? null;
    if (lauf === null || anschlag === null || this.groesse + anschlag.differenz.length > GRENZEN.zustand) return null;
    const grund = erlaubt(lauf.client);
    if (grund !== null) return { ok: false, grund, verdorben: false };
    lauf.take(anschlag.laenge);
    this.groesse += anschlag.differenz.length;
    this.text.add([anschlag.differenz]);
    return { ok: true, wert: anschlag.differenz, verluste: [], kennungen: [lauf.client] };
  }

  private pruefeGanz(update: Uint8Array, erlaubt: (client: number) => Pruefgrund | null): Pruefung {
    const { doc } = this;
    this.lauf = null;
    const vorab = pruefeVorab(doc, update, erlaubt);
    if (typeof vorab === 'string') return { ok: false, grund: vorab, verdorben: false };
    const angewandt = wendeAn(doc, update, (transaction) => this.suche.find(doc, transaction, vorab.decoded, vorab.bisher));
    const verdorben = (grund: Pruefgrund): Pruefung => ({ ok: false, grund, verdorben: true });
    if (angewandt === null) return verdorben('update_unlesbar');
    if (hasPending(doc)) return verdorben('update_lueckenhaft');
    const { differenz, verluste } = angewandt;
    if (differenz === null) return { ok: true, wert: null };
    if (!this.areEhrlich(vorab)) return verdorben('nachbarn_gekreuzt');
    // Letters put into and taken out of words that were sound leave the whole sound; everything else is read anew from the root.
    const baum = vorab.nurWorte && angewandt.nurWorte ? null : leseBaum(doc);
    if (baum?.ok === false) return verdorben(baum.grund);
    this.groesse += differenz.length;
    if (this.groesse > GRENZEN.zustand) this.groesse = Y.encodeStateAsUpdate(doc).length;
    if (this.groesse > GRENZEN.zustand) return verdorben('text_zu_gross');
    if (verluste.length === 0) this.lauf = Schreiblauf.after(doc, vorab.decoded, (client) => vorab.bisher.get(client));
    return { ok: true, wert: differenz, verluste, kennungen: [...vorab.bisher.keys()] };
  }

  /** Each new insert stands where an honest author can have put it, and a value of an attribute is one value (reliability.md M16, M20). */
  private areEhrlich({ decoded, bisher }: Vorab): boolean {
    for (const struct of decoded.structs) {
      const { client, clock } = struct.id;
      const from = bisher.get(client);
      if (!(struct instanceof Y.Item) || from === undefined || clock + struct.length <= from) continue;
      const cut = clock < from;
      const einsatz = { client, clock: cut ? from : clock, origin: cut ? new Y.ID(client, from - 1) : struct.origin, rightOrigin: struct.rightOrigin };
      if (!isEhrlich(this.doc, einsatz, () => this.wissenOf(client))) return false;
      const there = structAt(this.doc, new Y.ID(client, einsatz.clock));
      if (there instanceof Y.Item && there.parentSub !== null && struct.length > 1 && !(struct.content instanceof Y.ContentDeleted)) return false;
    }
    return true;
  }

  private wissenOf(client: number): Wissen {
    const there = this.wissen.get(client);
    if (there !== undefined) return there;
    const [oldest] = this.wissen.keys();
    if (this.wissen.size >= WISSEN_MAX && oldest !== undefined) this.wissen.delete(oldest);
    const fresh = new Wissen(this.doc.store);
    this.wissen.set(client, fresh);
    return fresh;
  }
}

/** What can be said of an update before it touches any document: size, form, gaps, whose ids, deletions, kinds of content, depth. */
function pruefeVorab(doc: Y.Doc, update: Uint8Array, erlaubt: (client: number) => Pruefgrund | null): Pruefgrund | Vorab {
  if (update.length > GRENZEN.update) return 'update_zu_gross';
  const decoded = decode(update);
  if (decoded === null) return 'update_unlesbar';
  const enden = endenOf(doc, decoded);
  if (enden === null) return 'update_lueckenhaft';
  const bisher = new Map<number, number>();
  for (const [client, ende] of enden) {
    const from = Y.getState(doc.store, client);
    if (ende <= from) continue;
    bisher.set(client, from);
    const grund = erlaubt(client);
    if (grund !== null) return grund;
  }
  const exists = (id: Y.ID): boolean => id.clock < (enden.get(id.client) ?? Y.getState(doc.store, id.client));
  for (const [client, deletions] of decoded.ds.clients) {
    if (deletions.some((d) => d.len < 1 || !exists(new Y.ID(client, d.clock + d.len - 1)))) return 'loescht_unbekanntes';
  }
  const items = decoded.structs.filter((struct): struct is Y.Item => struct instanceof Y.Item);
  const neueTypen = new Map(items.flatMap((item) => (item.content instanceof Y.ContentType ? [[keyOf(item.id), item.content.type] as const] : [])));
  for (const item of items) {
    const grund = pruefeItem(doc, item, neueTypen, exists) ?? (isDoppelt(doc, item) ? 'uhr_vergeben' : null);
    if (grund !== null) return grund;
  }
  return { nurWorte: items.every((item) => item.content instanceof Y.ContentString || item.content instanceof Y.ContentDeleted), decoded, bisher };
}

/** True where something waits for predecessors that never came: such a document is not whole. */
export function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

function decode(update: Uint8Array): Decoded | null {
  try {
    return Y.decodeUpdate(update);
  } catch {
    return null;
  }
}

/**
 * True where an update inserts nothing and deletes only what is deleted: the answer that a client gives at each opening (yjs/yjs#374). It needs
 * no copy to be judged on. False says nothing: such an update is judged.
 */
export function isWirkungslos(doc: Y.Doc, update: Uint8Array): boolean {
  const decoded = update.length > GRENZEN.update ? null : decode(update);
  if (decoded === null || decoded.structs.length > 0) return false;
  for (const [client, deletions] of decoded.ds.clients) {
    for (const { clock, len } of deletions) {
      if (len < 1) return false;
      for (let at = clock; at < clock + len;) {
        const there = structAt(doc, new Y.ID(client, at));
        if (there === null || !there.deleted) return false;
        at = there.id.clock + there.length;
      }
    }
  }
  return true;
}

/** For each client of the update the clock after its last struct; null where one does not follow on what is there. */
function endenOf(doc: Y.Doc, decoded: Decoded): Map<number, number> | null {
  const enden = new Map<number, number>();
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    const bisher = enden.get(client) ?? Y.getState(doc.store, client);
    if (struct instanceof Y.Skip || struct.length < 1 || clock > bisher) return null;
    enden.set(client, Math.max(bisher, clock + struct.length));
  }
  return enden;
}

type Typen = ReadonlyMap<string, Y.AbstractType<unknown>>;

/** One inserted item: its neighbours exist, its content is one we know, and it stands where its kind may stand. */
function pruefeItem(doc: Y.Doc, item: Y.Item, neueTypen: Typen, exists: (id: Y.ID) => boolean): Pruefgrund | null {
  // A decoded item names its parent by the name of a root or by an id; neither is resolved yet.
  const parent = item.parent as string | Y.ID | null;
  for (const id of [item.origin, item.rightOrigin, parent instanceof Y.ID ? parent : null]) if (id !== null && !exists(id)) return 'update_lueckenhaft';
  if (typeof parent === 'string' && parent !== FRAGMENT) return 'wurzel_unbekannt';
  if (item.content instanceof Y.ContentType) {
    const type: Y.AbstractType<unknown> = item.content.type;
    return isTyp(type) && darfStehen(doc, type, parent, neueTypen) ? null : 'schema_verletzt';
  }
  if (item.content instanceof Y.ContentString) return isText(item.content.str) ? null : 'schema_verletzt';
  return item.content instanceof Y.ContentAny || item.content instanceof Y.ContentDeleted ? null : 'schema_verletzt';
}

function isTyp(type: Y.AbstractType<unknown>): boolean {
  return type instanceof Y.XmlText || (type instanceof Y.XmlElement && isKnotenname(type.nodeName));
}

/**
 * Bounds the depth before anything is applied: paragraphs at the root, everything else directly in a paragraph.
 * A child that names no parent stands beside its neighbour; one whose paragraph was deleted meanwhile falls with it.
 */
function darfStehen(doc: Y.Doc, type: Y.AbstractType<unknown>, parent: string | Y.ID | null, neueTypen: Typen): boolean {
  if (parent === null) return true;
  if (typeof parent === 'string') return isAbsatz(type);
  const there = neueTypen.get(keyOf(parent)) ?? contentAt(doc, parent);
  return !isAbsatz(type) && (there === 'geloescht' || isAbsatz(there));
}

function isAbsatz(type: unknown): boolean {
  return type instanceof Y.XmlElement && type.nodeName === 'absatz';
}

/** What lies under an id that the document knows: a type, or the word that it was deleted; null for anything else. */
function contentAt(doc: Y.Doc, id: Y.ID): Y.AbstractType<unknown> | 'geloescht' | null {
  if (id.clock >= Y.getState(doc.store, id.client)) return null;
  const struct: Y.Item | Y.GC = Y.getItem(doc.store, id);
  if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return 'geloescht';
  return struct.content instanceof Y.ContentType ? struct.content.type : null;
}

function keyOf(id: Y.ID): string {
  return `${id.client}:${id.clock}`;
}

/**
 * Applies the update and says what it did: the change as our own encoding (null for none), whether it touched nothing but words,
 * and what was lost. Null where it breaks off with an error.
 */
function wendeAn(doc: Y.Doc, update: Uint8Array, suche: (transaction: Y.Transaction) => Verlust[]): { readonly differenz: Uint8Array | null; readonly nurWorte: boolean; readonly verluste: Verlust[] } | null {
  const found: Uint8Array[] = [];
  const verluste: Verlust[] = [];
  let nurWorte = true;
  const search = (transaction: Y.Transaction): void => { verluste.push(...suche(transaction)); };
  const collect = (differenz: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    found.push(differenz);
    // Only types that were there before are named in `changed`; new ones come with an item that is no letter.
    for (const [type, keys] of transaction.changed) nurWorte &&= type instanceof Y.XmlText && keys.size === 1 && keys.has(null);
  };
  doc.on('afterTransaction', search);
  doc.on('update', collect);
  try {
    Y.applyUpdate(doc, update);
  } catch {
    return null;
  } finally {
    doc.off('afterTransaction', search);
    doc.off('update', collect);
  }
  return { differenz: found.length > 1 ? Y.mergeUpdates(found) : (found[0] ?? null), nurWorte, verluste };
}
