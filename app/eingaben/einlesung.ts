/** Forms of the review: a choice per doubt, named by line and kind. */
import { z } from 'zod';

export const einlesungsakt = z.discriminatedUnion('akt', [
  z.looseObject({ akt: z.literal('entscheiden') }),
  z.object({ akt: z.enum(['aufnehmen', 'verwerfen']) })
]);

/** Name of the field in which one doubt is decided. */
export function feldname(zeile: number, art: string): string {
  return `wahl-${zeile}-${art}`;
}

/** The choices of a form; what is left open is left out, `zuruecknehmen` takes a decision back. */
export function entscheidungenOf(felder: Readonly<Record<string, unknown>>): { zeile: number; art: string; wahl: string }[] {
  return Object.entries(felder).flatMap(([name, wert]) => {
    const treffer = /^wahl-(\d{1,7})-([a-z_]{1,40})$/.exec(name);
    if (treffer === null || typeof wert !== 'string' || wert === '') return [];
    return [{ zeile: Number(treffer[1]), art: treffer[2] ?? '', wahl: wert === 'zuruecknehmen' ? '' : wert.slice(0, 40) }];
  });
}
