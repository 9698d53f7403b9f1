/**
 * Login: a wrong Kennung and a wrong password are one answer and take the same time; only failures count for the throttle,
 * because a whole ministry logs in from one address (A6). Where the account has a second factor its code is asked for once the password was right. Demo accounts are shut where the demo is not said (contract.md).
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Haus } from '../ports.ts';
import type { Konto } from '../ports-zugang.ts';
import { checkCode } from './keep-zweitfaktor.ts';

const JE_KENNUNG = 10;
const JE_ADRESSE = 100;

export async function logIn(haus: Haus, eingabe: { readonly kennung: string; readonly passwort: string; readonly code: string; readonly adresse: string }): Promise<Result<Konto>> {
  const { konten, fehlversuche } = haus.datenbank.ablage;
  const kennung = eingabe.kennung.trim().toLowerCase().slice(0, 60);
  if (!(await mayTry(haus, kennung, eingabe.adresse))) return abgelehnt('zu_viele_versuche');
  const konto = await konten.byKennung(kennung);
  const probe = await haus.passwoerter.verify(konto?.passwortHash ?? null, eingabe.passwort.slice(0, 200));
  if (probe === 'ueberlast') return abgelehnt('ueberlast');
  if (konto === null || probe === 'falsch') return abgelehnt('anmeldung_falsch');
  if (konto.gesperrtAm !== null) return abgelehnt('konto_gesperrt');
  if (konto.demo && !haus.demo) return abgelehnt('demo_gesperrt');
  const code = await checkCode(haus, konto.kontoId, eingabe.code);
  if (code === 'fehlt' || code === 'falsch') return abgelehnt(code === 'fehlt' ? 'code_noetig' : 'code_falsch');
  await fehlversuche.clear(kennung);
  return ok(konto);
}

/** Counts a try before it is made; whoever succeeds has it taken back. So many at once are counted like one after the other. */
export async function mayTry({ datenbank }: Haus, kennung: string, adresse: string): Promise<boolean> {
  const { fehlversuche } = datenbank.ablage;
  await fehlversuche.note(kennung, adresse);
  const versuche = await fehlversuche.count(kennung, adresse);
  return versuche.kennung <= JE_KENNUNG && versuche.adresse <= JE_ADRESSE;
}
