/** Hashing at the edge: SHA-256 over the domain's canonical form, as 64 hex digits (app/domain/beschluss/kanonisch.ts). */
import { createHash } from 'node:crypto';
import type { Absatz } from '../app/domain/beschluss/beschluss.ts';
import { kanonisch } from '../app/domain/beschluss/kanonisch.ts';

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The fingerprint of a text: what a Stimme and a signature are bound to. */
export function fingerabdruckOf(absaetze: readonly Absatz[]): string {
  return sha256(kanonisch(absaetze));
}

/** The next hash of a chain: over the one before (hex, '' for the first) and a text in UTF-8. */
export function sha256Kette(vor: string, inhalt: string): string {
  return createHash('sha256').update(Buffer.from(vor, 'hex')).update(inhalt, 'utf8').digest('hex');
}
