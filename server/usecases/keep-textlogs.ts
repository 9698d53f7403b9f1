/**
 * The logs of the Textraeume after their time: who wrote which letter is kept for the Sitzung, then only the Fassung and the last state of its
 * text stay (features.md 8; DSGVO Art. 5). A log that is not whole, or whose words are not the Fassung's, is evidence and stays.
 */
import { absaetzeOfLog, standOfLog } from '../../app/dokument/codec.ts';
import { fingerabdruckOf } from '../fingerabdruck.ts';
import type { Datenbank } from '../ports.ts';
import type { Logpruefung, Textlogpflege } from '../ports-sync.ts';

/** Days after freeze and Sitzung in which the course of the writing can still be proven: two conferences and the time between them. */
export const TEXTLOG_TAGE = 365;

export interface Textlogbilanz {
  readonly texte: number;
  readonly zeilen: number;
  /** Textraeume whose rows stay because they are not what was written, or say something else than the Fassung. */
  readonly zweifelhaft: readonly string[];
}

/** Reduces what is due, or with `probe` only counts. Each text for itself: what was done stays done where a later one fails. */
export async function reduceTextlogs(datenbank: Datenbank, pflege: Textlogpflege, { probe }: { readonly probe: boolean }): Promise<Textlogbilanz> {
  const bilanz = { texte: 0, zeilen: 0, zweifelhaft: [] as string[] };
  for (const { id, fingerabdruck } of await pflege.faellig(TEXTLOG_TAGE)) {
    const geprueft = await pflege.pruefe(id);
    const stand = geprueft.ok ? await standOf(pflege, id, fingerabdruck) : null;
    if (!geprueft.ok || stand === null) {
      bilanz.zweifelhaft.push(id);
      continue;
    }
    const reduziert = probe ? { ok: true as const, zeilen: geprueft.zeilen } : await pflege.reduziere(id, stand);
    if (!reduziert.ok) continue;
    bilanz.texte += 1;
    bilanz.zeilen += reduziert.zeilen;
  }
  if (!probe && bilanz.texte > 0) await datenbank.ablage.akte.note({ art: 'textprotokolle_gekuerzt', person: null, daten: { texte: bilanz.texte, zeilen: bilanz.zeilen } });
  return bilanz;
}

/** The text at the head, if it is the one that was voted on. */
async function standOf(pflege: Textlogpflege, id: string, fingerabdruck: string): Promise<{ readonly folge: number; readonly bytes: Uint8Array } | null> {
  const geladen = await pflege.lade(id);
  if (geladen === null) return null;
  const stand = standOfLog(geladen.eintraege);
  return fingerabdruckOf(absaetzeOfLog([stand])) === fingerabdruck ? { folge: geladen.kopf, bytes: stand } : null;
}

/** Reads every log from its first row to its head; those that are not what was written, with the row. */
export async function checkTextlogs(pflege: Textlogpflege): Promise<{ readonly texte: number; readonly zeilen: number; readonly beschaedigt: readonly ({ readonly id: string } & Extract<Logpruefung, { ok: false }>)[] }> {
  let [texte, zeilen] = [0, 0];
  const beschaedigt: ({ readonly id: string } & Extract<Logpruefung, { ok: false }>)[] = [];
  for (const id of await pflege.alle()) {
    const geprueft = await pflege.pruefe(id);
    texte += 1;
    if (geprueft.ok) zeilen += geprueft.zeilen;
    else beschaedigt.push({ id, ...geprueft });
  }
  return { texte, zeilen, beschaedigt };
}
