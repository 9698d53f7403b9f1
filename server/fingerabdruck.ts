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
