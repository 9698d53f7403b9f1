/** From a use case's answer to a page's: a receipt on the next page, or the German sentence with its status on this one. */
import { json, redirect, type AppLoadContext } from '@remix-run/node';
import type { z } from 'zod';
import { abgelehnt, ok, type Result } from './domain/result.ts';

export interface Fehlermeldung { readonly fehler: string; /** Which act was refused, so that the sentence stands beside its form. */ readonly akt?: string; /** The act was refused only because the person has to confirm first, with this. */ readonly bestaetigen?: 'passwort' | 'code' }

/** Redirects when the act was done; otherwise the page comes back with the sentence and nothing lost. */
export function answer(context: AppLoadContext, antwort: Result<unknown>, ziel: string, akt?: string): Response {
  return antwort.ok ? redirect(ziel, 303) : refuse(context, antwort, akt);
}

export function refuse(context: AppLoadContext, refusal: { readonly grund: string; readonly angaben?: Readonly<Record<string, string>> }, akt?: string): Response {
  const { meldung, status } = meldungOf(context, refusal, akt);
  return json<Fehlermeldung>(meldung, { status });
}

/** The sentence of a refusal for the page, and the status of the answer. */
export function meldungOf(context: AppLoadContext, refusal: { readonly grund: string; readonly angaben?: Readonly<Record<string, string>> }, akt?: string): { readonly meldung: Fehlermeldung; readonly status: number } {
  const bestaetigen = refusal.grund !== 'bestaetigung_noetig' ? null : context.person?.zweitfaktor === true ? 'code' : 'passwort';
  const { status, satz } = context.ablehnung(bestaetigen === 'code' ? { grund: 'bestaetigung_code' } : refusal);
  return { status, meldung: { fehler: satz, ...(akt === undefined ? {} : { akt }), ...(bestaetigen === null ? {} : { bestaetigen }) } };
}

/** The value, or a thrown Response that the error page shows: for loaders, where there is no page to come back to. */
export function orThrow<T>(context: AppLoadContext, antwort: Result<T>): T {
  if (antwort.ok) return antwort.wert;
  if (context.person === null && (antwort.grund === 'nicht_gefunden' || antwort.grund === 'nicht_erlaubt')) throw redirect('/anmelden');
  const { status, satz } = context.ablehnung(antwort);
  throw new Response(satz, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}

/** A calendar file under this name. */
export function kalender(inhalt: string, name: string): Response {
  return new Response(inhalt, { headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}.ics"` } });
}

/** Reads a form by its schema; fields that occur several times come as arrays where the schema wants one. */
export async function readForm<S extends z.ZodType>(request: Request, schema: S): Promise<Result<z.output<S>, 'eingabe_ungueltig'>> {
  const form = await request.formData().catch(() => new FormData());
  const plain: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).map((value) => (typeof value === 'string' ? value : ''));
    plain[name] = name.endsWith('[]') ? values : values[0];
  }
  // PostgreSQL keeps no NUL, and no person types one.
  if (JSON.stringify(plain).includes('\\u0000')) return abgelehnt('eingabe_ungueltig');
  const read = schema.safeParse(plain);
  if (read.success) return ok(read.data);
  return unreadable(read.error);
}

/** A form with one file: its fields by their schema, and the file's name and bytes. Size and right were asked before the body was read. */
export async function readUpload<S extends z.ZodType>(request: Request, schema: S, name: string): Promise<Result<{ felder: z.output<S>; datei: { name: string; bytes: Uint8Array } }, 'eingabe_ungueltig' | 'datei_fehlt'>> {
  const form = await request.formData().catch(() => new FormData());
  const datei = form.get(name);
  const felder = schema.safeParse(Object.fromEntries([...form.entries()].filter(([, wert]) => typeof wert === 'string')));
  if (!felder.success) return unreadable(felder.error);
  if (datei === null || typeof datei === 'string' || datei.size === 0) return abgelehnt('datei_fehlt');
  return ok({ felder: felder.data, datei: { name: datei.name, bytes: new Uint8Array(await datei.arrayBuffer()) } });
}

/** Names the first field that does not fit; a form that fits none of several has none to name. */
function unreadable({ issues }: z.ZodError): Result<never, 'eingabe_ungueltig'> {
  const feld = issues[0]?.path[0];
  return abgelehnt('eingabe_ungueltig', feld === undefined ? undefined : { feld: String(feld) });
}
