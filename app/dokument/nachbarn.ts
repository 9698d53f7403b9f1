/**
 * Could an honest author have made this insert? An insert names the neighbours between which it was typed. Neighbours that never
 * stood side by side pass every other check and diverge in replicas that load the text later (reliability.md M16).
 * The test is exact: between the two there may stand only what its author need not have known. What an author must have known is the
 * causal past that the inserts themselves name: earlier clocks of the same client, the neighbours, the parent, and what these name.
 * Source and proof: docs/entscheidungen/0060. Not decided here: which updates are new (check.ts), who may use a client id (server/sync).
 */
import * as Y from 'yjs';

/** What one author must have known, by client: clocks below. Grows as the author writes. */
export class Wissen {
  private readonly bis = new Map<number, number>();

  constructor(private readonly store: Y.Doc['store']) {}

  /** Whether the author must have known the struct with this id. */
  knows(client: number, clock: number): boolean {
    return clock < (this.bis.get(client) ?? 0);
  }

  /** The author knew everything of this client below the clock, and so whatever that follows on. */
  include(client: number, clock: number): void {
    const offen: [number, number][] = [[client, clock]];
    for (let next = offen.pop(); next !== undefined; next = offen.pop()) this.includeOne(next[0], next[1], offen);
  }

  includeId(id: Y.ID | null): void {
    if (id !== null) this.include(id.client, id.clock + 1);
  }

  private includeOne(client: number, clock: number, offen: [number, number][]): void {
    const from = this.bis.get(client) ?? 0;
    if (clock <= from) return;
    this.bis.set(client, clock);
    const structs = this.store.clients.get(client);
    if (structs === undefined || structs.length === 0 || from >= Y.getState(this.store, client)) return;
    for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
      const struct = structs[i];
      if (struct === undefined || struct.id.clock >= clock) return;
      if (!(struct instanceof Y.Item)) continue;
      for (const id of [struct.origin, struct.rightOrigin, parentIdOf(struct)]) {
        if (id !== null && !this.knows(id.client, id.clock)) offen.push([id.client, id.clock + 1]);
      }
    }
  }
}

/** One insert as its author sent it, cut to what was new. */
export interface Einsatz {
  readonly client: number;
  readonly clock: number;
  readonly origin: Y.ID | null;
  readonly rightOrigin: Y.ID | null;
}

/** True where the neighbours of an applied insert can have stood side by side. `wissen` is asked for only where something stands between them. */
export function isEhrlich(doc: Y.Doc, einsatz: Einsatz, wissen: () => Wissen): boolean {
  const { client, clock, origin, rightOrigin } = einsatz;
  const own = structAt(doc, new Y.ID(client, clock));
  const links = origin === null ? null : structAt(doc, origin);
  const rechts = rightOrigin === null ? null : structAt(doc, rightOrigin);
  // With its parent the insert fell; then both neighbours fell with the same parent.
  if (!(own instanceof Y.Item)) return !(links instanceof Y.Item) && !(rechts instanceof Y.Item);
  for (const other of [links, rechts]) {
    if (other !== null && !(other instanceof Y.Item && other.parent === own.parent && other.parentSub === own.parentSub)) return false;
  }
  const fremde = between(links instanceof Y.Item ? links : null, own, einsatz);
  if (fremde === null) return false;
  if (fremde.length === 0) return true;
  const past = wissen();
  past.include(client, clock);
  past.includeId(origin);
  past.includeId(rightOrigin);
  past.includeId(parentIdOf(own));
  return fremde.every((id) => !past.knows(id.client, id.clock));
}

/** First ids of the foreign runs between the neighbours; null where the right one does not follow, or an own older run lies between. */
function between(links: Y.Item | null, own: Y.Item, { client, clock, origin, rightOrigin }: Einsatz): Y.ID[] | null {
  const found: Y.ID[] = [];
  let item: Y.Item | null = links ?? firstOf(own);
  let from = links === null || origin === null ? (item?.id.clock ?? 0) : origin.clock + 1;
  for (; item !== null; item = item.right, from = item?.id.clock ?? 0) {
    const end = item.id.clock + item.length;
    const here = rightOrigin !== null && rightOrigin.client === item.id.client && rightOrigin.clock >= from && rightOrigin.clock < end;
    if (from < (here ? rightOrigin.clock : end)) {
      if (item.id.client !== client) found.push(new Y.ID(item.id.client, from));
      else if (from < clock) return null;
    }
    if (here) return found;
  }
  return rightOrigin === null ? found : null;
}

/** The first item of the list (or of the chain of values of an attribute) that this item stands in. */
function firstOf(item: Y.Item): Y.Item | null {
  const parent = item.parent as Y.AbstractType<unknown>;
  if (item.parentSub === null) return parent._start;
  let first = parent._map.get(item.parentSub) ?? null;
  while (first !== null && first.left !== null) first = first.left;
  return first;
}

/** The struct under an id, without splitting anything. */
export function structAt(doc: Y.Doc, id: Y.ID): Y.Item | Y.GC | null {
  if (id.clock >= Y.getState(doc.store, id.client)) return null;
  return Y.getItem(doc.store, id) as Y.Item | Y.GC;
}

function parentIdOf(item: Y.Item): Y.ID | null {
  const parent = item.parent;
  return parent instanceof Y.AbstractType ? ((parent._item as Y.Item | null)?.id ?? null) : null;
}
