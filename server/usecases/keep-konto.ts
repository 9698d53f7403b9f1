/** Accounts: made, locked and reset by the Verwaltung of their own Delegation; the password changed by its owner. Formal acts, audited. */
import { isDelegation } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import { isRolle, rollenOf, type Person, type Rolle } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus } from '../ports.ts';
import type { Konto } from '../ports-zugang.ts';
import { isGeloescht } from './keep-person.ts';
import { isId } from './zutritt.ts';

export interface Kontoangabe { readonly kennung: string; readonly name: string; readonly delegation: string; readonly rolle: string }
const KENNUNG = /^[a-z0-9][a-z0-9-]{1,39}$/;

/** The Verwaltung of a Delegation makes an account of it; answers the one-time password, which is shown once and stored nowhere. */
export async function createKonto(haus: Haus, person: Person | null, angabe: Kontoangabe): Promise<Result<string>> {
  if (!darf(person, 'konto.verwalten', { delegation: angabe.delegation })) return abgelehnt('nicht_erlaubt');
  // Whoever comes in by the demo's public password makes accounts of the demo only.
  const maker = person === null ? null : await haus.datenbank.ablage.konten.get(person.kontoId);
  return makeKonto(haus, person, angabe, maker?.demo ?? false);
}

/** The same without a person before it: the command line's way to the first account. */
export async function makeKonto(haus: Pick<Haus, 'datenbank' | 'passwoerter'>, person: Person | null, angabe: Kontoangabe, demo = false): Promise<Result<string>> {
  const { kennung, delegation, rolle } = angabe;
  const name = angabe.name.trim();
  if (!KENNUNG.test(kennung) || isGeloescht(kennung)) return abgelehnt('kennung_form');
  if (name === '' || name.length > 100) return abgelehnt('name_leer');
  if (!isDelegation(delegation)) return abgelehnt('delegation_unbekannt');
  if (!isRolle(rolle) || !rollenOf(delegation).includes(rolle)) return abgelehnt('rolle_passt_nicht');
  const passwort = haus.passwoerter.einmalpasswort();
  const passwortHash = await haus.passwoerter.hash(passwort);
  return haus.datenbank.transaktion(async (ablage): Promise<Result<string>> => {
    if ((await ablage.konten.byKennung(kennung)) !== null) return abgelehnt('kennung_vergeben');
    const konto = await ablage.konten.create({ kennung, name, delegation, rolle, passwortHash, einmal: true, demo });
    await ablage.akte.note({ art: 'konto_angelegt', person, gegenstandId: konto.kontoId, daten: { rolle } });
    return ok(passwort);
  });
}

/** Locks (and throws out at once) or unlocks an account of the own Delegation; never one's own. */
export async function lockKonto(haus: Haus, person: Person | null, kontoId: string, gesperrt: boolean): Promise<Result<true>> {
  const antwort = await onKonto(haus, person, kontoId, async (ablage) => {
    await ablage.konten.setGesperrt(kontoId, gesperrt);
    await ablage.akte.note({ art: gesperrt ? 'konto_gesperrt' : 'konto_entsperrt', person, gegenstandId: kontoId });
    return ok(true as const);
  });
  if (antwort.ok) haus.raeume.kontoGeaendert(kontoId);
  return antwort;
}

/** Sets a new one-time password for an account of the own Delegation. */
export async function resetPasswort(haus: Haus, person: Person | null, kontoId: string): Promise<Result<string>> {
  const passwort = haus.passwoerter.einmalpasswort();
  const passwortHash = await haus.passwoerter.hash(passwort);
  const antwort = await onKonto(haus, person, kontoId, async (ablage) => {
    await ablage.konten.setPasswort(kontoId, passwortHash, true);
    await ablage.akte.note({ art: 'passwort_zurueckgesetzt', person, gegenstandId: kontoId });
    return ok(passwort);
  });
  if (antwort.ok) haus.raeume.kontoGeaendert(kontoId);
  return antwort;
}

/** The owner changes the password; the old one must be known. */
export async function changePasswort(haus: Haus, person: Person | null, alt: string, neu: string): Promise<Result<true>> {
  if (person === null || !darf(person, 'konto.eigenes')) return abgelehnt('nicht_erlaubt');
  if (neu.length < 12 || neu.length > 200) return abgelehnt('passwort_kurz');
  const konto = await haus.datenbank.ablage.konten.get(person.kontoId);
  const probe = konto === null ? 'falsch' : await haus.passwoerter.verify(konto.passwortHash, alt);
  if (probe === 'ueberlast') return abgelehnt('ueberlast');
  if (probe === 'falsch') return abgelehnt('passwort_falsch');
  if (alt === neu) return abgelehnt('passwort_gleich');
  const passwortHash = await haus.passwoerter.hash(neu);
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    await ablage.konten.setPasswort(person.kontoId, passwortHash, false);
    await ablage.akte.note({ art: 'passwort_geaendert', person, gegenstandId: person.kontoId });
    return ok(true);
  });
}

/** What the Verwaltung of a Delegation does to another account of it, in one transaction. */
export async function onKonto<T>(haus: Haus, person: Person | null, kontoId: string, act: (ablage: Ablage, konto: Konto) => Promise<Result<T>>): Promise<Result<T>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<T>> => {
    const konto = isId(kontoId) ? await ablage.konten.get(kontoId) : null;
    if (konto === null || !darf(person, 'konto.verwalten', { delegation: konto.delegation })) return abgelehnt('nicht_gefunden');
    if (konto.kontoId === person?.kontoId) return abgelehnt('eigenes_konto');
    if (isGeloescht(konto.kennung)) return abgelehnt('konto_geloescht');
    return act(ablage, konto);
  });
}

/** The accounts of the own Delegation, for its Verwaltung. */
export async function listKonten(haus: Haus, person: Person | null): Promise<Result<{ id: string; kennung: string; name: string; rolle: Rolle; gesperrt: boolean; geloescht: boolean; eigenes: boolean; zweitfaktor: boolean }[]>> {
  if (person === null || !darf(person, 'konto.verwalten', { delegation: person.delegation })) return abgelehnt('nicht_erlaubt');
  const konten = await haus.datenbank.ablage.konten.ofDelegation(person.delegation);
  const mit = new Set(await haus.datenbank.ablage.zweitfaktoren.active(konten.map((k) => k.kontoId)));
  return ok(konten.map((k) => ({ id: k.kontoId, kennung: k.kennung, name: k.name, rolle: k.rolle, gesperrt: k.gesperrtAm !== null, geloescht: isGeloescht(k.kennung), eigenes: k.kontoId === person.kontoId, zweitfaktor: mit.has(k.kontoId) })));
}
