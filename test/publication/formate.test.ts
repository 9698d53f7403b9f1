/** The one way to bytes: every format, the refused ones, and that each reason has its sentence. */
import { describe, expect, test } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { neueSammlung } from '../../app/domain/sammlung/sammlung.ts';
import { FORMATE, FORMATE_NICHT_VERFUEGBAR, MEDIENTYPEN, SATZGRUENDE, setze } from '../../server/publication/formate.ts';

const top = (nummer: string): { nummer: string; titel: string; untertitel: string[]; teile: [] } => ({ nummer, titel: `Titel ${nummer}`, untertitel: [], teile: [] });
const MODELL = neueSammlung({ konferenz: 'IMK', art: 'Sitzung', nummer: 226, beschlussdatum: '2027-06-11', zeitraum: null, ort: null }, {
  titelblatt: [], hinweise: ['Ein Hinweis.'],
  beschluesse: [{ tops: [top('3')], absaetze: [absatz('absatz', 'Eins.')], protokollnotizen: [] }, { tops: [top('6'), top('7')], absaetze: [absatz('absatz', 'Zwei.')], protokollnotizen: [] }]
});
const ANFANG = { pdf: '%PDF-1.7', txt: 'Sammlung\n', md: '**Sammlung', html: '<!DOCTYPE html>', json: '{\n  "format"' };

describe('setze', () => {
  test.each(FORMATE)('%s', async (format) => {
    const ergebnis = await setze(MODELL, format);
    expect(ergebnis.ok && new TextDecoder().decode(ergebnis.wert.slice(0, 40)).startsWith(ANFANG[format])).toBe(true);
    expect(MEDIENTYPEN[format]).toMatch(/^(application|text)\//u);
  });

  test.each(FORMATE_NICHT_VERFUEGBAR)('%s is refused with the list of what there is', async (format) => {
    const ergebnis = await setze(MODELL, format);
    expect(ergebnis).toMatchObject({ ok: false, grund: 'format_nicht_verfuegbar' });
    expect(SATZGRUENDE.format_nicht_verfuegbar).toContain('pdf, txt, md, html, json');
  });

  test.each(['7', '6+7', '6'])('one decision by %s, without title page and Hinweise', async (nurTop) => {
    const ergebnis = await setze(MODELL, 'txt', { nurTop, entwurf: true });
    const text = ergebnis.ok ? new TextDecoder().decode(ergebnis.wert) : '';
    expect([text.startsWith('Entwurf\n'), text.includes('Zwei.'), text.includes('Eins.'), text.includes('Hinweis')]).toEqual([true, true, false, false]);
  });

  test('an unknown TOP is refused', async () => {
    expect(await setze(MODELL, 'html', { nurTop: '9' })).toEqual({ ok: false, grund: 'top_unbekannt', angaben: { top: '9' } });
  });

  test('every reason is one German sentence', () => {
    for (const satz of Object.values(SATZGRUENDE)) expect(satz).toMatch(/^\p{Lu}[^!]*\.$/u);
  });
});
