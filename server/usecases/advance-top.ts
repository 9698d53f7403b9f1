/**
 * The steps of a TOP that are neither freeze nor vote: registered and withdrawn by its Delegation; postponed, taken off and taken up again by the chair.
 * Taking up again opens a new Textraum from the last Fassung where the old one was closed by a freeze.
 */
import { eingangOf, OHNE_FRISTEN } from '../../app/domain/anmeldung.ts';
import { assertNever, ok, type Result } from '../../app/domain/result.ts';
import { nachSchritt } from '../../app/domain/top.ts';
import type { Handlung } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus, Vorschlag } from '../ports.ts';
import { keepAnmeldung } from './keep-stufe.ts';
import { reopenText } from './text.ts';
import { holdVorschlag } from './zutritt.ts';

export type EinfacherSchritt = 'registrieren' | 'zurueckziehen' | 'vertagen' | 'absetzen' | 'wiederaufnehmen';

function handlungOf(schritt: EinfacherSchritt): Handlung {
  switch (schritt) {
    case 'registrieren': return 'top.registrieren';
    case 'zurueckziehen': return 'top.zurueckziehen';
    case 'vertagen': case 'absetzen': case 'wiederaufnehmen': return 'top.leiten';
    default: return assertNever(schritt);
  }
}

export async function advanceTop(haus: Haus, person: Person | null, vorschlagId: string, schritt: EinfacherSchritt): Promise<Result<true>> {
  const antwort = await haus.datenbank.transaktion(async (ablage): Promise<Result<Vorschlag>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, handlungOf(schritt));
    if (!gehalten.ok) return gehalten;
    const nach = nachSchritt(gehalten.wert.zustand, schritt);
    if (!nach.ok) return nach;
    await carryOut(ablage, gehalten.wert, schritt, nach.wert);
    if (schritt === 'registrieren') await keepAnmeldung(ablage, gehalten.wert, person);
    await ablage.akte.note({ art: `top_${schritt}`, person, sitzungId: gehalten.wert.sitzungId, gegenstandId: vorschlagId });
    return gehalten;
  });
  if (!antwort.ok) return antwort;
  if (antwort.wert.textraumId !== null) haus.raeume.geaendert(antwort.wert.textraumId);
  return ok(true);
}

async function carryOut(ablage: Ablage, v: Vorschlag, schritt: EinfacherSchritt, nach: Vorschlag['zustand']): Promise<void> {
  if (schritt === 'registrieren') {
    const sitzung = await ablage.sitzungen.get(v.sitzungId);
    return ablage.vorschlaege.register(v.id, eingangOf(sitzung?.anmeldefristen ?? OHNE_FRISTEN, (await ablage.jetzt()).getTime()));
  }
  await ablage.vorschlaege.setZustand(v.id, nach);
  if (schritt === 'wiederaufnehmen' && v.textraumId === null) await reopenText(ablage, v);
}
