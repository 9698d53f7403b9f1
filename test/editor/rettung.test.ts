// @vitest-environment jsdom
/** Words that are not saved: counted by number, read out for copying, kept over a crash of the page, taken back into the text. */
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { saatOf } from '../../app/dokument/codec.ts';
import { createSpeicherplatz, eraseKept, hasKept, judgeWaise } from '../../app/editor/browserspeicher.ts';
import { eigeneWorte } from '../../app/editor/eigene-worte.ts';
import { withWorte } from '../../app/editor/extensions/zurueckholen.ts';
import { OffeneAenderungen } from '../../app/editor/offene-aenderungen.ts';
import { createSchreibtisch } from './schreibtisch.ts';

const at = (ms: number): Date => new Date(ms);
const byte = (n: number): Uint8Array => Uint8Array.of(n);

/** A text and what is typed in it from now on. */
function tippend(...texte: string[]): { doc: Y.Doc; neu: Uint8Array[]; text: (i?: number) => Y.XmlText } {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, saatOf(texte.map((t) => absatz('absatz', t)), () => `a${Math.random().toString(36).slice(2, 8)}`));
  const neu: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => neu.push(update));
  return { doc, neu, text: (i = 0) => (doc.getXmlFragment('beschluss').get(i) as Y.XmlElement).get(0) as Y.XmlText };
}

describe('changes that are not acknowledged', () => {
  it('are as old as the oldest one still open, however steadily somebody types', () => {
    const offen = new OffeneAenderungen();
    offen.left(true);
    for (let n = 1; n <= 1_000; n++) {
      offen.left(false);
      offen.typed(byte(1), at(n * 100));
      // The server is always two writes behind.
      offen.acknowledged(Math.max(1, n - 1));
      expect(n * 100 - (offen.seit?.getTime() ?? 0)).toBeLessThanOrEqual(200);
    }
    offen.acknowledged(1_001);
    expect([offen.seit, offen.allesGespeichert]).toEqual([null, true]);
  });

  it('wait for the next line when the old one breaks, and leave with its answer', () => {
    const offen = new OffeneAenderungen();
    offen.left(true);
    offen.left(false);
    offen.typed(byte(1), at(10));
    offen.lineChanged();
    offen.typed(byte(2), at(20));
    offen.acknowledged(5);
    expect(offen.daten).toEqual([byte(1), byte(2)]);
    expect(offen.allesGespeichert).toBe(false);
    offen.lineChanged();
    offen.left(true);
    expect(offen.seit).toEqual(at(10));
    offen.acknowledged(1);
    expect([offen.daten, offen.allesGespeichert]).toEqual([[], true]);
  });
});

describe('own words', () => {
  it('are told by paragraph, without what others wrote and what was deleted again', () => {
    const { doc, neu, text } = tippend('Die Konferenz dankt.', 'Zweiter.');
    const fremd = new Y.Doc();
    Y.applyUpdate(fremd, Y.encodeStateAsUpdate(doc));
    ((fremd.getXmlFragment('beschluss').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Fremdes. ');
    text().insert(13, ' herzlich');
    text().insert(text().length, ' Allen 😀!');
    text(1).insert(0, 'weg');
    text(1).delete(0, 3);
    const eigene = [...neu];
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(fremd));
    expect(eigeneWorte(doc, eigene)).toEqual(['herzlich …  Allen 😀!']);
    expect(eigeneWorte(doc, [])).toEqual([]);
  });
});

describe('words kept over a crash of the page', () => {
  let uhr = 0;
  const platz = (seite: string, konto = 'k1', raum = 'r1') => createSpeicherplatz(window.localStorage, konto, raum, seite, () => uhr);
  beforeEach(() => {
    window.localStorage.clear();
    uhr = 1_000_000;
  });

  it('are offered to the same account in the same room, once their page is gone', () => {
    platz('alt').keep([byte(0)]);
    expect(platz('neu').orphans()).toEqual([]);
    uhr += 6_000;
    expect([platz('neu', 'k2').orphans(), platz('neu', 'k1', 'r2').orphans(), platz('alt').orphans()]).toEqual([[], [], []]);
    expect(platz('neu').orphans()).toHaveLength(1);
    platz('neu').remove(platz('neu').orphans()[0]?.schluessel ?? '');
    expect(platz('neu').orphans()).toEqual([]);
  });

  it('are gone when everything is saved, and at logout, of this account only', () => {
    platz('a').keep([byte(0)]);
    platz('a').keep([]);
    expect(hasKept(window.localStorage, 'k1')).toBe(false);
    platz('a').keep([byte(0)]);
    platz('b', 'k2').keep([byte(0)]);
    eraseKept(window.localStorage, 'k1');
    expect([hasKept(window.localStorage, 'k1'), hasKept(window.localStorage, 'k2')]).toEqual([false, true]);
  });

  it('are left out where the store is full, forbidden or holds nonsense', () => {
    const voll = { ...window.localStorage, length: 1, key: () => 'einvernehmen-rettung/k1/r1/x', getItem: () => '{kaputt', setItem: () => { throw new Error('full'); } } as unknown as Storage;
    const kaputt = createSpeicherplatz(voll, 'k1', 'r1', 'y');
    expect(() => kaputt.keep([byte(0)])).not.toThrow();
    expect(kaputt.orphans()).toEqual([]);
  });

  it('merge into what others wrote meanwhile; what arrived after all, or lacks a predecessor, does not', () => {
    const { doc, neu, text } = tippend('Anfang.');
    const server = new Y.Doc();
    Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
    text().insert(7, ' Eins.');
    text().insert(13, ' Zwei.');
    ((server.getXmlFragment('beschluss').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Neues. ');
    const urteil = judgeWaise(server, { schluessel: 'x', daten: Y.mergeUpdates(neu) });
    expect(urteil.art === 'passt' ? eigeneWorte(urteil.doc, neu) : urteil.art).toEqual(['Eins. Zwei.']);
    expect(judgeWaise(server, { schluessel: 'x', daten: neu[1] ?? byte(0) }).art).toBe('passt_nicht');
    for (const update of neu) Y.applyUpdate(server, update);
    expect(judgeWaise(server, { schluessel: 'x', daten: Y.mergeUpdates(neu) }).art).toBe('angekommen');
    expect(judgeWaise(server, { schluessel: 'x', daten: Uint8Array.of(255, 255, 255) }).art).toBe('angekommen');
  });
});

describe('lost words', () => {
  it('come back at the end of their paragraph, or as one of their own', () => {
    const tisch = createSchreibtisch([absatz('ziffer', 'Eins.'), absatz('ziffer', '')]);
    const { editor } = tisch.a;
    const put = (texte: string[], id: string | null): void => editor.view.dispatch(withWorte(editor.state, texte, id));
    put(['Ein\nSatz.', '  '], 'a1');
    put(['Leerer.'], 'a2');
    put(['Fort.'], 'gibt-es-nicht');
    put(['Ohne\u0007 Ort.'], null);
    put([' '], null);
    expect(tisch.a.absaetze().map((a) => [a.art, a.text])).toEqual([['ziffer', 'Eins. Ein Satz.'], ['ziffer', 'Leerer.'], ['absatz', 'Fort.'], ['absatz', 'Ohne Ort.']]);
    tisch.destroy();
  });
});
