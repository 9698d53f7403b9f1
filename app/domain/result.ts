/**
 * The answer of a rule: a value when it holds, a named reason when it does not.
 * The domain never throws for a broken rule; `throw` means a bug.
 */

/** `wert` when the rule holds; otherwise `grund`, a key of the table of German sentences, with optional details for it. */
export type Result<Wert, Grund extends string = string> =
  | { readonly ok: true; readonly wert: Wert }
  | { readonly ok: false; readonly grund: Grund; readonly angaben?: Readonly<Record<string, string>> };

export function ok<Wert>(wert: Wert): { readonly ok: true; readonly wert: Wert } {
  return { ok: true, wert };
}

export function abgelehnt<Grund extends string>(
  grund: Grund,
  angaben?: Readonly<Record<string, string>>
): { readonly ok: false; readonly grund: Grund; readonly angaben?: Readonly<Record<string, string>> } {
  return angaben === undefined ? { ok: false, grund } : { ok: false, grund, angaben };
}

/** Ends an exhaustive switch: does not compile while a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`unreachable case: ${JSON.stringify(value)}`);
}
