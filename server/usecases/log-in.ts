/**
 * Login: a wrong Kennung and a wrong password are one answer and take the same time; only failures count for the throttle,
 * because a whole ministry logs in from one address (A6). Demo accounts are shut where the demo is not said (contract.md).
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Haus, Konto } from '../ports.ts';

const JE_KENNUNG = 10;
const JE_ADRESSE = 100;

export async function logIn(haus: Haus, eingabe: { readonly kennung: string; readonly passwort: string; readonly adresse: string }): Promise<Result<Konto>> {
  const { konten, fehlversuche } = haus.datenbank.ablage;
  const kennung = eingabe.kennung.trim().toLowerCase().slice(0, 60);
  // Noted before it is tried and taken back when it succeeds: so many at once are counted like one after the other.
  await fehlversuche.note(kennung, eingabe.adresse);
  const versuche = await fehlversuche.count(kennung, eingabe.adresse);
  if (versuche.kennung > JE_KENNUNG || versuche.adresse > JE_ADRESSE) return abgelehnt('zu_viele_versuche');
  const konto = await konten.byKennung(kennung);
  const probe = await haus.passwoerter.verify(konto?.passwortHash ?? null, eingabe.passwort.slice(0, 200));
  if (probe === 'ueberlast') return abgelehnt('ueberlast');
  if (konto === null || probe === 'falsch') return abgelehnt('anmeldung_falsch');
  if (konto.gesperrtAm !== null) return abgelehnt('konto_gesperrt');
  if (konto.demo && !haus.demo) return abgelehnt('demo_gesperrt');
  await fehlversuche.clear(kennung);
  return ok(konto);
}
