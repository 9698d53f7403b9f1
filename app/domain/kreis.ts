/**
 * A circle of Delegationen, such as the A- and the B-Länder, that drafts and talks among itself (domain.md 2.2 "A-/B-Länder"; features.md 19;
 * docs/entscheidungen/0088). Who governs where changes: membership is what the Delegationen say, never a list in here. Nobody is in one against
 * its will, nobody is put out by others, and for everybody else it does not exist.
 */
import type { Partei } from './land.ts';
import { abgelehnt, ok, type Result } from './result.ts';

export const NAME_MAX = 80;
export const KOMMENTAR_MAX = 4_000;
/** Comments of one TOP; more belongs into a text. */
export const KOMMENTARE_MAX = 500;
/** How long an own comment can be changed once others have followed. */
const BEDENKZEIT_MS = 15 * 60_000;
/** Names that are offered; nothing follows from them. */
export const NAMENSVORSCHLAEGE = ['A-Länder', 'B-Länder'] as const;

export interface Kreisstand {
  readonly mitglieder: readonly Partei[];
  /** Asked and not yet answered. */
  readonly eingeladene: readonly Partei[];
}

/** A name of one line, and at least one other to talk to. */
export function foundKreis(name: string, gruender: Partei, weitere: readonly Partei[]): Result<{ readonly name: string; readonly eingeladene: readonly Partei[] }, 'kreis_name' | 'kreis_allein'> {
  const sauber = name.trim().replace(/\s+/gu, ' ');
  if (sauber === '' || sauber.length > NAME_MAX || /\p{C}/u.test(sauber)) return abgelehnt('kreis_name');
  const eingeladene = [...new Set(weitere)].filter((p) => p !== gruender);
  return eingeladene.length === 0 ? abgelehnt('kreis_allein') : ok({ name: sauber, eingeladene });
}

/** One more is asked; who is in or was asked is not asked twice. */
export function inviteTo({ mitglieder, eingeladene }: Kreisstand, partei: Partei): Result<true, 'kreis_schon_dabei'> {
  return mitglieder.includes(partei) || eingeladene.includes(partei) ? abgelehnt('kreis_schon_dabei') : ok(true);
}

/** Who was asked answers for itself. */
export function answerInvitation({ eingeladene }: Kreisstand, partei: Partei): Result<true, 'nicht_gefunden'> {
  return eingeladene.includes(partei) ? ok(true) : abgelehnt('nicht_gefunden');
}

/** A member goes by itself; with the last one the circle ends, and with it what was asked of others. */
export function leaveKreis({ mitglieder }: Kreisstand, partei: Partei): Result<{ readonly aufgeloest: boolean }, 'nicht_gefunden'> {
  return mitglieder.includes(partei) ? ok({ aufgeloest: mitglieder.length === 1 }) : abgelehnt('nicht_gefunden');
}

/** A comment has words, and not too many of them. */
export function checkKommentar(text: string, anzahl: number): Result<string, 'kommentar_leer' | 'kommentar_lang' | 'kommentare_zu_viele'> {
  const sauber = text.replace(/\r\n?/g, '\n').trim();
  if (sauber === '') return abgelehnt('kommentar_leer');
  if (sauber.length > KOMMENTAR_MAX) return abgelehnt('kommentar_lang');
  return anzahl >= KOMMENTARE_MAX ? abgelehnt('kommentare_zu_viele') : ok(sauber);
}

/** Whether the one who wrote it may still change it or take it back: while nobody has followed, or shortly after it was written. Times in milliseconds since 1970 UTC. */
export function mayChangeKommentar(kommentar: { readonly kontoId: string; readonly am: number; readonly geloescht: boolean }, kontoId: string, juengster: boolean, jetzt: number): boolean {
  return kommentar.kontoId === kontoId && !kommentar.geloescht && (juengster || jetzt - kommentar.am <= BEDENKZEIT_MS);
}
