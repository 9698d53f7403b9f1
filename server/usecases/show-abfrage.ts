/** The page of a Länderabfrage: what is shared, for all alike; and beside it, for its own people alone, what stands in one's own house. */
import { feldOf, fragtLaender, ganzesFeld, GANZES, geltende, gesamtOf, isVorbehalt, ortOf, positionswort, spalteOf, standOfAntworten, ungeteilteOf, weggefallene, type Abschnitt, type Feld } from '../../app/domain/laenderabfrage.ts';
import { isPartei, LAENDER, PARTEIEN, type Partei } from '../../app/domain/land.ts';
import { ok, type Result } from '../../app/domain/result.ts';
import { kurzbezeichnung } from '../../app/domain/top.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus, Vorschlag } from '../ports.ts';
import type { Laenderantwort } from '../ports-abfrage.ts';
import type { Aufgabe } from './ansichten.ts';
import type { Abfrageansicht, Abfragestelle, Abfragezelle, Antwortansicht } from './ansichten-abfrage.ts';
import { gelesenOf, stelleOf } from './ask-laender.ts';
import { kopfOfSitzung, rechteFor, standOf, topsOf } from './show-kopf.ts';
import { ziffernOf } from './text.ts';
import { gegenstandOf, readVorschlag } from './zutritt.ts';

/** Answers that wait inside the house of a Delegation for its head to share them. */
export async function abfrageaufgaben(ablage: Ablage, person: Person | null, vorschlaege: readonly Vorschlag[]): Promise<Omit<Aufgabe, 'sitzung'>[]> {
  const laufende = vorschlaege.filter((v) => fragtLaender(v.zustand) && darf(person, 'abfrage.teilen', gegenstandOf(v)));
  const [first] = laufende;
  if (person === null || first === undefined) return [];
  const antworten = await ablage.abfragen.ofDelegation(first.sitzungId, person.delegation);
  return laufende.flatMap((v) => {
    const anzahl = ungeteilteOf(antworten.filter((a) => a.vorschlagId === v.id)).length;
    return anzahl === 0 ? [] : [{ text: `${kurzbezeichnung(v.tops)}: ${anzahl === 1 ? 'eine Antwort' : `${anzahl} Antworten`} zur Länderabfrage teilen`, ziel: `/beschlussvorschlaege/${v.id}/abfrage` }];
  });
}

/** What the words of the page are made from. `geteilte` are the answers in force that all may see. */
interface Blick { readonly abschnitte: readonly Abschnitt[]; readonly geteilte: readonly Laenderantwort[]; readonly eigene: readonly Laenderantwort[]; readonly namen: ReadonlyMap<string, string>; readonly hebtAuf: Partei | null }

export async function showAbfrage(haus: Haus, person: Person | null, vorschlagId: string): Promise<Result<Abfrageansicht>> {
  const { ablage } = haus.datenbank;
  const gelesen = await readVorschlag(ablage, person, vorschlagId);
  if (!gelesen.ok) return gelesen;
  const v = gelesen.wert;
  const [sitzung, alle, abschnitte] = await Promise.all([ablage.sitzungen.get(v.sitzungId), ablage.abfragen.ofVorschlag(v.id), ziffernOf(ablage, v)]);
  if (sitzung === null) throw new Error(`Beschlussvorschlag without a Sitzung: ${v.id}`);
  const partei = person !== null && isPartei(person.delegation) && darf(person, 'abfrage.intern', { delegation: person.delegation }) ? person.delegation : null;
  const haeusliche = alle.filter((a) => a.delegation === partei);
  const geteilte = geltende(alle, { geteilt: true });
  const eigene = geltende(haeusliche, { geteilt: false });
  const rechte = rechteFor(person, ['abfrage.antworten', 'abfrage.teilen', 'abfrage.aufheben'], gegenstandOf(v));
  const laeuft = fragtLaender(v.zustand);
  const blick: Blick = { abschnitte, geteilte, eigene, namen: await namesOf(ablage, [...geteilte, ...eigene]), hebtAuf: laeuft && rechte['abfrage.aufheben'] === true ? partei : null };
  return ok({
    id: v.id, sitzung: await kopfOfSitzung(ablage, sitzung), kurz: kurzbezeichnung(v.tops), tops: topsOf(v), stand: standOf(v), laeuft, rechte,
    karte: LAENDER.map((land) => ({ land, spalte: gesamtOf(geteilte.filter((a) => a.delegation === land), abschnitte) })),
    stellen: stellenOf(blick), ...vorbehalteOf(blick),
    intern: partei === null ? null : { partei, stand: standOfAntworten(haeusliche), ungeteilt: eigene.filter((a) => !a.geteilt).length, weggefallen: weggefallene(eigene, abschnitte).map((a) => antwortView(blick, a)) }
  });
}

/** The whole, then each Ziffer; a text of a single part needs no second row, unless somebody answered to it. */
function stellenOf(blick: Blick): Abfragestelle[] {
  const { abschnitte, geteilte, eigene } = blick;
  if (abschnitte.length === 0) return [];
  const view = (abschnitt: Abschnitt | null, worte: readonly Abschnitt[], feld: (antworten: readonly Laenderantwort[]) => Feld<Laenderantwort>): Abfragestelle => {
    const own = feld(eigene);
    return {
      schluessel: abschnitt?.schluessel ?? GANZES, stelle: stelleOf(abschnitt), worte: abschnitt?.worte ?? '', gelesen: gelesenOf(worte),
      zellen: PARTEIEN.map((partei) => zelleOf(partei, feld(geteilte.filter((a) => a.delegation === partei)))),
      eigene: own.antwort === null || own.insgesamt !== (abschnitt === null) ? null : antwortView(blick, own.antwort)
    };
  };
  const beantwortet = [...geteilte, ...eigene].some((a) => a.schluessel !== GANZES);
  return [
    view(null, abschnitte, (antworten) => ganzesFeld(antworten, abschnitte)),
    ...(abschnitte.length > 1 || beantwortet ? abschnitte.map((a) => view(a, [a], (antworten) => feldOf(antworten, a, abschnitte))) : [])
  ];
}

function zelleOf(delegation: Partei, feld: Feld): Abfragezelle {
  return { delegation, spalte: spalteOf(feld), wort: feld.antwort?.aufgehoben === true ? `${positionswort(feld.wert)} aufgehoben` : positionswort(feld.wert), veraltet: feld.veraltet };
}

/** Shared Vorbehalte, and apart from them whatever was answered to Ziffern that are gone. */
function vorbehalteOf(blick: Blick): Pick<Abfrageansicht, 'vorbehalte' | 'weggefallen'> {
  const fort = weggefallene(blick.geteilte, blick.abschnitte);
  const inOrder = (antworten: readonly Laenderantwort[]): Antwortansicht[] => PARTEIEN.flatMap((partei) => antworten.filter((a) => a.delegation === partei)).map((a) => antwortView(blick, a));
  return { vorbehalte: inOrder(blick.geteilte.filter((a) => isVorbehalt(a.wert) && !fort.includes(a))), weggefallen: inOrder(fort) };
}

/** An answer in the words of a page. */
export function antwortView({ abschnitte, namen, hebtAuf }: Blick, a: Laenderantwort): Antwortansicht {
  const first = a.worte[0];
  const ort = a.schluessel === GANZES || first === undefined ? null : ortOf(first, abschnitte);
  const veraltet = a.schluessel === GANZES ? ganzesFeld([a], abschnitte).veraltet : ort === null || ort.worte !== first?.worte;
  return {
    id: a.id, delegation: a.delegation, stelle: a.schluessel !== GANZES && ort === null ? 'weggefallene Ziffer' : stelleOf(ort), wert: a.wert, wort: positionswort(a.wert), frist: a.frist, grund: a.grund,
    veraltet, worte: veraltet ? a.worte.map((w) => w.worte).join('\n\n') : null, am: a.am.toISOString(), geteilt: a.geteilt,
    aufgehobenAm: a.aufgehobenAm?.toISOString() ?? null, aufgehobenVon: a.aufgehobenVon === null ? null : (namen.get(a.aufgehobenVon) ?? null),
    aufhebbar: hebtAuf === a.delegation && isVorbehalt(a.wert) && !a.aufgehoben
  };
}

/** Names of those who lifted a Vorbehalt, as the accounts say them now. */
async function namesOf(ablage: Ablage, antworten: readonly Laenderantwort[]): Promise<Map<string, string>> {
  const ids = [...new Set(antworten.flatMap((a) => (a.aufgehobenVon === null ? [] : [a.aufgehobenVon])))];
  const konten = await Promise.all(ids.map((id) => ablage.konten.get(id)));
  return new Map(konten.flatMap((k) => (k === null ? [] : [[k.kontoId, k.name] as const])));
}
