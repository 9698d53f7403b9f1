import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEinstellung } from '../../../app/domain/abstimmung/einstellung.ts';
import type { Regelsatz } from '../../../app/domain/abstimmung/regelsatz.ts';
import { readFrist } from '../../../app/domain/frist.ts';
import { konferenzOf } from '../../../app/domain/konferenz.ts';
import { LAENDER, PARTEIEN, type Land } from '../../../app/domain/land.ts';
import { keinArbeitstag } from '../../../app/domain/umlauf/feiertage.ts';
import {
  beginUmlauf, checkUmlaufantwort, checkUmlauffrist, endUmlauf, fehlende, naechsteSitzung, nachUmlaufschritt, nextUmlaufnummer, objectUmlauf, umlaufbezeichnung, umlauflage, umlaufwort,
  UMLAUFSCHRITTE, UMLAUFZUSTAENDE, vorgeschlageneFrist, type Umlaufschritt, type Umlaufzustand
} from '../../../app/domain/umlauf/umlauf.ts';

const satz = (kurz: string): Regelsatz => konferenzOf(kurz)?.regelsatz ?? (() => { throw new Error(kurz); })();
const um = (ortszeit: string): number => {
  const frist = readFrist(ortszeit);
  if (!frist.ok) throw new Error(ortszeit);
  return frist.wert.zeitpunkt;
};
const JETZT = um('2027-11-08T10:00');
const SACHE = umlauflage({ betreff: 'sache', zweiteBefassung: false });

describe('the state machine', () => {
  it('V11 lets pass these pairs and no other', () => {
    const erlaubt: Readonly<Record<string, Umlaufzustand>> = { 'entwurf beginnen': 'laeuft', 'laeuft beenden': 'beendet', 'laeuft widersprechen': 'widersprochen', 'entwurf abbrechen': 'abgebrochen', 'laeuft abbrechen': 'abgebrochen' };
    for (const zustand of UMLAUFZUSTAENDE) for (const schritt of UMLAUFSCHRITTE) {
      const soll = erlaubt[`${zustand} ${schritt}`];
      expect(nachUmlaufschritt(zustand, schritt)).toEqual(soll === undefined ? { ok: false, grund: 'umlauf_unzulaessig', angaben: { zustand: umlaufwort(zustand) } } : { ok: true, wert: soll });
    }
  });
  it('never leaves an end (property)', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom<Umlaufschritt>(...UMLAUFSCHRITTE), { maxLength: 12 }), (schritte) => {
      let zustand: Umlaufzustand = 'entwurf';
      let ende: Umlaufzustand | null = null;
      for (const schritt of schritte) {
        const nach = nachUmlaufschritt(zustand, schritt);
        if (nach.ok) zustand = nach.wert;
        if (ende !== null) expect(zustand).toBe(ende);
        if (['beendet', 'widersprochen', 'abgebrochen'].includes(zustand)) ende = zustand;
      }
    }));
  });
});

describe('the Frist', () => {
  it('is suggested for a working day of all Länder: a fortnight, or the days of silence', () => {
    expect(vorgeschlageneFrist(satz('IMK'), JETZT)).toBe('2027-11-22T23:59');
    expect(vorgeschlageneFrist(satz('IMK'), um('2027-11-03T10:00')), 'the Buß- und Bettag of Sachsen is left out').toBe('2027-11-18T23:59');
    expect(vorgeschlageneFrist(satz('KMK'), um('2027-11-27T10:00')), 'over Christmas').toBe('2027-12-27T23:59');
  });
  it('always fits what is suggested (property)', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20_000_000 }), fc.constantFrom('IMK', 'KMK', 'SMK', 'BMK'), (minuten, kurz) => {
      const jetzt = JETZT + minuten * 60_000;
      const frist = vorgeschlageneFrist(satz(kurz), jetzt);
      expect(checkUmlauffrist(satz(kurz), frist, jetzt).ok).toBe(true);
      expect(keinArbeitstag(frist.slice(0, 10))).toBeNull();
    }));
  });
  it('is refused where it is over, no time, too short for silence, or free somewhere', () => {
    const grund = (kurz: string, ortszeit: string) => checkUmlauffrist(satz(kurz), ortszeit, JETZT);
    expect(grund('IMK', '2027-11-08T10:00')).toMatchObject({ grund: 'frist_vergangen' });
    expect(grund('IMK', 'morgen')).toMatchObject({ grund: 'frist_form' });
    expect(grund('IMK', '2028-03-26T02:30'), 'an hour that the clocks skip').toMatchObject({ grund: 'frist_form' });
    expect(grund('KMK', '2027-12-06T23:58')).toMatchObject({ grund: 'frist_zu_kurz', angaben: { tage: '28', fruehestens: '2027-12-06T23:59' } });
    expect(grund('KMK', '2027-12-06T23:59')).toMatchObject({ ok: true });
    expect(grund('IMK', '2027-11-17T12:00')).toMatchObject({ grund: 'frist_kein_arbeitstag', angaben: { name: 'Buß- und Bettag', laender: 'SN', vorschlag: '2027-11-18' } });
    expect(grund('IMK', '2027-11-13T12:00')).toMatchObject({ grund: 'frist_kein_arbeitstag', angaben: { name: 'Samstag', vorschlag: '2027-11-15' } });
  });
  it('is Berlin time, also over the night in which the clocks go back', () => {
    const jetzt = um('2027-10-29T10:00');
    const frist = checkUmlauffrist(satz('IMK'), '2027-11-02T10:00', jetzt);
    expect(frist.ok && frist.wert.zeitpunkt - jetzt).toBe((4 * 24 + 1) * 3_600_000);
  });
});

describe('to begin', () => {
  it('needs a draft, a known rule and a Frist that fits', () => {
    expect(beginUmlauf('entwurf', satz('IMK'), SACHE, '2027-11-22T12:00', JETZT)).toMatchObject({ ok: true, wert: { ortszeit: '2027-11-22T12:00' } });
    expect(beginUmlauf('laeuft', satz('IMK'), SACHE, '2027-11-22T12:00', JETZT)).toMatchObject({ grund: 'umlauf_unzulaessig' });
    expect(beginUmlauf('entwurf', satz('AMK'), SACHE, '2027-11-22T12:00', JETZT)).toMatchObject({ grund: 'schwelle_unbekannt' });
    expect(beginUmlauf('entwurf', satz('BMK'), SACHE, '2027-11-22T12:00', JETZT), 'silence needs no threshold').toMatchObject({ ok: true });
    expect(beginUmlauf('entwurf', satz('IMK'), SACHE, '2027-11-01T12:00', JETZT)).toMatchObject({ grund: 'frist_vergangen' });
  });
});

describe('an answer', () => {
  const laeuft = { zustand: 'laeuft', frist: JETZT } as const;
  it('V5 is in time until the Frist, and a millisecond later it is not', () => {
    expect([checkUmlaufantwort(laeuft, JETZT), checkUmlaufantwort(laeuft, JETZT + 1)]).toMatchObject([{ ok: true }, { grund: 'umlauf_frist_abgelaufen' }]);
    for (const zustand of UMLAUFZUSTAENDE.filter((z) => z !== 'laeuft')) expect(checkUmlaufantwort({ ...laeuft, zustand }, JETZT - 1)).toMatchObject({ grund: 'umlauf_unzulaessig' });
  });
  it('that is a Widerspruch ends it: by who votes, in time, with a reason, against what one may object to', () => {
    const widerspruch = (delegation: string, jetzt: number, w: { gegen: 'text' | 'verfahren'; grund: string }, kurz = 'IMK') => objectUmlauf(satz(kurz), delegation, laeuft, w, jetzt);
    for (const gegen of ['text', 'verfahren'] as const) expect(widerspruch('BY', JETZT, { gegen, grund: 'weil' })).toEqual({ ok: true, wert: 'widersprochen' });
    expect(widerspruch('BY', JETZT + 1, { gegen: 'text', grund: 'weil' })).toMatchObject({ grund: 'umlauf_frist_abgelaufen' });
    expect(widerspruch('BY', JETZT, { gegen: 'text', grund: '  ' })).toMatchObject({ grund: 'grund_leer' });
    expect([widerspruch('BMI', JETZT, { gegen: 'text', grund: 'x' }), widerspruch('GS', JETZT, { gegen: 'text', grund: 'x' })]).toMatchObject([{ grund: 'kein_stimmrecht' }, { grund: 'kein_stimmrecht' }]);
    expect(widerspruch('BMI', JETZT, { gegen: 'text', grund: 'x' }, 'UMK')).toMatchObject({ ok: true });
    const nurText = { ...satz('IMK'), umlauf: { ...satz('IMK').umlauf, widerspruch: ['text'] as const } };
    expect(objectUmlauf(nurText, 'BY', laeuft, { gegen: 'verfahren', grund: 'x' }, JETZT)).toMatchObject({ grund: 'widerspruch_nicht_vorgesehen' });
  });
});

describe('the end', () => {
  const laeuft = { zustand: 'laeuft', frist: JETZT } as const;
  it('comes after the Frist, or when all have answered; otherwise it names who is missing', () => {
    expect(endUmlauf(laeuft, LAENDER, LAENDER, JETZT - 1)).toEqual({ ok: true, wert: { abgelaufen: false } });
    expect(endUmlauf(laeuft, LAENDER, [], JETZT + 1)).toEqual({ ok: true, wert: { abgelaufen: true } });
    expect(endUmlauf(laeuft, LAENDER, LAENDER.slice(0, 14), JETZT)).toMatchObject({ grund: 'umlauf_frist_laeuft', angaben: { fehlen: 'SH, TH' } });
    expect(endUmlauf(laeuft, PARTEIEN, LAENDER, JETZT), 'the Bund votes there').toMatchObject({ angaben: { fehlen: 'BMI' } });
    expect(endUmlauf({ ...laeuft, zustand: 'widersprochen' }, LAENDER, LAENDER, JETZT + 1)).toMatchObject({ grund: 'umlauf_unzulaessig' });
  });
  it('is possible before the Frist exactly when nobody is missing (property)', () => {
    fc.assert(fc.property(fc.subarray([...LAENDER]), fc.boolean(), (antworten: Land[], danach) => {
      const antwort = endUmlauf(laeuft, LAENDER, antworten, danach ? JETZT + 1 : JETZT);
      expect(antwort.ok).toBe(danach || antworten.length === 16);
      expect(fehlende(LAENDER, antworten)).toHaveLength(16 - antworten.length);
    }));
  });
});

describe('the number', () => {
  it('counts within a year and is never given twice (property)', () => {
    expect(umlaufbezeichnung(nextUmlaufnummer([{ jahr: 2027, laufend: 4 }, { jahr: 2026, laufend: 9 }], 2027))).toBe('Umlauf 5/2027');
    expect(umlaufbezeichnung(null)).toBe('Umlauf ohne Nummer');
    const nummer = fc.record({ jahr: fc.integer({ min: 2020, max: 2024 }), laufend: fc.integer({ min: 1, max: 50 }) });
    fc.assert(fc.property(fc.array(nummer), fc.integer({ min: 2020, max: 2025 }), (vergeben, jahr) => {
      const next = nextUmlaufnummer(vergeben, jahr);
      expect(vergeben.some((n) => n.jahr === next.jahr && n.laufend === next.laufend)).toBe(false);
    }));
  });
});

describe('where it goes on', () => {
  it('is the next Sitzung that is not over', () => {
    const s = (id: string, von: string, bis: string) => ({ id, von, bis });
    const alle = [s('c', '2028-06-01', '2028-06-03'), s('a', '2027-06-01', '2027-06-03'), s('b', '2027-12-01', '2027-12-03')];
    expect(naechsteSitzung(alle, '2027-11-08')?.id).toBe('b');
    expect(naechsteSitzung(alle, '2027-12-03')?.id).toBe('b');
    expect(naechsteSitzung(alle, '2027-12-04')?.id).toBe('c');
    expect(naechsteSitzung(alle, '2028-06-04')).toBeNull();
  });
  it('is decided by the rule that silence has', () => {
    const gesetzt = applyEinstellung(satz('IMK'), { schweigen: 'zustimmung', tage: 10 });
    expect(gesetzt.ok && checkUmlauffrist(gesetzt.wert, '2027-11-18T23:58', JETZT)).toMatchObject({ grund: 'frist_zu_kurz' });
  });
});
