/** The damage that extraction did to published texts (domain.md 4.2 to 4.8), each once, with invented words: named after the damage. */
import { describe, expect, test } from 'vitest';
import { leseSammlung, type Lesung } from '../../../app/domain/sammlung/lesen.ts';
import { alsSammlung, gelesen, mitText } from './quellen.ts';

const texte = (lesung: Lesung, i = 0): string[] => lesung.sammlung.beschluesse[i]?.absaetze.map((a) => `${a.art}: ${a.text}`) ?? [];
const titel = (lesung: Lesung, i = 0): unknown => {
  const top = lesung.sammlung.beschluesse[i]?.tops[0];
  return [top?.nummer, top?.titel, top?.untertitel, top?.teile.map((t) => `${t.buchstabe}) ${t.titel}`)];
};
const berichte = (lesung: Lesung): unknown[] => lesung.sammlung.beschluesse.flatMap((b) => b.absaetze).flatMap((a) => a.berichte).map((b) => [b.titel, b.stand, b.vs, b.freigabe]);
const LAUFKOPF = 'Sammlung  \nder zur Veröffentlichung freigegebenen Beschlüsse  \nder Sitzung der Ständigen Konferenz der Innenminister und -senatoren der Länder  \nam 11.06.27';
const md = (kopf: string, ...zeilen: string[]): Lesung => gelesen([LAUFKOPF, '', kopf, '', '**Beschluss:**', '', ...zeilen].join('\n'));
const arten = (lesung: Lesung): string[] => lesung.sammlung.befunde.map((b) => b.art);

describe('headings', () => {
  test('a run of no-break spaces behind the colon, justified double blanks, a title over three indented lines', () => {
    expect(titel(md('**TOP 3:\u00A0\u00A0\u00A0\u00A0 Schutz  der  \n   Brücken und  \n   Stege**', 'Die Konferenz dankt.'))).toEqual(['3', 'Schutz der Brücken und Stege', [], []]);
  });

  test('bold split around the number', () => {
    expect(titel(md('**TOP** **3** **:** **Schutz der Brücken**', 'Die Konferenz dankt.'))).toEqual(['3', 'Schutz der Brücken', [], []]);
  });

  test('a heading that lost its opening stars and became a bullet, lettered parts too', () => {
    expect(titel(md('- TOP 3:\u00A0 Schutz**\n- a) **der Brücken**\n  - b) **der Stege**', 'Die Konferenz dankt.'))).toEqual(['3', 'Schutz', [], ['a) der Brücken', 'b) der Stege']]);
  });

  test.each([['2. Fortschreibung des Leitfadens'], ['„Wort und Tat“ im Einsatz'], ['Schutz der Brücken:']])('a title "%s"', (worte) => {
    expect(titel(md(`**TOP 3: ${worte}**`, 'Die Konferenz dankt.'))).toEqual(['3', worte, [], []]);
  });

  test('a second line that begins with a dash and looks like a bullet stays in the title, and is asked', () => {
    const lesung = md('**TOP 3: Schutz der Brücken  \n- Vorschlag zum Verfahren**', 'Die Konferenz dankt.');
    expect([titel(lesung), arten(lesung)]).toEqual([['3', 'Schutz der Brücken - Vorschlag zum Verfahren', [], []], ['titelstrich']]);
  });

  test('a subtitle of its own, and the same blank line in a title that only wraps', () => {
    const zwei = gelesen(alsSammlung(' TOP 3: Schutz der Brücken', '', 'Sachstand', '', 'Beschluss:', '', 'Ja.', '', ' TOP 4: Umgang mit', '', 'Brücken', '', 'Beschluss:', '', 'Ja.'));
    expect([titel(zwei), titel(zwei, 1), arten(zwei)]).toEqual([['3', 'Schutz der Brücken', ['Sachstand'], []], ['4', 'Umgang mit Brücken', [], []], ['titelumbruch']]);
  });

  test('false TOP: cross-references inside a subtitle and at a line head', () => {
    const lesung = md('**TOP 3: Schutz der Brücken**\n\n**TOP 9 Ziffer 1 der Herbst-IMK 2026**', 'Die Konferenz erinnert an  \nTOP 9: so hieß es damals.');
    expect([lesung.fundstellen.length, titel(lesung)]).toEqual([1, ['3', 'Schutz der Brücken', ['TOP 9 Ziffer 1 der Herbst-IMK 2026'], []]]);
  });

  test('joint TOPs, and a continuation that names both', () => {
    const lesung = gelesen(alsSammlung(' TOP 6: A', '', 'in Verbindung mit', '', 'TOP 7: B', '', 'Beschluss:', '', '1. Die IMK dankt.', '', ' noch TOP 6 und 7', '', '2. Sie bittet.'));
    expect([lesung.fundstellen[0]?.schluessel, lesung.fundstellen[0]?.fortsetzungen, texte(lesung)]).toEqual(['6+7', [16], ['ziffer: Die IMK dankt.', 'ziffer: Sie bittet.']]);
  });
});

describe('bodies', () => {
  test('Ziffern turned into bullets', () => {
    const lesung = md('**TOP 3: A**', '1. Eins.', '- 2. Zwei.', '- 3. Drei.');
    expect([texte(lesung), arten(lesung)]).toEqual([['ziffer: Eins.', 'ziffer: Zwei.', 'ziffer: Drei.'], ['ziffer_als_punkt', 'ziffer_als_punkt']]);
  });

  test('the first bullet flush, the rest indented; a page break inside the list', () => {
    expect(texte(md('**TOP 3: A**', '1. Eins:', '- a,', '  - b,', '', LAUFKOPF, '', 'noch TOP 3', '', '  - c.', '', '2. Zwei.'))).toEqual(['ziffer: Eins:', 'punkt: a,', 'punkt: b,', 'punkt: c.', 'ziffer: Zwei.']);
  });

  test('a missing full stop, a colon instead of one', () => {
    const lesung = gelesen(mitText('1. Die Länder danken', '', '2. Sie bitten:', '', '3. Sie grüßen.'));
    expect(texte(lesung)).toEqual(['ziffer: Die Länder danken', 'ziffer: Sie bitten:', 'ziffer: Sie grüßen.']);
  });

  test('closing text glued to the last bullet keeps its letters', () => {
    expect(texte(md('**TOP 3: A**', 'Die Konferenz nimmt', '- Lage und', '- Technikzur Kenntnis.'))).toEqual(['absatz: Die Konferenz nimmt', 'punkt: Lage und', 'punkt: Technikzur Kenntnis.']);
  });

  test('typos of the source stay: a wrong verb, a doubled word, a capital pronoun', () => {
    expect(texte(gelesen(mitText('Die IMK bitten Ihren Vorsitz bis zum bis zum Herbst um um Bericht.')))).toEqual(['absatz: Die IMK bitten Ihren Vorsitz bis zum bis zum Herbst um um Bericht.']);
  });

  test('false date-number: "1. Am 9. November" opens a Ziffer, "9. November" does not', () => {
    expect(texte(gelesen(mitText('1. Am 9. November war ein Tag. Auch', '', 'der', '', '9. November ist einer.', '', '2. Am 3. Mai ist einer.')))).toEqual(['ziffer: Am 9. November war ein Tag. Auch der 9. November ist einer.', 'ziffer: Am 3. Mai ist einer.']);
  });

  test('false Ziffer: a line of a note that begins with a number, and the numbered points of a note', () => {
    const lesung = gelesen(mitText('1. Die IMK dankt.', '', '2. Sie bittet.', '', 'Protokollnotiz BY:', '', 'Nach § 4 der', '1. SprengstoffV gilt das.', '', 'Protokollnotiz BMI:', '', '1. Der Bund prüft.', '', '2. Der Bund dankt.'));
    expect(texte(lesung)).toEqual(['ziffer: Die IMK dankt.', 'ziffer: Sie bittet.']);
    expect(lesung.sammlung.beschluesse[0]?.protokollnotizen.map((n) => n.absaetze.map((a) => `${a.art}: ${a.text}`))).toEqual([['absatz: Nach § 4 der 1. SprengstoffV gilt das.'], ['ziffer: Der Bund prüft.', 'ziffer: Der Bund dankt.']]);
  });

  test('trailing double blanks, no-break spaces between words, one leading blank at a page start', () => {
    expect(texte(md('**TOP 3: A**', 'Die Konferenz  ', 'dankt\u00A0allen.'))).toEqual(['absatz: Die Konferenz dankt\u00A0allen.']);
    expect(gelesen(alsSammlung(' TOP 3: A', '', 'Beschluss:', '', 'Ja.', ' TOP 4: B', '', 'Beschluss:', '', 'Nein.')).fundstellen.map((f) => f.schluessel)).toEqual(['3', '4']);
  });

  test.each([
    ['Kooperations-', 'vorhaben', 'Kooperationsvorhaben'], ['Quellen-', 'Prüfung', 'Quellen-Prüfung'], ['Sommer-', 'IMK', 'Sommer-IMK'], ['Händler und -', 'verkäufer', 'Händler und -verkäufer'],
    ['Aus-', 'und Fortbildung', 'Aus- und Fortbildung'], ['Ver\u00AD', 'waltung', 'Verwaltung']
  ])('hyphen at a line end: %s | %s', (a, b, wort) => {
    expect(texte(gelesen(mitText(`Die Konferenz berät ${a}`, `${b} der Länder.`)))).toEqual([`absatz: Die Konferenz berät ${wort} der Länder.`]);
  });

  test('a hyphen that the document itself writes elsewhere; a frozen soft hyphen inside a word stays', () => {
    expect(texte(gelesen(mitText('Die fachlich-technischen Fragen und die fachlich-', 'technischen Wege der Verwal\u00ADtung.')))).toEqual(['absatz: Die fachlich-technischen Fragen und die fachlich-technischen Wege der Verwal\u00ADtung.']);
  });
});

describe('citations', () => {
  test.each([
    ['(*nicht freigegeben*)', 'nicht freigegeben'], ['*(nicht freigegeben)*', 'nicht freigegeben'], ['(*freigegeben*)', 'freigegeben'], ['**(freigegeben)**', 'freigegeben']
  ])('stars anywhere round a mark: %s', (marke, freigabe) => {
    expect(berichte(md('**TOP 3: A**', `Die Konferenz nimmt den Bericht „Lage -VS-NfD-“ (Stand: 10.08.26) ${marke} zur Kenntnis.`))).toEqual([['Lage', '10.08.26', true, freigabe]]);
  });

  test('a mark broken across lines, a missing colon, a double blank behind a wrapped "Stand:"', () => {
    expect(berichte(gelesen(mitText('1. Die IMK nimmt den Bericht "Lage" (Stand:  ', '', '10.08.26) (nicht', '', 'freigegeben) zur Kenntnis.', '', '2. Sie nimmt den Bericht "Plan" (Stand 22.10.26) zur', '', 'Kenntnis.')))).toEqual([
      ['Lage', '10.08.26', false, 'nicht freigegeben'], ['Plan', '22.10.26', false, null]
    ]);
  });

  test('nested quotes of both years, one nested in itself, straight ones, a version number inside the title', () => {
    const zitat = (worte: string): unknown => berichte(gelesen(mitText(`Die Konferenz nimmt den Bericht ${worte} (freigegeben) zur Kenntnis.`)))[0];
    expect(zitat('„Lage ‚Nord‘ und Süd“')).toEqual(['Lage ‚Nord‘ und Süd', null, false, 'freigegeben']);
    expect(zitat('"Lage \'Nord\' und Süd"')).toEqual(["Lage 'Nord' und Süd", null, false, 'freigegeben']);
    expect(zitat('„Lage „Nord““')).toEqual(['Lage „Nord“', null, false, 'freigegeben']);
    expect(zitat('„Leitfaden Version 3.0 neu“')).toEqual(['Leitfaden Version 3.0 neu', null, false, 'freigegeben']);
  });

  test('"(freigegeben)" right behind the word, with no title quoted (2002); "zustimmend zur Kenntnis" (2007)', () => {
    expect(berichte(gelesen(mitText('Die Innenministerkonferenz nimmt den Bericht (freigegeben) zur Kenntnis.')))).toEqual([['Bericht', null, false, 'freigegeben']]);
    expect(berichte(gelesen(mitText('Die Innenministerkonferenz nimmt den Bericht „Lage“ (Stand: Mai 2027) zustimmend zur Kenntnis.')))).toEqual([['Lage', 'Mai 2027', false, null]]);
  });
});

describe('files', () => {
  test('a byte order mark, line ends of every kind, form feeds as page breaks', () => {
    const lesung = leseSammlung(`\uFEFF${alsSammlung(' TOP 3: A', '', 'Beschluss:', '', '1. Die IMK dankt', '', '\fnoch TOP 3', '', 'allen.', '', '2. Sie bittet.').replaceAll('\n', '\r\n')}`);
    expect(lesung.ok && texte(lesung.wert)).toEqual(['ziffer: Die IMK dankt allen.', 'ziffer: Sie bittet.']);
  });

  test('run heads that stand between the lines of one sentence are taken out', () => {
    expect(texte(gelesen(mitText('1. Die IMK dankt', 'allen', '', '- 3 -', LAUFKOPF, '', 'noch TOP 7', '', 'Ländern.', '', '2. Sie bittet.')))).toEqual(['ziffer: Die IMK dankt allen Ländern.', 'ziffer: Sie bittet.']);
  });
});
