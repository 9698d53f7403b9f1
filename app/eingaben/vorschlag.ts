/** The acts on a Beschlussvorschlag, as its pages send them. The Land is never among the fields: it comes from the session. */
import { z } from 'zod';
import { BUNDESWORTE } from '../domain/abstimmung/bund.ts';
import { STIMMWERTE } from '../domain/abstimmung/tally.ts';

const id = z.string().max(40);
const fingerabdruck = z.string().regex(/^[0-9a-f]{64}$/);

export const vorschlagsakt = z.discriminatedUnion('akt', [
  z.object({ akt: z.enum(['registrieren', 'zurueckziehen', 'vertagen', 'absetzen', 'wiederaufnehmen']) }),
  z.object({ akt: z.literal('einfrieren') }),
  z.object({ akt: z.literal('wiedereroeffnen'), grund: z.string().max(2000) }),
  z.object({ akt: z.literal('umlauf_anlegen') }),
  z.object({ akt: z.literal('notiz_anlegen') }),
  z.object({ akt: z.literal('notiz_verlassen'), notiz: id }),
  z.object({ akt: z.enum(['notiz_ankuendigen', 'notiz_unterzeichnen']), notiz: id, fingerabdruck }),
  z.object({ akt: z.literal('notiz_ordnen'), notiz: id, reihenfolge: z.string().max(200) })
]);

export const abstimmungsakt = z.discriminatedUnion('akt', [
  z.object({ akt: z.literal('stimme'), fassung: id, fingerabdruck, wert: z.enum(STIMMWERTE), ersetzt: z.string().max(40) }),
  z.object({ akt: z.literal('erfassen'), fassung: id, fingerabdruck, land: z.string().max(3), wert: z.enum([...STIMMWERTE, 'fehlt']), ersetzt: z.string().max(40), weiter: z.string().max(2).default('') }),
  z.object({ akt: z.literal('bund'), fassung: id, fingerabdruck, wort: z.enum(BUNDESWORTE) }),
  z.object({ akt: z.literal('aufrufen'), fassung: id, fingerabdruck, land: z.string().max(3), erwartet: z.string().max(3) }),
  z.looseObject({ akt: z.literal('einvernehmen'), fassung: id, fingerabdruck }),
  z.object({ akt: z.literal('schliessen'), fassung: id, fingerabdruck })
]);

/** Acts on an Umlaufverfahren. */
export const umlaufakt = z.discriminatedUnion('akt', [
  z.object({ akt: z.literal('beginnen'), frist: z.string().max(20) }),
  z.object({ akt: z.literal('stimme'), fassung: id, fingerabdruck, wert: z.enum(STIMMWERTE), ersetzt: z.string().max(40) }),
  z.object({ akt: z.literal('widersprechen'), gegen: z.enum(['text', 'verfahren']), grund: z.string().max(2000) }),
  z.object({ akt: z.literal('beenden'), fingerabdruck }),
  z.object({ akt: z.literal('erinnern') }),
  z.object({ akt: z.literal('abbrechen'), grund: z.string().max(2000) })
]);
