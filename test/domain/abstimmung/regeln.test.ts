/** V8: every count of sixteen Länder for every conference of the table, against the table written a second time; and what no rule may ever do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aufzaehlung, entscheide, ergebnisOf, type Stimmenbild } from '../../../app/domain/abstimmung/regeln.ts';
import { BETREFFE, SACHE, type Lage, type Regelsatz } from '../../../app/domain/abstimmung/regelsatz.ts';
import { STIMMWERTE, tallyStimmen, type Stimmwert } from '../../../app/domain/abstimmung/tally.ts';
import { KONFERENZEN, konferenzOf } from '../../../app/domain/konferenz.ts';
import { LAENDER } from '../../../app/domain/land.ts';
import { alleAuszaehlungen, TAFEL, type Spruch, type Stand } from './tafel.ts';

const regelsatz = (kurz: string): Regelsatz => {
  const konferenz = konferenzOf(kurz);
  if (konferenz === null) throw new Error(`no conference ${kurz}`);
  return konferenz.regelsatz;
};
const BUND = { j: 'zustimmung', n: 'ablehnung', e: 'enthaltung', '-': null } as const;
const bild = (s: Stand, rest: Partial<Stimmenbild> = {}): Stimmenbild => ({ ja: s.j, nein: s.n, enthaltung: s.e, fehlt: s.f, bund: BUND[s.b], anteil: s.k, widersprueche: 0, abgelaufen: false, ...rest });
const lage = (betreff: string): Lage => ({ ...SACHE, betreff: BETREFFE.find((b) => b === betreff) ?? 'sache' });
const spruch = (kurz: string, betreff: string, s: Stand): Spruch => {
  const e = entscheide(regelsatz(kurz), lage(betreff), bild(s));
  return e.bezeichnung === 'nicht festgelegt' ? null : e.angenommen && e.bezeichnung;
};
const ALLE = alleAuszaehlungen();

describe('V8 the rule of each conference', () => {
  it('is tried for every conference of the table', () => {
    expect(Object.keys(TAFEL).sort()).toEqual(KONFERENZEN.map((k) => k.kurz).sort());
    expect(ALLE).toHaveLength(969);
  });

  it.each(Object.entries(TAFEL).flatMap(([kurz, betreffe]) => Object.entries(betreffe).map(([betreff, orakel]) => ({ kurz, betreff, orakel }))))('$kurz, $betreff: 969 counts, each with every Stimme of the Bund and keys around two thirds', ({ kurz, betreff, orakel }) => {
    const falsch: string[] = [];
    for (const auszaehlung of ALLE) for (const b of ['j', 'n', 'e', '-'] as const) for (const k of [0, 0.6666, 2 / 3, 0.71]) {
      const s = { ...auszaehlung, b, k };
      const [ist, soll] = [spruch(kurz, betreff, s), orakel(s)];
      if (ist !== soll) falsch.push(`${JSON.stringify(s)}: ${String(ist)} instead of ${String(soll)}`);
    }
    expect(falsch.slice(0, 5)).toEqual([]);
  });

  it('counts no Stimme of the Bund where it is a guest (V7)', () => {
    for (const kurz of ['IMK', 'MPK', 'KMK', 'SMK']) for (const auszaehlung of ALLE) {
      const words = (['j', 'n', 'e', '-'] as const).map((b) => entscheide(regelsatz(kurz), SACHE, bild({ ...auszaehlung, b, k: 0 })));
      expect(new Set(words.map((e) => JSON.stringify(e))).size).toBe(1);
    }
  });

  it('releases what no Land objects to, and who is silent has no objection (domain.md 3)', () => {
    for (const s of ALLE) for (const widersprueche of [0, 1]) {
      const e = entscheide(regelsatz('IMK'), lage('freigabe'), bild({ ...s, b: '-', k: 0 }, { widersprueche }));
      expect([e.angenommen, e.bezeichnung]).toEqual(s.n + widersprueche === 0 ? [true, 'freigegeben'] : [false, 'nicht freigegeben']);
    }
  });
});

describe('in writing', () => {
  const umlauf = (kurz: string, s: Partial<Stand>, rest: Partial<Stimmenbild>): string => {
    const stand: Stand = { j: 0, n: 0, e: 0, f: 0, b: '-', k: 0, ...s };
    return entscheide(regelsatz(kurz), { ...SACHE, umlauf: true }, bild({ ...stand, f: 16 - stand.j - stand.n - stand.e }, rest)).bezeichnung;
  };
  it('KMK, SMK and BMK take silence for consent, once the Frist is over', () => {
    for (const kurz of ['KMK', 'SMK', 'BMK']) {
      expect(umlauf(kurz, {}, { abgelaufen: true })).toBe('ohne Widerspruch');
      expect(umlauf(kurz, { j: 15 }, { abgelaufen: false })).toBe('ohne Einigung');
      expect(umlauf(kurz, { j: 15, e: 1 }, { abgelaufen: false }), 'all have answered').toBe('einstimmig');
      expect(umlauf(kurz, { j: 15, n: 1 }, { abgelaufen: true })).toBe('ohne Einigung');
      expect(umlauf(kurz, { j: 16 }, { abgelaufen: true, widersprueche: 1 }), 'against the procedure').toBe('ohne Einigung');
    }
  });
  it('says who was silent, and who objected', () => {
    const satz = (kurz: string, s: Partial<Stimmenbild>) => entscheide(regelsatz(kurz), { ...SACHE, umlauf: true }, { ja: 0, nein: 0, enthaltung: 0, fehlt: 16, bund: null, anteil: null, widersprueche: 0, abgelaufen: true, ...s }).satz;
    expect(satz('KMK', {})).toBe('Niemand hat widersprochen. Schweigen gilt als Zustimmung: 16 Länder haben nicht geantwortet.');
    expect(satz('KMK', { ja: 15, fehlt: 1 })).toBe('Niemand hat widersprochen. Schweigen gilt als Zustimmung: ein Land hat nicht geantwortet.');
    expect(satz('KMK', { ja: 16, fehlt: 0 })).toBe('Niemand hat widersprochen. Alle haben geantwortet.');
    expect(satz('KMK', { ja: 14, nein: 1, fehlt: 1 })).toBe('Ein Land lehnt ab; die Sache kommt auf die Tagesordnung der nächsten Sitzung.');
    expect(satz('KMK', { fehlt: 16, abgelaufen: false })).toBe('Die Frist läuft noch, und 16 Antworten fehlen.');
    expect(satz('IMK', { ja: 16, fehlt: 0, widersprueche: 1 })).toBe('Dem Text oder dem Verfahren ist widersprochen; die Sache kommt auf die Tagesordnung der nächsten Sitzung.');
  });
  it('elsewhere a missing answer is no consent', () => {
    expect(umlauf('IMK', { j: 15 }, { abgelaufen: true })).toBe('ohne Einigung');
    expect(umlauf('IMK', { j: 14, e: 2 }, { abgelaufen: false })).toBe('einstimmig');
    expect(umlauf('MPK', { j: 13 }, { abgelaufen: true })).toBe('mehrheitlich');
    expect(umlauf('MPK', { j: 15 }, { widersprueche: 1 })).toBe('ohne Einigung');
    expect(umlauf('AMK', { j: 16, b: 'j' }, { abgelaufen: true })).toBe('nicht festgelegt');
  });
});

describe('the second time', () => {
  it('the KMK needs 13 Länder only for what failed in its budget before, and says so the first time', () => {
    const s = { j: 13, n: 3, e: 0, f: 0, b: '-', k: 0 } as const;
    const mal = (betreff: 'haushalt' | 'einheitlichkeit', zweiteBefassung: boolean): boolean => entscheide(regelsatz('KMK'), { betreff, umlauf: false, zweiteBefassung }, bild(s)).angenommen;
    expect([mal('haushalt', false), mal('haushalt', true), mal('einheitlichkeit', true)]).toEqual([false, true, false]);
  });
});

const AUSZAEHLUNG = fc.constantFrom(...ALLE);
const BUNDSTIMME = fc.constantFrom<Stand['b'][]>('j', 'n', 'e', '-');
const FALL = fc.record({
  kurz: fc.constantFrom(...KONFERENZEN.map((k) => k.kurz)), betreff: fc.constantFrom(...BETREFFE), umlauf: fc.boolean(), zweiteBefassung: fc.boolean(), a: AUSZAEHLUNG, b: BUNDSTIMME,
  k: fc.double({ min: 0, max: 1, noNaN: true }), widersprueche: fc.nat(3), abgelaufen: fc.boolean()
});

describe('no rule of any conference', () => {
  it('turns carried into not carried because one Land more consents (property)', () => {
    fc.assert(fc.property(FALL, fc.constantFrom('n', 'e', 'f'), ({ kurz, betreff, umlauf, zweiteBefassung, a, b, k, widersprueche, abgelaufen }, statt) => {
      fc.pre(a[statt] > 0);
      const urteil = (s: Omit<Stand, 'b' | 'k'>): boolean => entscheide(regelsatz(kurz), { betreff, umlauf, zweiteBefassung }, bild({ ...s, b, k }, { widersprueche, abgelaufen })).angenommen;
      if (urteil(a)) expect(urteil({ ...a, j: a.j + 1, [statt]: a[statt] - 1 })).toBe(true);
    }), { numRuns: 5_000 });
  });
  it('turns not carried into carried because one Land more objects (property)', () => {
    fc.assert(fc.property(FALL, fc.constantFrom('j', 'e'), ({ kurz, betreff, umlauf, zweiteBefassung, a, b, k, widersprueche, abgelaufen }, statt) => {
      fc.pre(a[statt] > 0);
      const urteil = (s: Omit<Stand, 'b' | 'k'>, w: number): boolean => entscheide(regelsatz(kurz), { betreff, umlauf, zweiteBefassung }, bild({ ...s, b, k }, { widersprueche: w, abgelaufen })).angenommen;
      if (!urteil(a, widersprueche)) expect(urteil({ ...a, n: a.n + 1, [statt]: a[statt] - 1 }, widersprueche + 1)).toBe(false);
    }), { numRuns: 5_000 });
  });
  it('calls einstimmig what a Land objected to, and ends a sentence without a full stop (property)', () => {
    fc.assert(fc.property(FALL, ({ kurz, betreff, umlauf, zweiteBefassung, a, b, k, widersprueche, abgelaufen }) => {
      const e = entscheide(regelsatz(kurz), { betreff, umlauf, zweiteBefassung }, bild({ ...a, b, k }, { widersprueche, abgelaufen }));
      if (e.bezeichnung === 'einstimmig') expect([a.n, a.f]).toEqual([0, 0]);
      expect(e.satz).toMatch(/^[\p{Lu}\d].*\.$/u);
      expect(e.zahlen).toBe(`${a.j}:${a.n}:${a.e}`);
    }), { numRuns: 5_000 });
  });
  it('depends on which Land said what, only on how many, except by the key (property)', () => {
    const stimmen = fc.array(fc.option(fc.constantFrom(...STIMMWERTE)), { minLength: 16, maxLength: 16 });
    fc.assert(fc.property(stimmen, fc.constantFrom('IMK', 'MPK', 'GMK', 'VMK'), (werte, kurz) => {
      const satz = regelsatz(kurz);
      const of = (w: readonly (Stimmwert | null)[]) => ergebnisOf(satz, tallyStimmen(satz.waehler, LAENDER.flatMap((land, i) => (w[i] ? [{ land, wert: w[i] }] : []))));
      expect(of([...werte].reverse()).bezeichnung).toBe(of(werte).bezeichnung);
    }));
  });
});

describe('the sentence', () => {
  const ergebnis = (kurz: string, ja: number, nein: number, enthaltung: number, bund?: Stimmwert) => {
    const werte: Stimmwert[] = [...Array<Stimmwert>(ja).fill('zustimmung'), ...Array<Stimmwert>(nein).fill('ablehnung'), ...Array<Stimmwert>(enthaltung).fill('enthaltung')];
    const stimmen = werte.map((wert, i) => ({ land: LAENDER[i] as string, wert }));
    return ergebnisOf(regelsatz(kurz), tallyStimmen(regelsatz(kurz).waehler, bund === undefined ? stimmen : [...stimmen, { land: 'BMI', wert: bund }]));
  };
  it('says einstimmig, and who abstained', () => {
    expect(ergebnis('IMK', 15, 0, 1)).toEqual({ angenommen: true, bezeichnung: 'einstimmig', satz: 'Zustimmung von 15 Ländern bei Enthaltung von Thüringen.', zahlen: '15:0:1', bindend: true });
  });
  it('says why there is no Einvernehmen', () => {
    expect(ergebnis('IMK', 15, 1, 0).satz).toBe('Thüringen lehnt ab.');
    expect(ergebnis('IMK', 15, 0, 0).satz).toBe('Es fehlt die Stimme von Thüringen.');
    expect(ergebnis('IMK', 0, 0, 16).satz).toBe('Kein Land hat zugestimmt.');
    expect(ergebnis('MPK', 12, 4, 0).satz).toBe('12 Länder stimmen zu, nötig sind 13 Länder.');
    expect(ergebnis('UMK', 15, 1, 0, 'ablehnung').satz).toBe('Thüringen und der Bund lehnen ab.');
    expect(ergebnis('UMK', 15, 0, 1, 'ablehnung').satz).toBe('Der Bund lehnt ab.');
    expect(ergebnis('UMK', 15, 0, 0).satz).toBe('Es fehlen die Stimmen von Thüringen und dem Bund.');
    expect(ergebnis('UMK', 15, 0, 1).satz).toBe('Es fehlt die Stimme des Bundes.');
    expect(ergebnis('KONSENS', 0, 0, 16, 'zustimmung').satz).toBe('Ohne ausdrückliche Zustimmung eines Landes bei Enthaltung von Baden-Württemberg, Bayern, Berlin, Brandenburg, Bremen, Hamburg, Hessen, Mecklenburg-Vorpommern, Niedersachsen, Nordrhein-Westfalen, Rheinland-Pfalz, Saarland, Sachsen, Sachsen-Anhalt, Schleswig-Holstein und Thüringen. Der Bund stimmt zu.');
    expect(ergebnis('VSMK', 16, 0, 0, 'enthaltung').satz).toBe('Der Bund hat nicht zugestimmt.');
    expect(ergebnis('KMK', 12, 3, 1).satz).toBe('12 Länder stimmen zu, nötig sind 13 Länder.');
  });
  it('names the minority, the Bund, and what binds nobody', () => {
    expect(ergebnis('MPK', 13, 3, 0).satz).toBe('Zustimmung von 13 Ländern gegen die Stimmen von Sachsen-Anhalt, Schleswig-Holstein und Thüringen.');
    expect(ergebnis('UMK', 16, 0, 0, 'ablehnung')).toMatchObject({ bezeichnung: 'mit den Stimmen aller Länder', satz: 'Zustimmung von 16 Ländern. Der Bund lehnt ab.' });
    expect(ergebnis('VMK', 12, 4, 0)).toMatchObject({ bezeichnung: 'Mehrheitsmeinung', bindend: false });
    expect(ergebnis('VMK', 12, 4, 0).satz).toMatch(/ Das Ergebnis bindet nicht\.$/);
  });
  it('weighs the real Länder by the key: eleven of them are not always two thirds', () => {
    const of = (ohne: readonly string[]) => ergebnisOf(regelsatz('IT-PLR'), tallyStimmen(regelsatz('IT-PLR').waehler, [...LAENDER.filter((l) => !ohne.includes(l)).map((land) => ({ land: land as string, wert: 'zustimmung' as const })), { land: 'BMI', wert: 'zustimmung' }]));
    expect(of(['HB', 'SL', 'MV', 'TH', 'ST']).bezeichnung).toBe('mehrheitlich');
    expect(of(['NW', 'BY', 'HB', 'SL', 'MV']).satz).toBe('11 Länder stimmen zu mit 59,15 Prozent des Königsteiner Schlüssels, nötig sind 11 Länder mit mindestens 2/3.');
  });
  it('lists names as running text', () => {
    expect([aufzaehlung([]), aufzaehlung(['BY']), aufzaehlung(['BY', 'BE']), aufzaehlung(['BY', 'BE', 'BMI'])]).toEqual(['', 'Bayern', 'Bayern und Berlin', 'Bayern, Berlin und der Bund']);
  });
});
