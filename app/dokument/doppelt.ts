/** Equivocation: a clock that is taken, said again with other words (reliability.md M2). */
import * as Y from 'yjs';
import { structAt } from './nachbarn.ts';

/** True where the item says other words at clocks that are taken. What was deleted since can no longer be compared. */
export function isDoppelt(doc: Y.Doc, item: Y.Item): boolean {
  const { client, clock } = item.id;
  const bis = Math.min(clock + item.length, Y.getState(doc.store, client));
  for (let at = clock; at < bis;) {
    const there = structAt(doc, new Y.ID(client, at));
    if (there === null) return false;
    const end = Math.min(bis, there.id.clock + there.length);
    if (there instanceof Y.Item && !there.deleted && !(item.content instanceof Y.ContentDeleted) && !isGleich(there, item, at, end)) return true;
    at = end;
  }
  return false;
}

/** The two items say the same between these clocks. Half a surrogate is written as U+FFFD when a pair is split, so it is no difference. */
function isGleich(there: Y.Item, item: Y.Item, from: number, to: number): boolean {
  if (there.content instanceof Y.ContentString && item.content instanceof Y.ContentString) {
    const a = there.content.str.slice(from - there.id.clock, to - there.id.clock);
    const b = item.content.str.slice(from - item.id.clock, to - item.id.clock);
    return a === b || a.replace(HALB, '') === b.replace(HALB, '');
  }
  if (there.content instanceof Y.ContentAny && item.content instanceof Y.ContentAny) {
    return there.content.arr[from - there.id.clock] === item.content.arr[from - item.id.clock];
  }
  return there.content.constructor === item.content.constructor;
}

const HALB = /[\ud800-\udfff\ufffd]/g;
