/** The pages every public service must have, kept by the Geschäftsstelle as plain paragraphs: blank lines part them, a line "## …" is a heading. */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus } from '../ports.ts';
import type { Seite } from '../ports-seite.ts';

export const SEITEN = ['impressum', 'datenschutz', 'barrierefreiheit'];

export async function showSeite(haus: Haus, schluessel: string): Promise<Seite | null> {
  return SEITEN.includes(schluessel) ? haus.datenbank.ablage.seiten.get(schluessel) : null;
}

export async function editSeite(haus: Haus, person: Person | null, schluessel: string, inhalt: string): Promise<Result<true>> {
  if (!darf(person, 'seite.bearbeiten')) return abgelehnt('nicht_erlaubt');
  if (inhalt.trim() === '') return abgelehnt('seite_leer');
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const seite = SEITEN.includes(schluessel) ? await ablage.seiten.get(schluessel) : null;
    if (seite === null) return abgelehnt('nicht_gefunden');
    await ablage.seiten.put(schluessel, seite.titel, inhalt.replace(/\r\n/g, '\n').trim());
    await ablage.akte.note({ art: 'seite_geaendert', person, gegenstandId: schluessel });
    return ok(true);
  });
}
