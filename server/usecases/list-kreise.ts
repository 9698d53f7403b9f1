/** Which circles a person is in: for the list of them, for the page of a TOP, for the first page. */
import { isPartei } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus, Vorschlag } from '../ports.ts';
import type { Kreis } from '../ports-kreis.ts';
import type { Aufgabe } from './ansichten.ts';
import type { KreisKurz, Kreisuebersicht } from './ansichten-kreis.ts';

export function kurzOf({ id, name, mitglieder, eingeladene }: Kreis): KreisKurz {
  return { id, name, mitglieder, eingeladene };
}

export async function showKreise(haus: Haus, person: Person | null): Promise<Result<Kreisuebersicht>> {
  if (person === null || !isPartei(person.delegation) || !darf(person, 'kreis.uebersicht')) return abgelehnt('nicht_erlaubt');
  const kreise = await haus.datenbank.ablage.kreise.ofDelegation(person.delegation);
  return ok({
    kreise: kreise.filter((kreis) => darf(person, 'kreis.sehen', { kreis })).map(kurzOf), einladungen: kreise.filter((kreis) => darf(person, 'kreis.antworten', { kreis })).map(kurzOf),
    darfGruenden: darf(person, 'kreis.gruenden'), eigene: person.delegation
  });
}

/** Circles of this person, for the page of a TOP. */
export async function kreiseOf(ablage: Ablage, person: Person | null, v: Vorschlag): Promise<{ id: string; name: string }[]> {
  if (person === null || !isPartei(person.delegation) || !v.registriert || !darf(person, 'kreis.uebersicht')) return [];
  return (await ablage.kreise.ofDelegation(person.delegation)).filter((kreis) => darf(person, 'kreis.sehen', { kreis })).map(({ id, name }) => ({ id, name }));
}

/** Invitations that wait for the head of a Delegation. */
export async function kreisaufgaben(ablage: Ablage, person: Person | null): Promise<Aufgabe[]> {
  if (person === null || !isPartei(person.delegation) || !darf(person, 'kreis.gruenden')) return [];
  const offen = (await ablage.kreise.ofDelegation(person.delegation)).filter((kreis) => darf(person, 'kreis.antworten', { kreis }));
  return offen.length === 0 ? [] : [{ text: offen.length === 1 ? 'Einladung in einen Kreis beantworten' : `${offen.length} Einladungen in Kreise beantworten`, ziel: '/kreise', sitzung: '' }];
}
