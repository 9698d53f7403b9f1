/**
 * A Themenanmeldung from a filled Word form: the form is read and shown, nothing of it is kept; what the person sends off after looking at it is
 * registered like any other, its words by the rules of pasting. Classified words are stopped at both doors.
 */
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { titelOfSitzung } from '../../app/domain/sitzung.ts';
import { deuteFormular, type Formularlesung } from '../../app/domain/themenformular.ts';
import type { Topangabe } from '../../app/domain/top.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { absaetzeAusText, findeVsVermerk } from '../../app/dokument/einfuegen.ts';
import type { Haus } from '../ports.ts';
import { createThema, worteOf } from './create-thema.ts';
import { readSitzung } from './zutritt.ts';

const FORMULAR_HOECHSTENS = 800_000;

/** The empty form for this Sitzung, and its file name. */
export async function writeThemenformular(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<{ readonly name: string; readonly bytes: Uint8Array }>> {
  const sitzung = await readSitzung(haus.datenbank.ablage, person, sitzungId, 'top.anmelden');
  if (!sitzung.ok) return sitzung;
  const s = sitzung.wert;
  return ok({ name: `themenanmeldung-${s.von}.docx`, bytes: haus.formular.schreibe(`${s.konferenz.kurz}, ${s.bezeichnung}, ${titelOfSitzung(s)}`) });
}

/** What a filled form says, for the page where it is looked at. */
export async function readThemenformular(haus: Haus, person: Person | null, sitzungId: string, bytes: Uint8Array): Promise<Result<Formularlesung>> {
  const sitzung = await readSitzung(haus.datenbank.ablage, person, sitzungId, 'top.anmelden');
  if (!sitzung.ok) return sitzung;
  if (bytes.length > FORMULAR_HOECHSTENS) return abgelehnt('formular_gross');
  const gelesen = haus.formular.lese(bytes);
  if (!gelesen.ok) return gelesen.grund === 'formular_unbekannt' ? gelesen : abgelehnt('formular_unlesbar');
  const vermerk = vermerkIn(haus, [...Object.values(gelesen.wert.felder).flat(), ...gelesen.wert.rest]);
  return vermerk ?? ok(deuteFormular(gelesen.wert));
}

/** Registers what the person has before them; `text` are the words of the Beschlussvorschlag, '' to write them on the next page. */
export async function registerThema(haus: Haus, person: Person | null, sitzungId: string, angabe: Topangabe & { readonly arbeitskreis: string | null }, text: string): Promise<Result<string>> {
  const absaetze: readonly Absatz[] = absaetzeAusText(text);
  const vermerk = text === '' ? null : vermerkIn(haus, [...worteOf(angabe), text]);
  return vermerk ?? createThema(haus, person, sitzungId, angabe, absaetze);
}

/** The refusal where words show themselves as classified and the system is not approved for it. */
function vermerkIn(haus: Haus, worte: readonly string[]): Result<never> | null {
  const vermerk = haus.vsZugelassen ? null : findeVsVermerk(worte.join('\n'));
  return vermerk === null ? null : abgelehnt('thema_vs', { vermerk });
}
