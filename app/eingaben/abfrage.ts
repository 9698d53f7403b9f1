/** The acts of a Länderabfrage, as its page sends them. The Delegation is never among the fields: it comes from the session. */
import { z } from 'zod';
import { POSITIONSWERTE } from '../domain/laenderabfrage.ts';

export const abfrageakt = z.discriminatedUnion('akt', [
  z.object({ akt: z.literal('antworten'), ziffer: z.string().max(100), gelesen: z.string().regex(/^[0-9a-f]{64}$/), wert: z.enum(POSITIONSWERTE), frist: z.string().max(10).default(''), grund: z.string().max(2000).default('') }),
  z.object({ akt: z.literal('teilen'), stand: z.string().max(40) }),
  z.object({ akt: z.literal('aufheben'), antwort: z.string().max(40) })
]);
