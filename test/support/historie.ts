/**
 * What happened in one Textraum during a fault test, letter by letter: who typed, what was acknowledged, who had seen what, what was
 * deleted, refused, reported lost, when something was killed or frozen. Only records; what follows from it is decided in urteil.ts, so
 * that a history and not the hopes of a test says whether a promise was kept (reliability.md 2, "Jepsen").
 * A letter is one clock of one Yjs client, so that no two letters are ever taken for one another.
 */

/** Clocks of one client that follow on one another. */
export interface Lauf {
  readonly client: number;
  readonly uhr: number;
  readonly laenge: number;
}

/** One letter by its name. */
export interface Name {
  readonly client: number;
  readonly uhr: number;
}

export type Ereignis = { readonly zeit: number } & (
  | { readonly art: 'getippt'; readonly wer: string; readonly name: Name; readonly zeichen: string; /** The letter it was typed behind. */ readonly nach: Name | null }
  | { readonly art: 'bestaetigt' | 'gesehen' | 'geloescht'; readonly wer: string; readonly laeufe: readonly Lauf[] }
  /** Letters that fell in the author's own document before they were ever sent: what was sent says only that they once were. */
  | { readonly art: 'gefallen'; readonly wer: string; readonly laeufe: readonly Lauf[] }
  /** Letters of others that reached this person alive and fell at once: into a paragraph that was already taken away here and nowhere else. */
  | { readonly art: 'ungelesen'; readonly wer: string; readonly laeufe: readonly Lauf[] }
  | { readonly art: 'abgelehnt'; readonly wer: string; readonly grund: string; readonly laeufe: readonly Lauf[] }
  | { readonly art: 'verloren'; readonly wer: string; readonly verlustId: string; readonly text: string }
  | { readonly art: 'getrennt'; readonly wer: string }
  | { readonly art: 'neustart'; readonly was: string }
  | { readonly art: 'eingefroren' }
);

type OhneZeit<E> = E extends unknown ? Omit<E, 'zeit'> : never;

/** The recorder of one Textraum. */
export class Historie {
  readonly ereignisse: Ereignis[] = [];
  /** Account of each person, as the log must name it. */
  readonly konten = new Map<string, string>();

  constructor(readonly raum: string, private readonly jetzt: () => number = () => performance.now()) {}

  melde(ereignis: OhneZeit<Ereignis>): void {
    this.ereignisse.push({ zeit: this.jetzt(), ...ereignis } as Ereignis);
  }

  /** How many letters were typed, and how many of them acknowledged. */
  zahlen(): { getippt: number; bestaetigt: number } {
    const bestaetigt = new Menge(this.ereignisse.flatMap((e) => (e.art === 'bestaetigt' ? e.laeufe : [])));
    const getippt = this.ereignisse.filter((e) => e.art === 'getippt');
    return { getippt: getippt.length, bestaetigt: getippt.filter((e) => bestaetigt.has(e.name)).length };
  }

  /** How long each acknowledged letter waited for its word, in milliseconds. */
  wartezeiten(): number[] {
    const am = new Map<string, number>();
    for (const e of this.ereignisse) if (e.art === 'getippt') am.set(keyOf(e.name), e.zeit);
    const out: number[] = [];
    for (const e of this.ereignisse) {
      if (e.art !== 'bestaetigt') continue;
      for (const name of namen(e.laeufe)) {
        const getippt = am.get(keyOf(name));
        if (getippt !== undefined) out.push(e.zeit - getippt);
        am.delete(keyOf(name));
      }
    }
    return out;
  }
}

/** A set of letters, kept as runs. */
export class Menge {
  private readonly laeufe = new Map<number, Lauf[]>();

  constructor(laeufe: Iterable<Lauf> = []) {
    for (const lauf of laeufe) this.add(lauf);
  }

  add(lauf: Lauf): void {
    const there = this.laeufe.get(lauf.client) ?? [];
    const last = there.at(-1);
    // What grows at its end stays one run, so that a long history is quick to ask.
    if (last !== undefined && last.uhr + last.laenge === lauf.uhr) there[there.length - 1] = { ...last, laenge: last.laenge + lauf.laenge };
    else there.push(lauf);
    this.laeufe.set(lauf.client, there);
  }

  has({ client, uhr }: Name): boolean {
    return this.laeufe.get(client)?.some((l) => l.uhr <= uhr && uhr < l.uhr + l.laenge) ?? false;
  }
}

/** The letters of these runs, one by one. */
export function* namen(laeufe: readonly Lauf[]): Generator<Name> {
  for (const { client, uhr, laenge } of laeufe) for (let i = 0; i < laenge; i++) yield { client, uhr: uhr + i };
}

export function keyOf({ client, uhr }: Name): string {
  return `${client}:${uhr}`;
}
