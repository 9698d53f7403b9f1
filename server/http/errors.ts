/**
 * The one table from a refusal's `grund` to status and German sentence (architecture.md 1). A sentence says what happened,
 * what is kept and what to do. A `grund` without a row is a bug and answers 500; a test compares the table with the code.
 */
import { isLand, nameOf } from '../../app/domain/land.ts';

type Angaben = Readonly<Record<string, string>>;
type Satz = string | ((a: Angaben) => string);
export interface Ablehnung { readonly status: number; readonly satz: string }

const WERTE: Readonly<Record<string, string>> = { zustimmung: 'Zustimmung', enthaltung: 'Enthaltung', ablehnung: 'Ablehnung' };
const berlin = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
const when = (iso: string | undefined): string => (iso === undefined ? '' : berlin.format(new Date(iso)));
const stelle = (a: Angaben): string => (a.absatz === undefined ? '' : ` (Absatz ${a.absatz})`);

/** Every reason the house knows. */
export const ABLEHNUNGEN: Readonly<Record<string, readonly [number, Satz]>> = {
  nicht_angemeldet: [401, 'Bitte melden Sie sich an.'],
  nicht_erlaubt: [403, 'Dafür reicht Ihre Rolle nicht aus. Es wurde nichts geändert.'],
  nicht_gefunden: [404, 'Das Gesuchte gibt es nicht, oder es ist für Ihre Delegation nicht sichtbar.'],
  raum_unbekannt: [404, 'Diesen Text gibt es nicht, oder er ist für Ihre Delegation nicht sichtbar.'],
  eingabe_ungueltig: [400, (a) => `Die Eingabe ist unvollständig oder nicht lesbar${a.feld === undefined ? '' : `: ${a.feld}`}. Es wurde nichts geändert.`],
  anmeldung_falsch: [401, 'Benutzerkennung oder Passwort ist falsch.'],
  zu_viele_versuche: [429, 'Zu viele Fehlversuche. Bitte versuchen Sie es in 15 Minuten erneut.'],
  konto_gesperrt: [403, 'Dieses Konto ist gesperrt. Bitte wenden Sie sich an die Verwaltung Ihrer Delegation.'],
  demo_gesperrt: [403, 'Die Demo-Konten sind auf diesem Server nicht freigeschaltet.'],
  ueberlast: [503, 'Es melden sich gerade sehr viele Personen an. Bitte versuchen Sie es in einer Minute erneut.'],
  herkunft_fremd: [403, 'Die Anfrage kam nicht von dieser Anwendung und wurde nicht ausgeführt.'],
  passwort_falsch: [403, 'Das bisherige Passwort ist falsch. Es bleibt unverändert.'],
  passwort_kurz: [422, 'Das neue Passwort muss mindestens 12 Zeichen haben.'],
  passwort_gleich: [422, 'Das neue Passwort muss sich vom bisherigen unterscheiden.'],
  passwort_ungleich: [422, 'Die beiden neuen Passwörter stimmen nicht überein.'],
  kennung_form: [422, 'Eine Benutzerkennung besteht aus 2 bis 40 Kleinbuchstaben, Ziffern und Bindestrichen.'],
  kennung_vergeben: [409, 'Diese Benutzerkennung ist schon vergeben.'],
  name_leer: [422, 'Bitte geben Sie einen Namen mit höchstens 100 Zeichen an.'],
  delegation_unbekannt: [422, 'Diese Delegation gibt es nicht.'],
  rolle_passt_nicht: [422, 'Diese Rolle gibt es in dieser Delegation nicht.'],
  eigenes_konto: [409, 'Das eigene Konto kann nicht gesperrt oder zurückgesetzt werden.'],
  datum_form: [422, 'Bitte geben Sie gültige Tage an.'],
  zeitraum_verkehrt: [422, 'Die Sitzung endet vor ihrem Beginn. Bitte prüfen Sie die Tage.'],
  beschlussdatum_ausserhalb: [422, 'Das Beschlussdatum liegt nicht im Zeitraum der Sitzung.'],
  bezeichnung_leer: [422, 'Bitte geben Sie eine Bezeichnung an, zum Beispiel „Herbstkonferenz“.'],
  ort_leer: [422, 'Bitte geben Sie einen Ort an.'],
  nummer_form: [422, 'Diese Nummer ist nicht möglich. Ein TOP heißt zum Beispiel 7 oder 29.2.'],
  sitzungsnummer_form: [422, 'Die Nummer einer Sitzung ist eine ganze Zahl von 1 bis 9999 oder bleibt leer.'],
  nummer_fest: [409, (a) => `TOP ${a.nummer ?? ''} behält seine Nummer: Die Einladung ist versandt.`],
  nummer_vergeben: [409, (a) => `Die Nummer ${a.nummer ?? ''} ist in dieser Sitzung schon vergeben.`],
  nummern_fehlen: [409, 'Es fehlt noch eine Nummer. Bitte nummerieren Sie zuerst alle angemeldeten TOPs.'],
  nicht_registriert: [409, 'Eine Themenanmeldung erhält ihre Nummer, wenn sie eingereicht ist.'],
  vorsitzland_unbekannt: [422, 'Den Vorsitz kann nur ein Land führen.'],
  titel_leer: [422, 'Bitte geben Sie einen Titel an.'],
  titel_zu_lang: [422, 'Der Titel ist länger als 500 Zeichen.'],
  teile_luecke: [422, 'Die Teile müssen lückenlos mit a), b), c) bezeichnet sein und je einen Titel haben.'],
  arbeitskreis_unbekannt: [422, 'Diesen Arbeitskreis gibt es nicht.'],
  schritt_unzulaessig: [409, (a) => `Das ist jetzt nicht möglich: Der TOP hat den Stand „${a.zustand ?? 'unbekannt'}“. Bitte laden Sie die Seite neu.`],
  grund_leer: [422, 'Bitte geben Sie einen Grund an.'],
  verbinden_mit_sich: [422, 'Ein TOP kann nicht mit sich selbst verbunden werden.'],
  verbinden_nur_entwurf: [409, 'Verbunden werden nur Entwürfe, die noch nicht eingefroren waren.'],
  verbinden_mit_notiz: [409, 'Zu diesem TOP gibt es schon eine Protokollnotiz. Bitte verbinden Sie umgekehrt oder klären Sie die Notiz zuerst.'],
  text_leer: [422, 'Der Beschlussvorschlag hat noch keinen Text. Er bleibt offen.'],
  absatz_leer: [422, (a) => `Ein Absatz ist leer${stelle(a)}. Der Text bleibt offen.`],
  punkt_ohne_ziffer: [422, (a) => `Ein Punkt steht ohne Ziffer oder Absatz davor${stelle(a)}. Der Text bleibt offen.`],
  unterpunkt_ohne_punkt: [422, (a) => `Ein Unterpunkt steht ohne Punkt davor${stelle(a)}. Der Text bleibt offen.`],
  schluss_ohne_punkt: [422, (a) => `Ein Schlusstext steht ohne Aufzählung davor${stelle(a)}. Der Text bleibt offen.`],
  ziffer_nach_absatz: [422, (a) => `Vor der ersten Ziffer steht ein Absatz ohne Nummer${stelle(a)}. Der Text bleibt offen.`],
  verweis_offen: [422, (a) => `Ein Verweis zeigt auf keine Ziffer${stelle(a)}. Der Text bleibt offen.`],
  kein_stimmrecht: [403, 'Nur die Länder stimmen ab. Ihre Delegation hat kein Stimmrecht; eine Protokollnotiz ist möglich.'],
  nur_leitung_stimmt: [403, 'Die Stimme des Landes gibt die Delegationsleitung ab.'],
  fassung_aufgehoben: [409, 'Diese Fassung ist aufgehoben. Ihre Stimme wurde nicht gezählt; bitte lesen Sie den neuen Text.'],
  abstimmung_geschlossen: [409, 'Die Abstimmung ist geschlossen. Es wurde nichts geändert.'],
  fassung_geaendert: [409, 'Der Text hat sich geändert. Ihre Stimme wurde nicht gezählt; bitte lesen Sie die neue Fassung.'],
  stimme_schon_abgegeben: [409, (a) => `Für Ihr Land ist schon ${WERTE[a.wert ?? ''] ?? 'eine Stimme'} erfasst (${a.name ?? ''}, ${when(a.am)}). Sie können diese Stimme ändern.`],
  stimme_veraltet: [409, (a) => `Die Stimme Ihres Landes wurde inzwischen geändert${a.wert === undefined ? '' : `: ${WERTE[a.wert] ?? ''} (${a.name ?? ''}, ${when(a.am)})`}. Bitte laden Sie die Seite neu.`],
  notiz_zu_spaet: [409, 'Zu diesem TOP nimmt die Konferenz keine Protokollnotiz mehr entgegen.'],
  notiz_geschlossen: [409, 'Diese Protokollnotiz kann nicht mehr geändert werden.'],
  notiz_nicht_angekuendigt: [409, 'Diese Protokollnotiz ist noch nicht angekündigt.'],
  notiz_schon_angekuendigt: [409, 'Diese Protokollnotiz ist schon angekündigt.'],
  notiz_leer: [422, 'Die Protokollnotiz hat noch keinen Text.'],
  notiz_nicht_beteiligt: [409, 'Ihre Delegation ist an dieser Protokollnotiz nicht beteiligt.'],
  notiz_geaendert: [409, 'Der Wortlaut der Protokollnotiz hat sich geändert. Es wurde nicht unterzeichnet; bitte lesen Sie den neuen Wortlaut.'],
  reihenfolge_unvollstaendig: [422, 'Die Reihenfolge muss jede beteiligte Delegation genau einmal nennen.'],
  freigabe_nichts_beschlossen: [409, 'Es gibt keinen Beschluss, über dessen Freigabe zu entscheiden wäre.'],
  freigabe_laeuft: [409, 'Es läuft schon eine Freigaberunde.'],
  freigabe_nicht_eroeffnet: [409, 'Die Freigaberunde ist noch nicht eröffnet.'],
  freigabe_geschlossen: [409, 'Die Freigaberunde ist abgeschlossen.'],
  frist_form: [422, 'Bitte geben Sie die Frist als Tag und Uhrzeit an, die es in Berlin gibt.'],
  frist_vergangen: [422, 'Die Frist liegt in der Vergangenheit.'],
  frist_abgelaufen: [409, 'Die Frist ist abgelaufen. Ihre Antwort wurde nicht mehr angenommen.'],
  frist_laeuft: [409, (a) => `Die Frist läuft noch, und es haben nicht alle Länder geantwortet. Es fehlen: ${(a.fehlen ?? '').split(', ').filter(isLand).map(nameOf).join(', ')}.`],
  vs_nfd_freigegeben: [422, (a) => `Ein Bericht mit VS-NfD kann nicht freigegeben werden${stelle(a)}.`],
  noch_nicht_beschlossen: [409, 'Zu diesem TOP gibt es noch keinen Beschluss.'],
  nichts_freigegeben: [409, 'Es ist noch kein Beschluss freigegeben.'],
  probedruck_veraltet: [409, 'Seit dem Probedruck hat sich etwas geändert. Bitte drucken Sie die Probe neu und sehen Sie sie durch.'],
  schon_veroeffentlicht: [409, 'Die Sammlung dieser Sitzung ist schon veröffentlicht. Eine veröffentlichte Sammlung ändert sich nicht.'],
  satz_zu_lange: [504, 'Der Druck hat zu lange gedauert und wurde beendet. Es wurde nichts veröffentlicht und nichts geändert.'],
  satz_zu_gross: [507, 'Der Druck hat zu viel Speicher gebraucht und wurde beendet. Es wurde nichts veröffentlicht und nichts geändert.'],
  satz_abgebrochen: [500, 'Das Satzprogramm ist abgebrochen. Es wurde nichts veröffentlicht und nichts geändert; bitte versuchen Sie es erneut.'],
  satz_fehler: [500, 'Das Satzprogramm hat den Text nicht angenommen. Es wurde nichts veröffentlicht und nichts geändert.'],
  satz_ausgelastet: [503, 'Es warten schon viele Druckaufträge. Bitte versuchen Sie es in einigen Minuten erneut.'],
  zeichen_fehlt: [422, (a) => `Der Text enthält ein Zeichen, das die Druckschrift nicht hat${a.zeichen === undefined ? '' : `: ${a.zeichen}`}${stelle(a)}. Bitte ersetzen Sie es.`],
  top_unbekannt: [404, 'Diesen TOP gibt es in der Sammlung nicht.'],
  suche_zu_lang: [422, (a) => `Eine Suche kann höchstens ${a.hoechstens ?? ''} Zeichen haben. Bitte kürzen Sie sie.`],
  suche_nur_ausschluss: [422, 'Bitte nennen Sie auch ein Wort, das vorkommen soll; ausschließen allein lässt sich nicht suchen.'],
  suche_dauert: [503, 'Diese Suche dauert zu lange und wurde beendet. Bitte nennen Sie ein genaueres Wort oder grenzen Sie sie ein.'],
  seite_leer: [422, 'Eine Seite braucht einen Text.'],
  zu_gross: [413, 'Die Anfrage ist zu groß und wurde nicht angenommen.'],
  unerwartet: [500, 'Es ist ein Fehler aufgetreten. Gespeicherte Texte und Stimmen sind nicht betroffen; bitte versuchen Sie es erneut.']
};

/** Status and sentence of a refusal. */
export function ablehnungOf(refusal: { readonly grund: string; readonly angaben?: Angaben }): Ablehnung {
  const [status, satz] = ABLEHNUNGEN[refusal.grund] ?? ABLEHNUNGEN.unerwartet ?? [500, ''];
  return { status, satz: typeof satz === 'string' ? satz : satz(refusal.angaben ?? {}) };
}
