/**
 * Which words of two texts differ: the difference people read between two Fassungen or two Ausgaben.
 * By words and punctuation, with the blanks kept, so that both texts can be read from it again.
 */
import { diffArrays } from 'diff';

export interface Wortstueck {
  readonly art: 'gleich' | 'neu' | 'alt';
  readonly text: string;
}

const WOERTER = /\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;

/** What is more than this is shown as a whole replaced by a whole: nobody reads ten thousand changed words, and no page waits for them. */
const WOERTER_HOECHSTENS = 20_000;

/** The pieces in reading order; joined without `neu` they are `vorher`, joined without `alt` they are `nachher`. */
export function wortunterschied(vorher: string, nachher: string): Wortstueck[] {
  if (vorher === nachher) return vorher === '' ? [] : [{ art: 'gleich', text: vorher }];
  const [alt, neu] = [vorher.match(WOERTER) ?? [], nachher.match(WOERTER) ?? []];
  if (alt.length + neu.length > WOERTER_HOECHSTENS) return ganz(vorher, nachher);
  return diffArrays(alt, neu).map(({ value, added, removed }) => ({ art: added ? 'neu' : removed ? 'alt' : 'gleich', text: value.join('') }));
}

function ganz(vorher: string, nachher: string): Wortstueck[] {
  return [...(vorher === '' ? [] : [{ art: 'alt' as const, text: vorher }]), ...(nachher === '' ? [] : [{ art: 'neu' as const, text: nachher }])];
}
