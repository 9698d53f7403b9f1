/**
 * One row for every body of the table in domain.md 1.6: who votes, by which threshold, what else was found, and where it stands.
 * What was not found stays unknown or is open to a setting; nothing is guessed. Words of the print profile come from there.
 */
import { PARTEIEN } from '../land.ts';
import type { Regel, Regelsatz } from '../abstimmung/regelsatz.ts';
import { druckprofilOf } from '../sammlung/druckprofil.ts';
import { einfacheMehrheit, einstimmig, freigabe, mindestens, schweigen, stufe, unbekannt, VORGABE } from './bausteine.ts';

/** A conference and its rule set, as its source has it. */
export interface Regelzeile { readonly kurz: string; readonly name: string; /** Other ways to write its short name. */ readonly auch: readonly string[]; readonly regelsatz: Regelsatz }

type Angabe = Pick<Regelsatz, 'quelle' | 'regeln'> & Partial<Regelsatz>;

function zeile(kurz: string, name: string, angabe: Angabe, auch: readonly string[] = []): Regelzeile {
  return { kurz, name, auch, regelsatz: { ...VORGABE, notizBezeichnung: druckprofilOf(kurz).notiz, ...angabe, regeln: { freigabe, ...angabe.regeln } } };
}

/** Electorate of the conferences in which the Bund votes. */
const MIT_BUND = { waehler: PARTEIEN };
/** Where unanimity is asked and no source speaks of abstention and absence. */
const EINSTIMMIG_OFFEN = { offen: ['enthaltung', 'fehlen', 'schweigen'] } as const;
const OHNE_SCHWELLE = { offen: ['schwelle', 'enthaltung', 'fehlen', 'schweigen'] } as const;

/** UMK: where the Bund stands apart, all Länder suffice, and the outcome says so. */
const UMK_SACHE: Regel = { ...einstimmig, stufen: [...einstimmig.stufen, { schwelle: { art: 'mindestens', laender: 16 }, einstimmig: 'einstimmig', sonst: 'mit den Stimmen aller Länder', bindend: true }] };
/** VMK: what most members think is recorded, and binds nobody. */
const VMK_SACHE: Regel = { ...einstimmig, stufen: [...einstimmig.stufen, { schwelle: { art: 'mehrheit_mitglieder' }, einstimmig: 'Mehrheitsmeinung', sonst: 'Mehrheitsmeinung', bindend: false }] };
const IT_PLR_SACHE: Regel = { ...mindestens(11), stufen: [stufe({ art: 'gewichtet', laender: 11, zaehler: 2, nenner: 3 }, 'mehrheitlich')], pflicht: ['BMI'] };
const KONSENS_SACHE: Regel = { ...einfacheMehrheit, stufen: [stufe({ art: 'hoechstens_widersprueche', laender: 2 }, 'ohne hinreichenden Widerspruch')] };

export const REGELZEILEN: readonly Regelzeile[] = [
  zeile('IMK', 'Ständige Konferenz der Innenminister und -senatoren der Länder', {
    quelle: 'berlin.de, Über die IMK; Wikipedia, Innenministerkonferenz (Enthaltung)', offen: ['fehlen', 'schweigen'], regeln: { sache: einstimmig }
  }),
  zeile('MPK', 'Konferenz der Regierungschefinnen und Regierungschefs der Länder', {
    quelle: 'hamburg.de, So arbeitet die Konferenz', ...EINSTIMMIG_OFFEN,
    regeln: { sache: mindestens(13), haushalt: einstimmig, einrichtung: einstimmig, arbeitsweise: einstimmig }
  }),
  zeile('KMK', 'Kultusministerkonferenz', {
    quelle: 'presseausweis.de, Kultusministerkonferenz; miz.org, Neuausrichtung bei Entscheidungen (09/2024)', offen: ['enthaltung', 'fehlen'], umlauf: schweigen(28),
    regeln: { sache: mindestens(13), verfahren: einfacheMehrheit, haushalt: einstimmig, einheitlichkeit: einstimmig, einrichtung: einstimmig, arbeitsweise: einstimmig },
    rueckfall: { betreffe: ['haushalt', 'einrichtung'], weg: 'ein Klärungsverfahren', regel: mindestens(13) }
  }),
  zeile('GMK', 'Gesundheitsministerkonferenz', {
    quelle: 'gmkonline.de, Beschlüsse 2005; aok-bv.de, Lexikon', stimmenOeffentlich: 'ergebnis', regeln: { sache: einfacheMehrheit, grundsatz: mindestens(13) },
    lesarten: ['Die einfache Mehrheit für alles, was nicht von grundsätzlicher Bedeutung ist, steht nur in einem Lexikon; die Konferenz sucht den Konsens.']
  }),
  zeile('UMK', 'Umweltministerkonferenz', {
    quelle: 'bmuv.de; presseausweis.de, Umweltministerkonferenz; Protokolle der 93. und 96. UMK', ...MIT_BUND, ...EINSTIMMIG_OFFEN, stimmenOeffentlich: 'ergebnis', verspaetet: 'auf_beschluss', regeln: { sache: UMK_SACHE }
  }),
  zeile('AMK', 'Agrarministerkonferenz', { quelle: 'agrarministerkonferenz.de, Geschäftsordnung (Schwelle nicht im gespeicherten Teil)', ...MIT_BUND, ...OHNE_SCHWELLE, regeln: { sache: unbekannt } }),
  zeile('VSMK', 'Verbraucherschutzministerkonferenz', {
    quelle: 'presseausweis.de, Verbraucherschutzministerkonferenz', ...MIT_BUND, offen: ['bund', 'schweigen'], mehrereMinister: true,
    regeln: { sache: { ...mindestens(13), pflicht: ['BMI'], quorum: 9 } },
    lesarten: ['Die Quelle nennt 13 Stimmen der Länder und eine weitere Bedingung, die in der Abschrift fehlt; gelesen wird sie als Zustimmung des Bundes.']
  }),
  zeile('VMK', 'Verkehrsministerkonferenz', { quelle: 'verkehrsministerkonferenz.de, Aufgaben', ...EINSTIMMIG_OFFEN, regeln: { sache: VMK_SACHE }, lesarten: ['Als Mehrheit gilt mehr als die Hälfte aller Mitglieder.'] }),
  zeile('WMK', 'Wirtschaftsministerkonferenz', {
    quelle: 'Wikipedia, Wirtschaftsministerkonferenz', ...EINSTIMMIG_OFFEN, regeln: { sache: einstimmig },
    lesarten: ['Ob eine Mehrheit ohne Bindung festgehalten wird, ist nicht belegt; ohne Einstimmigkeit gilt nichts als beschlossen.']
  }),
  zeile('JuMiKo', 'Konferenz der Justizministerinnen und Justizminister', { quelle: 'Beschlüsse der JuMiKo 2020 (Schwelle nicht genannt)', ...OHNE_SCHWELLE, stimmenOeffentlich: 'je_land', regeln: { sache: unbekannt } }),
  zeile('JFMK', 'Jugend- und Familienministerkonferenz', {
    quelle: 'presseausweis.de und Wikipedia, Jugend- und Familienministerkonferenz', ...EINSTIMMIG_OFFEN, mehrereMinister: true, regeln: { sache: mindestens(13), haushalt: einstimmig }
  }),
  zeile('EMK', 'Europaministerkonferenz', {
    quelle: 'europa.sachsen-anhalt.de, EMK-Vorsitz 2022/2023; bpb.de, Europalexikon', ...EINSTIMMIG_OFFEN, regeln: { sache: mindestens(13), haushalt: einstimmig, arbeitsweise: einstimmig },
    lesarten: ['Ein Lexikon nennt durchweg Einstimmigkeit; es gilt, was das Vorsitzland angibt: 13 Länder, außer bei Haushalt und Arbeitsweise.']
  }),
  zeile('SMK', 'Sportministerkonferenz', { quelle: 'presseausweis.de, Sportministerkonferenz', offen: ['enthaltung', 'fehlen'], umlauf: schweigen(28), regeln: { sache: einstimmig } }, ['SMK (sport)']),
  zeile('BMK', 'Bauministerkonferenz', {
    quelle: 'presseausweis.de, Bauministerkonferenz (Schwelle nicht genannt)', offen: ['schwelle', 'enthaltung', 'fehlen'], umlauf: schweigen(null), regeln: { sache: { ...unbekannt, quorum: 9 } }
  }, ['BMK (building)']),
  zeile('FMK', 'Finanzministerkonferenz', {
    quelle: 'presseausweis.de, Finanzministerkonferenz (Schwelle nicht genannt)', ...OHNE_SCHWELLE, regeln: { sache: unbekannt },
    lesarten: ['Die Beratungen sind vertraulich; der Vorsitz kann das in der Sitzung aufheben.']
  }),
  zeile('IntMK', 'Konferenz der für Integration zuständigen Ministerinnen und Minister', {
    quelle: 'Beschlüsse der 7. IntMK 2012; suedkurier.de zur IntMK 2017 (15 von 16)', ...OHNE_SCHWELLE, stimmenOeffentlich: 'je_land', regeln: { sache: unbekannt }
  }),
  zeile('ASMK', 'Arbeits- und Sozialministerkonferenz', { quelle: 'Ergebnisprotokoll der ASMK 2018 (Schwelle nicht genannt)', ...OHNE_SCHWELLE, regeln: { sache: unbekannt } }),
  zeile('IT-PLR', 'IT-Planungsrat', {
    quelle: 'it-planungsrat.de, Rechtsverbindlichkeit', ...MIT_BUND, regeln: { sache: IT_PLR_SACHE, empfehlung: { ...einfacheMehrheit, enthaltung: 'wie_ablehnung' } },
    lesarten: ['Gerechnet wird mit dem Königsteiner Schlüssel für 2016.', 'Eine Empfehlung braucht die Mehrheit der Anwesenden; Enthaltung wirkt dort wie Ablehnung.']
  }, ['IT-Planungsrat']),
  zeile('KONSENS', 'Steuerungsgruppe Informationstechnik', {
    quelle: 'KONSENS-Gesetz, § 9', ...MIT_BUND, regeln: { sache: KONSENS_SACHE }, lesarten: ['Die Regel gilt für Vorschläge des Bundes; gezählt werden die Widersprüche der Länder.']
  }, ['Steuerungsgruppe IT (KONSENS)', 'Steuerungsgruppe IT'])
];
