/**
 * The main job, end to end, in a real Chromium: Bayern and Hamburg write in one text, the chair freezes, reopens and freezes again,
 * states the Einvernehmen, a Land changes its own, notes are given and joined, the Freigabe is asked, the Sammlung published and read by anybody.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAENDER } from '../../app/domain/land.ts';
import { CHROMIUM, MIT_BROWSER, openBrowser, openFenster, type Fenster } from '../support/browser.ts';
import { besuche, demoSitzung, startServer, type Testserver } from '../support/server.ts';

const TITEL = 'Digitale Lagekarte';

describe.runIf(CHROMIUM !== '')(`the whole story, ${MIT_BROWSER}`, { timeout: 120_000 }, () => {
  let server: Testserver;
  let browser: Browser;
  let by: Fenster;
  let hh: Fenster;
  let vorsitz: Fenster;
  let top = '';
  let sitzung = '';
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), openBrowser()]);
    const demo = await demoSitzung(await besuche(server.url, 'gs'));
    top = demo.top(TITEL);
    sitzung = demo.sitzung;
    const open = (kennung: string): Promise<Fenster> => openFenster(browser, server.url, kennung);
    [by, hh, vorsitz] = await Promise.all([open('by-leitung'), open('hh-leitung'), open('vorsitz')]);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const text = (f: Fenster) => f.page.locator('.editor-text');
  const press = (f: Fenster, name: string | RegExp) => f.page.getByRole('button', { name }).click();

  it('two Delegationen see each other’s caret and letters, and "Gespeichert" after the commit', async () => {
    await Promise.all([by, hh].map((f) => f.page.goto(server.url + top)));
    await Promise.all([by, hh].map((f) => text(f).waitFor()));
    await text(by).locator('p').last().click();
    await by.page.keyboard.press('End');
    await by.page.keyboard.type(' Bayern schreibt hier.');
    await text(hh).getByText('Bayern schreibt hier.').waitFor();
    await text(hh).locator('p').first().click();
    await hh.page.keyboard.press('End');
    await hh.page.keyboard.type(' Hamburg ergänzt den Tiippfehler.');
    await text(by).getByText('Hamburg ergänzt').waitFor();
    await text(by).locator('[class*=caret]').getByText('HH').first().waitFor({ state: 'attached' });
    await by.page.getByText(/^Gespeichert \d\d:\d\d/).first().waitFor();
  });

  it('the chair freezes Fassung 1, reopens with a reason, freezes Fassung 2; the editors see it', async () => {
    await vorsitz.page.goto(server.url + top);
    await press(vorsitz, 'Als Fassung 1 einfrieren');
    await vorsitz.page.getByRole('link', { name: 'Fassung 1 eingefroren' }).waitFor();
    await by.page.getByRole('link', { name: 'Fassung 1 eingefroren' }).waitFor();
    expect(await text(by).count()).toBe(0);
    await vorsitz.page.getByText('Text wieder öffnen').click();
    await vorsitz.page.getByLabel('Grund').fill('Schreibfehler in Ziffer 1');
    await press(vorsitz, 'Fassung 1 aufheben und Text öffnen');
    await text(vorsitz).waitFor();
    await text(by).getByText('Tiippfehler').waitFor();
    await press(vorsitz, 'Als Fassung 2 einfrieren');
    await vorsitz.page.getByRole('link', { name: 'Fassung 2 eingefroren' }).waitFor();
  });

  it('Hamburg gives a Protokollnotiz, Bayern one that Sachsen joins, the BMI one', async () => {
    const give = async (f: Fenster, code: string, words: string): Promise<void> => {
      await f.page.goto(server.url + top);
      await press(f, 'Protokollnotiz beginnen');
      await f.page.getByRole('textbox', { name: /Protokollnotiz zu/ }).click();
      await f.page.keyboard.type(words);
      await f.page.getByRole('link', { name: 'Bearbeitung beenden' }).click();
      // Signed is what the page shows: first the words as the server has them, then the act.
      const notiz = f.page.getByRole('region', { name: `Protokollnotiz ${code}`, exact: true });
      await notiz.getByRole('textbox').waitFor({ state: 'detached' });
      await notiz.getByText(words).waitFor();
      await notiz.getByRole('button', { name: 'Ankündigen und unterzeichnen' }).click();
      await notiz.getByText(/: unterzeichnet/).first().waitFor();
    };
    const bmi = await openFenster(browser, server.url, 'bmi-leitung');
    await give(hh, 'HH', 'Hamburg bittet um einen Zeitplan.');
    await give(by, 'BY', 'Bayern verweist auf bestehende Verträge.');
    await give(bmi, 'BMI', 'Das BMI begrüßt den Beschluss.');
    const sn = await openFenster(browser, server.url, 'sn-leitung');
    await sn.page.goto(server.url + top);
    await sn.page.getByRole('region', { name: 'Protokollnotiz BY', exact: true }).getByRole('button', { name: 'Sachsen schließt sich an' }).click();
    await sn.page.getByText('Protokollnotiz BY und SN:').waitFor();
    expect([bmi.fehler, sn.fehler]).toEqual([[], []]);
  });

  it('the chair states the Einvernehmen in one act, Bremen changes its own to Enthaltung, the result says einstimmig', async () => {
    await vorsitz.page.goto(`${server.url}${top}/abstimmung`);
    await press(vorsitz, 'Einvernehmen feststellen');
    await vorsitz.page.getByText('So geschlossen lautet das Ergebnis: einstimmig.').waitFor();
    const hb = await openFenster(browser, server.url, 'hb-leitung');
    await hb.page.goto(`${server.url}${top}/abstimmung`);
    await press(hb, 'Enthaltung');
    await hb.page.getByText('Bremen: Enthaltung').waitFor();
    await vorsitz.page.getByText('bei Enthaltung von Bremen').first().waitFor();
    await press(vorsitz, 'Abstimmung schließen');
    await vorsitz.page.getByText('Ergebnis: einstimmig').waitFor();
    await hb.page.getByText('Ergebnis: einstimmig').waitFor();
    expect(hb.fehler).toEqual([]);
  });

  it('the Geschäftsstelle asks for the Freigabe, one Land objects to one TOP, the rest is published', async () => {
    const gs = await openFenster(browser, server.url, 'gs');
    await gs.page.goto(`${server.url}${sitzung}/freigabe`);
    await press(gs, 'Freigaberunde eröffnen');
    await gs.page.getByText('0 von 16 Ländern').waitFor();
    await by.page.goto(`${server.url}${sitzung}/freigabe`);
    await by.page.getByLabel(/TOP 2 .*Widerspruch/).check();
    await by.page.getByRole('group', { name: 'TOP 2' }).getByLabel(/^Grund/).fill('Laufende Verhandlungen');
    await press(by, 'Antwort abgeben');
    await by.page.getByText('Ihr Land hat geantwortet').waitFor();
    for (const land of LAENDER.filter((l) => l !== 'BY')) expect((await (await besuche(server.url, `${land.toLowerCase()}-leitung`)).post(`${sitzung}/freigabe`, { akt: 'antworten' })).status).toBe(303);
    await gs.page.reload();
    await press(gs, 'Freigaberunde abschließen');
    await gs.page.getByText('Die Freigaberunde ist abgeschlossen').waitFor();
    await gs.page.goto(`${server.url}${sitzung}/sammlung`);
    await press(gs, 'Probedruck herstellen');
    await press(gs, 'Den Delegationen vorlegen');
    await gs.page.getByText('Veröffentlichen muss eine zweite Person').waitFor();
    await by.page.goto(`${server.url}${sitzung}/sammlung`);
    await by.page.getByRole('link', { name: /Probedruck vom/ }).waitFor();
    const zwei = await openFenster(browser, server.url, 'gs-zwei');
    await zwei.page.goto(`${server.url}${sitzung}/sammlung`);
    for (const befund of await zwei.page.locator('input[name="befund[]"]').all()) await befund.check();
    await press(zwei, 'Angekreuzte so belassen');
    await zwei.page.getByLabel('Ich habe den Probedruck durchgesehen.').check();
    await press(zwei, 'Sammlung veröffentlichen');
    await zwei.page.getByRole('link', { name: '/sammlungen/imk-2027-12-03' }).waitFor();
    expect([gs.fehler, zwei.fehler]).toEqual([[], []]);
  });

  it('anybody without an account reads it and loads PDF, HTML and text, laid out as published ones are', async () => {
    const anyone = await openFenster(browser, server.url, '');
    await anyone.page.goto(`${server.url}/sammlungen`);
    await anyone.page.getByRole('link', { name: /227\. Sitzung/ }).click();
    await anyone.page.getByText('Protokollnotiz BY und SN:').waitFor();
    expect(await anyone.page.getByText('Nachwuchsgewinnung in den Leitstellen').count()).toBe(0);
    expect(anyone.fehler).toEqual([]);
    const get = async (name: string): Promise<Buffer> => Buffer.from(await (await fetch(`${server.url}/sammlungen/imk-2027-12-03/${name}`)).arrayBuffer());
    const folder = mkdtempSync(join(tmpdir(), 'einvernehmen-e2e-'));
    try {
      writeFileSync(join(folder, 's.txt'), await get('sammlung.txt'));
      const read = execFileSync(process.execPath, ['--import', 'tsx', 'server/cli/main.ts', 'lesen', join(folder, 's.txt'), '--inventar']).toString();
      expect(JSON.parse(read)).toMatchObject({ sitzung: 227, rest: [], ueberschriften: ['1', '3', '5'] });
      expect((JSON.parse(read) as { protokollnotizen: { top: string; parteien: string[] }[] }).protokollnotizen.filter((n) => n.top === '5').map((n) => n.parteien.join())).toEqual(['HH', 'BY,SN', 'BMI']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    expect((await get('sammlung.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const html = await openFenster(browser, server.url, '');
    await html.page.goto(`${server.url}/sammlungen/imk-2027-12-03/sammlung.html`);
    await html.page.getByRole('heading', { name: /Digitale Lagekarte/ }).waitFor();
    expect(html.fehler).toEqual([]);
  });

  it('an error gets a Berichtigung with a visible difference, and a wrong Freigabe is taken back by two persons', async () => {
    const [gs, zwei, anyone] = await Promise.all(['gs', 'gs-zwei', ''].map((kennung) => openFenster(browser, server.url, kennung))) as [Fenster, Fenster, Fenster];
    await gs.page.goto(`${server.url}${sitzung}/angaben`);
    await gs.page.getByLabel('Ort').fill('Neustadt');
    await press(gs, 'Angaben speichern');
    await gs.page.getByText('Neustadt').first().waitFor();
    await gs.page.goto(`${server.url}${sitzung}/sammlung`);
    await gs.page.getByLabel('Grund', { exact: true }).fill('Ort der Sitzung berichtigt');
    await press(gs, 'Probedruck herstellen');
    await press(gs, 'Den Delegationen vorlegen');
    await gs.page.getByText('zweite Person der Geschäftsstelle').first().waitFor();
    await zwei.page.goto(`${server.url}${sitzung}/sammlung`);
    await zwei.page.getByLabel('Ich habe den Probedruck durchgesehen.').check();
    await press(zwei, 'Berichtigung veröffentlichen');
    await zwei.page.getByRole('link', { name: '/sammlungen/imk-2027-12-03-ausgabe-2' }).waitFor();
    await anyone.page.goto(`${server.url}/sammlungen/imk-2027-12-03-ausgabe-2/unterschied`);
    await anyone.page.locator('ins').getByText('Neustadt').waitFor();
    await gs.page.reload();
    const antrag = gs.page.locator('article', { hasText: 'Ausgabe 2' });
    await antrag.getByText('Diese Ausgabe zurückziehen').click();
    await antrag.getByLabel('Öffentlicher Grund').fill('Versehentlich veröffentlicht');
    await antrag.getByRole('button', { name: 'Rückruf beantragen' }).click();
    await gs.page.getByText('Vollziehen muss ihn eine zweite Person').waitFor();
    await zwei.page.reload();
    await press(zwei, 'Rückruf vollziehen');
    await zwei.page.getByText(/Zurückgezogen am/).waitFor();
    expect((await anyone.page.goto(`${server.url}/sammlungen/imk-2027-12-03-ausgabe-2`))?.status()).toBe(410);
    await anyone.page.getByText('Versehentlich veröffentlicht').waitFor();
    expect((await fetch(`${server.url}/sammlungen/imk-2027-12-03-ausgabe-2/sammlung.pdf`)).status).toBe(410);
    expect((await fetch(`${server.url}/sammlungen/imk-2027-12-03/sammlung.pdf`)).status).toBe(200);
    expect([gs.fehler, zwei.fehler]).toEqual([[], []]);
  });

  it('no page reported an error on the way', () => {
    expect([by.fehler, hh.fehler, vorsitz.fehler]).toEqual([[], [], []]);
  });
});
