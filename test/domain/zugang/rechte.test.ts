/** The table of rights against expectations written a second time, act by act and actor by actor; nobody gets what is not listed here. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELEGATIONEN, PARTEIEN, type Delegation } from '../../../app/domain/land.ts';
import type { Zustand } from '../../../app/domain/top.ts';
import { darf, HANDLUNGEN, seesTop, type Gegenstand, type Handlung } from '../../../app/domain/zugang/rechte.ts';
import { rollenOf, type Person, type Rolle } from '../../../app/domain/zugang/rollen.ts';

const person = (delegation: Delegation, rolle: Rolle): Person => ({ kontoId: 'k', kennung: 'k', name: 'N', delegation, rolle });
/** BY registered the matter, HE chairs, HH is another Land. */
const AKTEURE: Readonly<Record<string, Person | null>> = {
  niemand: null, 'BY lesend': person('BY', 'lesend'), 'BY bearbeitung': person('BY', 'bearbeitung'), 'BY leitung': person('BY', 'leitung'), 'BY verwaltung': person('BY', 'verwaltung'),
  'HH bearbeitung': person('HH', 'bearbeitung'), 'HH leitung': person('HH', 'leitung'), vorsitz: person('HE', 'vorsitz'), 'fremder vorsitz': person('NI', 'vorsitz'), 'BMI bearbeitung': person('BMI', 'bearbeitung'),
  'BMI leitung': person('BMI', 'leitung'), gs: person('GS', 'geschaeftsstelle'), 'gs verwaltung': person('GS', 'verwaltung')
};
const g = (zustand: Zustand, rest: Gegenstand = {}): Gegenstand => ({ vorsitzland: 'HE', delegation: 'BY', zustand, registriert: zustand !== 'anmeldung', ...rest });
const who = (handlung: Handlung, gegenstand: Gegenstand): string => Object.keys(AKTEURE).filter((name) => darf(AKTEURE[name] ?? null, handlung, gegenstand)).join(', ');
const notiz = (zustand: 'privat' | 'angekuendigt' | 'abgegeben'): Gegenstand => g('in_abstimmung', { notiz: { zustand, autoren: ['BY'] } });

const LESENDE = 'BY lesend, BY bearbeitung, BY leitung, HH bearbeitung, HH leitung, vorsitz, fremder vorsitz, BMI bearbeitung, BMI leitung, gs';
const ALLE = 'BY lesend, BY bearbeitung, BY leitung, BY verwaltung, HH bearbeitung, HH leitung, vorsitz, fremder vorsitz, BMI bearbeitung, BMI leitung, gs, gs verwaltung';
const SCHREIBENDE = 'BY bearbeitung, BY leitung, HH bearbeitung, HH leitung, BMI bearbeitung, BMI leitung';

describe('rights', () => {
  it.each<[Handlung, Gegenstand, string]>([
    ['konto.verwalten', { delegation: 'BY' }, 'BY verwaltung'],
    ['konto.einschraenken', { delegation: 'BY' }, 'BY leitung, BY verwaltung'],
    ['vertretung.sehen', { delegation: 'BY' }, 'BY leitung, BY verwaltung'],
    ['vertretung.benennen', { delegation: 'BY' }, 'BY leitung, BY verwaltung'],
    ['seite.bearbeiten', {}, 'gs'],
    ['sitzung.sehen', {}, LESENDE],
    ['sitzung.anlegen', {}, 'vorsitz, fremder vorsitz, gs'],
    ['sitzung.bearbeiten', { vorsitzland: 'HE' }, 'vorsitz, gs'],
    ['sitzung.einladen', { vorsitzland: 'HE' }, 'vorsitz, gs'],
    ['konferenz.bearbeiten', {}, 'gs'],
    ['regeln.sehen', {}, ALLE],
    ['regeln.festlegen', {}, 'gs, gs verwaltung'],
    ['postfach.pflegen', { delegation: 'BY' }, 'BY verwaltung, gs'],
    ['top.anmelden', {}, SCHREIBENDE],
    ['top.sehen', g('anmeldung'), 'BY lesend, BY bearbeitung, BY leitung'],
    ['top.sehen', g('entwurf'), LESENDE],
    ['top.sehen', { delegation: 'BY', zustand: 'zurueckgezogen', registriert: false }, 'BY lesend, BY bearbeitung, BY leitung'],
    ['top.bearbeiten', g('anmeldung'), 'BY bearbeitung, BY leitung'],
    ['top.bearbeiten', g('entwurf'), 'BY bearbeitung, BY leitung, gs'],
    ['top.bearbeiten', g('in_abstimmung'), ''],
    ['top.registrieren', g('anmeldung'), 'BY bearbeitung, BY leitung'],
    ['top.zurueckziehen', g('entwurf'), 'BY leitung'],
    ['top.nummerieren', g('entwurf'), 'vorsitz, gs'],
    ['top.einordnen', g('entwurf'), 'vorsitz, gs'],
    ['top.einordnen', g('in_abstimmung'), ''],
    ['top.verbinden', g('entwurf'), 'vorsitz, gs'],
    ['top.leiten', g('entwurf'), 'vorsitz'],
    ['top.berichtigen', g('in_abstimmung'), ''],
    ['top.berichtigen', g('beschlossen'), 'gs'],
    ['text.schreiben', g('anmeldung'), 'BY bearbeitung, BY leitung'],
    ['text.schreiben', g('entwurf'), 'BY bearbeitung, BY leitung, HH bearbeitung, HH leitung, vorsitz, BMI bearbeitung, BMI leitung, gs'],
    ['text.schreiben', g('in_abstimmung'), ''],
    ['text.schreiben', g('beschlossen'), ''],
    ['fassung.einfrieren', g('entwurf'), 'vorsitz'],
    ['fassung.wiedereroeffnen', g('in_abstimmung'), 'vorsitz'],
    ['stimme.abgeben', g('in_abstimmung'), 'BY leitung, HH leitung'],
    ['stimme.abgeben', g('in_abstimmung', { waehler: PARTEIEN }), 'BY leitung, HH leitung, BMI leitung'],
    ['tagesordnung.ausgeben', { vorsitzland: 'HE' }, 'vorsitz, gs'],
    ['stufe.festhalten', g('entwurf'), 'vorsitz, gs'],
    ['stufe.festhalten', g('in_abstimmung'), ''],
    ['top.zulassen', g('entwurf'), 'vorsitz'],
    ['top.hinweisen', g('entwurf'), 'BY bearbeitung, BY leitung, vorsitz, gs'],
    ['top.hinweisen', g('in_abstimmung'), ''],
    ['bund.einvernehmen', g('in_abstimmung'), 'BMI leitung'],
    ['bund.einvernehmen', g('beschlossen'), 'BMI leitung'],
    ['bund.einvernehmen', g('entwurf'), ''],
    ['stimme.erfassen', g('in_abstimmung'), 'vorsitz'],
    ['einvernehmen.feststellen', g('in_abstimmung'), 'vorsitz'],
    ['abstimmung.schliessen', g('in_abstimmung'), 'vorsitz'],
    ['nachfassen', {}, 'gs'],
    ['liste.vorschlagen', { vorsitzland: 'HE' }, 'vorsitz'],
    ['liste.herausnehmen', { vorsitzland: 'HE' }, 'BY leitung, HH leitung, vorsitz, BMI leitung'],
    ['liste.schliessen', { vorsitzland: 'HE' }, 'vorsitz'],
    ['abfrage.antworten', g('entwurf'), SCHREIBENDE],
    ['abfrage.intern', { delegation: 'BY' }, 'BY lesend, BY bearbeitung, BY leitung'],
    ['abfrage.intern', { delegation: 'HE' }, ''],
    ['abfrage.intern', { delegation: 'GS' }, ''],
    ['positionen.lesen', { delegation: 'BY' }, 'BY lesend, BY bearbeitung, BY leitung'],
    ['positionen.lesen', { delegation: 'HE' }, ''],
    ['positionen.lesen', { delegation: 'BMI' }, 'BMI bearbeitung, BMI leitung'],
    ['positionen.lesen', { delegation: 'GS' }, ''],
    ['abfrage.teilen', g('entwurf'), 'BY leitung, HH leitung, BMI leitung'],
    ['abfrage.aufheben', g('entwurf'), 'BY leitung, HH leitung, BMI leitung'],
    ['niederschrift.sehen', {}, LESENDE],
    ['niederschrift.entwurf', { vorsitzland: 'HE' }, 'vorsitz, gs'],
    ['niederschrift.fuehren', {}, 'gs'],
    ['niederschrift.einwenden', {}, 'BY leitung, HH leitung, BMI leitung'],
    ['umlauf.vorbereiten', g('entwurf'), 'vorsitz, gs'],
    ['umlauf.leiten', g('im_umlauf'), 'vorsitz'],
    ['umlauf.erinnern', g('im_umlauf'), 'vorsitz, gs'],
    ['umlauf.widersprechen', g('im_umlauf'), 'BY leitung, HH leitung'],
    ['umlauf.widersprechen', g('im_umlauf', { waehler: PARTEIEN }), 'BY leitung, HH leitung, BMI leitung'],
    ['text.schreiben', g('im_umlauf'), ''],
    ['notiz.anlegen', g('entwurf'), SCHREIBENDE],
    ['notiz.lesen', notiz('privat'), 'BY lesend, BY bearbeitung, BY leitung'],
    ['notiz.lesen', notiz('angekuendigt'), LESENDE],
    ['notiz.schreiben', notiz('angekuendigt'), 'BY bearbeitung, BY leitung'],
    ['notiz.schreiben', notiz('abgegeben'), ''],
    ['notiz.ankuendigen', notiz('privat'), 'BY leitung'],
    ['notiz.unterzeichnen', notiz('privat'), 'BY leitung'],
    ['notiz.unterzeichnen', notiz('angekuendigt'), 'BY leitung, HH leitung, BMI leitung'],
    ['notiz.verlassen', notiz('angekuendigt'), 'BY leitung'],
    ['notiz.ordnen', notiz('angekuendigt'), 'BY bearbeitung, BY leitung'],
    ['freigabe.sehen', {}, LESENDE],
    ['freigabe.eroeffnen', {}, 'gs'],
    ['freigabe.antworten', {}, 'BY leitung, HH leitung'],
    ['freigabe.erinnern', {}, 'gs'],
    ['freigabe.schliessen', {}, 'gs'],
    ['freigabe.gruende', { delegation: 'BY' }, 'BY lesend, BY bearbeitung, BY leitung, gs'],
    ['bericht.freigeben', g('beschlossen'), 'gs'],
    ['bericht.einwilligen', g('beschlossen'), 'BMI leitung'],
    ['bericht.beifuegen', g('beschlossen'), 'BY bearbeitung, BY leitung, gs'],
    ['bericht.beifuegen', g('in_abstimmung'), ''],
    ['sammlung.probe', {}, LESENDE],
    ['sammlung.vorbereiten', {}, 'gs'],
    ['sammlung.veroeffentlichen', {}, 'gs'],
    ['sammlung.zuruecknehmen', {}, 'gs'],
    ['archiv.einlesen', {}, 'gs']
  ])('%s on %j: %s', (handlung, gegenstand, expected) => {
    expect(who(handlung, gegenstand)).toBe(expected);
  });
  it('let nobody without a login do anything (property)', () => {
    fc.assert(fc.property(fc.constantFrom(...HANDLUNGEN), fc.constantFrom<Zustand>('anmeldung', 'entwurf', 'beschlossen'), (handlung, zustand) => {
      expect(darf(null, handlung, g(zustand))).toBe(false);
    }));
  });
  it('V6 never let one Delegation act as another: who may vote or sign has the role in its own Delegation (property)', () => {
    fc.assert(fc.property(fc.constantFrom(...DELEGATIONEN).chain((d) => fc.tuple(fc.constant(d), fc.constantFrom(...rollenOf(d)))), ([delegation, rolle]) => {
      expect(darf(person(delegation, rolle), 'stimme.abgeben', g('in_abstimmung'))).toBe(rolle === 'leitung' && delegation !== 'BMI' && delegation !== 'GS');
      expect(seesTop(person(delegation, rolle), { delegation: 'BY', registriert: false, sache: { vorschlagId: 'v', arbeitskreis: 'II' } })).toBe(delegation === 'BY' && rolle !== 'verwaltung' && rolle !== 'geschaeftsstelle');
    }));
  });
});
