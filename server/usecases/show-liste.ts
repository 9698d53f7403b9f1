/** The page of the TOPs ohne Aussprache: the open list, what became of earlier ones, and what the chair could propose. */
import { hindernisseOf } from '../../app/domain/abstimmung/gruene-liste.ts';
import { ok, type Result } from '../../app/domain/result.ts';
import { kurzbezeichnung, titelOfTops } from '../../app/domain/top.ts';
import { darf, seesTop } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus, Sitzung, Vorschlag } from '../ports.ts';
import type { GrueneListe } from '../ports-liste.ts';
import type { Aufgabe } from './ansichten.ts';
import type { Listenansicht, Listenzeile } from './ansichten-liste.ts';
import { postenlageOf } from './run-liste.ts';
import { kopfOfSitzung, lastFassung, rechteFor, standOf } from './show-kopf.ts';
import { gegenstandOf, readSitzung } from './zutritt.ts';

export async function showListe(haus: Haus, person: Person | null, sitzungId: string): Promise<Result<Listenansicht>> {
  const { ablage } = haus.datenbank;
  const sitzung = await readSitzung(ablage, person, sitzungId, 'sitzung.sehen');
  if (!sitzung.ok) return sitzung;
  const [listen, alle] = await Promise.all([ablage.listen.ofSitzung(sitzungId), ablage.vorschlaege.ofSitzung(sitzungId)]);
  const sichtbar = alle.filter((v) => seesTop(person, gegenstandOf(v)));
  const view = (liste: GrueneListe): NonNullable<Listenansicht['liste']> => ({
    id: liste.id, zustand: liste.zustand, am: liste.am.toISOString(), beendetAm: liste.beendetAm?.toISOString() ?? null,
    zeilen: sichtbar.flatMap((v) => liste.posten.filter((p) => p.vorschlagId === v.id).map((p) => zeileOf(v, p)))
  });
  const offen = listen.find((l) => l.zustand === 'offen');
  return ok({
    sitzung: await kopfOfSitzung(ablage, sitzung.wert), rechte: rechteFor(person, ['liste.vorschlagen', 'liste.herausnehmen', 'liste.schliessen'], { vorsitzland: sitzung.wert.vorsitzland }),
    liste: offen === undefined ? null : view(offen), fruehere: listen.filter((l) => l.zustand !== 'offen').map(view),
    moeglich: sichtbar.filter((v) => v.zustand === 'in_abstimmung').map((v) => grundzeile(v))
  });
}

/** What an open list asks of this person: to look through it, or, as the chair, to close it. */
export async function listenaufgaben(ablage: Ablage, person: Person | null, sitzung: Sitzung): Promise<Omit<Aufgabe, 'sitzung'>[]> {
  const [schliesst, prueft] = [darf(person, 'liste.schliessen', { vorsitzland: sitzung.vorsitzland }), darf(person, 'liste.herausnehmen', { vorsitzland: sitzung.vorsitzland })];
  if (!schliesst && !prueft) return [];
  const offen = (await ablage.listen.ofSitzung(sitzung.id)).find((l) => l.zustand === 'offen');
  if (offen === undefined) return [];
  const anzahl = offen.posten.filter((p) => p.herausgenommenVon === null).length;
  const tops = anzahl === 1 ? '1 TOP' : `${anzahl} TOPs`;
  return [{ text: schliesst ? `Liste der TOPs ohne Aussprache schließen (${tops})` : `Liste der TOPs ohne Aussprache durchsehen (${tops})`, ziel: `/sitzungen/${sitzung.id}/gruene-liste` }];
}

function grundzeile(v: Vorschlag): Listenansicht['moeglich'][number] {
  const fassung = lastFassung(v);
  return { vorschlagId: v.id, kurz: kurzbezeichnung(v.tops), titel: titelOfTops(v.tops), fassung: fassung?.nummer ?? null, fingerabdruck: fassung?.fingerabdruck ?? '' };
}

function zeileOf(v: Vorschlag, p: GrueneListe['posten'][number]): Listenzeile {
  return {
    ...grundzeile(v), stand: standOf(v), fassung: v.fassungen.find((f) => f.id === p.fassungId)?.nummer ?? null, fingerabdruck: p.fingerabdruck,
    herausgenommenVon: p.herausgenommenVon, herausgenommenAm: p.herausgenommenAm?.toISOString() ?? null, hindernis: hindernisseOf(postenlageOf(v, p.fingerabdruck))[0] ?? null
  };
}
