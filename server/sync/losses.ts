/**
 * Tells people which of their words fell with a paragraph that somebody else took away (architecture.md 5: no word vanishes without a
 * word). What is lost is a row of the same transaction as the change; here it is brought to the sockets of its account.
 */
import type { Log } from '../log.ts';
import type { Textraumlog, Verlustmeldung } from '../ports-sync.ts';
import { writeVerlust } from './protocol.ts';
import type { Teilnehmer } from './writes.ts';

interface Ort {
  readonly id: string;
  readonly teilnehmer: ReadonlySet<Teilnehmer>;
}

/** Sends these losses to the sockets of their accounts; to one socket only, where it is named. */
export function sendLosses({ teilnehmer }: Ort, verluste: readonly Verlustmeldung[], nur?: Teilnehmer): void {
  for (const verlust of verluste) {
    for (const t of nur === undefined ? teilnehmer : [nur]) if (t.person.kontoId === verlust.kontoId) t.send(writeVerlust(verlust));
  }
}

/** What those who are here lost and have not got back; or only one who has just come. */
export async function tellLosses(ort: Ort, log: Textraumlog, logger: Log, nur?: Teilnehmer): Promise<void> {
  const konten = nur === undefined ? [...new Set([...ort.teilnehmer].map((t) => t.person.kontoId))] : [nur.person.kontoId];
  try {
    sendLosses(ort, (await log.verluste?.(ort.id, konten)) ?? [], nur);
  } catch (error) {
    logger.fehler('verluste_nicht_lesbar', error, { raum: ort.id });
  }
}

/** The account of this socket has its words back. */
export function settleLoss(ort: Ort, log: Textraumlog, logger: Log, von: Teilnehmer, verlustId: string): void {
  log.verlustErledigt?.(ort.id, von.person.kontoId, verlustId).catch((error: unknown) => logger.fehler('verlust_nicht_erledigt', error, { raum: ort.id }));
}
