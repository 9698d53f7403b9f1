/**
 * What the room server counts, for operators: refusals by their code, how long a commit and a check take. Numbers only, no names and no
 * words (reliability.md L4).
 */

/** Upper bounds of the buckets in milliseconds; what took longer is in `ueber`. */
export const EIMER_MS = [0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048] as const;

/** Times in fixed buckets; `anzahl[i]` took at most `EIMER_MS[i]` and more than the bound before. */
export interface Zeiten {
  readonly grenzen: readonly number[];
  readonly anzahl: readonly number[];
  readonly ueber: number;
  readonly summeMs: number;
  readonly gesamt: number;
}

/** The counters of one room server. */
export class Zaehlwerk {
  readonly commit = new Zeitmesser();
  readonly pruefung = new Zeitmesser();
  private readonly gruende = new Map<string, number>();
  private readonly ereignisse = new Map<string, number>();

  abgelehnt(grund: string): void {
    this.gruende.set(grund, (this.gruende.get(grund) ?? 0) + 1);
  }

  /** Something that is no refusal and should be rare: a repair, a room that was found damaged, a socket that was cut. */
  ereignis(name: string): void {
    this.ereignisse.set(name, (this.ereignisse.get(name) ?? 0) + 1);
  }

  stand(): { readonly ablehnungen: Readonly<Record<string, number>>; readonly ereignisse: Readonly<Record<string, number>>; readonly commit: Zeiten; readonly pruefung: Zeiten } {
    return { ablehnungen: Object.fromEntries(this.gruende), ereignisse: Object.fromEntries(this.ereignisse), commit: this.commit.stand(), pruefung: this.pruefung.stand() };
  }
}

class Zeitmesser {
  private readonly eimer = new Array<number>(EIMER_MS.length).fill(0);
  private ueber = 0;
  private summeMs = 0;
  private gesamt = 0;

  add(ms: number): void {
    const at = EIMER_MS.findIndex((grenze) => ms <= grenze);
    if (at < 0) this.ueber += 1;
    else this.eimer[at] = (this.eimer[at] ?? 0) + 1;
    this.summeMs += ms;
    this.gesamt += 1;
  }

  stand(): Zeiten {
    return { grenzen: EIMER_MS, anzahl: [...this.eimer], ueber: this.ueber, summeMs: this.summeMs, gesamt: this.gesamt };
  }
}
