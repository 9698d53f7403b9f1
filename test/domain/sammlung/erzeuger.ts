/**
 * Random Sammlungen for properties: sound texts (as a freeze lets through) full of what misleads a reader - numbers, dashes, hyphens, references.
 * Of every conference, with what its print profile prints and nothing else (text.ts says what no text carries).
 */
import fc from 'fast-check';
import { zitat } from '../../../app/domain/bericht.ts';
import { absatz, type Absatz, type Berichtsangabe } from '../../../app/domain/beschluss/beschluss.ts';
import { DRUCKPROFILE, druckprofilFor, type Druckprofil } from '../../../app/domain/sammlung/druckprofil.ts';
import { titelblattOf } from '../../../app/domain/sammlung/kopf.ts';
import { isUmlauf, neueSammlung, type Kopf, type Notiz, type Sammlung, type Topkopf, type VeroeffentlichterBeschluss } from '../../../app/domain/sammlung/sammlung.ts';

const WOERTER = [
  'Länder', 'Bund', 'die', 'Verwaltungsvereinbarung', 'z. B.', '§ 5', 'Bund-Länder-Arbeitsgruppe', 'Aus- und Fortbildung', 'Hersteller und -händler', '1.', '2.', '12.', '3. Dezember',
  'TOP 4', 'TOP', 'TOP 9:', '-', '–', '•', '„Zitat“', '(siehe Ziffer 2)', 'a)', 'noch', 'in Verbindung', 'Beschluss', 'Protokollnotiz', 'Sammlung', '- 7 -', '*', '_', '#', '\\', '<b>', 'Bürger*innen',
  'Katastrophenschutzbedarfsplanungsverordnung', 'und', 'mit', 'Hinweise:', 'ß', 'Café', 'der Sitzung', 'Schul-', 'und -', 'Bund/', '/'
];
const wort = fc.constantFrom(...WOERTER);
/** Begins and ends like a sentence, so that only the middle misleads. */
export const satz = fc.tuple(fc.constantFrom('Die Länder', 'Sie', 'Hierzu', '„Gemeinsam“'), fc.array(wort, { maxLength: 40 }), fc.constantFrom('Sache.', 'Ende', 'Stand 2027;', 'usw.,'))
  .map(([anfang, mitte, ende]) => [anfang, ...mitte, ende].join(' '));
const titel = fc.tuple(fc.constantFrom('Maßnahmen', '2. Fortschreibung', '„Wort“ und Tat'), fc.array(wort, { maxLength: 14 })).map(([anfang, mitte]) => [anfang, ...mitte, 'Lage'].join(' '));

const angabe: fc.Arbitrary<Berichtsangabe> = fc.record({
  gattung: fc.constantFrom('Bericht', 'Abschlussbericht der Arbeitsgruppe', 'Lagebild', ''), titel: fc.constantFrom('Lage und Ausblick', '2. Zwischenbericht, Fassung 3.0', 'Warnung der Bevölkerung'),
  stand: fc.constantFrom(null, '10.08.26', 'August 2026'), vs: fc.boolean(), freigabe: fc.constantFrom(null, 'freigegeben' as const, 'nicht freigegeben' as const)
});

const VORN = 'Die IMK nimmt den ';
const berichtsatz = angabe.map((a) => {
  const worte = zitat(a);
  return { text: `${VORN}${worte} zur Kenntnis.`, berichte: [{ von: VORN.length, bis: VORN.length + worte.length, ...a }] };
});
const inhalt = fc.oneof({ weight: 3, arbitrary: satz.map((text) => ({ text, berichte: [] })) }, { weight: 1, arbitrary: berichtsatz });
const von = (art: Absatz['art']): fc.Arbitrary<Absatz> => inhalt.map(({ text, berichte }) => ({ art, text, berichte }));
const satzvon = (art: Absatz['art']): fc.Arbitrary<Absatz> => satz.map((text) => absatz(art, text));

const punkte = fc.tuple(fc.array(fc.tuple(satzvon('punkt'), fc.array(satzvon('unterpunkt'), { maxLength: 2 })), { minLength: 1, maxLength: 3 }), fc.option(satzvon('schluss'), { nil: null }))
  .map(([liste, schluss]) => [...liste.flatMap(([punkt, unter]) => [punkt, ...unter]), ...(schluss === null ? [] : [schluss])]);
const folge = fc.oneof(fc.constant([]), punkte, satzvon('absatz').map((a) => [a]));
const ziffer = fc.tuple(von('ziffer'), folge).map(([kopf, weitere]) => [kopf, ...weitere]);
/** One paragraph with what follows on, or at least two Ziffern. */
export const absaetze: fc.Arbitrary<Absatz[]> = fc.oneof(
  fc.tuple(von('absatz'), folge).map(([a, weitere]) => [a, ...weitere]),
  fc.array(ziffer, { minLength: 2, maxLength: 12 }).map((liste) => liste.flat())
);

const laender = fc.constantFrom(undefined, ['Bayern'], ['Hessen', 'Mecklenburg-Vorpommern'], ['BY', 'HH', 'Berlin']);
type Freiertop = Omit<Topkopf, 'nummer'>;
const top = fc.record({ titel, untertitel: fc.array(titel, { maxLength: 2 }), teile: fc.array(titel, { maxLength: 3 }), laender })
  .map(({ titel: t, untertitel, teile, laender: l }): Freiertop => ({ titel: t, untertitel, teile: teile.map((name, i) => ({ buchstabe: 'abc'[i] ?? '', titel: name })), ...(l === undefined ? {} : { berichterstattung: l }) }));
const notiz: fc.Arbitrary<Omit<Notiz, 'bezeichnung'>> = fc.record({ parteien: fc.constantFrom(['BY'], ['BY', 'BMI'], ['HH', 'BW', 'SN', 'BMI']), absaetze });

/** Numbers as they are printed: whole ones with gaps, parts (`10.2`), Roman ones (`I.3`). */
const zaehlung = fc.constantFrom<(n: number) => string>((n) => String(n), (n) => String(2 * n), (n) => (n % 5 === 0 ? `${n}.2` : String(n)), (n) => `4.${n}`, (n) => `I.${n}`);
const freierBeschluss = fc.record({ tops: fc.array(top, { minLength: 1, maxLength: 3 }), text: absaetze, notizen: fc.array(notiz, { maxLength: 2 }), ergebnis: fc.constantFrom(undefined, 'einstimmig', 'mit 14 Stimmen bei zwei Enthaltungen') });

/** What this conference does not print falls away. */
function gedruckt(profil: Druckprofil, { untertitel, berichterstattung, ...t }: Freiertop, hatVorworte: boolean): Freiertop {
  return { ...t, untertitel: hatVorworte ? untertitel : [], ...(profil.berichterstattung === null || berichterstattung === undefined ? {} : { berichterstattung }) };
}

const beschluesse = (profil: Druckprofil): fc.Arbitrary<VeroeffentlichterBeschluss[]> => fc.tuple(fc.array(freierBeschluss, { minLength: 1, maxLength: 4 }), zaehlung).map(([liste, nummerOf]) => {
  let nummer = 0;
  return liste.map(({ tops, text, notizen, ergebnis }) => {
    const votum = profil.votum === null ? undefined : ergebnis;
    return {
      tops: tops.map((t) => ({ nummer: nummerOf((nummer += 1)), ...gedruckt(profil, t, profil.beschlusswort !== null || votum !== undefined) })),
      absaetze: text, protokollnotizen: notizen.map((n) => ({ bezeichnung: profil.notiz, ...n })), ...(votum === undefined ? {} : { ergebnis: votum })
    };
  });
});

const tag = fc.tuple(fc.integer({ min: 1954, max: 2053 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map((t) => t.map((zahl) => String(zahl).padStart(2, '0')).join('-'));
const kopf: fc.Arbitrary<Kopf> = fc.record({
  konferenz: fc.constantFrom('IMK', 'Musterkonferenz der Länder', ...DRUCKPROFILE.map((p) => p.kurz)), art: fc.constantFrom('Sitzung' as const, 'Beratung' as const, 'Umlaufverfahren 3/2027' as const), nummer: fc.option(fc.integer({ min: 1, max: 999 }), { nil: null }),
  tage: fc.tuple(tag, tag), mehrere: fc.boolean(), ort: fc.constantFrom(null, 'Musterstadt', 'Bad Beispiel')
}).map(({ tage, mehrere, ...rest }) => {
  const [frueher = '', spaeter = ''] = [...tage].sort();
  if (isUmlauf(rest.art)) return { ...rest, nummer: null, beschlussdatum: spaeter, zeitraum: null, ort: null };
  return { ...rest, beschlussdatum: spaeter, zeitraum: mehrere && frueher < spaeter ? { von: frueher, bis: spaeter } : null };
});

/** Any Sammlung of our own. */
export const sammlung: fc.Arbitrary<Sammlung> = fc.tuple(kopf, fc.array(satz, { maxLength: 3 })).chain(([k, hinweise]) => beschluesse(druckprofilFor(k)).map((liste) =>
  neueSammlung(k, { titelblatt: k.nummer === null && k.ort === null ? [] : titelblattOf(k), hinweise, beschluesse: liste })));
