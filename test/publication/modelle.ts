/** Invented Sammlungen for the printers: the demo, one per print profile with every shape in it, one of 80 TOPs, and one full of hostile words. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { absatz, type Absatz, type AbsatzArt } from '../../app/domain/beschluss/beschluss.ts';
import { leseSammlung } from '../../app/domain/sammlung/lesen.ts';
import { neueSammlung, type Notiz, type Sammlung, type Topkopf, type VeroeffentlichterBeschluss } from '../../app/domain/sammlung/sammlung.ts';

/** A Sammlung read from a text that must be one. */
export function gelesen(text: string): Sammlung {
  const lesung = leseSammlung(text);
  if (!lesung.ok) throw new Error(lesung.grund);
  return lesung.wert.sammlung;
}

export const DEMO: Sammlung = gelesen(readFileSync(join(import.meta.dirname, '../../seeds/demo-sammlung.txt'), 'utf8'));

const kopf = (nummer: string, titel: string, mehr: Partial<Topkopf> = {}): Topkopf => ({ nummer, titel, untertitel: [], teile: [], ...mehr });
const text = (...zeilen: readonly (readonly [AbsatzArt, string])[]): Absatz[] => zeilen.map(([art, worte]) => absatz(art, worte));
const notiz = (bezeichnung: string, parteien: string[], absaetze: Absatz[]): Notiz => ({ bezeichnung, parteien, absaetze });

const LANG = 'Die Länder halten es für erforderlich, dass die Fördermittel des Bundes für Radschnellwege, Fahrradparkhäuser und Leihradsysteme in den ländlichen Kreisen ebenso schnell bewilligt werden wie in den Großstädten, und bitten um einen Zwischenbericht.';
const FOLGE = text(
  ['ziffer', `Die Konferenz nimmt den Bericht „Brücken und Fähren im Winter“ (Stand: 12.04.27) (freigegeben) zur Kenntnis. ${LANG}`],
  ['punkt', 'die Zuständigkeiten der Verkehrsverwaltungen zu ordnen,'], ['unterpunkt', 'zuerst an den Bundeswasserstraßen,'], ['unterpunkt', 'danach an den Landesstraßen,'], ['punkt', 'die Kosten gerecht zu verteilen'], ['schluss', 'und darüber im Frühjahr zu berichten.'],
  ['ziffer', LANG], ['absatz', 'Dies gilt auch für die Inseln.'], ['ziffer', 'Sie bittet das Vorsitzland, diesen Beschluss der Finanzministerkonferenz zuzuleiten.']
);
const NUMMERIERT = text(['absatz', 'Das Land erklärt:'], ['ziffer', `Erstens. ${LANG}`], ['ziffer', 'Zweitens bleibt die Haushaltslage vorbehalten.'], ['ziffer', 'Drittens stimmt es im Übrigen zu.']);

function beschluesse(wort: string, nummern: readonly [string, string, string, string]): VeroeffentlichterBeschluss[] {
  const [eins, zwei, drei, vier] = nummern;
  return [
    { tops: [kopf(eins, 'Winterdienst auf Brücken und Fähren, Ausstattung der Meistereien und Finanzierung der Streusalzlager in den Ländern', { untertitel: ['Zweiter Bericht der Arbeitsgruppe'], berichterstattung: ['Hessen', 'Bremen'] })], ergebnis: 'einstimmig', absaetze: FOLGE, protokollnotizen: [] },
    { tops: [kopf(zwei, 'Radwege'), kopf(drei, 'Leihräder und ihre Abstellflächen im öffentlichen Raum', { teile: [{ buchstabe: 'a', titel: 'Abstellflächen vor Bahnhöfen und an den Haltestellen des Nahverkehrs in den großen Städten' }, { buchstabe: 'b', titel: 'Gebühren' }] })], ergebnis: 'mit 14:1:1 Stimmen',
      absaetze: text(['absatz', LANG]), protokollnotizen: [notiz(wort, ['BY', 'HH', 'BMI'], NUMMERIERT), notiz(wort, ['SN'], text(['absatz', LANG], ['punkt', 'erstens,'], ['punkt', 'zweitens.']))] },
    { tops: [kopf(vier, 'Lange Beratung')], absaetze: Array.from({ length: 24 }, (_, i) => absatz('ziffer', `Zu ${i + 1}: ${LANG}`)), protokollnotizen: [notiz(wort, ['NI'], Array.from({ length: 26 }, (_, i) => absatz('ziffer', `Anmerkung ${i + 1}. ${LANG}`)))] }
  ];
}

/** A Sammlung of the conference, with numbers and the word for notes as it has them. */
export function konferenzmodell(konferenz: string): Sammlung {
  const nummern = konferenz === 'JuMiKo' ? ['I.1', 'I.2', 'I.3', 'II.14'] as const : ['4.2', '5.1', '5.2', '6'] as const;
  const wort = ['UMK', 'AMK', 'VMK'].includes(konferenz) ? 'Protokollerklärung' : 'Protokollnotiz';
  return neueSammlung({ konferenz, art: 'Sitzung', nummer: 88, beschlussdatum: '2027-06-11', zeitraum: { von: '2027-06-10', bis: '2027-06-11' }, ort: 'Musterstadt' }, {
    titelblatt: ['Geschäftsstelle der Konferenz', 'Beispielweg 4', 'Musterstadt, den 18.06.27'], hinweise: ['Ein erster Hinweis zur Sammlung.', 'Ein zweiter Hinweis.'], beschluesse: beschluesse(wort, nummern)
  });
}

/** Conferences whose ways of printing differ, and one that has no entry. */
export const KONFERENZEN = ['IMK', 'VMK', 'WMK', 'GMK', 'UMK', 'JuMiKo', 'Musterkonferenz der Länder'] as const;

const WOERTER = 'Die Konferenz der Länder bittet den Bund um Prüfung einer Vereinbarung über gemeinsame Leitstellen Bevölkerungsschutz Warnung Sirenen Katastrophenschutzbedarfsplanung und beauftragt Arbeitskreise Rettungsdienst Ausbildung Finanzierung zwischen Häfen Brücken'.split(' ');

/** The same sequence on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** A Sammlung of this many TOPs; 80 make 123 pages. */
export function grossesModell(tops: number): Sammlung {
  const next = random(7);
  const satz = (laenge: number): string => `${Array.from({ length: laenge }, () => WOERTER[Math.floor(next() * WOERTER.length)] ?? '').join(' ')}.`;
  const ziffern = (): Absatz[] => Array.from({ length: 3 + Math.floor(next() * 6) }, () => [
    absatz('ziffer', satz(20 + Math.floor(next() * 45))),
    ...(next() < 0.3 ? [absatz('punkt', satz(12)), absatz('punkt', satz(18)), absatz('schluss', satz(4))] : [])
  ]).flat();
  return neueSammlung({ konferenz: 'IMK', art: 'Sitzung', nummer: 227, beschlussdatum: '2027-12-03', zeitraum: null, ort: null }, {
    titelblatt: [],
    hinweise: [satz(40)],
    beschluesse: Array.from({ length: tops }, (_, i) => ({
      tops: [kopf(String(i + 1), satz(9))],
      absaetze: ziffern(),
      protokollnotizen: i % 9 === 0 ? [notiz('Protokollnotiz', ['BY', 'BMI'], [absatz('absatz', satz(50))])] : []
    }))
  });
}

/** Words that some printer might take for a command, all of them printable. */
export const BOESE = [
  '#panic("x")', '$ x^2 $', '*fett* _kursiv_ = Titel', '#read("/etc/passwd")', '\\ @label <beginn> // kommentar', '{"a": [1]} ${process.exit(1)}', '</script>&amp;<b>', '#import "@preview/x:1.0.0": *',
  '#plugin("x.wasm")', '#eval("1+1")', '#include "/etc/hosts"', ']]> <![CDATA[ <!ENTITY a "b"> &a;', '#image("http://127.0.0.1/x.png")', '"\'><img src=x onerror=alert(1)>', '{nummer} {nummern} {ergebnis}', '#link("file:///etc/passwd")[x]', '#set page(width: 1pt)', '`raw` ```typ #x```'
] as const;

/** The word in every place of a model where people can write. */
export function boesesModell(wort: string): Sammlung {
  return neueSammlung({ konferenz: 'JuMiKo', art: 'Sitzung', nummer: 1, beschlussdatum: '2027-06-11', zeitraum: { von: '2027-06-10', bis: '2027-06-11' }, ort: wort }, {
    titelblatt: [wort], hinweise: [wort],
    beschluesse: [{
      tops: [kopf(wort, wort, { untertitel: [wort], teile: [{ buchstabe: wort, titel: wort }], berichterstattung: [wort] }), kopf(wort, wort)], ergebnis: wort,
      absaetze: text(['ziffer', wort], ['punkt', wort], ['unterpunkt', wort], ['schluss', wort], ['ziffer', wort], ['absatz', wort]), protokollnotizen: [notiz(wort, [wort], text(['absatz', wort]))]
    }]
  });
}
