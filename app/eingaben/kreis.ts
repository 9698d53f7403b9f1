/** Forms around circles. Lengths are bounds against nonsense; what a value means is checked by the domain. */
import { z } from 'zod';

export const kreisuebersichtsakt = z.discriminatedUnion('akt', [
  z.object({ akt: z.literal('gruenden'), name: z.string().max(500), 'delegation[]': z.array(z.string().max(4)).max(17).default([]) }),
  z.object({ akt: z.literal('beitreten'), kreis: z.string().max(40) }),
  z.object({ akt: z.literal('ablehnen'), kreis: z.string().max(40) })
]);

export const kreisakt = z.discriminatedUnion('akt', [
  z.object({ akt: z.literal('einladen'), delegation: z.string().max(4) }),
  z.object({ akt: z.literal('verlassen') })
]);

export const kreistopakt = z.discriminatedUnion('akt', [
  z.object({ akt: z.literal('beginnen'), mit: z.enum(['leer', 'kopie']) }),
  z.object({ akt: z.literal('kommentieren'), text: z.string().max(20_000) }),
  z.object({ akt: z.literal('aendern'), kommentar: z.string().max(40), text: z.string().max(20_000) }),
  z.object({ akt: z.literal('zuruecknehmen'), kommentar: z.string().max(40) })
]);
