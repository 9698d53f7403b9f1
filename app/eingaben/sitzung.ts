/** Forms around a Sitzung, its TOPs, its Freigabe and its Sammlung. */
import { z } from 'zod';
import { SCHWELLENWAHL, type Einstellung } from '../domain/abstimmung/einstellung.ts';

const tag = z.string().max(10);
const id = z.string().max(40);

const ohneNummer = z.object({
  art: z.enum(['Sitzung', 'Beratung']), nummer: z.string().max(6), bezeichnung: z.string().max(200), von: tag, bis: tag, beschlussdatum: tag, ort: z.string().max(200), vorsitzland: z.string().max(3),
  anmeldeschluss: z.string().max(20).default(''), nachfrist: z.string().max(20).default('')
});

function mitNummer<F extends { readonly nummer: string }>(felder: F): Omit<F, 'nummer'> & { nummer: number | null } {
  const nummer = felder.nummer.trim();
  return { ...felder, nummer: nummer === '' ? null : /^\d{1,4}$/.test(nummer) ? Number(nummer) : Number.NaN };
}

/** Days, place, name and number of a Sitzung. */
export const sitzungsangabe = ohneNummer.transform(mitNummer);
/** The same for a new one; its conference is chosen once. */
export const neueSitzung = ohneNummer.extend({ konferenz: z.string().max(40).default('IMK') }).transform(mitNummer);

/** Title, subtitles (one a line), parts ("a) …", one a line) and Arbeitskreis. */
export const topangabe = z.object({
  titel: z.string().max(2000), untertitel: z.string().max(2000).default(''), teile: z.string().max(4000).default(''), arbeitskreis: z.string().max(4).default('')
}).transform((f) => ({
  titel: f.titel,
  untertitel: zeilen(f.untertitel),
  teile: zeilen(f.teile).map((zeile, i) => ({ buchstabe: /^([a-z])\)/.exec(zeile)?.[1] ?? String.fromCharCode(97 + i), titel: zeile.replace(/^[a-z]\)\s*/, '') })),
  arbeitskreis: f.arbeitskreis === '' ? null : f.arbeitskreis
}));

/** A new Thema: the same, and the words of the Beschlussvorschlag where a form brought them. */
export const themaangabe = z.intersection(topangabe, z.object({ text: z.string().max(200_000).default('') }));

function zeilen(text: string): string[] {
  return text.split('\n').map((zeile) => zeile.trim()).filter((zeile) => zeile !== '');
}

export const agendaakt = z.object({ akt: z.literal('einladen') });
export const nummernakt = z.object({ top: id, nummer: z.string().max(10) });
export const verbindung = z.object({ mit: id });
export const einordnung = z.object({ betreff: z.string().max(40), zweite: z.enum(['ja', '']).default('') });

/** What no source says of a conference; an empty field is left as it is. */
export const einstellung = z.object({
  kurz: z.string().max(40), schwelle: z.enum(['', ...SCHWELLENWAHL]).default(''), enthaltung: z.enum(['', 'neutral', 'hindert']).default(''), fehlen: z.enum(['', 'hindert', 'zaehlt_nicht']).default(''),
  bund: z.enum(['', 'muss', 'muss_nicht']).default(''), schweigen: z.enum(['', 'zustimmung', 'keine_antwort']).default(''), tage: z.string().trim().max(4).default('')
}).transform(({ kurz, tage, ...rest }) => ({
  kurz, einstellung: { ...(Object.fromEntries(Object.entries(rest).filter(([, wert]) => wert !== '')) as Einstellung), tage: tage === '' ? null : /^\d+$/.test(tage) ? Number(tage) : Number.NaN }
}));

const stelle = { absatz: z.coerce.number().int().min(0).max(10_000), bericht: z.coerce.number().int().min(0).max(1_000) };
const grund = z.string().max(2000);

export const freigabeakt = z.discriminatedUnion('akt', [
  z.object({ akt: z.literal('eroeffnen'), frist: z.string().max(20), 'erneut[]': z.array(id).max(200).default([]) }),
  z.object({ akt: z.enum(['schliessen', 'erinnern']) }),
  z.looseObject({ akt: z.literal('antworten') })
]);

export const nachfassakt = z.object({ akt: z.literal('anschreiben') });

/** Acts on the TOPs ohne Aussprache; a proposal names each TOP with the fingerprint that was read. */
export const listenakt = z.discriminatedUnion('akt', [
  z.object({ akt: z.literal('vorschlagen'), 'posten[]': z.array(z.string().regex(/^[0-9a-f-]{36}:[0-9a-f]{64}$/)).max(500).default([]) }),
  z.object({ akt: z.literal('herausnehmen'), liste: id, top: id }),
  z.object({ akt: z.enum(['schliessen', 'aufheben']), liste: id })
]);

/** Acts on one cited Bericht. */
export const berichtsakt = z.discriminatedUnion('akt', [
  z.object({ akt: z.literal('zuordnen'), ...stelle, bund: z.enum(['ja', 'nein']) }),
  z.object({ akt: z.literal('einwilligen'), ...stelle, einwilligung: z.enum(['erteilt', 'verweigert', 'offen']) }),
  z.object({ akt: z.literal('markieren'), ...stelle, marke: z.enum(['freigegeben', 'nicht freigegeben', '']) }),
  z.object({ akt: z.literal('entfernen'), ...stelle })
]);
/** A document of a Bericht, beside its file; whoever hands it in says that it carries no mark of classification. */
export const beifuegung = z.object({ akt: z.literal('beifuegen'), ...stelle, ohneVs: z.literal('ja') });

export const sammlungsakt = z.discriminatedUnion('akt', [
  z.object({ akt: z.literal('probe'), art: z.enum(['sammlung', 'nachtrag', 'berichtigung']).default('sammlung'), grund: grund.default('') }),
  z.object({ akt: z.literal('vorlegen'), probedruck: id }),
  z.looseObject({ akt: z.literal('erledigen'), 'befund[]': z.array(z.string().max(64)).max(2000).default([]), vermerk: grund }),
  z.object({ akt: z.literal('veroeffentlichen'), probedruck: id, gesehen: z.literal('ja') }),
  z.object({ akt: z.literal('rueckruf'), kennung: z.string().max(60), grund, 'top[]': z.array(id).max(200).default([]) }),
  z.object({ akt: z.enum(['rueckruf_vollziehen', 'rueckruf_verwerfen']), kennung: z.string().max(60), rueckruf: id })
]);

/** Office block and Hinweise of a Konferenz: lines of the block, paragraphs of the Hinweise parted by a blank line. */
export const vorlagen = z.object({ kurz: z.string().max(40), titelblatt: z.string().max(4000), hinweise: z.string().max(20_000), niederschrift: z.string().max(200).optional() }).transform(({ kurz, titelblatt, hinweise, niederschrift }) => ({
  kurz, niederschrift, titelblatt: zeilen(titelblatt), hinweise: hinweise.split(/\n\s*\n/).map((absatz) => absatz.replace(/\s+/g, ' ').trim()).filter((absatz) => absatz !== '')
}));
