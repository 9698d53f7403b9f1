/** Who may enter a Textraum: the rights of its Beschlussvorschlag, its Protokollnotiz or its Kreis, asked of the one table. */
import { darf, seesTop, type Handlung } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Raumantwort } from '../ports-sync.ts';
import type { Ablage, Raumart } from '../ports.ts';
import { isId } from './zutritt.ts';

const SCHREIBEN = { vorschlag: 'text.schreiben', notiz: 'notiz.schreiben', kreis: 'kreis.schreiben' } as const satisfies Record<Raumart, Handlung>;

/** The answer for a person and a room; absent and forbidden are one answer. */
export async function enterRaum(ablage: Ablage, person: Person | null, textraumId: string): Promise<Raumantwort> {
  if (person === null) return { ok: false, grund: 'nicht_angemeldet' };
  const raum = isId(textraumId) ? await ablage.textraeume.zugang(textraumId) : null;
  if (raum === null || !seesTop(person, raum.gegenstand)) return { ok: false, grund: 'raum_unbekannt' };
  if (raum.art === 'notiz' && (raum.gegenstand.notiz === undefined || !darf(person, 'notiz.lesen', raum.gegenstand))) return { ok: false, grund: 'raum_unbekannt' };
  if (raum.art === 'kreis' && !darf(person, 'kreis.sehen', raum.gegenstand)) return { ok: false, grund: 'raum_unbekannt' };
  const schreibt = !raum.geschlossen && darf(person, SCHREIBEN[raum.art], raum.gegenstand);
  return { ok: true, person, recht: schreibt ? 'schreiben' : 'lesen', geschlossen: raum.geschlossen };
}
