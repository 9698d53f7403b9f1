/**
 * Addresses of what is published: they are printed, cited and kept by others, so they never change their form.
 * `/sammlungen/imk-2027-12-03/top/6+7#ziffer-2`.
 */

/** True for the form of a Sammlung's address; anything else is not worth a question to the database. */
export function isKennung(kennung: string): boolean {
  return /^[a-z0-9-]{1,60}$/.test(kennung);
}

/** The address of the first Ausgabe of a Sitzung: later ones carry `-ausgabe-<n>` behind it. */
export function grundkennungOf(kennung: string): string {
  return kennung.replace(/-ausgabe-\d+$/u, '');
}

/** True for what can be the key of a decision: numbers of agenda items, joined by a plus. */
export function isSchluessel(schluessel: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} .+/-]{0,59}$/u.test(schluessel);
}

export function adresseOfSammlung(kennung: string): string {
  return `/sammlungen/${kennung}`;
}

export function adresseOfBeschluss(kennung: string, schluessel: string, ziffer: number | null = null): string {
  return `/sammlungen/${kennung}/top/${encodeURIComponent(schluessel).replace(/%2B/gu, '+')}${ziffer === null ? '' : `#${ankerOfZiffer(ziffer)}`}`;
}

/** Anchor of a Ziffer on the page of its decision. */
export function ankerOfZiffer(ziffer: number): string {
  return `ziffer-${ziffer}`;
}
