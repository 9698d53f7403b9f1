/**
 * The demo Sitzung: twelve TOPs in all states. Every matter, title, report and person is invented by us.
 * Data only; fill.ts plays it through the use cases, so that the demo cannot be in a state that people could not reach.
 */
import { absatz, type Absatz, type AbsatzArt, type Berichtsangabe } from '../app/domain/beschluss/beschluss.ts';
import { zitat } from '../app/domain/bericht.ts';
import type { Partei } from '../app/domain/land.ts';
import type { Topteil } from '../app/domain/top.ts';
import { DEMO_VORSITZ } from './konten.ts';

export const DEMO_SITZUNG = {
  art: 'Sitzung' as const, nummer: 227, bezeichnung: 'Herbstkonferenz', von: '2027-12-01', bis: '2027-12-03', beschlussdatum: '2027-12-03', ort: 'Musterstadt', vorsitzland: DEMO_VORSITZ
};

/** How far a TOP is played: the name of the last step. */
export type Demostand = 'anmeldung' | 'entwurf' | 'in_abstimmung' | 'beschlossen' | 'vertagt' | 'zurueckgezogen' | 'abgesetzt' | 'ohne_einigung' | 'ohne_aussprache';

export interface Demonotiz { readonly initiator: Partei; readonly beitritt: readonly Partei[]; readonly absaetze: readonly Absatz[]; readonly angekuendigt: boolean }
export interface Demotop {
  readonly nummer: string | null; readonly titel: string; readonly untertitel?: readonly string[]; readonly teile?: readonly Topteil[]; readonly arbeitskreis: string; readonly delegation: Partei;
  readonly stand: Demostand; readonly absaetze: readonly Absatz[]; readonly notizen?: readonly Demonotiz[];
  /** Number of the TOP this one is joined to. */
  readonly verbundenMit?: string;
  readonly enthaltung?: readonly Partei[]; readonly ablehnung?: readonly Partei[];
}

/** A paragraph with one citation in the middle; `gattung` stands before the title. */
function mitBericht(art: AbsatzArt, vor: string, b: Berichtsangabe, nach: string): Absatz {
  const wort = zitat(b);
  return { art, text: `${vor}${wort}${nach}`, berichte: [{ ...b, von: vor.length, bis: vor.length + wort.length }] };
}

const z = (text: string): Absatz => absatz('ziffer', text);

export const DEMO_TOPS: readonly Demotop[] = [
  {
    nummer: '1', titel: 'Gemeinsames Lagebild Binnenhochwasser', arbeitskreis: 'V', delegation: 'RP', stand: 'beschlossen',
    absaetze: [
      mitBericht('ziffer', 'Die IMK nimmt den ', { gattung: 'Bericht', titel: 'Pegelwarnung aus einer Hand', stand: '14.09.27', vs: false, freigabe: 'freigegeben' }, ' zur Kenntnis.'),
      z('Sie stellt fest, dass sich die tägliche Abstimmung der Pegelzentralen im Sommer 2027 bewährt hat, und hält an ihr fest.'),
      z('Die IMK beauftragt den AK V, bis zur Frühjahrssitzung 2028 einen Vorschlag für ein gemeinsames Lagebild vorzulegen, das'),
      absatz('punkt', 'die Meldungen der Pegelzentralen ohne erneute Eingabe übernimmt,'),
      absatz('punkt', 'auch bei Ausfall der öffentlichen Netze erreichbar ist und'),
      absatz('punkt', 'die Kreise und kreisfreien Städte einbezieht.'),
      z('Die IMK bittet ihren Vorsitzenden, die Umweltministerkonferenz über diesen Beschluss zu informieren.')
    ]
  },
  {
    nummer: '2', titel: 'Nachwuchsgewinnung in den Leitstellen', arbeitskreis: 'VI', delegation: 'SH', stand: 'beschlossen', enthaltung: ['TH'],
    absaetze: [absatz('absatz', 'Die IMK spricht sich dafür aus, Ausbildungszeiten in Leitstellen der Länder gegenseitig anzuerkennen, und beauftragt den AK VI, die dafür nötigen Änderungen bis zur Herbstsitzung 2028 vorzubereiten.')]
  },
  {
    nummer: '3', titel: 'Sichere Großveranstaltungen im ländlichen Raum', arbeitskreis: 'II', delegation: 'BY', stand: 'beschlossen',
    absaetze: [
      mitBericht('ziffer', 'Die IMK nimmt den ', { gattung: 'Erfahrungsbericht', titel: 'Zufahrtsschutz bei Volksfesten', stand: 'August 2027', vs: true, freigabe: 'nicht freigegeben' }, ' zur Kenntnis.'),
      z('Sie bittet die Kommunen, die darin beschriebenen Mindestabstände bei neuen Genehmigungen zugrunde zu legen.'),
      z('Sie beauftragt den AK II, die Wirksamkeit nach zwei Sommern zu bewerten und bis zur Herbstsitzung 2029 zu berichten.')
    ],
    notizen: [
      { initiator: 'BY', beitritt: ['SN', 'BW'], angekuendigt: true, absaetze: [absatz('absatz', 'Bayern, Baden-Württemberg und Sachsen weisen darauf hin, dass die Mindestabstände nach Ziffer 2 des Beschlussvorschlags bei gewachsenen Festplätzen nicht immer erreichbar sind. Sie werden in diesen Fällen gleichwertige Maßnahmen zulassen.')] },
      { initiator: 'BMI', beitritt: [], angekuendigt: true, absaetze: [absatz('absatz', 'Das BMI begrüßt die Bewertung und sagt zu, die Erfahrungen der Bundespolizei einzubringen.')] }
    ]
  },
  {
    nummer: '4', titel: 'Einheitliche Notrufortung', arbeitskreis: 'V', delegation: 'NI', stand: 'in_abstimmung',
    absaetze: [
      z('Die IMK hält es für erforderlich, dass der Standort eines Notrufs in allen Leitstellen nach demselben Verfahren ermittelt wird.'),
      z('Sie bittet das BMI, die hierfür nötigen Änderungen der Verordnung über Notrufverbindungen anzustoßen.'),
      z('Die IMK beauftragt den AK V, über den Stand bis zur Frühjahrssitzung 2028 zu berichten.')
    ],
    notizen: [{ initiator: 'HH', beitritt: [], angekuendigt: true, absaetze: [absatz('absatz', 'Hamburg geht davon aus, dass bestehende Verträge mit Anbietern bis zu ihrem Ablauf weitergeführt werden können.')] }]
  },
  {
    nummer: '5', titel: 'Digitale Lagekarte für Leitstellen', arbeitskreis: 'V', delegation: 'BY', stand: 'entwurf',
    absaetze: [
      mitBericht('ziffer', 'Die IMK nimmt den ', { gattung: 'Bericht', titel: 'Gemeinsame Karte, gemeinsame Lage', stand: '30.09.27', vs: false, freigabe: null }, ' zur Kenntnis.'),
      z('Sie begrüßt, dass sechs Länder ihre Kartendienste bereits verbunden haben.'),
      z('Die IMK bittet die übrigen Länder, bis zum Herbst 2028 einen Zeitplan für den Anschluss vorzulegen.')
    ]
  },
  {
    nummer: '6', titel: 'Schutz kommunaler Mandatsträgerinnen und Mandatsträger', teile: [{ buchstabe: 'a', titel: 'Ansprechstellen der Polizei' }, { buchstabe: 'b', titel: 'Auskunftssperren im Melderegister' }],
    arbeitskreis: 'I', delegation: 'HH', stand: 'entwurf',
    absaetze: [
      z('Die IMK verurteilt Angriffe auf Menschen, die sich in Räten und Kreistagen für das Gemeinwesen einsetzen.'),
      z('Sie bittet die Länder, in jeder Polizeibehörde eine feste Ansprechstelle zu benennen.'),
      z('Sie beauftragt den AK I, Vorschläge für ein vereinfachtes Verfahren bei Auskunftssperren zu erarbeiten.')
    ],
    notizen: [{ initiator: 'HH', beitritt: [], angekuendigt: false, absaetze: [absatz('absatz', 'Hamburg hält eine bundesgesetzliche Regelung für vorzugswürdig.')] }]
  },
  { nummer: '7', titel: 'Warnung der Bevölkerung bei Stromausfall', arbeitskreis: 'V', delegation: 'BE', stand: 'entwurf', absaetze: [z('Die IMK stellt fest, dass Sirenen ohne eigene Stromversorgung bei einem längeren Ausfall verstummen.'), z('Sie bittet die Länder, bis zur Frühjahrssitzung 2028 über ihre Vorsorge zu berichten.')] },
  { nummer: '8', titel: 'Warn-Apps und Rundfunk', untertitel: ['Ergebnisse des bundesweiten Warntags'], arbeitskreis: 'V', delegation: 'BMI', stand: 'entwurf', verbundenMit: '7', absaetze: [] },
  { nummer: '9', titel: 'Gemeinsame Beschaffung von Löschhubschraubern', arbeitskreis: 'V', delegation: 'BB', stand: 'ohne_einigung', ablehnung: ['SL'], absaetze: [z('Die IMK spricht sich für die gemeinsame Beschaffung von vier Löschhubschraubern aus.'), z('Sie bittet die Finanzministerkonferenz um Zustimmung.')] },
  { nummer: '10', titel: 'Statistik der Bodycam-Einsätze', arbeitskreis: 'II', delegation: 'NW', stand: 'vertagt', absaetze: [absatz('absatz', 'Die IMK beauftragt den AK II, ein gemeinsames Erhebungsblatt für den Einsatz von Bodycams zu entwickeln.')] },
  { nummer: '11', titel: 'Uniformteile aus fairem Handel', arbeitskreis: 'VI', delegation: 'HB', stand: 'abgesetzt', absaetze: [absatz('absatz', 'Die IMK nimmt den Sachstand zur Beschaffung von Uniformteilen zur Kenntnis.')] },
  { nummer: '12.1', titel: 'Zuständigkeiten bei Drohnensichtungen', arbeitskreis: 'II', delegation: 'SN', stand: 'zurueckgezogen', absaetze: [absatz('absatz', 'Die IMK bittet um Klärung der Zuständigkeiten bei Drohnensichtungen.')] },
  { nummer: null, titel: 'Ehrenamt im Katastrophenschutz stärken', arbeitskreis: 'V', delegation: 'BY', stand: 'anmeldung', absaetze: [z('Die IMK würdigt den Einsatz der Ehrenamtlichen im Katastrophenschutz.')] }
];
