/** The PDF: what it says and how it is built, read back by an independent reader; and a typesetter that hangs, dies, grows or refuses. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, test } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { neueSammlung, type Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { textAus } from '../../server/importing/pdf-text.ts';
import { alsAkomaNtoso } from '../../server/publication/akoma-ntoso.ts';
import { druckOf } from '../../server/publication/druckzeilen.ts';
import { setze, type Satzoptionen } from '../../server/publication/formate.ts';
import { createSetzer, type Satzauftrag } from '../../server/publication/pdf.ts';
import { satzdaten } from '../../server/publication/satzdaten.ts';
import { BOESE, boesesModell, DEMO, gelesen, KONFERENZEN, konferenzmodell } from './modelle.ts';

const ordner = mkdtempSync(join(tmpdir(), 'satz-'));
afterAll(() => rmSync(ordner, { recursive: true, force: true }));

/** A Sammlung of one TOP with these Ziffern. */
const mit = (...saetze: string[]): Sammlung => neueSammlung({ konferenz: 'IMK', art: 'Sitzung', nummer: 226, beschlussdatum: '2027-06-11', zeitraum: null, ort: null }, {
  titelblatt: [], hinweise: [], beschluesse: [{ tops: [{ nummer: '6', titel: 'A', untertitel: [], teile: [] }, { nummer: '7', titel: 'B', untertitel: [], teile: [] }], absaetze: saetze.map((s) => absatz('ziffer', s)), protokollnotizen: [] }]
});

async function pdf(modell: Sammlung, optionen: Satzoptionen = {}): Promise<Uint8Array> {
  const ergebnis = await setze(modell, 'pdf', optionen);
  if (!ergebnis.ok) throw new Error(JSON.stringify(ergebnis));
  return ergebnis.wert;
}
const offen = (bytes: Uint8Array): Promise<PDFDocumentProxy> => getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
const seiten = async (bytes: Uint8Array, wie: 'pdfjs' | 'auto' = 'pdfjs'): Promise<string[]> => {
  const text = await textAus(bytes, { pdf: wie });
  return text.ok ? text.wert.split('\f').filter((seite) => seite.trim() !== '') : [];
};
const flach = (text: string): string => text.replace(/\s+/gu, ' ');
/** Words alone: blanks are layout, and a hyphen may be one of the line end. */
const nurWorte = (text: string): string => text.replace(/[\s\u00AD-]+/gu, '');

describe('what is printed', () => {
  test.each(['pdfjs', 'auto'] as const)('is read back (%s) as the same decisions', async (wie) => {
    const text = await textAus(await pdf(DEMO), { pdf: wie });
    const { beschluesse, hinweise, titelblatt, rest, ...kopf } = gelesen(text.ok ? text.wert : '');
    expect(rest).toEqual([]);
    expect([beschluesse, hinweise, titelblatt]).toEqual([DEMO.beschluesse, DEMO.hinweise, DEMO.titelblatt]);
    expect([kopf.nummer, kopf.beschlussdatum, kopf.seiten]).toEqual([226, '2027-06-11', 9]);
  });

  test('has a run head and "- n -" on every page but the first, and "noch TOP" only where a decision runs on', async () => {
    const alle = (await seiten(await pdf(mit(...Array.from({ length: 90 }, (_, i) => `Satz ${i + 1} der Sache.`))))).map(flach);
    expect(alle.length).toBe(4);
    expect(alle.map((s) => s.includes('am 11.06.27'))).toEqual([false, true, true, true]);
    expect(alle.map((s) => /- (\d+) -/u.exec(s)?.[1])).toEqual([undefined, '2', '3', '4']);
    expect(alle.map((s) => s.includes('noch TOP 6 und 7'))).toEqual([false, false, true, true]);
    expect(alle[3]).toContain('90. Satz 90 der Sache.');
  });

  test('is the same bytes for the same model, and others for another', async () => {
    const [a, b, c] = [await pdf(DEMO), await pdf(DEMO), await pdf({ ...DEMO, beschlussdatum: '2027-06-12' })];
    expect(Buffer.compare(a, b)).toBe(0);
    expect(Buffer.compare(a, c)).not.toBe(0);
  });

  test('C6: takes hostile words as words', async () => {
    const worte = nurWorte((await seiten(await pdf(boesesModell(BOESE.join(' '))))).join(' '));
    for (const wort of BOESE) expect(worte.split(nurWorte(wort)).length - 1, wort).toBeGreaterThanOrEqual(15);
    expect(worte).not.toContain('root:x:0');
    expect(flach((await seiten(await pdf(mit(...BOESE)))).join(' '))).toContain('#read("/etc/passwd")');
  });

  test.each(KONFERENZEN)('%s prints in its own words, also on pages that run on', async (konferenz) => {
    const modell = konferenzmodell(konferenz);
    const druck = druckOf(modell, false);
    const alle = (await seiten(await pdf(modell))).map(nurWorte);
    const kopf = nurWorte(druck.seitenkopf.join(''));
    expect(alle.map((seite) => seite.startsWith(kopf))).toEqual(alle.map((_, i) => i > 0));
    const noch = nurWorte(druck.beschluesse[2]?.noch ?? '');
    expect(alle.map((seite) => seite.includes(noch))).toEqual([false, false, false, false, ...alle.slice(4).map(() => true)]);
    expect(alle.length).toBeGreaterThan(6);
    for (const zeile of druck.beschluesse.flatMap((b) => b.zeilen).filter((z) => z.absatz === null)) expect(alle.join('')).toContain(nurWorte(zeile.marke + zeile.text));
  });

  test('a draft says so on every page; a single TOP comes without title page and with its own title', async () => {
    const bytes = await pdf(DEMO, { entwurf: true, nurTop: '6' });
    const [seite = '', ...weitere] = await seiten(bytes);
    expect(weitere).toEqual([]);
    expect([seite.includes('Entwurf'), seite.includes('TOP 5:'), seite.includes('226. Sitzung')]).toEqual([true, true, false]);
    const { info } = await (await offen(bytes)).getMetadata();
    expect((info as { Title?: string }).Title).toBe('TOP 5: Notrufe aus dem Funkloch in Verbindung mit TOP 6: Satellitengestützte Alarmierung der Einsatzkräfte');
    expect((await seiten(await pdf(DEMO, { entwurf: true }))).every((s) => s.includes('Entwurf'))).toBe(true);
    expect(await setze(DEMO, 'pdf', { nurTop: '99' })).toMatchObject({ ok: false, grund: 'top_unbekannt' });
  });
});

describe('how it is built', () => {
  test('bookmarks, language, title, tags', async () => {
    const doc = await offen(await pdf(DEMO));
    const baum = await doc.getOutline();
    expect(baum.map((e) => e.title).slice(0, 4)).toEqual(['Hinweise:', 'TOP 2: Vegetationsbrände in Mittelgebirgslagen', 'TOP 4: Lagebild Angriffe auf kommunale Rechenzentren', 'TOP 5: Notrufe aus dem Funkloch']);
    const { info } = await doc.getMetadata();
    expect(info).toMatchObject({ Language: 'de-DE', Title: 'Sammlung der zur Veröffentlichung freigegebenen Beschlüsse der 226. Sitzung der Ständigen Konferenz der Innenminister und -senatoren der Länder am 11.06.27' });
    const tags = JSON.stringify(await (await doc.getPage(4)).getStructTree());
    for (const rolle of ['H1', 'H2', 'L', 'LI', 'Lbl', 'LBody', 'P']) expect(tags).toContain(`"role":"${rolle}"`);
    expect((await doc.getMarkInfo())?.Marked).toBe(true);
  });

  test('a-3a carries the model as JSON and as Akoma Ntoso, ua-1 nothing', async () => {
    const anhaenge = await (await offen(await pdf(DEMO, { profil: 'a-3a' }))).getAttachments() as Record<string, { filename: string; content: Uint8Array }> | null;
    const inhalt = new Map(Object.values(anhaenge ?? {}).map((a) => [a.filename, new TextDecoder().decode(a.content)]));
    expect([...inhalt.keys()].sort()).toEqual(['anhang.akn.xml', 'anhang.json']);
    expect(JSON.parse(inhalt.get('anhang.json') ?? '')).toEqual(JSON.parse(JSON.stringify(DEMO)));
    expect(inhalt.get('anhang.akn.xml')).toBe(alsAkomaNtoso(DEMO, { entwurf: false, einzeln: false }));
    expect(await (await offen(await pdf(DEMO))).getAttachments()).toBeNull();
  });
});

describe('C7: a typesetter in trouble', () => {
  const auftrag: Satzauftrag = { daten: satzdaten(DEMO, { profil: 'ua-1', entwurf: false, einzeln: false }), anhaenge: {}, profil: 'ua-1' };
  const programm = (name: string, inhalt: string): string => {
    const pfad = join(ordner, `${name}.mjs`);
    writeFileSync(pfad, inhalt);
    return pfad;
  };

  test('a character the font lacks is named', async () => {
    expect(await setze(mit('Das 漢 fehlt.'), 'pdf')).toMatchObject({ ok: false, grund: 'zeichen_fehlt', angaben: { zeichen: '漢' } });
  });

  test('one that hangs is killed after its time', async () => {
    const setzer = createSetzer({ millisekunden: 300, eintrag: programm('haengt', 'for (;;);') });
    expect(await setzer(auftrag)).toEqual({ ok: false, grund: 'satz_zu_lange' });
  });

  test('one that dies is a reason, not a crash', async () => {
    expect(await createSetzer({ eintrag: programm('stirbt', 'process.kill(process.pid, "SIGSEGV")') })(auftrag)).toMatchObject({ ok: false, grund: 'satz_abgebrochen' });
    expect(await createSetzer({ eintrag: join(ordner, 'fehlt.mjs') })(auftrag)).toMatchObject({ ok: false, grund: 'satz_abgebrochen' });
    expect(await createSetzer({ eintrag: programm('leer', 'process.exit(0)') })(auftrag)).toMatchObject({ ok: false, grund: 'satz_abgebrochen' });
  });

  test.runIf(process.platform === 'linux')('one that grows is killed at its limit (Linux tells the size)', async () => {
    const setzer = createSetzer({ megabyte: 200, eintrag: programm('waechst', 'const a = []; setInterval(() => a.push(Buffer.alloc(5e7, 1)), 10);') });
    expect(await setzer(auftrag)).toEqual({ ok: false, grund: 'satz_zu_gross' });
  });

  test('one that refuses tells why', async () => {
    expect(await createSetzer()({ ...auftrag, daten: { ...auftrag.daten, datum: [2027, 13, 1] } })).toMatchObject({ ok: false, grund: 'satz_fehler' });
  });

  test('after one was killed, the next order of the same typesetter is printed', async () => {
    const setzer = createSetzer({ millisekunden: 4_000, eintrag: programm('einmal', `import { existsSync, writeFileSync, writeSync } from 'node:fs';
      const marke = ${JSON.stringify(join(ordner, 'war-da'))};
      if (existsSync(marke)) writeSync(1, '%PDF-'); else { writeFileSync(marke, ''); for (;;); }`) });
    expect([await setzer(auftrag), (await setzer(auftrag)).ok]).toEqual([{ ok: false, grund: 'satz_zu_lange' }, true]);
  });

  test('orders wait for each other; too many are refused', async () => {
    const setzer = createSetzer({ warteschlange: 2, eintrag: programm('langsam', 'import { writeSync } from "node:fs"; setTimeout(() => writeSync(1, "%PDF-" + Date.now()), 300);') });
    const start = performance.now();
    const antworten = await Promise.all([setzer(auftrag), setzer(auftrag), setzer(auftrag)]);
    expect(antworten.map((a) => (a.ok ? 'ok' : a.grund))).toEqual(['ok', 'ok', 'satz_ausgelastet']);
    expect(performance.now() - start).toBeGreaterThan(590);
    expect((await setzer(auftrag)).ok).toBe(true);
  });
});
