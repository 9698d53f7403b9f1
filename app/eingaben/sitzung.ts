/** Forms around a Sitzung, its TOPs, its Freigabe and its Sammlung. */
import { z } from 'zod';

const tag = z.string().max(10);
const id = z.string().max(40);

export const neueSitzung = z.object({
  art: z.enum(['Sitzung', 'Beratung']), nummer: z.string().max(6), bezeichnung: z.string().max(200), von: tag, bis: tag, beschlussdatum: tag, ort: z.string().max(200), vorsitzland: z.string().max(3)
}).transform(({ nummer, ...rest }) => ({ ...rest, nummer: nummer.trim() === '' ? null : /^\d{1,4}$/.test(nummer.trim()) ? Number(nummer) : Number.NaN }));

/** Title, subtitles (one a line), parts ("a) …", one a line) and Arbeitskreis. */
export const topangabe = z.object({
  titel: z.string().max(2000), untertitel: z.string().max(2000).default(''), teile: z.string().max(4000).default(''), arbeitskreis: z.string().max(4).default('')
}).transform((f) => ({
  titel: f.titel,
  untertitel: zeilen(f.untertitel),
  teile: zeilen(f.teile).map((zeile, i) => ({ buchstabe: /^([a-z])\)/.exec(zeile)?.[1] ?? String.fromCharCode(97 + i), titel: zeile.replace(/^[a-z]\)\s*/, '') })),
  arbeitskreis: f.arbeitskreis === '' ? null : f.arbeitskreis
}));

function zeilen(text: string): string[] {
  return text.split('\n').map((zeile) => zeile.trim()).filter((zeile) => zeile !== '');
}

export const agendaakt = z.object({ akt: z.literal('einladen') });
export const nummernakt = z.object({ top: id, nummer: z.string().max(10) });
export const verbindung = z.object({ mit: id });

export const freigabeakt = z.discriminatedUnion('akt', [
  z.object({ akt: z.literal('eroeffnen'), frist: z.string().max(20) }),
  z.object({ akt: z.literal('schliessen') }),
  z.looseObject({ akt: z.literal('antworten') }),
  z.object({ akt: z.literal('markieren'), vorschlag: id, absatz: z.coerce.number().int().min(0), bericht: z.coerce.number().int().min(0), marke: z.enum(['freigegeben', 'nicht freigegeben', '']) })
]);

export const sammlungsakt = z.discriminatedUnion('akt', [
  z.object({ akt: z.literal('probe') }),
  z.object({ akt: z.literal('veroeffentlichen'), probedruck: id, gesehen: z.literal('ja') })
]);
