/** Who may enter a Textraum: the rights of its Beschlussvorschlag or of its Protokollnotiz, asked of the one table. */
import { darf, seesTop } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Raumantwort } from '../ports-sync.ts';
import type { Ablage } from '../ports.ts';
import { isId } from './zutritt.ts';

/** The answer for a person and a room; absent and forbidden are one answer. */
export async function enterRaum(ablage: Ablage, person: Person | null, textraumId: string): Promise<Raumantwort> {
  if (person === null) return { ok: false, grund: 'nicht_angemeldet' };
  const raum = isId(textraumId) ? await ablage.textraeume.zugang(textraumId) : null;
  if (raum === null || !seesTop(person, raum.gegenstand)) return { ok: false, grund: 'raum_unbekannt' };
  if (raum.art === 'notiz' && (raum.gegenstand.notiz === undefined || !darf(person, 'notiz.lesen', raum.gegenstand))) return { ok: false, grund: 'raum_unbekannt' };
  const schreibt = !raum.geschlossen && darf(person, raum.art === 'notiz' ? 'notiz.schreiben' : 'text.schreiben', raum.gegenstand);
  return { ok: true, person, recht: schreibt ? 'schreiben' : 'lesen', geschlossen: raum.geschlossen };
}
