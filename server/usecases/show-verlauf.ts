/** The course of a TOP in words, out of the audit: who did what and when. Names of notes that a person may not read stay out. */
import { BUNDESWORTE, bundeswort } from '../../app/domain/abstimmung/bund.ts';
import { STIMMWORT } from '../../app/domain/abstimmung/tally.ts';
import { isDelegation, nameOf, type Delegation } from '../../app/domain/land.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { AkteAblage } from '../ports.ts';
import type { Verlaufseintrag } from './ansichten.ts';

type Vermerk = Awaited<ReturnType<AkteAblage['of']>>[number];
const WORT: Readonly<Record<string, string>> = STIMMWORT;

const wortOf = (wert: unknown): string => (wert === 'fehlt' ? 'Fehlen' : (WORT[String(wert)] ?? 'Stimme'));
const landOf = (land: unknown): string => (isDelegation(String(land)) ? nameOf(String(land) as Delegation) : '');

const SAETZE: Readonly<Record<string, (d: Readonly<Record<string, unknown>>) => string>> = {
  thema_angelegt: () => 'Themenanmeldung begonnen',
  top_registrieren: () => 'Themenanmeldung eingereicht',
  top_zugelassen: (d) => `Verspätete Anmeldung zugelassen: ${String(d.grund)}`,
  top_nicht_zugelassen: (d) => `Verspätete Anmeldung auf die nächste Sitzung gesetzt: ${String(d.grund)}`,
  bundesrat_hinweis: (d) => (d.hinweis === null ? 'Hinweis auf den Bundesrat entfernt' : `Hinweis: ${String(d.hinweis)}`),
  top_zurueckziehen: () => 'Zurückgezogen',
  top_vertagen: () => 'Vertagt',
  top_absetzen: () => 'Abgesetzt',
  top_wiederaufnehmen: () => 'Wieder aufgenommen',
  top_bearbeitet: () => 'Titel oder Zuordnung geändert',
  tops_verbunden: () => 'Mit einem weiteren TOP verbunden',
  umlauf_vorbereitet: () => 'Umlaufverfahren vorbereitet',
  umlauf_begonnen: (d) => `${String(d.umlauf)} begonnen, Frist ${String(d.frist).replace('T', ' ')} Uhr`,
  umlauf_beendet: (d) => `${String(d.umlauf)} beendet: ${String(d.ergebnis)}`,
  umlauf_widersprochen: (d) => `${String(d.umlauf)}: Widerspruch gegen ${d.gegen === 'text' ? 'den Text' : 'das Verfahren'}${d.nachSitzung === null ? '' : ', weiter auf der Tagesordnung der nächsten Sitzung'}`,
  umlauf_abgebrochen: (d) => `${String(d.umlauf)} abgebrochen: ${String(d.grund)}`,
  umlauf_erinnert: (d) => `${String(d.umlauf)}: Säumige erinnert`,
  niederschrift_top: () => 'Zur Genehmigung einer Niederschrift angelegt',
  liste_vorgeschlagen: () => 'Für die TOPs ohne Aussprache vorgeschlagen',
  liste_herausgenommen: () => 'Von der Liste der TOPs ohne Aussprache genommen',
  abfrage_beantwortet: (d) => `Länderabfrage, intern: ${String(d.wort)} (${String(d.stelle)})`,
  abfrage_geteilt: () => 'Länderabfrage: Position geteilt',
  vorbehalt_aufgehoben: (d) => `${String(d.wort)} aufgehoben (${String(d.stelle)})`,
  betreff_gesetzt: (d) => `Als ${String(d.wort)} eingeordnet`,
  nummer_vergeben: (d) => `Nummer ${String(d.nummer)} vergeben`,
  fassung_eingefroren: (d) => `Fassung ${String(d.fassung)} eingefroren`,
  fassung_wiedereroeffnet: (d) => `Fassung ${String(d.fassung)} aufgehoben: ${String(d.grund)}`,
  einvernehmen_festgestellt: (d) => `Einvernehmen zu Fassung ${String(d.fassung)} festgestellt`,
  stimme: (d) => `${WORT[String(d.wert)] ?? 'Stimme'} zu Fassung ${String(d.fassung)}${d.ersetzt === null ? '' : ` (zuvor ${WORT[String(d.ersetzt)] ?? 'andere Stimme'})`}`,
  stimme_erfasst: (d) => `${wortOf(d.wert)} für ${landOf(d.land)} erfasst, Fassung ${String(d.fassung)}${d.ersetzt === null ? '' : ` (zuvor ${wortOf(d.ersetzt)})`}`,
  stufe_festgehalten: (d) => String(d.satz),
  bund_einvernehmen: (d) => `Bund zu Fassung ${String(d.fassung)}: ${bundeswort(BUNDESWORTE.find((w) => w === d.wort) ?? 'nicht_erforderlich')}`,
  abstimmung_geschlossen: (d) => `Abstimmung geschlossen: ${String(d.ergebnis)}`,
  notiz_begonnen: () => 'Protokollnotiz begonnen',
  notiz_angekuendigt: () => 'Protokollnotiz angekündigt',
  notiz_unterzeichnet: () => 'Protokollnotiz unterzeichnet',
  notiz_verlassen: (d) => (d.zurueckgezogen === true ? 'Protokollnotiz zurückgezogen' : 'Von der Protokollnotiz zurückgetreten'),
  notiz_geordnet: () => 'Reihenfolge der Protokollnotiz geändert',
  notiz_abgegeben: () => 'Protokollnotiz abgegeben',
  notiz_verfallen: () => 'Protokollnotiz ohne Unterschrift entfallen',
  top_berichtigt: (d) => `Überschrift berichtigt: ${String(d.grund)}`,
  bericht_zugeordnet: (d) => (d.bund === true ? 'Bericht dem BMI zugeordnet' : 'Bericht nicht dem BMI zugeordnet'),
  bericht_einwilligung: (d) => `Einwilligung des BMI ${String(d.einwilligung)}`,
  bericht_beigefuegt: () => 'Dokument eines Berichts beigefügt',
  bericht_entfernt: () => 'Dokument eines Berichts entfernt',
  bericht_markiert: () => 'Freigabe eines Berichts vermerkt'
};

/** Acts as lines; `verborgen` are notes that this person may not read. What is internal to a Delegation (`intern`) only its own people read. */
export function verlaufOf(person: Person | null, vermerke: readonly Vermerk[], verborgen: ReadonlySet<string>): Verlaufseintrag[] {
  const reads = (v: Vermerk): boolean => !verborgen.has(String(v.daten.notiz ?? '')) && (v.daten.intern !== true || darf(person, 'abfrage.intern', { delegation: v.delegation ?? '' }));
  return vermerke.filter(reads).flatMap((v) => {
    const satz = SAETZE[v.art];
    if (satz === undefined) return [];
    const delegation = v.delegation !== null && isDelegation(v.delegation) ? nameOf(v.delegation) : '';
    return [{ am: v.am.toISOString(), text: satz(v.daten), wer: [delegation, v.name].filter((w) => w !== '').join(', ') }];
  });
}
