/** Reading: the two published texts against the tables of domain.md 4.9, the traps of 4.8 in small, and what is no Sammlung. */
import { describe, expect, test } from 'vitest';
import { anzahlZiffern } from '../../../app/domain/sammlung/absaetze.ts';
import type { Entscheidung } from '../../../app/domain/sammlung/entscheidungen.ts';
import { leseSammlung, type Lesung } from '../../../app/domain/sammlung/lesen.ts';
import { alsSammlung, gelesen, mitText, OHNE_SEEDS, seed, SEEDS_DA } from './quellen.ts';
import { S1, S2, type Tabellenzeile } from './tabellen.ts';

/** The rows of one Sammlung in the order of the table; a joint TOP stands in two rows, the first without a body of its own. */
function spalten(lesung: Lesung): Tabellenzeile[] {
  return lesung.fundstellen.flatMap((f, i) => {
    const beschluss = lesung.sammlung.beschluesse[i];
    if (beschluss === undefined) return [];
    const marken = beschluss.absaetze.flatMap((a) => a.berichte).map((b) => b.freigabe);
    const zahl = (marke: string): number => marken.filter((m) => m === marke).length;
    return beschluss.tops.map((top, k): Tabellenzeile => k < beschluss.tops.length - 1
      ? [top.nummer, f.zeilen[k] ?? 0, f.seite, 0, 0, [], 0, 0]
      : [top.nummer, f.zeilen[k] ?? 0, f.seite, anzahlZiffern(beschluss.absaetze), f.fortsetzungen[0] ?? 0, f.notizen, zahl('freigegeben'), zahl('nicht freigegeben')]);
  });
}

const SPALTEN = ['TOP', 'line', 'page', 'Ziffern', 'noch', 'notes', 'released', 'not released'] as const;

describe.each([['001', S1, 73, 215, '2021-12-03'], ['002', S2, 41, null, '2020-12-10']] as const)(`published text %s${OHNE_SEEDS}`, (nummer, tabelle, seiten, sitzung, datum) => {
  test.runIf(SEEDS_DA).each(SPALTEN.map((name, i) => [name, i] as const))('column "%s" equals the table', (_, i) => {
    expect(spalten(gelesen(seed(nummer))).map((zeile) => zeile[i])).toEqual(tabelle.map((zeile) => zeile[i]));
  });

  test.runIf(SEEDS_DA)('is read without losing a line', () => {
    const { sammlung } = gelesen(seed(nummer));
    expect(sammlung.rest).toEqual([]);
    expect([sammlung.seiten, sammlung.nummer, sammlung.beschlussdatum, sammlung.hinweise.length]).toEqual([seiten, sitzung, datum, 2]);
  });

  test.runIf(SEEDS_DA)('every word of the source stands in the model, as often as in the source', () => {
    const zaehle = (text: string): Map<string, number> => {
      const zahl = new Map<string, number>();
      for (const wort of text.match(/[\p{L}]{4,}/gu) ?? []) zahl.set(wort, (zahl.get(wort) ?? 0) + 1);
      return zahl;
    };
    const { sammlung } = gelesen(seed(nummer));
    const modell = zaehle(JSON.stringify([sammlung.titelblatt, sammlung.hinweise, sammlung.beschluesse.map((b) => [b.tops, b.absaetze.map((a) => a.text), b.protokollnotizen.map((n) => [n.bezeichnung, n.absaetze.map((a) => a.text)])])]));
    // Words that a line end divides are joined by the reader; run heads and the word of the heading are furniture.
    const quelle = zaehle(seed(nummer).replace(/-[ \t]*\n\s*(?=\p{L})/gu, '-'));
    const moebel = /^(Sammlung|Veröffentlichung|freigegebenen|Beschlüsse|Sitzung|Beratung|Ständigen|Konferenz|Innenminister|senatoren|Länder|Beschluss|noch|Hinweise|Verbindung|Kooperations|bereitschaft|Kooperationsbereitschaft)$/u;
    const fehlend = [...quelle].filter(([wort, zahl]) => !moebel.test(wort) && modell.get(wort) !== zahl && !/titel|text|buchstabe|teile|nummer/u.test(wort));
    expect(fehlend).toEqual([]);
  });
});

describe('counts over both', () => {
  test.runIf(SEEDS_DA)(`VS-NfD marks and Stand brackets${OHNE_SEEDS}`, () => {
    const zahlen = (nummer: string): number[] => {
      const berichte = gelesen(seed(nummer)).sammlung.beschluesse.flatMap((b) => b.absaetze).flatMap((a) => a.berichte);
      return [berichte.filter((b) => b.vs).length, berichte.filter((b) => b.stand !== null).length, berichte.filter((b) => b.vs && b.freigabe !== 'nicht freigegeben').length];
    };
    expect(zahlen('001')).toEqual([13, 29, 0]);
    expect(zahlen('002')).toEqual([3, 19, 0]);
  });
});

describe('a text that is no Sammlung', () => {
  test.each([
    ['', 'leer'], ['   \n\n', 'leer'], ['Ein Brief an alle.', 'kein_sammlungskopf'],
    [' TOP 1: Etwas\n\nBeschluss:\n\nJa.', 'kein_sammlungskopf'],
    [alsSammlung('Es gab keine Beschlüsse.'), 'kein_top'],
    ['Hinweise:\n\nEins.\n TOP 1: Etwas\n\nBeschluss:\n\nJa.', 'kein_datum']
  ])('%j: %s', (text, grund) => {
    expect(leseSammlung(text)).toMatchObject({ ok: false, grund });
  });

  test.runIf(SEEDS_DA).each(['000', '003', '004'])(`published document %s is none${OHNE_SEEDS}`, (nummer) => {
    expect(leseSammlung(seed(nummer)).ok).toBe(false);
  });
});

describe('layouts', () => {
  test('the single paragraph of a decision is no Ziffer, also with a number at a line head', () => {
    const [beschluss] = gelesen(mitText('Die Konferenz verweist auf die', '', '1. Verordnung des Landes und auf ihren', '', 'Beschluss.')).sammlung.beschluesse;
    expect(beschluss?.absaetze.map((a) => [a.art, a.text])).toEqual([['absatz', 'Die Konferenz verweist auf die 1. Verordnung des Landes und auf ihren Beschluss.']]);
  });

  test('a note with a false number keeps it in its words; a joint note names its Parteien in order', () => {
    const [beschluss] = gelesen(mitText('Die Konferenz dankt.', '', 'Protokollnotiz BY, HH und BMI:', '', 'Gemäß der', '1. Verordnung ist zu prüfen.')).sammlung.beschluesse;
    expect(beschluss?.protokollnotizen).toMatchObject([{ bezeichnung: 'Protokollnotiz', parteien: ['BY', 'HH', 'BMI'], absaetze: [{ art: 'absatz', text: 'Gemäß der 1. Verordnung ist zu prüfen.' }] }]);
  });

  test('a cross reference at a line head opens no TOP; "noch TOP" belongs to the decision before', () => {
    const lesung = gelesen(mitText('1. Die Konferenz erinnert an', '', 'TOP 9: so hieß es damals.', '', ' noch TOP 7', '', '2. Sie dankt.'));
    expect(lesung.fundstellen.map((f) => [f.schluessel, f.fortsetzungen.length])).toEqual([['7', 1]]);
    expect(lesung.sammlung.beschluesse[0]?.absaetze.map((a) => a.text)).toEqual(['Die Konferenz erinnert an TOP 9: so hieß es damals.', 'Sie dankt.']);
    expect(lesung.sammlung.seiten).toBe(3);
  });

  test('a heading without "Beschluss:" leaves its text over, with the line number', () => {
    const { sammlung } = gelesen(alsSammlung(' TOP 7: Ein Titel', '', 'Wohin damit?', '', ' TOP 8: Noch einer', '', 'Beschluss:', '', 'Ja.'));
    expect(sammlung.rest).toEqual([{ zeile: 8, text: 'Wohin damit?' }]);
    expect(sammlung.beschluesse.map((b) => b.tops[0]?.titel)).toEqual(['Ein Titel', 'Noch einer']);
  });

  test('words between a run head and the first TOP are left over', () => {
    expect(gelesen(alsSammlung('Ein loser Zettel.', '', ' TOP 7: Titel', '', 'Beschluss:', '', 'Ja.')).sammlung.rest).toEqual([{ zeile: 6, text: 'Ein loser Zettel.' }]);
  });

  test('a printed page number that does not fit is reported', () => {
    const text = alsSammlung('- 2 -', '', 'TOP 7: Titel', '', 'Beschluss:', '', 'Ja.', alsSammlung('- 9 -', '', 'TOP 8: Titel', '', 'Beschluss:', '', 'Nein.'));
    expect(gelesen(text).sammlung.befunde).toEqual([{ zeile: 18, art: 'seitenzahl', text: 'gedruckt 9, gezählt 3' }]);
  });

  test('a megabyte of hostile lines is read in bounded time', () => {
    const zeile = '"'.repeat(50) + ' (freigegeben) „„„„ (Stand: 1) 1. - TOP 3: in Verbindung mit „ “ ';
    const start = performance.now();
    gelesen(mitText(...Array.from({ length: 8_000 }, (_, i) => (i % 3 === 0 ? zeile : `${i % 200}. ${zeile}`))));
    gelesen(mitText(zeile.repeat(9_000)));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('linear time: one long line for each production', () => {
  const lang = (stueck: string): string => stueck.repeat(Math.ceil(150_000 / stueck.length));
  /** Milliseconds of processor time: a busy machine does not matter. */
  const zeit = (text: string, ...entscheidungen: Entscheidung[]): number => {
    const start = process.cpuUsage();
    leseSammlung(text, entscheidungen);
    return process.cpuUsage(start).user / 1_000;
  };
  test.each([
    ['titelblatt', `Sammlung\nder zur Veröffentlichung freigegebenen Beschlüsse\nder 1. Sitzung der ${lang('Konferenz ')}\nam ${lang('1. ')}`],
    ['hinweise', `Hinweise:\n\n${lang('Aus- ')}-\n${lang('und -')}`],
    ['laufkopf', alsSammlung(`vom ${lang('03. bis ')}`, `in ${lang('Musterstadt ')}`)],
    ['seitenzahl', alsSammlung(`- ${lang('1 ')}-`, `-${lang('9')}`)],
    ['topueberschrift', alsSammlung(` TOP ${lang('1.')}: A`, '', ` TOP 2: ${lang('und ')}`, '', lang(' -'), '', 'Beschluss:', '', 'Ja.')],
    ['topueberschrift (2001 to 2015)', alsSammlung('- 2 -', `${lang('I. ')}1. A`, `1. ${lang('1. ')}`, '', 'Beschluss:', '', 'Ja.')],
    ['Markdown', alsSammlung(`**TOP 1: ${lang('** ')}`, '', lang('**('), '', lang('*(freigegeben '), '', `- TOP 2: ${lang('a** ')}x`)],
    ['buchstaben', alsSammlung(' TOP 1: A', `a) ${lang('b) ')}`, '', 'Beschluss:', '', 'Ja.')],
    ['berichterstattung', alsSammlung(' TOP 1: A', '', `Berichterstattung: ${lang('A und ')}`, '', 'Beschluss:').replace('Ständigen Konferenz der Innenminister und -senatoren der Länder', 'Konferenz der Justizministerinnen und Justizminister')],
    ['votum', alsSammlung(' TOP 1: A', '', `Die GMK hat ${lang('beschlossen ')}`, '', 'Ja.').replace('Ständigen Konferenz der Innenminister und -senatoren der Länder', 'Gesundheitsministerkonferenz')],
    ['ziffer', mitText(`1. ${lang('2. ')}`, '', `2. ${lang(' ')}x`)],
    ['punkt', mitText('Wir bitten um:', `   • ${lang('• ')}`, `   ${lang('– ')}`)],
    ['fortsetzung', mitText('Ja.', '', `noch TOP ${lang('7 und ')}`, `noch TOP ${lang('7, ')}x`)],
    ['notiz', mitText('Ja.', '', `Protokollnotiz ${lang('BY, ')}:`, '', `Protokollnotiz ${lang('B-')}`)],
    ['zeilenumbruch', mitText(`${lang('a-')}-`, lang('b-'), lang('/'), lang('x/'))],
    ['bericht', mitText(lang('(Stand: „'), '', lang('nimmt den Bericht „“ '), '', lang('(freigegeben)'))],
    ['words without a blank', mitText(lang('ä'), lang('"'), lang('.'), lang('1'))]
  ])('%s', (_, text) => {
    expect(zeit(text)).toBeLessThan(1_000);
  });

  test('20,000 short lines of each kind, 8,000 TOPs, 50,000 decisions', () => {
    for (const stueck of ['1. Ja.', '- Ja', ' TOP 7: A', 'Beschluss:', 'noch TOP 7', '- 3 -', 'in Verbindung mit', 'Protokollnotiz BY:', 'a) b', '1.', 'Wort-', '\f1. A', '**']) {
      expect(zeit(mitText(...new Array<string>(20_000).fill(`${stueck}\n`))), stueck).toBeLessThan(2_000);
    }
    expect(zeit(alsSammlung(...Array.from({ length: 8_000 }, (_, i) => ` TOP ${i}: A\n\nBeschluss:\n\n1. Ja.\n\n2. Nein.\n`)))).toBeLessThan(3_000);
    expect(zeit(mitText('Ja.'), ...Array.from({ length: 50_000 }, (_, i) => ({ zeile: i, art: 'rest', wahl: 'absatz' })))).toBeLessThan(2_000);
  });
});
