/**
 * The outbox: takes letters that are due, sends them, and notes what became of them, each in a transaction of its own. A letter that was
 * sent while the process died is sent once more: a reminder twice is better than none. Several nodes share the work without meeting.
 */
import { ok } from '../../app/domain/result.ts';
import type { Log } from '../log.ts';
import type { Datenbank } from '../ports.ts';
import type { Sendung, Versand } from '../ports-post.ts';

const TAKT = 5_000;
const BRIEFE_JE_TAKT = 20;
/** Waiting grows from half a minute to an hour. */
const WARTEN_HOECHSTENS = 3_600;

/** Begins to send; the answer ends it, after the letter under way. */
export function startPostausgang(datenbank: Datenbank, versand: Versand, log: Log, takt = TAKT): () => Promise<void> {
  let ended = false;
  let wake: () => void = () => undefined;
  const run = async (): Promise<void> => {
    while (!ended) {
      await sendDue(datenbank, versand, log).catch((error: unknown) => log.fehler('postausgang-gescheitert', error));
      if (ended) break;
      await new Promise<void>((done) => {
        const uhr = setTimeout(done, takt);
        wake = () => {
          clearTimeout(uhr);
          done();
        };
      });
    }
  };
  const running = run();
  return async () => {
    ended = true;
    wake();
    await running;
  };
}

/** Sends what is due now; answers how many letters left. */
export async function sendDue(datenbank: Datenbank, versand: Versand, log: Log): Promise<number> {
  let sent = 0;
  for (let n = 0; n < BRIEFE_JE_TAKT; n += 1) {
    const antwort = await datenbank.transaktion(async (ablage) => {
      const [sendung] = await ablage.post.due(1);
      if (sendung === undefined) return ok('leer' as const);
      const fehler = await trySend(versand, sendung, log);
      if (fehler === null) await ablage.post.sent(sendung.id);
      else await ablage.post.failed(sendung.id, fehler, Math.min(WARTEN_HOECHSTENS, 30 * 2 ** sendung.versuche));
      return ok(fehler === null ? ('gesendet' as const) : ('wartet' as const));
    });
    if (!antwort.ok || antwort.wert === 'leer') break;
    if (antwort.wert === 'gesendet') sent += 1;
  }
  return sent;
}

/** The code of what went wrong, never an address or a word of the letter; null when it left. */
async function trySend(versand: Versand, sendung: Sendung, log: Log): Promise<string | null> {
  try {
    await versand.send(sendung);
    return null;
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unbekannt';
    log.warnung('brief-nicht-gesendet', { code });
    return code;
  }
}
