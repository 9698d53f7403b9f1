/** Forms around accounts. Lengths are bounds against nonsense; what a value means is checked by the domain. */
import { z } from 'zod';

export const anmeldung = z.object({ kennung: z.string().max(100), passwort: z.string().max(500), code: z.string().max(100).default('') });

export const bestaetigung = z.object({ passwort: z.string().max(500) });

export const zweitfaktorakt = z.discriminatedUnion('akt', [
  z.object({ akt: z.literal('einrichten') }),
  z.object({ akt: z.literal('bestaetigen'), code: z.string().max(100) }),
  z.object({ akt: z.literal('entfernen') })
]);

export const passwortwechsel = z.object({ alt: z.string().max(500), neu: z.string().max(500), wiederholung: z.string().max(500) });

export const kontoakt = z.discriminatedUnion('akt', [
  z.object({ akt: z.literal('anlegen'), kennung: z.string().max(100), name: z.string().max(200), rolle: z.string().max(40) }),
  z.object({ akt: z.literal('sperren'), konto: z.string().max(40) }),
  z.object({ akt: z.literal('entsperren'), konto: z.string().max(40) }),
  z.object({ akt: z.literal('zuruecksetzen'), konto: z.string().max(40) }),
  z.object({ akt: z.literal('zweitfaktor'), konto: z.string().max(40) })
]);

export const vertretungsakt = z.discriminatedUnion('akt', [
  z.object({ akt: z.literal('benennen'), konto: z.string().max(40), fuer: z.string().max(40), von: z.string().max(10), bis: z.string().max(10) }),
  z.object({ akt: z.literal('widerrufen'), vertretung: z.string().max(40) })
]);

export const zustaendigkeit = z.object({ akt: z.string().max(60), konto: z.string().max(40), 'ak[]': z.array(z.string().max(4)).max(20).default([]), 'top[]': z.array(z.uuid()).max(500).default([]) });

export const seitentext = z.object({ inhalt: z.string().max(100_000) });
