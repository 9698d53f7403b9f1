/** The page of the Freigabe: what is asked, until when, who answered and objects, and where each cited Bericht stands. */
import { SCHWEIGEN } from '../../app/domain/freigabe.ts';
import { ortszeitOf } from '../../app/domain/frist.ts';
import { LAENDER } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { isBeschlossen, kurzbezeichnung, titelOfTops } from '../../app/domain/top.ts';
import { darf, seesTop } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Fassung, Haus, Vorschlag } from '../ports.ts';
import type { BerichtAnsicht, Berichtsansicht, Freigabeansicht, FreigabePosten } from './ansichten.ts';
import { anlassKopf, isBeschlussOf, kurzOf, readAnlass, sachenOf, type Anlass } from './anlass.ts';
import { applyMarken } from './build-sammlung.ts';
import { kopfOfSitzung, lastFassung, rechteFor } from './show-kopf.ts';
import { gegenstandOf, readVorschlag } from './zutritt.ts';

const WOCHE = 7 * 24 * 3_600_000;

export async function showFreigabe(haus: Haus, person: Person | null, anlassId: string): Promise<Result<Freigabeansicht>> {
  const { ablage } = haus.datenbank;
  const gelesen = await readAnlass(ablage, person, anlassId, 'freigabe.sehen');
  if (!gelesen.ok) return gelesen;
  const { wert: anlass, wert: { sitzung } } = gelesen;
  const [runde, vorschlaege, jetzt] = await Promise.all([ablage.freigaben.latest(anlassId), sachenOf(ablage, anlass), ablage.jetzt()]);
  const beschlossen = vorschlaege.filter((v) => isBeschlussOf(anlass, v) && seesTop(person, gegenstandOf(v)));
  const gefragt = beschlossen.filter((v) => v.freigabe !== null);
  const geantwortet = runde?.antworten.map((a) => a.delegation) ?? [];
  return ok({
    sitzung: await kopfOfSitzung(ablage, sitzung), anlass: anlassKopf(anlass), schweigen: SCHWEIGEN, beschlossen: beschlossen.length,
    zurueckgenommen: beschlossen.filter((v) => v.freigabe?.zurueckgenommen === true).map((v) => ({ id: v.id, kurz: kurzOf(anlass, v), titel: titelOfTops(v.tops) })),
    runde: runde && {
      fristOrtszeit: runde.fristOrtszeit, abgelaufen: runde.frist < jetzt, geschlossen: runde.geschlossenAm !== null, geantwortet, erinnertAm: runde.erinnertAm?.toISOString() ?? null,
      fehlen: LAENDER.filter((land) => !geantwortet.includes(land)), selbstGeantwortet: geantwortet.some((land) => land === person?.delegation)
    },
    posten: await Promise.all(gefragt.map((v) => postenOf(ablage, person, anlass, v))),
    rechte: rechteFor(person, ['freigabe.eroeffnen', 'freigabe.antworten', 'freigabe.erinnern', 'freigabe.schliessen', 'bericht.freigeben', 'bericht.einwilligen', 'sammlung.probe'], { vorsitzland: sitzung.vorsitzland }),
    vorschlagFrist: ortszeitOf(jetzt.getTime() + WOCHE), postausgang: haus.postausgang, vsZugelassen: haus.vsZugelassen
  });
}

async function postenOf(ablage: Ablage, person: Person | null, anlass: Anlass, v: Vorschlag): Promise<FreigabePosten> {
  const fassung = lastFassung(v);
  if (fassung === null || v.freigabe === null) throw new Error(`in a round without a Fassung: ${v.id}`);
  const own = v.freigabe.widersprueche.find((w) => w.delegation === person?.delegation);
  return {
    fassungId: fassung.id, vorschlagId: v.id, kurz: kurzOf(anlass, v), titel: titelOfTops(v.tops), freigegeben: v.freigabe.freigegeben,
    widersprueche: v.freigabe.widersprueche.map((w) => ({ delegation: w.delegation, grund: darf(person, 'freigabe.gruende', { delegation: w.delegation }) ? w.grund : null })),
    eigenerGrund: own?.grund ?? null, gefragt: v.freigabe.freigegeben === null,
    berichte: await berichteOf(ablage, fassung), darfBeifuegen: darf(person, 'bericht.beifuegen', gegenstandOf(v))
  };
}

/** Every citation with its mark, the BMI's word where it is the BMI's, and the document where there is one. */
async function berichteOf(ablage: Ablage, fassung: Fassung): Promise<BerichtAnsicht[]> {
  const absaetze = applyMarken(await ablage.fassungen.absaetze(fassung.id), await ablage.fassungen.marken(fassung.id));
  const [bund, dokumente] = [await ablage.berichte.bundesberichte(fassung.id), await ablage.berichte.dokumente(fassung.id)];
  return absaetze.flatMap((a, absatz) => a.berichte.map((b, bericht): BerichtAnsicht => {
    const dokument = dokumente.find((d) => d.absatz === absatz && d.bericht === bericht);
    return {
      absatz, bericht, titel: b.titel, vs: b.vs, marke: b.freigabe, einwilligung: bund.find((x) => x.absatz === absatz && x.bericht === bericht)?.einwilligung ?? null,
      dokument: dokument === undefined ? null : { dateiname: dokument.dateiname, groesse: dokument.groesse }
    };
  }));
}

/** The cited Berichte of one Beschluss and what this person may do with them. */
export async function showBerichte(haus: Haus, person: Person | null, vorschlagId: string): Promise<Result<Berichtsansicht>> {
  const { ablage } = haus.datenbank;
  const gelesen = await readVorschlag(ablage, person, vorschlagId);
  if (!gelesen.ok) return gelesen;
  const v = gelesen.wert;
  const [fassung, sitzung] = [lastFassung(v), await ablage.sitzungen.get(v.sitzungId)];
  if (sitzung === null) return abgelehnt('nicht_gefunden');
  if (!isBeschlossen(v.zustand) || fassung === null) return abgelehnt('noch_nicht_beschlossen');
  return ok({
    id: v.id, sitzung: await kopfOfSitzung(ablage, sitzung), kurz: kurzbezeichnung(v.tops), titel: titelOfTops(v.tops), berichte: await berichteOf(ablage, fassung),
    rechte: rechteFor(person, ['bericht.freigeben', 'bericht.einwilligen', 'bericht.beifuegen'], gegenstandOf(v)), vsZugelassen: haus.vsZugelassen
  });
}
