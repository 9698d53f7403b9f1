/** The one way to bytes: every format, the same bytes in separate processes, and that each reason has its sentence. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { neueSammlung } from '../../app/domain/sammlung/sammlung.ts';
import { FORMATE, MEDIENTYPEN, SATZGRUENDE, setze } from '../../server/publication/formate.ts';
import { konferenzmodell } from './modelle.ts';

const top = (nummer: string): { nummer: string; titel: string; untertitel: string[]; teile: [] } => ({ nummer, titel: `Titel ${nummer}`, untertitel: [], teile: [] });
const MODELL = neueSammlung({ konferenz: 'IMK', art: 'Sitzung', nummer: 226, beschlussdatum: '2027-06-11', zeitraum: null, ort: null }, {
  titelblatt: [], hinweise: ['Ein Hinweis.'],
  beschluesse: [{ tops: [top('3')], absaetze: [absatz('absatz', 'Eins.')], protokollnotizen: [] }, { tops: [top('6'), top('7')], absaetze: [absatz('absatz', 'Zwei.')], protokollnotizen: [] }]
});
const ANFANG = { pdf: '%PDF-1.7', txt: 'Sammlung\n', md: '**Sammlung', html: '<!DOCTYPE html>', json: '{\n  "format"', docx: 'PK\u0003\u0004', akn: '<?xml version="1.0"' };

describe('setze', () => {
  test.each(FORMATE)('%s', async (format) => {
    const ergebnis = await setze(MODELL, format);
    expect(ergebnis.ok && new TextDecoder().decode(ergebnis.wert.slice(0, 40)).startsWith(ANFANG[format])).toBe(true);
    expect(MEDIENTYPEN[format]).toMatch(/^(application|text)\//u);
  });

  test('C10: two processes print the same bytes in every format', async () => {
    const hashes = async (): Promise<string[]> => {
      const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'abdruck.ts')]);
      return stdout.trim().split('\n');
    };
    const [eins, zwei] = await Promise.all([hashes(), hashes()]);
    expect(eins).toEqual(zwei);
    expect(eins.length).toBe(FORMATE.length + 1);
    const txt = await setze(konferenzmodell('VMK'), 'txt');
    expect(eins).toContain(`txt ${txt.ok ? createHash('sha256').update(txt.wert).digest('hex') : ''}`);
  });

  test.each(['7', '6+7', '6'])('one decision by %s, without title page and Hinweise', async (nurTop) => {
    const ergebnis = await setze(MODELL, 'txt', { nurTop, entwurf: true });
    const text = ergebnis.ok ? new TextDecoder().decode(ergebnis.wert) : '';
    expect([text.startsWith('Entwurf\n'), text.includes('Zwei.'), text.includes('Eins.'), text.includes('Hinweis')]).toEqual([true, true, false, false]);
  });

  test.each(FORMATE)('one decision alone passes its check as %s, also as a draft', async (format) => {
    for (const entwurf of [false, true]) expect((await setze(konferenzmodell('GMK'), format, { nurTop: '5.2', entwurf })).ok).toBe(true);
  });

  test('C11: bytes that fail their check are not handed out', async () => {
    expect(await setze(MODELL, 'pdf', { setzer: () => Promise.resolve({ ok: true, wert: new TextEncoder().encode('%PDF-1.7\n%%EOF') }) })).toEqual({ ok: false, grund: 'druck_fehlerhaft', angaben: { format: 'pdf', befund: 'kein PDF' } });
  });

  test('an unknown TOP is refused', async () => {
    expect(await setze(MODELL, 'html', { nurTop: '9' })).toEqual({ ok: false, grund: 'top_unbekannt', angaben: { top: '9' } });
  });

  test('every reason is one German sentence', () => {
    for (const satz of Object.values(SATZGRUENDE)) expect(satz).toMatch(/^\p{Lu}[^!]*\.$/u);
  });
});
