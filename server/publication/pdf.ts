/**
 * PDF by Typst in a short-lived child process: one at a time, killed after a time limit or above a memory limit.
 * The server's event loop stays free and a typesetter that hangs, dies or refuses is a value with a reason (stack.md 7).
 * Where the words come from is decided in satzdaten.ts, how they look in typst/vorlage.typ.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { letzteWorte, runKind } from '../kindprozess.ts';
import { createDruckschlange } from './druckschlange.ts';
import type { Niederschriftdaten } from './niederschriftdaten.ts';
import type { Satzdaten } from './satzdaten.ts';

export type Pdfgrund = 'satz_zu_lange' | 'satz_zu_gross' | 'satz_abgebrochen' | 'satz_fehler' | 'satz_ausgelastet' | 'zeichen_fehlt';
/** A printing child that was killed, by the limit it broke. */
export const KINDGRUENDE = { zu_lange: 'satz_zu_lange', zu_gross: 'satz_zu_gross' } as const;
export type Pdfprofil = 'ua-1' | 'a-3a';

interface Auftragsrahmen {
  /** Attachments of the archive file by the names the template asks for; empty for reading. */
  readonly anhaenge: Readonly<Record<string, string>>;
  readonly profil: Pdfprofil;
}
/** Data and the template that prints them; without a name it is the Sammlung's. */
export type Satzauftrag = Auftragsrahmen & ({ readonly daten: Satzdaten; readonly vorlage?: undefined } | { readonly daten: Niederschriftdaten; readonly vorlage: 'niederschrift.typ' });

/** Limits of the child; `eintrag` replaces the child's program in tests. */
export interface Satzgrenzen {
  readonly millisekunden: number;
  readonly megabyte: number;
  readonly warteschlange: number;
  /** False where it is started by a child that is itself killed with all it started. */
  readonly eigeneGruppe: boolean;
  readonly eintrag: string;
}

/** A typesetter with one slot: orders wait for each other, and too many waiting are refused. */
export type Setzer = (auftrag: Satzauftrag) => Promise<Result<Uint8Array, Pdfgrund>>;

/** Makes a typesetter of its own; the server needs one. */
export function createSetzer(grenzen: Partial<Satzgrenzen> = {}): Setzer {
  const g: Satzgrenzen = { millisekunden: 60_000, megabyte: 1_500, warteschlange: 32, eigeneGruppe: true, eintrag: join(projektordner(), 'server/publication/typst/setzer.mjs'), ...grenzen };
  const schlange = createDruckschlange(g.warteschlange);
  return (auftrag) => schlange(() => runChild(auftrag, g));
}

let eigener: Setzer | undefined;

/** The one typesetter of this process. */
export function hausSetzer(): Setzer {
  eigener ??= createSetzer();
  return eigener;
}

/** The folder of the project, from wherever this module runs: source tree or bundle. */
function projektordner(): string {
  for (let ordner = dirname(fileURLToPath(import.meta.url)); ; ordner = dirname(ordner)) {
    if (existsSync(join(ordner, 'server/publication/typst/setzer.mjs'))) return ordner;
    if (dirname(ordner) === ordner) throw new Error('server/publication/typst/setzer.mjs is missing');
  }
}

async function runChild(auftrag: Satzauftrag, { eintrag, ...grenzen }: Satzgrenzen): Promise<Result<Uint8Array, Pdfgrund>> {
  const kind = await runKind([eintrag], [JSON.stringify(auftrag)], grenzen);
  if (kind.ende !== 'fertig') return abgelehnt(KINDGRUENDE[kind.ende]);
  return kind.code === 0 && kind.out.length > 0 ? ok(kind.out) : refusal(kind.code, kind.err);
}

function refusal(code: number | null, stderr: string): Result<Uint8Array, Pdfgrund> {
  if (code !== 3) return abgelehnt('satz_abgebrochen', { meldung: letzteWorte(stderr) });
  const meldung = stderr.trim().slice(0, 2_000);
  const zeichen = /the text [`'"\\]*([^`'"\\]{1,40})[`'"\\]* could not be displayed/u.exec(meldung)?.[1];
  return zeichen === undefined ? abgelehnt('satz_fehler', { meldung }) : abgelehnt('zeichen_fehlt', { zeichen: zeichen.replace(/^u\{([0-9a-f]+)\}$/u, 'U+$1') });
}
