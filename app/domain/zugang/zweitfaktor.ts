/**
 * The second factor: codes of six digits that change every half minute (RFC 6238), and emergency codes for a lost device. How a code comes from
 * the secret is the adapter's; here stands which one counts. Each code counts once, and none older than the last one used (RFC 6238 5.2).
 */

/** Seconds of one time step (RFC 6238 4.1, its default, which every app knows). */
export const SCHRITT_SEKUNDEN = 30;
export const STELLEN = 6;
/** Steps before and after now that still count: clocks differ, and people type slowly (RFC 6238 5.2 and 6). */
const SPIEL = 1;

export const NOTFALLCODES = 8;
/** Letters of an emergency code: none that is taken for another. Twelve of 31 carry 59 bits. */
export const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const LAENGE = 12;

/** The time step of this moment, in milliseconds since 1970. */
export function schrittOf(zeitpunkt: number): number {
  return Math.floor(zeitpunkt / 1_000 / SCHRITT_SEKUNDEN);
}

/** What a person typed, without what only helps to read it. */
export function bareCode(eingabe: string): string {
  return eingabe.replace(/[\s-]/g, '').toLowerCase();
}

/** True where it has the form of a code from the app; anything else can only be an emergency code. */
export function isAppcode(code: string): boolean {
  return new RegExp(`^[0-9]{${STELLEN}}$`).test(code);
}

/** The time step whose code this is, or null: near to now, and after the last one used. */
export function matchSchritt(code: string, zuletzt: number, jetzt: number, codeOf: (schritt: number) => string): number | null {
  for (let schritt = schrittOf(jetzt) - SPIEL; schritt <= schrittOf(jetzt) + SPIEL; schritt++) if (schritt > zuletzt && codeOf(schritt) === code) return schritt;
  return null;
}

/** An emergency code from random bytes, at least twelve, in groups of four; each letter is equally likely. */
export function notfallcodeOf(zufall: Uint8Array): string | null {
  // Bytes beyond the last whole multiple would make the first letters likelier.
  const rund = 256 - (256 % ALPHABET.length);
  const letters = [...zufall].filter((byte) => byte < rund).slice(0, LAENGE).map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return letters.length < LAENGE ? null : inFours(letters, '-');
}

/** Letters in groups of four, as people copy them. */
export function inFours(letters: string, trenner: string): string {
  return letters.replace(/(.{4})(?=.)/g, `$1${trenner}`);
}
