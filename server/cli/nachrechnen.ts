/** `nachrechnen <sitzung>`: every result of a Sitzung out of the audit alone, and what differs from what is stored. `akte-ausgeben`: the whole audit as lines of JSON. */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { AkteAblage } from '../ports.ts';
import { checkAkte, recomputeSitzung, type Kettenpruefung } from '../usecases/recompute-sitzung.ts';
import { fail, withDatenbank } from './datenbank.ts';

const KETTENSATZ = { luecke: 'Ein Vermerk fehlt.', kette: 'Der Vermerk ist nicht, was geschrieben wurde.', ohne_kette: 'Es gibt Vermerke, die an der Kette vorbei entstanden sind.' } as const;

/** Exit codes: 0 nothing differs, 1 the database cannot be reached, 2 wrong call, 3 something differs. */
export async function nachrechnen(args: string[]): Promise<number> {
  const [sitzung, ...weitere] = args;
  if (sitzung === undefined || weitere.length > 0) return fail('Aufruf: nachrechnen <Sitzung>', 2);
  return withDatenbank(async (datenbank) => {
    const antwort = await recomputeSitzung(datenbank, sitzung);
    if (!antwort.ok) return fail('Diese Sitzung gibt es nicht. Ihre Nummer steht in der Adresse ihrer Seite.', 2);
    const { kette, zeilen, abweichungen } = antwort.wert;
    for (const zeile of zeilen) process.stdout.write(`${zeile}\n`);
    process.stdout.write(`${kettenzeile(kette)}\n${abweichungen.length === 0 ? 'Keine Abweichung.' : `${abweichungen.length} ${abweichungen.length === 1 ? 'Abweichung' : 'Abweichungen'}:`}\n`);
    for (const { wo, satz } of abweichungen) process.stdout.write(`${wo}: ${satz}\n`);
    return kette.ok && abweichungen.length === 0 ? 0 : 3;
  });
}

/** Writes one line of JSON for each act and the anchor as the last one. Exit codes as above; 3 where the chain is broken, after what is sound. */
export async function akteAusgeben(args: string[]): Promise<number> {
  const [datei, ...weitere] = args;
  if (datei === undefined || weitere.length > 0) return fail('Aufruf: akte-ausgeben <Datei>', 2);
  return withDatenbank(async ({ ablage }) => {
    const kette = await writeAkte(ablage.akte, datei).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    if (typeof kette === 'string') return fail(`Die Datei lässt sich nicht schreiben: ${kette}`, 1);
    process.stdout.write(`${kettenzeile(kette)}\n`);
    return kette.ok ? 0 : 3;
  });
}

async function writeAkte(akte: AkteAblage, datei: string): Promise<Kettenpruefung> {
  const ziel = createWriteStream(datei, { flags: 'wx' });
  const geschrieben = finished(ziel);
  // A disk that fails is told by `finished`; until it is awaited nobody else hears of it.
  geschrieben.catch(() => undefined);
  const kette = await checkAkte(akte, (inhalt, { folge, hash }) => ziel.write(`${JSON.stringify({ folge, inhalt, hash })}\n`));
  ziel.end(`${JSON.stringify(kette.ok ? { anker: kette.anker } : { bruch: kette })}\n`);
  await geschrieben;
  return kette;
}

/** The state of the chain in one line, the anchor in it. */
export function kettenzeile(kette: Kettenpruefung): string {
  return kette.ok ? `Akte unversehrt, Anker ${kette.anker.folge} ${kette.anker.hash}` : `Die Akte ist ab Platz ${kette.folge} nicht unversehrt: ${KETTENSATZ[kette.art]}`;
}
