/**
 * Passwords: argon2id (OWASP: 19 MiB, t=2), a bounded queue before the hashing, so that a flood of logins cannot eat the machine (A6),
 * and one-time passwords that people can read to each other.
 */
import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Passwoerter } from '../ports-zugang.ts';

const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const ZEICHEN = 'abcdefghjkmnpqrstuvwxyz23456789';

/** At most `gleichzeitig` hashes at a time; `verify` gives up where more than `wartend` wait already. */
export function createPasswoerter(gleichzeitig = 2, wartend = 200): Passwoerter {
  let running = 0;
  const queue: (() => void)[] = [];
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= gleichzeitig) {
      await new Promise<void>((go) => queue.push(go));
    }
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      queue.shift()?.();
    }
  };
  // Verified where the Kennung is unknown, so that both answers take the same time.
  const attrappe = hash('ohne Konto', ARGON2ID);
  return {
    hash: (passwort) => inTurn(() => hash(passwort, ARGON2ID)),
    verify: async (passwortHash, passwort) => {
      if (queue.length >= wartend) return 'ueberlast';
      const known = passwortHash ?? (await attrappe);
      const matches = await inTurn(() => verify(known, passwort));
      return matches && passwortHash !== null ? 'passt' : 'falsch';
    },
    einmalpasswort: () => Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => ZEICHEN[randomInt(ZEICHEN.length)] ?? '').join('')).join('-')
  };
}
