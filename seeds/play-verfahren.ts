/** Plays what runs beside the votes of the demo Sitzung (demo-verfahren.ts) through the use cases, like everything people do. */
import { plusTage, tagOf } from '../app/domain/frist.ts';
import { GANZES } from '../app/domain/laenderabfrage.ts';
import { LAENDER, type Land } from '../app/domain/land.ts';
import type { Haus } from '../server/ports.ts';
import { advanceTop } from '../server/usecases/advance-top.ts';
import { answerAbfrage, gelesenOf, shareAbfrage } from '../server/usecases/ask-laender.ts';
import { castStimmeUsecase } from '../server/usecases/cast-stimme.ts';
import { createThema } from '../server/usecases/create-thema.ts';
import { answerKreis, beginKreisentwurf, commentKreis, foundKreisUsecase } from '../server/usecases/keep-kreis.ts';
import { proposeListeUsecase } from '../server/usecases/run-liste.ts';
import { beginUmlaufUsecase, createUmlauf, endUmlaufUsecase } from '../server/usecases/run-umlauf.ts';
import { ziffernOf } from '../server/usecases/text.ts';
import { DEMO_ABFRAGE, DEMO_KREIS, DEMO_OHNE_AUSSPRACHE, DEMO_UMLAEUFE } from './demo-verfahren.ts';
import { must, value, type Spieler } from './spieler.ts';

/** `byNummer`: the Beschlussvorschlag of each TOP. */
export async function playVerfahren(haus: Haus, spieler: Spieler, sitzungId: string, byNummer: ReadonlyMap<string, string>): Promise<void> {
  await playAbfrage(haus, spieler, must(byNummer.get(DEMO_ABFRAGE.nummer), DEMO_ABFRAGE.nummer));
  await playListe(haus, spieler, sitzungId, byNummer);
  for (const umlauf of DEMO_UMLAEUFE) await playUmlauf(haus, spieler, sitzungId, umlauf);
  await playKreis(haus, spieler, must(byNummer.get(DEMO_KREIS.nummer), DEMO_KREIS.nummer));
}

async function playAbfrage(haus: Haus, spieler: Spieler, id: string): Promise<void> {
  const { ablage } = haus.datenbank;
  const abschnitte = await ziffernOf(ablage, must(await ablage.vorschlaege.get(id), id));
  const heute = tagOf((await ablage.jetzt()).getTime());
  for (const { land, ziffer, geteilt, wert, grund, tage } of DEMO_ABFRAGE.antworten) {
    const gemeint = ziffer === 0 ? abschnitte : abschnitte.filter((a) => a.nummer === ziffer);
    const leitung = await spieler(`${land.toLowerCase()}-leitung`);
    value(await answerAbfrage(haus, leitung, id, ziffer === 0 ? GANZES : must(gemeint[0], `Ziffer ${ziffer}`).schluessel, gelesenOf(gemeint), { wert, grund, frist: tage === null ? null : plusTage(heute, tage) }));
    const last = (await ablage.abfragen.ofVorschlag(id)).filter((a) => a.delegation === land).at(-1);
    if (geteilt) value(await shareAbfrage(haus, leitung, id, must(last, land).id));
  }
}

async function playListe(haus: Haus, spieler: Spieler, sitzungId: string, byNummer: ReadonlyMap<string, string>): Promise<void> {
  const gewaehlt = [];
  for (const { nummer } of DEMO_OHNE_AUSSPRACHE) {
    const vorschlagId = must(byNummer.get(nummer ?? ''), 'a TOP of the list');
    gewaehlt.push({ vorschlagId, fingerabdruck: must((await haus.datenbank.ablage.vorschlaege.get(vorschlagId))?.fassungen.at(-1), vorschlagId).fingerabdruck });
  }
  value(await proposeListeUsecase(haus, await spieler('vorsitz'), sitzungId, gewaehlt));
}

async function playUmlauf(haus: Haus, spieler: Spieler, sitzungId: string, { top, tage, stimmen }: (typeof DEMO_UMLAEUFE)[number]): Promise<void> {
  const { ablage } = haus.datenbank;
  const vorsitz = await spieler('vorsitz');
  const fachebene = await spieler(`${top.delegation.toLowerCase()}-bearbeitung`);
  const id = value(await createThema(haus, fachebene, sitzungId, { nummer: null, titel: top.titel, untertitel: [], teile: [], arbeitskreis: top.arbeitskreis }, top.absaetze));
  value(await advanceTop(haus, fachebene, id, 'registrieren'));
  const umlaufId = value(await createUmlauf(haus, await spieler('gs'), id));
  const frist = plusTage(tagOf((await ablage.jetzt()).getTime()), tage);
  value(await beginUmlaufUsecase(haus, vorsitz, umlaufId, `${frist}T12:00`));
  const fassung = must((await ablage.vorschlaege.get(id))?.fassungen.at(-1), top.titel);
  const laender: readonly Land[] = stimmen === 'alle' ? LAENDER : stimmen;
  for (const land of laender) value(await castStimmeUsecase(haus, await spieler(`${land.toLowerCase()}-leitung`), id, fassung.id, { wert: 'zustimmung', fingerabdruck: fassung.fingerabdruck, ersetzt: null }));
  if (stimmen === 'alle') value(await endUmlaufUsecase(haus, vorsitz, umlaufId, fassung.fingerabdruck));
}

async function playKreis(haus: Haus, spieler: Spieler, vorschlagId: string): Promise<void> {
  const leitung = (partei: string) => spieler(`${partei.toLowerCase()}-leitung`);
  const gruender = await leitung(DEMO_KREIS.gruender);
  const kreisId = value(await foundKreisUsecase(haus, gruender, { name: DEMO_KREIS.name, weitere: DEMO_KREIS.weitere }));
  for (const partei of DEMO_KREIS.beigetreten) value(await answerKreis(haus, await leitung(partei), kreisId, true));
  value(await beginKreisentwurf(haus, gruender, kreisId, vorschlagId, true));
  for (const { von, text } of DEMO_KREIS.kommentare) value(await commentKreis(haus, await leitung(von), kreisId, vorschlagId, text));
}
