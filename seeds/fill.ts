/**
 * Fills an empty database: the Konferenz and the pages always, the demo only where it is said. Running twice changes nothing:
 * each part is there completely or is begun anew on an empty place. The demo goes through the use cases like everything people do.
 */
import { konferenzOf } from '../app/domain/konferenz.ts';
import { isLand, LAENDER, type Land, type Partei } from '../app/domain/land.ts';
import type { Abweichung } from '../app/domain/abstimmung/stimme.ts';
import type { Haus } from '../server/ports.ts';
import { advanceTop } from '../server/usecases/advance-top.ts';
import { castStimmeUsecase } from '../server/usecases/cast-stimme.ts';
import { closeAbstimmung } from '../server/usecases/close-abstimmung.ts';
import { createSitzung } from '../server/usecases/create-sitzung.ts';
import { createThema } from '../server/usecases/create-thema.ts';
import { joinTops, numberTop } from '../server/usecases/edit-top.ts';
import { freezeFassung } from '../server/usecases/freeze-fassung.ts';
import { importDatei } from '../server/usecases/import-sammlung.ts';
import { inviteSitzung } from '../server/usecases/invite-sitzung.ts';
import { stateEinvernehmenUsecase } from '../server/usecases/state-einvernehmen.ts';
import { announceNotiz, createNotiz, notizText, signNotiz } from '../server/usecases/write-notiz.ts';
import { DEMO_SITZUNG, DEMO_TOPS, type Demonotiz, type Demotop } from './demo-sitzung.ts';
import { DEMO_KONTEN, DEMO_PASSWORT } from './konten.ts';
import { DEMO_OHNE_AUSSPRACHE } from './demo-verfahren.ts';
import { playVerfahren } from './play-verfahren.ts';
import { SEITEN_TEXTE } from './seiten.ts';
import { must, value, type Spieler } from './spieler.ts';

/** What the house cannot do without. */
export async function fillGrundlage(haus: Haus): Promise<void> {
  const { konferenzen, seiten } = haus.datenbank.ablage;
  await konferenzen.put(must(konferenzOf('IMK'), 'IMK'));
  for (const seite of SEITEN_TEXTE) if ((await seiten.get(seite.schluessel)) === null) await seiten.put(seite.schluessel, seite.titel, seite.inhalt);
}

/** Texts of the invented older Sammlungen of the demo's archive, in this folder; who starts the house reads them. */
export const DEMO_SAMMLUNGEN = ['demo-sammlung-frueher.txt', 'demo-sammlung.txt'] as const;

/** Accounts, the archive and the demo Sitzung, on the first start only. */
export async function fillDemo(haus: Haus, sammlungen: readonly { readonly dateiname: string; readonly bytes: Uint8Array }[] = []): Promise<void> {
  const { konten, sitzungen } = haus.datenbank.ablage;
  const missing = [];
  for (const konto of DEMO_KONTEN) if ((await konten.byKennung(konto.kennung)) === null) missing.push(konto);
  if (missing.length > 0) {
    const passwortHash = await haus.passwoerter.hash(DEMO_PASSWORT);
    for (const konto of missing) await konten.create({ ...konto, passwortHash, einmal: false, demo: true });
  }
  // Inviting is the last step: a demo Sitzung without an invitation was left half filled by a start that was killed, and is begun anew.
  if ((await sitzungen.list()).some((s) => s.eingeladenAm !== null || s.nummer !== DEMO_SITZUNG.nummer)) return;
  for (const datei of sammlungen) await fillArchiv(haus, datei);
  await playSitzung(haus);
}

/** Reads an older Sammlung into the archive, as every one that appeared elsewhere; a start that was killed has perhaps done it already. */
async function fillArchiv(haus: Haus, datei: { readonly dateiname: string; readonly bytes: Uint8Array }): Promise<void> {
  if ((await haus.datenbank.ablage.einlesungen.list()).some((e) => e.dateiname === datei.dateiname)) return;
  const gs = must(await haus.datenbank.ablage.konten.byKennung('gs'), 'gs');
  value(await importDatei(haus, gs.kontoId, datei));
}

async function playSitzung(haus: Haus): Promise<void> {
  const spieler: Spieler = async (kennung) => must(await haus.datenbank.ablage.konten.byKennung(kennung), kennung);
  const sitzungId = value(await createSitzung(haus, await spieler('gs'), DEMO_SITZUNG));
  const byNummer = new Map<string, string>();
  const tops = [...DEMO_TOPS, ...DEMO_OHNE_AUSSPRACHE];
  for (const top of tops) {
    const id = await register(haus, spieler, sitzungId, top);
    if (top.nummer !== null) byNummer.set(top.nummer, id);
  }
  for (const top of tops) if (top.verbundenMit !== undefined && top.nummer !== null) value(await joinTops(haus, await spieler('gs'), must(byNummer.get(top.nummer), top.nummer), must(byNummer.get(top.verbundenMit), top.verbundenMit)));
  for (const top of tops) if (top.nummer !== null && top.verbundenMit === undefined) await play(haus, spieler, must(byNummer.get(top.nummer), top.nummer), top);
  await playVerfahren(haus, spieler, sitzungId, byNummer);
  value(await inviteSitzung(haus, await spieler('gs'), sitzungId));
}

/** The Themenanmeldung, and from `entwurf` on its number. */
async function register(haus: Haus, spieler: Spieler, sitzungId: string, top: Demotop): Promise<string> {
  const person = await spieler(`${top.delegation.toLowerCase()}-bearbeitung`);
  const angabe = { nummer: null, titel: top.titel, untertitel: top.untertitel ?? [], teile: top.teile ?? [], arbeitskreis: top.arbeitskreis };
  const id = value(await createThema(haus, person, sitzungId, angabe, top.absaetze));
  if (top.stand === 'anmeldung' || top.nummer === null) return id;
  value(await advanceTop(haus, person, id, 'registrieren'));
  const topId = must((await haus.datenbank.ablage.vorschlaege.get(id))?.tops[0]?.id, id);
  value(await numberTop(haus, await spieler('gs'), id, topId, top.nummer));
  return id;
}

/** From the draft to the state the demo shows. */
async function play(haus: Haus, spieler: Spieler, id: string, top: Demotop): Promise<void> {
  const vorsitz = await spieler('vorsitz');
  for (const notiz of top.notizen ?? []) await playNotiz(haus, spieler, id, notiz);
  if (top.stand === 'entwurf' || top.stand === 'anmeldung') return;
  if (top.stand === 'zurueckgezogen') return void value(await advanceTop(haus, await spieler(`${top.delegation.toLowerCase()}-leitung`), id, 'zurueckziehen'));
  if (top.stand === 'vertagt' || top.stand === 'abgesetzt') return void value(await advanceTop(haus, vorsitz, id, top.stand === 'vertagt' ? 'vertagen' : 'absetzen'));
  const { fassungId, fingerabdruck } = value(await freezeFassung(haus, vorsitz, id));
  // The chair's list decides it.
  if (top.stand === 'ohne_aussprache') return;
  if (top.stand === 'in_abstimmung') {
    for (const land of LAENDER.slice(0, 11)) value(await castStimmeUsecase(haus, await spieler(`${land.toLowerCase()}-leitung`), id, fassungId, { wert: land === 'BE' ? 'enthaltung' : 'zustimmung', fingerabdruck, ersetzt: null }));
    return;
  }
  const abweichungen = new Map<Land, Abweichung>([...abweichend(top.enthaltung, 'enthaltung'), ...abweichend(top.ablehnung, 'ablehnung')]);
  value(await stateEinvernehmenUsecase(haus, vorsitz, id, { fassungId, fingerabdruck, abweichungen }));
  value(await closeAbstimmung(haus, vorsitz, id, { fassungId, fingerabdruck }));
}

function abweichend(parteien: readonly Partei[] | undefined, wert: Abweichung): [Land, Abweichung][] {
  return (parteien ?? []).filter(isLand).map((land) => [land, wert]);
}

async function playNotiz(haus: Haus, spieler: Spieler, vorschlagId: string, notiz: Demonotiz): Promise<void> {
  const notizId = value(await createNotiz(haus, await spieler(`${notiz.initiator.toLowerCase()}-bearbeitung`), vorschlagId, notiz.absaetze));
  if (!notiz.angekuendigt) return;
  value(await announceNotiz(haus, await spieler(`${notiz.initiator.toLowerCase()}-leitung`), vorschlagId, notizId));
  for (const partei of notiz.beitritt) {
    const stand = must((await haus.datenbank.ablage.vorschlaege.get(vorschlagId))?.notizen.find((n) => n.id === notizId), notizId);
    const { fingerabdruck } = await notizText(haus.datenbank.ablage, stand);
    value(await signNotiz(haus, await spieler(`${partei.toLowerCase()}-leitung`), vorschlagId, notizId, fingerabdruck));
  }
}
