/** Deputies of a Delegationsleitung: named and revoked by it or by the Verwaltung of the same Delegation. Formal acts, audited; open rooms look again at once. */
import { langerTag } from '../../app/domain/sitzung.ts';
import { tagOf } from '../../app/domain/frist.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { mayVertreten, overlaps, readZeitraum, standOfVertretung, type Stand } from '../../app/domain/zugang/vertretung.ts';
import type { Ablage, Haus } from '../ports.ts';
import type { Konto } from '../ports-zugang.ts';
import { isId } from './zutritt.ts';

/** Whom, for whom, from the first day to the last (`YYYY-MM-DD`). */
export interface Vertretungsangabe { readonly konto: string; readonly fuer: string; readonly von: string; readonly bis: string }

export interface VertretungAnsicht { readonly id: string; readonly name: string; readonly fuer: string; readonly von: string; readonly bis: string; readonly stand: Stand }
export interface VertretungenAnsicht {
  readonly vertretungen: readonly VertretungAnsicht[];
  /** Whom one may name, and for whom; both empty for who only looks. */
  readonly waehlbar: readonly { readonly id: string; readonly name: string }[];
  readonly leitungen: readonly { readonly id: string; readonly name: string }[];
}

export async function nameVertretung(haus: Haus, person: Person | null, angabe: Vertretungsangabe): Promise<Result<true>> {
  const antwort = await haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const [konto, fuer] = [await aktivesKonto(ablage, angabe.konto), await aktivesKonto(ablage, angabe.fuer)];
    if (person === null || konto === null || fuer === null || [konto, fuer].some((k) => !darf(person, 'vertretung.benennen', { delegation: k.delegation }))) return abgelehnt('nicht_erlaubt');
    if (!mayVertreten(konto.rolle) || fuer.rolle !== 'leitung') return abgelehnt('vertretung_rolle');
    const zeitraum = readZeitraum(angabe.von, angabe.bis, (await ablage.jetzt()).getTime());
    if (!zeitraum.ok) return zeitraum;
    const andere = await ablage.vertretungen.ofKonto(konto.kontoId);
    if (andere.some((v) => overlaps({ ab: v.ab.getTime(), bis: v.bis.getTime() }, zeitraum.wert))) return abgelehnt('vertretung_doppelt');
    const { ab, bis } = zeitraum.wert;
    const id = await ablage.vertretungen.create({ kontoId: konto.kontoId, fuerKontoId: fuer.kontoId, ab: new Date(ab), bis: new Date(bis), benanntVon: person.kontoId });
    await ablage.akte.note({ art: 'vertretung_benannt', person, gegenstandId: konto.kontoId, daten: { vertretung: id, fuer: fuer.kontoId, von: angabe.von, bis: angabe.bis } });
    return ok(true);
  });
  if (antwort.ok) haus.raeume.kontoGeaendert(angabe.konto);
  return antwort;
}

/** Ends a Vertretung now, or before it begins. */
export async function revokeVertretung(haus: Haus, person: Person | null, id: string): Promise<Result<true>> {
  let konto = '';
  const antwort = await haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    if (person === null || !darf(person, 'vertretung.benennen', { delegation: person.delegation })) return abgelehnt('nicht_erlaubt');
    const vertretung = isId(id) ? (await ablage.vertretungen.ofDelegation(person.delegation)).find((v) => v.id === id) : undefined;
    if (vertretung === undefined) return abgelehnt('nicht_gefunden');
    if (!(await ablage.vertretungen.revoke(id))) return abgelehnt('vertretung_beendet');
    konto = vertretung.kontoId;
    await ablage.akte.note({ art: 'vertretung_widerrufen', person, gegenstandId: konto, daten: { vertretung: id } });
    return ok(true);
  });
  if (antwort.ok) haus.raeume.kontoGeaendert(konto);
  return antwort;
}

export async function showVertretungen(haus: Haus, person: Person | null): Promise<Result<VertretungenAnsicht>> {
  if (person === null || !darf(person, 'vertretung.sehen', { delegation: person.delegation })) return abgelehnt('nicht_erlaubt');
  const { ablage } = haus.datenbank;
  const [vertretungen, konten, jetzt] = await Promise.all([ablage.vertretungen.ofDelegation(person.delegation), ablage.konten.ofDelegation(person.delegation), ablage.jetzt()]);
  const benennt = darf(person, 'vertretung.benennen', { delegation: person.delegation });
  const aktiv = benennt ? konten.filter((k) => k.gesperrtAm === null) : [];
  const kurz = (k: Konto): { id: string; name: string } => ({ id: k.kontoId, name: k.name });
  return ok({
    vertretungen: vertretungen.map((v) => ({
      id: v.id, name: v.name, fuer: v.fuerName, von: langerTag(tagOf(v.ab.getTime())), bis: langerTag(tagOf(v.bis.getTime() - 1)),
      stand: standOfVertretung({ ab: v.ab.getTime(), bis: v.bis.getTime(), widerrufen: v.widerrufenAm !== null }, jetzt.getTime())
    })),
    waehlbar: aktiv.filter((k) => mayVertreten(k.rolle)).map(kurz),
    // A Leitung names for itself, the Verwaltung for any Leitung of the Delegation.
    leitungen: aktiv.filter((k) => k.rolle === 'leitung' && (person.rolle !== 'leitung' || k.kontoId === person.kontoId)).map(kurz)
  });
}

async function aktivesKonto(ablage: Ablage, id: string): Promise<Konto | null> {
  const konto = isId(id) ? await ablage.konten.get(id) : null;
  return konto === null || konto.gesperrtAm !== null ? null : konto;
}
