/** Who may enter a Textraum: the rights of its Beschlussvorschlag or of its Protokollnotiz, asked of the one table. */
import { darf, seesTop } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Raumantwort } from '../ports-sync.ts';
import type { Ablage } from '../ports.ts';
import { gegenstandOf, isId } from './zutritt.ts';

/** The answer for a person and a room; absent and forbidden are one answer. */
export async function enterRaum(ablage: Ablage, person: Person | null, textraumId: string): Promise<Raumantwort> {
  if (person === null) return { ok: false, grund: 'nicht_angemeldet' };
  const raum = isId(textraumId) ? await ablage.textraeume.herkunft(textraumId) : null;
  const vorschlag = raum && (await ablage.vorschlaege.get(raum.vorschlagId));
  if (raum === null || vorschlag === null || !seesTop(person, gegenstandOf(vorschlag))) return { ok: false, grund: 'raum_unbekannt' };
  const notiz = vorschlag.notizen.find((n) => n.id === raum.notizId);
  const gegenstand = gegenstandOf(vorschlag, notiz);
  if (raum.art === 'notiz' && (notiz === undefined || !darf(person, 'notiz.lesen', gegenstand))) return { ok: false, grund: 'raum_unbekannt' };
  const schreibt = !raum.geschlossen && darf(person, raum.art === 'notiz' ? 'notiz.schreiben' : 'text.schreiben', gegenstand);
  return { ok: true, person, recht: schreibt ? 'schreiben' : 'lesen', geschlossen: raum.geschlossen };
}
