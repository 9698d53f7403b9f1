/** Where the two published Sammlungen lie, if they do; and short ways to write and read small texts of our own. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { leseSammlung, type Lesung } from '../../../app/domain/sammlung/lesen.ts';

const ORDNER = join(import.meta.dirname, '../../../../shared/seeds');

/** True where the published texts are at hand; they are other people's words and not part of the project. */
export const SEEDS_DA = existsSync(ORDNER);
export const OHNE_SEEDS = SEEDS_DA ? '' : ' (LEFT OUT: ../shared/seeds is absent)';

/** The text of a seed by its number (`001`). */
export function seed(nummer: string): string {
  const name = readdirSync(ORDNER).find((datei) => datei.startsWith(nummer)) ?? '';
  return readFileSync(join(ORDNER, name), 'utf8');
}

/** Reads a text that must be a Sammlung. */
export function gelesen(text: string): Lesung {
  const lesung = leseSammlung(text);
  if (!lesung.ok) throw new Error(lesung.grund);
  return lesung.wert;
}

const KOPF = ['Sammlung', 'der zur Veröffentlichung freigegebenen Beschlüsse', 'der Sitzung der Ständigen Konferenz der Innenminister und -senatoren der Länder', 'am 11.06.27'];

/** A small Sammlung in plain text: the run head and what is given. */
export function alsSammlung(...zeilen: readonly string[]): string {
  return [...KOPF, '', ...zeilen].join('\n');
}

/** A small Sammlung with one TOP whose body is given. */
export function mitText(...zeilen: readonly string[]): string {
  return alsSammlung(' TOP 7: Ein Titel', '', 'Beschluss:', '', ...zeilen);
}

/** The words of a text, for comparisons that do not care how lines are broken. */
export function woerter(text: string): string[] {
  return text.match(/\S+/gu) ?? [];
}
