/**
 * The model that our own archive PDFs carry as the attachment `anhang.json` (server/publication/typst/vorlage.typ).
 * Says whether the attachment is there and is a model; whether it may stand for the printed words is decided by comparing the
 * two (lese-kind.ts). Taken out by pdf-anhang.mjs in a process of its own.
 */
import { pruefeModell } from '../../app/domain/sammlung/pruefung.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { runSkript, SEITEN_HOECHSTENS } from './pdf-text.ts';

export type Anhang = { readonly art: 'keiner' | 'unbrauchbar' | 'zu_viele_seiten' | 'geschuetzt' } | { readonly art: 'modell'; readonly modell: Sammlung };

/** Looks for the attachment; a PDF that cannot be opened has none. */
export async function leseAnhang(bytes: Uint8Array): Promise<Anhang> {
  const antwort = await runSkript('pdf-anhang.mjs', bytes);
  if (antwort === null) return { art: 'keiner' };
  const ende = antwort.indexOf(10);
  const { art, seiten } = JSON.parse(antwort.subarray(0, ende).toString('utf8')) as { art: 'keiner' | 'unbrauchbar' | 'geschuetzt' | 'anhang'; seiten: number };
  if (seiten > SEITEN_HOECHSTENS) return { art: 'zu_viele_seiten' };
  return art === 'anhang' ? modellAus(antwort.subarray(ende + 1)) : { art };
}

function modellAus(inhalt: Uint8Array): Anhang {
  try {
    const modell = pruefeModell(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(inhalt)));
    return modell.ok ? { art: 'modell', modell: modell.wert } : { art: 'unbrauchbar' };
  } catch {
    return { art: 'unbrauchbar' };
  }
}
