/** Forms of the Niederschrift of a Sitzung. */
import { z } from 'zod';
import { PARTEIEN } from '../domain/land.ts';
import { ANWESENHEITEN, type Anwesenheit } from '../domain/niederschrift/niederschrift.ts';

const id = z.string().max(40);
const hash = z.string().max(64);
const worte = z.string().max(4000);

export const niederschriftakt = z.discriminatedUnion('akt', [
  z.looseObject({ akt: z.literal('anwesenheit'), gelesen: hash }),
  z.object({ akt: z.literal('tischvorlage'), titel: z.string().max(2000), delegation: z.string().max(3), top: id.default('') }),
  z.object({ akt: z.literal('tischvorlage_entfernen'), vorlage: id }),
  z.object({ akt: z.literal('versenden'), frist: z.string().max(20), gelesen: hash }),
  z.object({ akt: z.literal('einwenden'), top: id.default(''), grund: worte }),
  z.object({ akt: z.literal('antworten'), einwand: id, stattgegeben: z.enum(['ja', 'nein']), antwort: worte }),
  z.object({ akt: z.literal('vorlegen'), sitzung: id, gelesen: hash }),
  z.object({ akt: z.literal('zurueckholen'), grund: worte }),
  z.object({ akt: z.literal('genehmigen'), gelesen: hash })
]);

/** One row per Delegation out of the fields of the form; what is not yet known is left out. */
export function anwesenheitOf(felder: Readonly<Record<string, unknown>>): Anwesenheit[] {
  return PARTEIEN.flatMap((delegation) => {
    const [stand, namen] = [ANWESENHEITEN.find((s) => s === felder[`stand-${delegation}`]), felder[`namen-${delegation}`]];
    return stand === undefined ? [] : [{ delegation, stand, namen: typeof namen === 'string' ? namen : '' }];
  });
}
