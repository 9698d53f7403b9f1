/** The redaktionelle Prüfung of a Sitzung's Sammlung: findings with place and suggestion, and the word of a person who leaves one as it is. */
import { setImmediate as pause } from 'node:timers/promises';
import { pruefeRedaktion, regelwort, verweisbefund, type Redaktionsbefund } from '../../app/domain/beschluss/redaktion.ts';
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { gliedere } from '../../app/domain/beschluss/gliederung.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { dublettenOf } from '../../app/domain/sammlung/dubletten.ts';
import { schluesselOf, type Sammlung, type VeroeffentlichterBeschluss } from '../../app/domain/sammlung/sammlung.ts';
import { fehlendeZiffern } from '../../app/domain/verweis.ts';
import { topangabe } from '../../app/domain/zitierweise.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { sha256 } from '../fingerabdruck.ts';
import type { Ablage, Haus, Sitzung } from '../ports.ts';
import type { BefundAnsicht } from './ansichten.ts';
import { buildSammlung } from './build-sammlung.ts';
import { readAnlass } from './anlass.ts';

/** All findings of a model, settled ones with their Vermerk. A finding's key holds its words: another text is another finding. */
export async function befundeOf(ablage: Ablage, sitzung: Sitzung, modell: Sammlung): Promise<BefundAnsicht[]> {
  const erledigt = new Map((await ablage.sammlungen.erledigungen(sitzung.id)).map((e) => [e.befund, e.vermerk]));
  return (await allBefunde(modell)).map((b) => ({ ...b, vermerk: erledigt.get(b.id) ?? null }));
}

/** A person has looked at these findings and leaves them as they are. */
export async function settleBefunde(haus: Haus, person: Person | null, anlassId: string, ids: readonly string[], vermerk: string): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const anlass = await readAnlass(ablage, person, anlassId, 'sammlung.vorbereiten');
    if (!anlass.ok) return anlass;
    const sitzungId = anlass.wert.sitzung.id;
    if (vermerk.trim() === '') return abgelehnt('grund_leer');
    const bekannt = new Set((await allBefunde(await buildSammlung(ablage, anlass.wert))).map((b) => b.id));
    if (ids.length === 0 || ids.some((id) => !bekannt.has(id))) return abgelehnt('befund_unbekannt');
    for (const befund of ids) await ablage.sammlungen.settle({ sitzungId, befund, vermerk: vermerk.trim(), kontoId: person?.kontoId ?? '' });
    await ablage.akte.note({ art: 'befunde_erledigt', person, sitzungId, gegenstandId: anlassId, daten: { befunde: [...ids] } });
    return ok(true);
  });
}

type Roh = Omit<BefundAnsicht, 'vermerk'>;

async function allBefunde(modell: Sammlung): Promise<Roh[]> {
  const inTexten: Roh[] = [];
  for (const b of modell.beschluesse) {
    inTexten.push(...befundeIn(b, modell));
    // Eighty decisions take a tenth of a second; whoever writes meanwhile comes first.
    await pause();
  }
  const doppelt = dublettenOf(modell).map(({ eine, andere }): Roh => ({
    id: sha256(JSON.stringify(['bericht_doppelt', eine.schluessel, eine.bericht.titel, andere.schluessel, andere.bericht.titel])), schluessel: andere.schluessel, regel: regelwort('bericht_doppelt'), ort: topangabe(modell.art, [{ nummer: andere.schluessel }]),
    wort: andere.bericht.titel, satz: `Dieser Titel ähnelt dem eines Berichts zu ${topangabe(modell.art, [{ nummer: eine.schluessel }])}.`, vorschlag: eine.bericht.titel
  }));
  return [...inTexten, ...doppelt];
}

function befundeIn(b: VeroeffentlichterBeschluss, { konferenz, art }: Sammlung): Roh[] {
  const wo = { schluessel: schluesselOf(b), wort: topangabe(art, b.tops) };
  const lage = { konferenz, freigabeEntschieden: true };
  return [
    ...pruefeRedaktion(b.absaetze, lage).map((f) => toAnsicht(wo, '', b.absaetze, f)),
    ...fehlendeZiffern(b, konferenz).map((f) => {
      const absaetze = f.notiz === null ? b.absaetze : (b.protokollnotizen[f.notiz]?.absaetze ?? []);
      return toAnsicht(wo, f.notiz === null ? '' : `Protokollnotiz ${f.notiz + 1}, `, absaetze, verweisbefund(f));
    }),
    ...b.protokollnotizen.flatMap((n, i) => pruefeRedaktion(n.absaetze, lage).filter((f) => f.regel !== 'satzsubjekt').map((f) => toAnsicht(wo, `Protokollnotiz ${i + 1}, `, n.absaetze, f)))
  ];
}

function toAnsicht({ schluessel, wort }: { readonly schluessel: string; readonly wort: string }, davor: string, absaetze: readonly Absatz[], f: Redaktionsbefund): Roh {
  const text = absaetze[f.absatz]?.text ?? '';
  return {
    id: sha256(JSON.stringify([f.regel, schluessel, davor, f.absatz, f.von, text])), schluessel, regel: regelwort(f.regel), ort: `${wort}, ${davor}${stelleOf(absaetze, f.absatz)}`,
    wort: text.slice(f.von, f.bis), satz: f.satz, vorschlag: f.vorschlag
  };
}

/** `Ziffer 3` for everything that belongs to it, else `Absatz 2`. */
function stelleOf(absaetze: readonly Absatz[], index: number): string {
  const ziffer = gliedere(absaetze).slice(0, index + 1).findLast((z) => z.nummer !== null)?.nummer;
  return ziffer === undefined || ziffer === null ? `Absatz ${index + 1}` : `Ziffer ${ziffer}`;
}
