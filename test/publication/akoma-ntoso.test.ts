/** Akoma Ntoso: valid against the schema of OASIS (akn/), read back as the same words, with ids that stay from edition to edition. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { neueSammlung, type Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { alsAkomaNtoso } from '../../server/publication/akoma-ntoso.ts';
import { leseAkn, type Aknlesung } from '../../server/publication/akn-lesen.ts';
import { druckOf } from '../../server/publication/druckzeilen.ts';
import { leseXml, alle, worteOf, xmlZeichen } from '../../server/publication/xml.ts';
import { sammlung } from '../domain/sammlung/erzeuger.ts';
import { OHNE_SEEDS, seed, SEEDS_DA } from '../domain/sammlung/quellen.ts';
import { BOESE, boesesModell, DEMO, gelesen, KONFERENZEN, konferenzmodell } from './modelle.ts';

const fertig = { entwurf: false, einzeln: false };
const schema = (name: string): string => readFileSync(join(import.meta.dirname, 'akn', name), 'utf8');
const [AKN, XML] = [schema('akomantoso30.xsd'), schema('xml.xsd')];

/** What the schema objects to; several documents cost one start of the validator. */
async function einwaende(...dokumente: readonly string[]): Promise<string[]> {
  const { errors, valid } = await validateXML({
    xml: dokumente.map((contents, i) => ({ fileName: `d${i}.xml`, contents })), schema: [AKN], preload: [{ fileName: 'xml.xsd', contents: XML }], initialMemoryPages: 1_024, maxMemoryPages: 8_192
  });
  return valid ? [] : errors.map((e) => e.rawMessage);
}
const lesung = (text: string): Aknlesung => {
  const akn = leseAkn(text);
  if (!akn.ok) throw new Error(JSON.stringify(akn));
  return akn.wert;
};
const erwartet = (modell: Sammlung): unknown => druckOf(modell, false).beschluesse.map((b) => b.zeilen.map(({ rolle, marke, text, notiz }) => ({ rolle, marke: xmlZeichen(marke), text: xmlZeichen(text), notiz })));

describe('against the schema', () => {
  test('the demo and every print profile, as a draft and alone, are valid', async () => {
    const modelle = [DEMO, ...KONFERENZEN.map(konferenzmodell)];
    expect(await einwaende(...modelle.map((m) => alsAkomaNtoso(m, fertig)), ...modelle.slice(0, 2).flatMap((m) => [alsAkomaNtoso(m, { entwurf: true, einzeln: false }), alsAkomaNtoso(m, { entwurf: true, einzeln: true })]))).toEqual([]);
  });

  test('random Sammlungen, hostile words and one without decisions are valid', async () => {
    const leer = { ...DEMO, beschluesse: [] };
    const modelle = [...fc.sample(sammlung, 15), ...BOESE.map(boesesModell), leer];
    expect(await einwaende(...modelle.map((m) => alsAkomaNtoso(m, fertig)))).toEqual([]);
  });

  test.runIf(SEEDS_DA)(`both published Sammlungen are valid and say the same words${OHNE_SEEDS}`, async () => {
    const modelle = ['001', '002'].map((n) => gelesen(seed(n)));
    const dokumente = modelle.map((m) => alsAkomaNtoso(m, fertig));
    expect(await einwaende(...dokumente)).toEqual([]);
    expect(dokumente.map((d) => lesung(d).beschluesse)).toEqual(modelle.map(erwartet));
  });

  test('a fault is found: an element that is none, an id given twice', async () => {
    const gut = alsAkomaNtoso(DEMO, fertig);
    expect((await einwaende(gut.replace('<mainBody>', '<mainBody><ziffer/>'))).length).toBeGreaterThan(0);
    expect((await einwaende(gut.replace('eId="top_5__ziffer_2"', 'eId="top_2__ziffer_1"'))).length).toBeGreaterThan(0);
  });
});

describe('read back', () => {
  test('every random Sammlung says the same words with the same roles and numbers, in order', () => {
    fc.assert(fc.property(sammlung, (modell) => {
      const akn = lesung(alsAkomaNtoso(modell, fertig));
      expect(akn.beschluesse).toEqual(erwartet(modell));
      expect(new Set(akn.kennungen).size).toBe(akn.kennungen.length);
      expect(akn.ziele.filter((ziel) => !akn.kennungen.includes(ziel))).toEqual([]);
    }), { numRuns: 60 });
  });

  test.each(BOESE)('C6: %s stays words in every place', (wort) => {
    expect(lesung(alsAkomaNtoso(boesesModell(wort), fertig)).beschluesse).toEqual(erwartet(boesesModell(wort)));
  });

  test('a draft says so in the collection and in every decision', () => {
    expect([lesung(alsAkomaNtoso(DEMO, { entwurf: true, einzeln: false })).entwuerfe, lesung(alsAkomaNtoso(DEMO, fertig)).entwuerfe]).toEqual([1 + DEMO.beschluesse.length, 0]);
  });
});

describe('ids and annotations', () => {
  test('stay when a later edition holds more decisions', () => {
    const kennungen = (modell: Sammlung): string[] => lesung(alsAkomaNtoso(modell, fertig)).kennungen.filter((k) => k.startsWith('top_5__'));
    expect(kennungen(DEMO)).toContain('top_5__ziffer_2');
    expect(kennungen({ ...DEMO, beschluesse: DEMO.beschluesse.slice(2) })).toEqual(kennungen(DEMO));
  });

  test('a cited report and a reference are marked, and crossing ranges lose no word', () => {
    const text = 'Sie nimmt den Bericht (freigegeben) nach Ziffer 2 zur Kenntnis.';
    const bericht = (von: number, bis: number): { von: number; bis: number; gattung: string; titel: string; stand: null; vs: boolean; freigabe: 'freigegeben' } => ({ von, bis, gattung: '', titel: 'B', stand: null, vs: true, freigabe: 'freigegeben' });
    const modell = (berichte: ReturnType<typeof bericht>[]): Sammlung => neueSammlung({ konferenz: 'IMK', art: 'Sitzung', nummer: 1, beschlussdatum: '2027-06-11', zeitraum: null, ort: null }, {
      titelblatt: [], hinweise: [], beschluesse: [{ tops: [{ nummer: '7', titel: 'T', untertitel: [], teile: [] }], absaetze: [{ art: 'ziffer', text, berichte, verweise: [{ von: 41, bis: 49, ziel: 'ziffer:2' }] }, absatz('ziffer', 'Zwei.')], protokollnotizen: [] }]
    });
    const xml = leseXml(alsAkomaNtoso(modell([bericht(10, 35)]), fertig));
    if (!xml.ok) throw new Error('xml');
    expect(alle(xml.wert, 'inline').map((k) => [k.attribute['name'], k.attribute['class'], worteOf(k)])).toEqual([['bericht', 'freigegeben vs-nfd', 'den Bericht (freigegeben)'], ['freigabevermerk', undefined, '(freigegeben)']]);
    expect(alle(xml.wert, 'ref').map((k) => [k.attribute['href'], worteOf(k)])).toEqual([['#top_7__ziffer_2', 'Ziffer 2']]);
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => bericht(Math.min(a, b), Math.max(a, b))), { maxLength: 8 }), (berichte) => {
      expect(lesung(alsAkomaNtoso(modell(berichte), fertig)).beschluesse).toEqual(erwartet(modell(berichte)));
    }), { numRuns: 200 });
  });
});
