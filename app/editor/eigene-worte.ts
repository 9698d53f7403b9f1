/** The words that a person typed and that may be nowhere else: read out of their unsaved changes, as they stand in the text now. For copying, never for storing. */
import * as Y from 'yjs';
import { FRAGMENT } from '../dokument/schema.ts';

/** One entry for each paragraph that holds such words; what lies between two of them is an ellipsis. Words deleted again are not among them. */
export function eigeneWorte(doc: Y.Doc, aenderungen: readonly Uint8Array[]): string[] {
  if (aenderungen.length === 0) return [];
  const eigene = rangesOf(aenderungen);
  return doc.getXmlFragment(FRAGMENT).toArray().flatMap((absatz) => {
    const runs = absatz instanceof Y.XmlElement ? absatz.toArray().flatMap((part) => (part instanceof Y.XmlText ? runsOf(part, eigene) : [])) : [];
    const worte = runs.join(' … ').trim();
    return worte === '' ? [] : [worte];
  });
}

type Strecken = ReadonlyMap<number, readonly (readonly [von: number, bis: number])[]>;

function rangesOf(aenderungen: readonly Uint8Array[]): Strecken {
  const out = new Map<number, [number, number][]>();
  for (const struct of Y.decodeUpdate(Y.mergeUpdates([...aenderungen])).structs) {
    if (!(struct instanceof Y.Item)) continue;
    const list = out.get(struct.id.client) ?? [];
    list.push([struct.id.clock, struct.id.clock + struct.length]);
    out.set(struct.id.client, list);
  }
  return out;
}

function runsOf(text: Y.XmlText, eigene: Strecken): string[] {
  const runs: string[] = [''];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const strecken = eigene.get(item.id.client) ?? [];
    for (const [i, letter] of [...item.content.str].entries()) {
      const isOwn = strecken.some(([von, bis]) => item.id.clock + i >= von && item.id.clock + i < bis);
      if (isOwn) runs[runs.length - 1] += letter;
      else if (runs.at(-1) !== '') runs.push('');
    }
  }
  return runs.filter((run) => run !== '');
}
