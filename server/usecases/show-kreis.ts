/** The pages of circles, for those who are in them. */
import { mayChangeKommentar } from '../../app/domain/kreis.ts';
import { PARTEIEN } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { zeilenOf } from '../../app/domain/stufe.ts';
import { kurzbezeichnung, titelOfTops } from '../../app/domain/top.ts';
import { darf, seesTop } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus, Vorschlag } from '../ports.ts';
import type { Kreis } from '../ports-kreis.ts';
import type { Kreisansicht, Kreistopansicht, Kreiszeile } from './ansichten-kreis.ts';
import { kurzOf } from './list-kreise.ts';
import { kopfOfSitzung, rechteFor, standOf, topsOf } from './show-kopf.ts';
import { textOf } from './show-vorschlag.ts';
import { absaetzeOf } from './text.ts';
import { gegenstandOf, isId, readVorschlag } from './zutritt.ts';

export async function showKreis(haus: Haus, person: Person | null, kreisId: string): Promise<Result<Kreisansicht>> {
  const { ablage } = haus.datenbank;
  const gelesen = await readKreis(ablage, person, kreisId);
  if (!gelesen.ok) return gelesen;
  const kreis = gelesen.wert;
  const [entwuerfe, anzahlen, alle] = [new Set((await ablage.kreise.entwuerfe(kreis.id)).map((e) => e.vorschlagId)), await ablage.kreise.anzahlen(kreis.id), await ablage.sitzungen.list()];
  const sitzungen: Kreisansicht['sitzungen'][number][] = [];
  for (const s of alle) {
    const vorschlaege = (await ablage.vorschlaege.ofSitzung(s.id)).filter((v) => v.registriert && seesTop(person, gegenstandOf(v)));
    const kopf = await kopfOfSitzung(ablage, s);
    if (vorschlaege.length > 0) sitzungen.push({
      id: s.id, name: `${kopf.bezeichnung}, ${kopf.titel}`,
      zeilen: vorschlaege.map((v) => ({ vorschlagId: v.id, kurz: kurzbezeichnung(v.tops), titel: titelOfTops(v.tops), stand: standOf(v), entwurf: entwuerfe.has(v.id), kommentare: anzahlen.get(v.id) ?? 0 }))
    });
  }
  const gelistet = new Set(sitzungen.flatMap((s) => s.zeilen.map((z) => z.vorschlagId)));
  const aufgegangen: Kreiszeile[] = [];
  // What was joined with another TOP has no place on an agenda any more; what the circle wrote to it is still there.
  for (const id of new Set([...entwuerfe, ...anzahlen.keys()])) {
    const v = gelistet.has(id) ? null : await ablage.vorschlaege.get(id);
    if (v !== null && seesTop(person, gegenstandOf(v))) aufgegangen.push({ vorschlagId: id, kurz: 'TOP', titel: 'mit einem anderen verbunden', stand: standOf(v), entwurf: entwuerfe.has(id), kommentare: anzahlen.get(id) ?? 0 });
  }
  if (aufgegangen.length > 0) sitzungen.push({ id: 'verbunden', name: 'Verbundene TOPs', zeilen: aufgegangen });
  const dabei = new Set([...kreis.mitglieder, ...kreis.eingeladene]);
  return ok({ ...kurzOf(kreis), rechte: rechteFor(person, ['kreis.einladen', 'kreis.verlassen'], { kreis }), einladbar: PARTEIEN.filter((p) => !dabei.has(p)), sitzungen });
}

/** The draft of the circle beside the words that all see, and what its people say. */
export async function showKreistop(haus: Haus, person: Person | null, kreisId: string, vorschlagId: string): Promise<Result<Kreistopansicht>> {
  const { ablage } = haus.datenbank;
  const [gelesen, top] = [await readKreis(ablage, person, kreisId), await readVorschlag(ablage, person, vorschlagId)];
  if (!gelesen.ok) return gelesen;
  if (!top.ok || !top.wert.registriert || person === null) return abgelehnt('nicht_gefunden');
  const [kreis, v] = [gelesen.wert, top.wert];
  const sitzung = await ablage.sitzungen.get(v.sitzungId);
  if (sitzung === null) return abgelehnt('nicht_gefunden');
  const [kommentare, jetzt, schreibt, kopf] = [await ablage.kreise.kommentare(kreis.id, v.id), (await ablage.jetzt()).getTime(), darf(person, 'kreis.schreiben', { kreis }), await kopfOfSitzung(ablage, sitzung)];
  return ok({
    kreis: { id: kreis.id, name: kreis.name }, vorschlagId: v.id, kurz: kurzbezeichnung(v.tops), tops: topsOf(v), stand: standOf(v), sitzung: `${kopf.bezeichnung}, ${kopf.titel}`,
    entwurf: await entwurfOf(ablage, kreis, v, schreibt), gemeinsam: zeilenOf(await textOf(ablage, v)), schreibt,
    kommentare: kommentare.map((k, i) => ({
      id: k.id, delegation: k.delegation, name: k.name, text: k.text, am: k.am.toISOString(), geaendert: k.geaendertAm !== null, geloescht: k.geloescht,
      darfAendern: schreibt && mayChangeKommentar({ ...k, am: k.am.getTime() }, person.kontoId, i === kommentare.length - 1, jetzt)
    }))
  });
}

async function entwurfOf(ablage: Ablage, kreis: Kreis, v: Vorschlag, schreibt: boolean): Promise<Kreistopansicht['entwurf']> {
  const entwurf = (await ablage.kreise.entwuerfe(kreis.id)).find((e) => e.vorschlagId === v.id);
  if (entwurf === undefined) return null;
  const absaetze = absaetzeOf(await ablage.textraeume.updates(entwurf.textraumId));
  return { raum: { id: entwurf.textraumId, schreibt }, absaetze, worte: zeilenOf(absaetze) };
}

async function readKreis(ablage: Ablage, person: Person | null, kreisId: string): Promise<Result<Kreis>> {
  const kreis = isId(kreisId) ? await ablage.kreise.get(kreisId) : null;
  return kreis === null || !darf(person, 'kreis.sehen', { kreis }) ? abgelehnt('nicht_gefunden') : ok(kreis);
}
