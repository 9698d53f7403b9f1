/**
 * Keeps a room's log short to open and its text sound: snapshots after so many entries, compared with a fresh replica of the log before
 * they count; and the way back where the text is found invalid (reliability.md M16, M20, P4). Everything here may fail without harm:
 * the log alone is enough.
 */
import * as Y from 'yjs';
import { createDoc } from '../../app/dokument/check.ts';
import { heile } from '../../app/dokument/heilen.ts';
import type { Log } from '../log.ts';
import type { GeladenerTextraum, Textraumlog } from '../ports-sync.ts';
import type { Zaehlwerk } from './figures.ts';
import { areEqual, docOf, TextUngueltig } from './text.ts';

/** An empty room is left with a snapshot after more entries than this. */
const STAND_BEIM_GEHEN = 50;

/** What a room shares with all others of this process. */
export interface Umgebung {
  readonly log: Textraumlog;
  readonly logger: Log;
  readonly zaehlwerk: Zaehlwerk;
  /** Entries after which a snapshot is made. */
  readonly standNach: number;
}

/** `abgewichen`: what people saw is not what the log says; the log is right. */
type Standurteil = 'geschrieben' | 'nicht_noetig' | 'abgewichen';

/** The snapshots of one room: when the next one is due, and one at a time. */
export class Standwart {
  private laeuft: Promise<void> | null = null;

  /** `seitStand`: entries after the newest snapshot; `onAbgewichen` is called where live text and log are found to differ. */
  constructor(private readonly u: Umgebung, private readonly raum: string, private seitStand: number, private readonly onAbgewichen: () => void) {}

  count(eintraege: number): void {
    this.seitStand += eintraege;
  }

  get isDue(): boolean {
    return this.seitStand >= this.u.standNach;
  }

  /** So much follows on the newest snapshot that an empty room is not left without a new one. */
  get isDueOnLeaving(): boolean {
    return this.seitStand > Math.min(STAND_BEIM_GEHEN, this.u.standNach);
  }

  /** Makes one of the text at this entry. Never throws. */
  make(kopf: number, live: Uint8Array): Promise<void> {
    if (this.laeuft !== null) return this.laeuft;
    this.seitStand = 0;
    this.laeuft = verdichte(this.u, this.raum, kopf, live)
      .then((urteil) => { if (urteil === 'abgewichen') this.onAbgewichen(); })
      .catch((error: unknown) => this.u.logger.fehler('stand_nicht_geschrieben', error, { raum: this.raum }))
      .finally(() => { this.laeuft = null; });
    return this.laeuft;
  }
}

/** Makes a snapshot of the text at this entry, if what is live there is what the log says. */
async function verdichte({ log, logger, zaehlwerk }: Umgebung, raum: string, kopf: number, live: Uint8Array): Promise<Standurteil> {
  const geladen = await log.lade(raum);
  if (geladen === null || log.schreibeStand === undefined || geladen.kopf < kopf || (geladen.nachStand ?? 0) <= geladen.kopf - kopf) return 'nicht_noetig';
  // Entries that came while we looked belong to the next snapshot.
  const eintraege = geladen.kopf === kopf ? geladen.eintraege : geladen.eintraege.slice(0, kopf - geladen.kopf);
  const replik = docOf(eintraege);
  await nextTurn();
  const gesehen = docOf([live]);
  await nextTurn();
  const gleich = areEqual(replik, gesehen);
  const stand = Y.encodeStateAsUpdate(replik);
  for (const doc of [replik, gesehen]) doc.destroy();
  if (!gleich) {
    logger.fehler('raum_abgewichen', new TextUngueltig('live text and log differ'), { raum, folge: kopf });
    zaehlwerk.ereignis('raum_abgewichen');
    return 'abgewichen';
  }
  await log.schreibeStand(raum, kopf, stand);
  return 'geschrieben';
}

/** A log and the text it describes; the doc is the caller's to destroy. */
export interface Heil { readonly geladen: GeladenerTextraum; readonly doc: Y.Doc }

/**
 * The log of a room, repaired where it holds a text that is none of ours: the repair is appended as an entry of the server's own, with an
 * alarm. Throws where no repair helps: such a room is never served.
 */
export async function ladeHeil({ log, logger, zaehlwerk }: Umgebung, raum: string): Promise<Heil | null> {
  for (let versuch = 0; versuch < 3; versuch++) {
    const geladen = await log.lade(raum);
    if (geladen === null) return null;
    try {
      return { geladen, doc: docOf(geladen.eintraege) };
    } catch (error) {
      if (!(error instanceof TextUngueltig)) throw error;
      logger.fehler('raum_ungueltig', error, { raum, folge: geladen.kopf });
      const repair = repairOf(geladen.eintraege);
      if (repair === null || geladen.geschlossen) throw error;
      await log.haengeAn(raum, geladen.kopf, [{ daten: repair, kontoId: null, delegation: null }]);
      zaehlwerk.ereignis('raum_geheilt');
    }
  }
  throw new TextUngueltig('no repair helps');
}

function repairOf(eintraege: readonly Uint8Array[]): Uint8Array | null {
  const doc = createDoc();
  Y.transact(doc, () => eintraege.forEach((eintrag) => Y.applyUpdate(doc, eintrag)));
  const repair = heile(doc);
  doc.destroy();
  return repair;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Resolves after so many milliseconds. */
export function waitMs(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
