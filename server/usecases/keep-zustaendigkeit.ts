/** To which Arbeitskreise and TOPs an account is narrowed: set by the Leitung or the Verwaltung of the own Delegation. A formal act; open rooms look again at once. */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { kurzbezeichnung } from '../../app/domain/top.ts';
import { darf, seesTop } from '../../app/domain/zugang/rechte.ts';
import { mayBeNarrowed, type Person, type Rolle, type Zustaendigkeit } from '../../app/domain/zugang/rollen.ts';
import type { Haus } from '../ports.ts';
import type { Konto } from '../ports-zugang.ts';
import { ARBEITSKREISE } from './create-thema.ts';
import { gegenstandOf, isId } from './zutritt.ts';

export interface ZustaendigkeitAnsicht {
  readonly arbeitskreise: readonly string[];
  /** The TOPs this person sees, of all Sitzungen; none for who keeps accounts only. */
  readonly tops: readonly { readonly id: string; readonly name: string }[];
  readonly konten: readonly { readonly id: string; readonly name: string; readonly rolle: Rolle; readonly arbeitskreise: readonly string[]; readonly vorschlaege: readonly string[] }[];
}

/** Both empty: the account sees again what its Delegation sees. TOPs that the setter cannot see stay as they were. */
export async function narrowKonto(haus: Haus, person: Person | null, kontoId: string, gewuenscht: Zustaendigkeit): Promise<Result<true>> {
  const antwort = await haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const konto = isId(kontoId) ? await ablage.konten.get(kontoId) : null;
    if (konto === null || !darf(person, 'konto.einschraenken', { delegation: konto.delegation })) return abgelehnt('nicht_gefunden');
    if (!mayBeNarrowed(konto.rolle)) return abgelehnt('zustaendigkeit_rolle');
    if (gewuenscht.arbeitskreise.some((ak) => !ARBEITSKREISE.includes(ak))) return abgelehnt('arbeitskreis_unbekannt');
    const sichtbar = new Set((await topsOf(haus, person)).map((t) => t.id));
    if (gewuenscht.vorschlaege.some((id) => !sichtbar.has(id))) return abgelehnt('nicht_gefunden');
    const verborgen = konto.zustaendigkeit?.vorschlaege.filter((id) => !sichtbar.has(id)) ?? [];
    const neu = { arbeitskreise: ARBEITSKREISE.filter((ak) => gewuenscht.arbeitskreise.includes(ak)), vorschlaege: [...new Set([...verborgen, ...gewuenscht.vorschlaege])] };
    await ablage.konten.setZustaendigkeit(kontoId, neu);
    await ablage.akte.note({ art: 'konto_eingeschraenkt', person, gegenstandId: kontoId, daten: { ...neu } });
    return ok(true);
  });
  if (antwort.ok) haus.raeume.kontoGeaendert(kontoId);
  return antwort;
}

export async function showZustaendigkeiten(haus: Haus, person: Person | null): Promise<Result<ZustaendigkeitAnsicht>> {
  if (person === null || !darf(person, 'konto.einschraenken', { delegation: person.delegation })) return abgelehnt('nicht_erlaubt');
  const konten = await haus.datenbank.ablage.konten.ofDelegation(person.delegation);
  const view = ({ kontoId, name, rolle, zustaendigkeit }: Konto): ZustaendigkeitAnsicht['konten'][number] => ({ id: kontoId, name, rolle, arbeitskreise: zustaendigkeit?.arbeitskreise ?? [], vorschlaege: zustaendigkeit?.vorschlaege ?? [] });
  return ok({ arbeitskreise: ARBEITSKREISE, tops: await topsOf(haus, person), konten: konten.filter((k) => mayBeNarrowed(k.rolle) && k.gesperrtAm === null).map(view) });
}

async function topsOf(haus: Haus, person: Person | null): Promise<{ id: string; name: string }[]> {
  const { ablage } = haus.datenbank;
  const out: { id: string; name: string }[] = [];
  for (const s of await ablage.sitzungen.list()) {
    for (const v of await ablage.vorschlaege.ofSitzung(s.id)) if (seesTop(person, gegenstandOf(v))) out.push({ id: v.id, name: `${s.bezeichnung}, ${kurzbezeichnung(v.tops)}: ${v.tops[0]?.titel ?? ''}` });
  }
  return out;
}
