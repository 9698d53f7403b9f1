/**
 * The second factor of an account (docs/entscheidungen/0098): set up by its owner, asked for at the login and instead of the password before a formal
 * act, given up by its owner, and taken away by the Verwaltung where the device and the emergency codes are lost. Each change is audited.
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { bareCode, inFours, isAppcode, matchSchritt } from '../../app/domain/zugang/zweitfaktor.ts';
import { sha256 } from '../fingerabdruck.ts';
import type { Ablage, Haus } from '../ports.ts';
import { onKonto } from './keep-konto.ts';

/** What the own account shows of it. */
export interface Zweitfaktoransicht { readonly aktiv: boolean; readonly notfallcodes: number }

export async function showZweitfaktor({ datenbank }: Haus, person: Person | null): Promise<Result<Zweitfaktoransicht>> {
  if (person === null) return abgelehnt('nicht_angemeldet');
  const stand = await datenbank.ablage.zweitfaktoren.get(person.kontoId);
  return ok({ aktiv: stand?.aktiv === true, notfallcodes: stand?.notfallcodes ?? 0 });
}

/** What an app needs: the address in a picture, and the letters for typing. Asked for by nobody until it is confirmed. */
export interface Einrichtung { readonly adresse: string; readonly buchstaben: string }

/** A new secret; one that was begun and not confirmed is forgotten. */
export async function beginZweitfaktor(haus: Haus, person: Person | null): Promise<Result<Einrichtung>> {
  if (person === null || !darf(person, 'konto.eigenes')) return abgelehnt('nicht_erlaubt');
  const geheimnis = haus.codes.secret();
  return (await haus.datenbank.ablage.zweitfaktoren.begin(person.kontoId, geheimnis)) ? ok(einrichtungOf(haus, person, geheimnis)) : abgelehnt('zweitfaktor_aktiv');
}

/** The first code shows that the app has the secret; from here on it is asked for. Answers the emergency codes, which are shown once. */
export async function confirmZweitfaktor(haus: Haus, person: Person | null, eingabe: string): Promise<Result<readonly string[]>> {
  if (person === null) return abgelehnt('nicht_angemeldet');
  const codes = haus.codes.notfallcodes();
  return haus.datenbank.transaktion(async (ablage): Promise<Result<readonly string[]>> => {
    const stand = await ablage.zweitfaktoren.get(person.kontoId);
    if (stand === null) return abgelehnt('zweitfaktor_fehlt');
    const schritt = await schrittFor(haus, ablage, stand, bareCode(eingabe));
    if (schritt === null) return abgelehnt('code_falsch');
    if (!(await ablage.zweitfaktoren.confirm(person.kontoId, schritt, codes.map(hashOfCode)))) return abgelehnt('zweitfaktor_aktiv');
    await ablage.akte.note({ art: 'zweitfaktor_eingerichtet', person, gegenstandId: person.kontoId });
    return ok(codes);
  });
}

/** The secret that was begun, shown again beside a code that did not fit. */
export async function resumeZweitfaktor(haus: Haus, person: Person | null): Promise<Result<Einrichtung>> {
  if (person === null) return abgelehnt('nicht_angemeldet');
  const stand = await haus.datenbank.ablage.zweitfaktoren.get(person.kontoId);
  return stand === null || stand.aktiv ? abgelehnt('zweitfaktor_fehlt') : ok(einrichtungOf(haus, person, stand.geheimnis));
}

/** The owner goes back to the password alone. */
export async function dropZweitfaktor(haus: Haus, person: Person | null): Promise<Result<true>> {
  if (person === null || !darf(person, 'konto.eigenes')) return abgelehnt('nicht_erlaubt');
  return haus.datenbank.transaktion((ablage) => removeZweitfaktor(ablage, person, person.kontoId));
}

/** The Verwaltung takes it from an account of its own Delegation, whose logins end. */
export async function resetZweitfaktor(haus: Haus, person: Person | null, kontoId: string): Promise<Result<true>> {
  const antwort = await onKonto(haus, person, kontoId, async (ablage) => {
    const entfernt = await removeZweitfaktor(ablage, person, kontoId);
    if (entfernt.ok) await ablage.konten.endLogins(kontoId);
    return entfernt;
  });
  if (antwort.ok) haus.raeume.kontoGeaendert(kontoId);
  return antwort;
}

/** Whether this is a code of the account; a code that counted never counts again. `keiner`: the account has no second factor. */
export async function checkCode(haus: Haus, kontoId: string, eingabe: string): Promise<'keiner' | 'fehlt' | 'falsch' | 'passt'> {
  const { ablage } = haus.datenbank;
  const { zweitfaktoren } = ablage;
  const stand = await zweitfaktoren.get(kontoId);
  if (stand === null || !stand.aktiv) return 'keiner';
  const code = bareCode(eingabe);
  if (code === '') return 'fehlt';
  if (!isAppcode(code)) return (await zweitfaktoren.useNotfallcode(kontoId, hashOfCode(code))) ? 'passt' : 'falsch';
  const schritt = await schrittFor(haus, ablage, stand, code);
  return schritt !== null && (await zweitfaktoren.use(kontoId, schritt)) ? 'passt' : 'falsch';
}

/** The time step whose code this is, by the database's clock. */
async function schrittFor({ codes }: Haus, ablage: Ablage, { geheimnis, schritt }: { readonly geheimnis: Uint8Array; readonly schritt: number }, code: string): Promise<number | null> {
  return matchSchritt(code, schritt, (await ablage.jetzt()).getTime(), (n) => codes.codeOf(geheimnis, n));
}

/** What is kept of an emergency code: it carries enough chance that a plain hash is safe. */
function hashOfCode(code: string): string {
  return sha256(bareCode(code));
}

async function removeZweitfaktor(ablage: Ablage, person: Person | null, kontoId: string): Promise<Result<true>> {
  if (!(await ablage.zweitfaktoren.remove(kontoId))) return abgelehnt('zweitfaktor_fehlt');
  await ablage.akte.note({ art: 'zweitfaktor_entfernt', person, gegenstandId: kontoId });
  return ok(true);
}

function einrichtungOf({ codes }: Haus, { kennung }: Person, geheimnis: Uint8Array): Einrichtung {
  return { adresse: codes.addressOf(geheimnis, kennung), buchstaben: inFours(codes.lettersOf(geheimnis), ' ') };
}
