/**
 * HTML: one valid tree without scripts and style attributes, real headings and lists, an anchor for every TOP, hostile words escaped.
 * @vitest-environment jsdom
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { leseSammlung } from '../../app/domain/sammlung/lesen.ts';
import { neueSammlung, type Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { druckOf } from '../../server/publication/druckzeilen.ts';
import { alsHtmlDokument, alsHtmlTeil, ankerOf } from '../../server/publication/html.ts';
import { KONFERENZEN, konferenzmodell } from './modelle.ts';

const lesung = leseSammlung(readFileSync(join(import.meta.dirname, '../../seeds/demo-sammlung.txt'), 'utf8'));
if (!lesung.ok) throw new Error(lesung.grund);
const DEMO: Sammlung = lesung.wert.sammlung;
const dokument = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

describe('the document', () => {
  const doc = dokument(alsHtmlDokument(DEMO));
  const texte = (wahl: string): string[] => [...doc.querySelectorAll(wahl)].map((e) => (e.textContent ?? '').replace(/\s+/gu, ' ').trim());

  test('is German, has one h1, a heading per TOP and a table of contents that leads to them', () => {
    expect(doc.documentElement.lang).toBe('de');
    expect(doc.querySelectorAll('h1').length).toBe(1);
    expect(texte('h2')).toEqual(['Hinweise:', 'Inhalt', ...DEMO.beschluesse.flatMap((b) => b.tops).map((t) => `TOP ${t.nummer}: ${t.titel}`)]);
    const ziele = [...doc.querySelectorAll('nav a')].map((a) => decodeURIComponent(a.getAttribute('href') ?? '').slice(1));
    expect(ziele).toEqual(DEMO.beschluesse.flatMap((b) => b.tops).map((t) => ankerOf(t.nummer)));
    expect(ziele.every((id) => doc.getElementById(id)?.tagName === 'H2')).toBe(true);
  });

  test('has real lists: Ziffern with their value, bullets of two levels, closing text inside the Ziffer', () => {
    expect([...doc.querySelectorAll('section:nth-of-type(4) > ol > li')].map((li) => li.getAttribute('value'))).toEqual(['1', '2', '3']);
    const zweite = doc.getElementById('top-5-ziffer-2');
    expect(zweite?.querySelectorAll(':scope > ul > li').length).toBe(3);
    expect(zweite?.querySelectorAll('ul ul > li').length).toBe(2);
    expect(zweite?.lastElementChild?.tagName).toBe('P');
    expect(texte('em')).toEqual(['(freigegeben)', '(nicht freigegeben)', '(nicht freigegeben)', '(freigegeben)', '(freigegeben)']);
    expect(texte('.sammlung-notiz h3')).toEqual(['Protokollnotiz BY, BW und BMI:', 'Protokollnotiz HH:', 'Protokollnotiz SN:']);
  });

  test('has no active script, no style attribute, no handler, no outer address, and every id once', () => {
    expect(doc.querySelectorAll('script:not([type="application/ld+json"]), [style], link, img, iframe').length).toBe(0);
    const attribute = [...doc.querySelectorAll('*')].flatMap((e) => e.getAttributeNames());
    expect(attribute.filter((name) => name.startsWith('on') || name === 'src')).toEqual([]);
    const ids = [...doc.querySelectorAll('[id]')].map((e) => e.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('tells programs what it holds: a collection of legal acts whose anchors exist', () => {
    const daten = JSON.parse(doc.querySelector('script')?.textContent ?? '') as { '@type': string; hasPart: { '@id': string; legislationIdentifier: string[]; legislationDate: string }[] };
    expect([daten['@type'], daten.hasPart.length]).toEqual(['Collection', DEMO.beschluesse.length]);
    expect(daten.hasPart[2]).toMatchObject({ '@id': '#top-5', legislationIdentifier: ['TOP 5', 'TOP 6'], legislationDate: '2027-06-11' });
    expect(daten.hasPart.every((teil) => doc.getElementById(teil['@id'].slice(1)) !== null)).toBe(true);
  });

  test.each(KONFERENZEN)('prints %s in its own words', (konferenz) => {
    const modell = konferenzmodell(konferenz);
    const eigenes = dokument(alsHtmlDokument(modell));
    const gedruckt = [...eigenes.querySelectorAll('.sammlung-top')].map((e) => (e.textContent ?? '').replace(/\s+/gu, ''));
    druckOf(modell, false).beschluesse.forEach(({ zeilen }, i) => {
      const worte = zeilen.map((z) => (z.rolle === 'top' || z.rolle === 'teil' ? z.marke : '') + z.text).join('').replace(/\s+/gu, '');
      expect(gedruckt[i]?.endsWith(worte)).toBe(true);
    });
    expect(eigenes.querySelectorAll('.sammlung-blattkopf').length).toBe(['VMK', 'WMK'].includes(konferenz) ? modell.beschluesse.length : 0);
  });

  test('axe finds nothing', async () => {
    document.documentElement.lang = 'de';
    document.title = doc.title;
    document.body.innerHTML = doc.body.innerHTML;
    const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map((v) => v.id)).toEqual([]);
  });
});

describe('the main part', () => {
  test('is an article without a style sheet; a draft says so; a single decision has no title page', () => {
    const teil = alsHtmlTeil({ ...DEMO, beschluesse: DEMO.beschluesse.slice(0, 1) }, { entwurf: true, einzeln: true });
    expect(teil).toMatch(/^<article class="sammlung" lang="de">/u);
    expect(teil).not.toContain('<style');
    expect(teil).toContain('<p class="sammlung-entwurf">Entwurf</p>');
    expect(dokument(teil).querySelectorAll('h1, nav').length).toBe(0);
  });

  test('hostile words stay words, in every place', () => {
    const boese = `"'><script>alert(1)</script>&amp;<!--\u0000`;
    const modell = neueSammlung({ konferenz: boese, art: 'Sitzung', nummer: 1, beschlussdatum: '2027-06-11', zeitraum: null, ort: boese }, {
      titelblatt: [boese], hinweise: [boese],
      beschluesse: [{ tops: [{ nummer: boese, titel: boese, untertitel: [boese], teile: [{ buchstabe: boese, titel: boese }] }], absaetze: [absatz('ziffer', boese), absatz('punkt', boese), absatz('unterpunkt', boese), absatz('ziffer', boese)], protokollnotizen: [{ bezeichnung: boese, parteien: [boese], absaetze: [absatz('absatz', boese)] }] }]
    });
    const html = alsHtmlDokument(modell);
    expect(dokument(html).querySelectorAll('script:not([type="application/ld+json"])').length).toBe(0);
    expect(html.match(/<script/gu)?.length).toBe(1);
    expect(JSON.parse(dokument(html).querySelector('script')?.textContent ?? '')).toMatchObject({ hasPart: [{ name: boese }] });
    expect(html).not.toContain('\u0000');
  });
});
