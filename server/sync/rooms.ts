/**
 * Which rooms are open: a room is loaded once, however many come at the same time, and unloaded when it has been empty for a while.
 * A load that fails leaves nothing behind (reliability.md P14): the next one who comes tries again, and nothing was ever served.
 */
import { LogBeschaedigt } from '../ports-sync.ts';
import { Raum, type Raumumgebung } from './room.ts';
import { docOf } from './text.ts';
import { ladeHeil } from './upkeep.ts';

/** The state vector of who has nothing yet. */
const NICHTS = Uint8Array.of(0);

/** A room in use; give it back with `release`, exactly once. */
export interface Gehalten {
  readonly raum: Raum;
  /** It was loaded for this one. */
  readonly neu: boolean;
  release(): void;
}

/** The rooms of this process. */
export interface Raeume {
  /** Loads the room if need be; null when there is no such Textraum. Throws when it cannot be loaded or is damaged. */
  hold(id: string): Promise<Gehalten | null>;
  /** Opens the room for those who are about to come, its whole text ready to be sent; it closes like any empty one. Never throws. */
  openAhead(id: string): Promise<void>;
  /** The room, if it is open here. */
  get(id: string): Raum | undefined;
  all(): Raum[];
  destroy(): void;
}

interface Platz {
  readonly geladen: Promise<Raum | null>;
  raum: Raum | null;
  halter: number;
  timer: NodeJS.Timeout | null;
}

async function load(u: Raumumgebung, id: string): Promise<Raum | null> {
  try {
    const heil = await ladeHeil(u, id);
    return heil === null ? null : new Raum(id, heil, u);
  } catch (error) {
    if (!(error instanceof LogBeschaedigt)) throw error;
    u.logger.fehler('raum_beschaedigt', error, { raum: id, folge: error.folge, grund: error.art });
    u.zaehlwerk.ereignis('raum_beschaedigt');
    // What stands before the damage is shown, to read only; where nothing does, nothing is.
    if (error.gut === null) throw error;
    return new Raum(id, { geladen: error.gut, doc: docOf(error.gut.eintraege) }, u, error.folge);
  }
}

/** No room open. `leerlaufMs` is how long an empty room stays, so that reloading a page does not reload the text. */
export function createRaeume(u: Raumumgebung, leerlaufMs: number): Raeume {
  const plaetze = new Map<string, Platz>();

  function seat(id: string): Platz {
    const there = plaetze.get(id);
    if (there !== undefined) return there;
    const platz: Platz = { geladen: load(u, id), raum: null, halter: 0, timer: null };
    plaetze.set(id, platz);
    platz.geladen.then((raum) => { platz.raum = raum; }, () => undefined);
    return platz;
  }

  function leave(id: string, platz: Platz): void {
    platz.halter -= 1;
    if (platz.halter === 0) platz.timer = setTimeout(() => void unload(id, platz), leerlaufMs).unref();
  }

  async function unload(id: string, platz: Platz): Promise<void> {
    await platz.raum?.settled();
    await platz.raum?.leaveStand();
    if (platz.halter > 0 || plaetze.get(id) !== platz) return;
    plaetze.delete(id);
    platz.raum?.destroy();
  }

  async function hold(id: string): Promise<Gehalten | null> {
    const neu = !plaetze.has(id);
    const platz = seat(id);
    platz.halter += 1;
    if (platz.timer !== null) clearTimeout(platz.timer);
    platz.timer = null;
    const raum = await platz.geladen.catch((error: unknown) => {
      plaetze.delete(id);
      throw error;
    });
    if (raum === null) plaetze.delete(id);
    return raum === null ? null : { raum, neu, release: () => leave(id, platz) };
  }

  return {
    hold,
    async openAhead(id) {
      const gehalten = await hold(id).catch(() => null);
      gehalten?.raum.answer(NICHTS);
      gehalten?.release();
    },
    get: (id) => plaetze.get(id)?.raum ?? undefined,
    all: () => [...plaetze.values()].flatMap((platz) => platz.raum ?? []),
    destroy() {
      for (const platz of plaetze.values()) {
        if (platz.timer !== null) clearTimeout(platz.timer);
        platz.raum?.destroy();
      }
      plaetze.clear();
    }
  };
}
