/** All use cases, bound to one house: what loaders and actions are handed. */
import { abgelehnt } from '../../app/domain/result.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus } from '../ports.ts';
import { admitTop, flagBundesrat } from './admit-top.ts';
import { advanceTop } from './advance-top.ts';
import { answerAbfrage, liftVorbehalt, shareAbfrage } from './ask-laender.ts';
import { callLand, recordStimmeUsecase } from './call-laender.ts';
import { sayBundeseinvernehmen } from './say-bund.ts';
import { sendTagesordnung, showTagesordnung } from './issue-tagesordnung.ts';
import { chaseLaender, showNachfassen } from './chase-laender.ts';
import { settleBefunde } from './check-redaktion.ts';
import { correctTop, editSitzung, editVorlagen, showSitzungsangabe, showVorlagen } from './edit-sitzung.ts';
import { setPostfach, showPostfaecher } from './keep-postfach.ts';
import { castStimmeUsecase } from './cast-stimme.ts';
import { confirmPerson, mustConfirm } from './confirm-person.ts';
import { closeAbstimmung } from './close-abstimmung.ts';
import { createSitzung } from './create-sitzung.ts';
import { createThema } from './create-thema.ts';
import { readThemenformular, registerThema, writeThemenformular } from './fill-thema.ts';
import { editTop, joinTops, numberTop } from './edit-top.ts';
import { listSammlungen, readFeed, readSitemap } from './feed-archiv.ts';
import { freezeFassung } from './freeze-fassung.ts';
import { acceptEinlesung, decideEinlesung, openEinlesung, rejectEinlesung } from './import-sammlung.ts';
import { answerKreis, beginKreisentwurf, changeKommentar, commentKreis, foundKreisUsecase, inviteKreis, leaveKreisUsecase } from './keep-kreis.ts';
import { inviteSitzung } from './invite-sitzung.ts';
import { changePasswort, createKonto, listKonten, lockKonto, resetPasswort } from './keep-konto.ts';
import { editSeite, showSeite } from './keep-seite.ts';
import { narrowKonto, showZustaendigkeiten } from './keep-zustaendigkeit.ts';
import { keepStufeUsecase, showStufen } from './keep-stufe.ts';
import { nameVertretung, revokeVertretung, showVertretungen } from './keep-vertretung.ts';
import { logIn } from './log-in.ts';
import { beginZweitfaktor, confirmZweitfaktor, dropZweitfaktor, resetZweitfaktor, resumeZweitfaktor, showZweitfaktor } from './keep-zweitfaktor.ts';
import { countNeue, readMitteilungen, showMitteilungen } from './notify.ts';
import { orderTops, showReihenfolge } from './order-tops.ts';
import { printEntwurf } from './print-entwurf.ts';
import { makeProbedruck, publishSammlung, submitProbedruck } from './publish-sammlung.ts';
import { assignBericht, attachBericht, consentBericht, detachBericht, markBericht } from './release-bericht.ts';
import { reopenFassung } from './reopen-fassung.ts';
import { answerFreigabe, closeFreigabe, openFreigabe, remindFreigabe } from './run-freigabe.ts';
import { closeListeUsecase, proposeListeUsecase, revokeListe, takeOffListe } from './run-liste.ts';
import { addTischvorlage, answerNiederschrift, approveNiederschrift, circulateNiederschrift, objectNiederschrift, removeTischvorlage, setAnwesenheit, submitNiederschrift, takeBackNiederschrift } from './run-niederschrift.ts';
import { abortUmlauf, beginUmlaufUsecase, createUmlauf, endUmlaufUsecase, objectUmlaufUsecase, remindUmlauf } from './run-umlauf.ts';
import { searchArchiv } from './search-archiv.ts';
import { showArchiv, showArchivsammlung, showBeschluss } from './show-archiv.ts';
import { showAbfrage } from './show-abfrage.ts';
import { readAusgabe, showAusgabe, showUnterschied } from './show-ausgabe.ts';
import { readQuelle, showEinlesung, showEinlesungen, showQuelle } from './show-einlesung.ts';
import { setBetreff, setEinstellung, showRegeln } from './set-regeln.ts';
import { showBerichte, showFreigabe } from './show-freigabe.ts';
import { showSitzungskalender, showUmlaufkalender } from './show-kalender.ts';
import { showKreise } from './list-kreise.ts';
import { showKreis, showKreistop } from './show-kreis.ts';
import { showListe } from './show-liste.ts';
import { printNiederschrift, showNiederschrift } from './show-niederschrift.ts';
import { exportPositionen, showPositionen } from './show-positionen.ts';
import { showRueckzug } from './show-rueckzug.ts';
import { readProbedruck, showFortschritt, showSammlung } from './show-sammlung.ts';
import { showAgenda, showSitzungen, showUebersicht } from './show-sitzung.ts';
import { showSaal } from './show-saal.ts';
import { showUmlaeufe, showUmlauf } from './show-umlauf.ts';
import { showFassung, showVorschlag } from './show-vorschlag.ts';
import { stateEinvernehmenUsecase } from './state-einvernehmen.ts';
import { decideRueckrufUsecase, requestRueckrufUsecase } from './withdraw-ausgabe.ts';
import { announceNotiz, createNotiz, leaveNotiz, orderNotiz, signNotiz } from './write-notiz.ts';

const ALLE = {
  logIn, confirmPerson, changePasswort, createKonto, listKonten, lockKonto, resetPasswort, showZweitfaktor, beginZweitfaktor, resumeZweitfaktor, confirmZweitfaktor, dropZweitfaktor, resetZweitfaktor, nameVertretung, revokeVertretung, showVertretungen, narrowKonto, showZustaendigkeiten, showSeite, editSeite,
  createSitzung, editSitzung, showSitzungsangabe, inviteSitzung, editVorlagen, showVorlagen, showRegeln, setEinstellung, setPostfach, showPostfaecher, countNeue, showMitteilungen, readMitteilungen, showSitzungen, showAgenda, showUebersicht,
  createThema, registerThema, readThemenformular, writeThemenformular, advanceTop, admitTop, flagBundesrat, keepStufe: keepStufeUsecase, showStufen, editTop, setBetreff, correctTop, numberTop, orderTops, showReihenfolge, joinTops, showVorschlag, showFassung, showSaal, printEntwurf,
  freezeFassung, reopenFassung, castStimme: castStimmeUsecase, sayBundeseinvernehmen, recordStimme: recordStimmeUsecase, callLand, stateEinvernehmen: stateEinvernehmenUsecase, closeAbstimmung,
  createUmlauf, beginUmlauf: beginUmlaufUsecase, endUmlauf: endUmlaufUsecase, objectUmlauf: objectUmlaufUsecase, abortUmlauf, remindUmlauf, showUmlaeufe, showUmlauf, showSitzungskalender, showUmlaufkalender,
  chaseLaender, showNachfassen, sendTagesordnung, showTagesordnung,
  proposeListe: proposeListeUsecase, takeOffListe, closeListe: closeListeUsecase, revokeListe, showListe,
  answerAbfrage, shareAbfrage, liftVorbehalt, showAbfrage, showPositionen, exportPositionen,
  showKreise, showKreis, showKreistop, foundKreis: foundKreisUsecase, inviteKreis, answerKreis, leaveKreis: leaveKreisUsecase, beginKreisentwurf, commentKreis, changeKommentar,
  showNiederschrift, printNiederschrift, setAnwesenheit, addTischvorlage, removeTischvorlage, circulateNiederschrift, objectNiederschrift, answerNiederschrift, submitNiederschrift, takeBackNiederschrift, approveNiederschrift,
  createNotiz, announceNotiz, signNotiz, leaveNotiz, orderNotiz,
  openFreigabe, answerFreigabe, remindFreigabe, closeFreigabe, showFreigabe, showBerichte, assignBericht, consentBericht, markBericht, attachBericht, detachBericht,
  showSammlung, settleBefunde, makeProbedruck, submitProbedruck, readProbedruck, publishSammlung, showFortschritt,
  requestRueckruf: requestRueckrufUsecase, decideRueckruf: decideRueckrufUsecase, showAusgabe, showUnterschied, showRueckzug, readAusgabe,
  openEinlesung, decideEinlesung, acceptEinlesung, rejectEinlesung, showEinlesungen, showEinlesung, showQuelle, readQuelle,
  searchArchiv, showArchiv, showArchivsammlung, showBeschluss, readFeed, listSammlungen, readSitemap
};

type Bound<F> = F extends (haus: Haus, ...args: infer A) => infer R ? (...args: A) => R : never;
/** Each use case without its first parameter, the house. */
export type Usecases = { readonly [K in keyof typeof ALLE]: Bound<(typeof ALLE)[K]> };

export function createUsecases(haus: Haus): Usecases {
  const bound = Object.entries(ALLE).map(([name, usecase]) => [name, (...args: never[]) => {
    const person = args[0] as Person | null | undefined;
    return mustConfirm(name, person ?? null) ? Promise.resolve(abgelehnt('bestaetigung_noetig')) : (usecase as (haus: Haus, ...args: never[]) => unknown)(haus, ...args);
  }]);
  return Object.fromEntries(bound) as Usecases;
}
