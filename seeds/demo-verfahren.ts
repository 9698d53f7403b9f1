/**
 * What else runs in the demo beside the Sitzung's votes: a Länderabfrage, a list of TOPs ohne Aussprache, two Umlaufverfahren and a circle.
 * Data only, every matter invented by us; play-verfahren.ts plays it through the use cases.
 */
import { absatz } from '../app/domain/beschluss/beschluss.ts';
import type { Positionswert } from '../app/domain/laenderabfrage.ts';
import type { Land, Partei } from '../app/domain/land.ts';
import type { Demotop } from './demo-sitzung.ts';

const z = (text: string): Demotop['absaetze'][number] => absatz('ziffer', text);

/** Agreed in advance: the chair has proposed to decide them without speaking. */
export const DEMO_OHNE_AUSSPRACHE: readonly Demotop[] = [
  { nummer: '13', titel: 'Gemeinsamer Vordruck für Einsatzkosten', arbeitskreis: 'V', delegation: 'ST', stand: 'ohne_aussprache', absaetze: [absatz('absatz', 'Die IMK nimmt den Vordruck für die Abrechnung länderübergreifender Einsätze zur Kenntnis und empfiehlt den Ländern, ihn vom 1. Januar 2028 an zu verwenden.')] },
  { nummer: '14', titel: 'Fachtagung der Landesfeuerwehrschulen', arbeitskreis: 'V', delegation: 'MV', stand: 'ohne_aussprache', absaetze: [absatz('absatz', 'Die IMK begrüßt das Angebot Mecklenburg-Vorpommerns, die Fachtagung der Landesfeuerwehrschulen im Jahr 2028 auszurichten.')] }
];

/** Decided in writing; they stand on no agenda. */
export const DEMO_UMLAEUFE: readonly { readonly top: Demotop; /** Days from the start of the demo to the Frist. */ readonly tage: number; readonly stimmen: readonly Land[] | 'alle' }[] = [
  {
    tage: 10, stimmen: 'alle',
    top: { nummer: null, titel: 'Hilfszug für das Hochwassergebiet an der Neiße', arbeitskreis: 'V', delegation: 'SN', stand: 'entwurf', absaetze: [z('Die IMK dankt den Einsatzkräften, die dem Freistaat Sachsen seit der ersten Stunde beistehen.'), z('Sie stimmt zu, dass die Länder ihre Einheiten bis zum Ende des Einsatzes ohne Erstattung der Personalkosten entsenden.')] }
  },
  {
    tage: 14, stimmen: ['BE', 'BB', 'HB', 'HE', 'NI', 'RP'],
    top: { nummer: null, titel: 'Entsendung in den Beirat des Warntags', arbeitskreis: 'V', delegation: 'RP', stand: 'entwurf', absaetze: [absatz('absatz', 'Die IMK entsendet für die Jahre 2028 und 2029 je eine Vertretung der Länder Rheinland-Pfalz und Brandenburg in den Beirat des bundesweiten Warntags.')] }
  }
];

/** How Länder stand to TOP 7, by the number of its Ziffer; 0: to the text as a whole. */
export const DEMO_ABFRAGE: { readonly nummer: string; readonly antworten: readonly { readonly land: Land; readonly ziffer: number; readonly wert: Positionswert; /** Days from the start of the demo until a Vorbehalt is settled. */ readonly tage: number | null; readonly grund: string; readonly geteilt: boolean }[] } = {
  nummer: '7',
  antworten: [
    ...(['BE', 'BB', 'HB', 'MV', 'RP', 'ST'] as const).map((land) => ({ land, ziffer: 0, wert: 'zustimmend' as const, tage: null, grund: '', geteilt: true })),
    { land: 'NW', ziffer: 2, wert: 'haushaltsvorbehalt', tage: 30, grund: 'Die Notstromversorgung der Sirenen ist im Entwurf des Haushalts noch nicht enthalten.', geteilt: true },
    { land: 'SL', ziffer: 2, wert: 'pruefvorbehalt', tage: 21, grund: 'Der Bestand an Sirenen wird bei den Gemeinden gerade erhoben.', geteilt: true },
    { land: 'TH', ziffer: 1, wert: 'protokollnotiz', tage: null, grund: 'Thüringen wird auf seine Sirenen mit eigener Stromversorgung hinweisen.', geteilt: true },
    { land: 'BY', ziffer: 2, wert: 'leitungsvorbehalt', tage: 14, grund: 'Der Staatsminister ist noch nicht befasst.', geteilt: false }
  ]
};

/** A circle that nobody outside it sees; one of those who were asked has not answered yet. */
export const DEMO_KREIS = {
  name: 'Küstenländer', gruender: 'NI' as Partei, weitere: ['SH', 'HH', 'MV', 'HB'] as readonly Partei[], beigetreten: ['SH', 'HH', 'MV'] as readonly Partei[], nummer: '7',
  kommentare: [{ von: 'NI' as Partei, text: 'Können wir in Ziffer 2 auch die Sturmflutwarnung nennen?' }, { von: 'SH' as Partei, text: 'Ja. Unser Vorschlag steht im Entwurf des Kreises.' }]
};
