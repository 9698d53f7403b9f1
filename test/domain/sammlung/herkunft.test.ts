/** Where every line went: each that is not blank exactly once, in every layout, whatever the text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ordneHerkunft } from '../../../app/domain/sammlung/herkunft.ts';
import { leseSammlung, type Lesung } from '../../../app/domain/sammlung/lesen.ts';
import { alsMarkdown } from '../../../app/domain/sammlung/markdown.ts';
import { alsText, TEXTLAYOUTS } from '../../../app/domain/sammlung/text.ts';
import { sammlung } from './erzeuger.ts';
import { alsSammlung, gelesen, OHNE_SEEDS, seed, SEEDS_DA } from './quellen.ts';

const beschriebene = (text: string): number[] => text.split(/\r\n|\r|\n/u).flatMap((zeile, i) => (zeile.replaceAll('\f', '').trim() === '' ? [] : [i + 1]));
const zeilen = (lesung: Lesung): number[] => lesung.herkunft.map((h) => h.zeile);

test.each([...TEXTLAYOUTS, 'md' as const])('every line of a print (%s) has one place, and the place exists', (layout) => {
  fc.assert(fc.property(sammlung, (modell) => {
    const text = layout === 'md' ? alsMarkdown(modell) : alsText(modell, layout);
    const lesung = gelesen(text);
    expect(zeilen(lesung)).toEqual(beschriebene(text));
    for (const { ort, beschluss, absatz, notiz } of lesung.herkunft) {
      const b = lesung.sammlung.beschluesse[beschluss ?? -1];
      if (ort === 'text') expect(b?.absaetze[absatz ?? -1]).toBeDefined();
      if (ort === 'notiz') expect(b?.protokollnotizen[notiz ?? -1]).toBeDefined();
      if (ort === 'notiz' && absatz !== undefined) expect(b?.protokollnotizen[notiz ?? -1]?.absaetze[absatz]).toBeDefined();
    }
  }), { numRuns: 60 });
});

test('every line of any text that is a Sammlung, with decoration, furniture and words where none belong', () => {
  const zeile = fc.constantFrom('', '**', '   ', '\f', '- 3 -', ' TOP 3: A', '**TOP 4: B**', 'noch TOP 3', 'Beschluss:', 'in Verbindung mit', '1. Eins', '2.', '- b', '   • c', 'Protokollnotiz BY:', 'Hinweise:', 'a) Teil', 'am 11.06.27',
    'Sammlung', 'der zur Veröffentlichung freigegebenen Beschlüsse', 'Worte-', '1. Titel');
  const entscheidung = fc.record({ zeile: fc.integer({ min: 1, max: 40 }), art: fc.constantFrom('rest', 'titelumbruch', 'ziffer_ohne_satzende', 'alte_ueberschrift', 'ohne_beschlusswort'), wahl: fc.constantFrom('absatz', 'gehoert_nicht_dazu', 'untertitel', 'fliesstext', 'ziffer', 'ueberschrift', 'kopf') });
  fc.assert(fc.property(fc.array(zeile, { maxLength: 40 }), fc.array(entscheidung, { maxLength: 6 }), (liste, entscheidungen) => {
    const text = alsSammlung(...liste);
    const lesung = leseSammlung(text, entscheidungen);
    if (lesung.ok) expect(zeilen(lesung.wert)).toEqual(beschriebene(text));
  }), { numRuns: 1_500 });
});

test.runIf(SEEDS_DA).each(['001', '002'])(`every line of the published text %s${OHNE_SEEDS}`, (nummer) => {
  expect(zeilen(gelesen(seed(nummer)))).toEqual(beschriebene(seed(nummer)));
});

test('names the part, the decision, the paragraph and the note', () => {
  const text = ['Zettel', '', 'Hinweise:', '', 'Eins.', '', alsSammlung(' TOP 7: Titel', '', 'Beschluss:', '', '1. Die IMK', 'dankt.', '', '- 3 -', 'noch TOP 7', '', '2. Sie bittet.', '', 'Protokollnotiz BY:', '', 'Ja.')].join('\n');
  expect(gelesen(text).herkunft.map(({ ort, ...h }) => `${h.zeile} ${ort} ${[h.beschluss, h.absatz, h.notiz].map((n) => n ?? '-').join('')}`)).toEqual([
    '1 rest ---', '3 hinweise ---', '5 hinweise ---', '7 laufkopf ---', '8 laufkopf ---', '9 laufkopf ---', '10 laufkopf ---', '12 kopf 0--', '14 kopf 0--', '16 text 00-', '17 text 00-', '19 seitenzahl ---', '20 noch ---',
    '22 text 01-', '24 notiz 0-0', '26 notiz 000'
  ]);
});

test('decoration goes with the line before it, or the first one', () => {
  expect(ordneHerkunft([{ zeile: 4, ort: 'rest' }, { zeile: 2, ort: 'kopf', beschluss: 0 }], [1, 3, 5])).toEqual([
    { zeile: 1, ort: 'kopf', beschluss: 0 }, { zeile: 2, ort: 'kopf', beschluss: 0 }, { zeile: 3, ort: 'kopf', beschluss: 0 }, { zeile: 4, ort: 'rest' }, { zeile: 5, ort: 'rest' }
  ]);
});
