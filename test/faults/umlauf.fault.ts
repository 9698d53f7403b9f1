/**
 * The Umlaufverfahren in a real Chromium: prepared, refused a holiday, begun, answered, objected to; and the Frist that passes while people look on.
 * The clock is moved by moving the Frist in the database, whose clock is the only one that counts.
 */
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAENDER } from '../../app/domain/land.ts';
import { CHROMIUM, MIT_BROWSER, openBrowser, openFenster, type Fenster } from '../support/browser.ts';
import { neueDatenbank, type Testdatenbank } from '../support/datenbank.ts';
import { besuche, demoSitzung, startServer, type Testserver } from '../support/server.ts';

describe.runIf(CHROMIUM !== '')(`an Umlaufverfahren, ${MIT_BROWSER}`, { timeout: 120_000 }, () => {
  let db: Testdatenbank;
  let pool: pg.Pool;
  let server: Testserver;
  let browser: Browser;
  let by: Fenster;
  let vorsitz: Fenster;
  let gs: Fenster;
  let umlauf = '';
  let demo: Awaited<ReturnType<typeof demoSitzung>>;
  beforeAll(async () => {
    db = await neueDatenbank();
    pool = new pg.Pool({ ...db.poolConfig, max: 1 });
    pool.on('error', () => undefined);
    [server, browser] = await Promise.all([startServer({ DATABASE_URL: db.url }), openBrowser()]);
    demo = await demoSitzung(await besuche(server.url, 'gs'));
    [by, vorsitz, gs] = await Promise.all(['by-leitung', 'vorsitz', 'gs'].map((kennung) => openFenster(browser, server.url, kennung))) as [Fenster, Fenster, Fenster];
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await pool?.end();
    await db?.drop();
  });

  const press = (f: Fenster, name: string | RegExp) => f.page.getByRole('button', { name }).click();

  it('is prepared by the Geschäftsstelle and begun by the chair, with a Frist that is a working day everywhere', async () => {
    await gs.page.goto(server.url + demo.top('Digitale Lagekarte'));
    await gs.page.getByText('Im Umlaufverfahren entscheiden').click();
    await press(gs, 'Umlaufverfahren vorbereiten');
    await gs.page.waitForURL(/\/umlaeufe\//);
    umlauf = new URL(gs.page.url()).pathname;
    expect(await gs.page.getByRole('button', { name: 'Umlaufverfahren beginnen' }).count()).toBe(0);
    await vorsitz.page.goto(server.url + umlauf);
    const vorgeschlagen = await vorsitz.page.getByLabel('Frist').inputValue();
    expect(vorgeschlagen).toMatch(/T23:59$/);
    await vorsitz.page.getByLabel('Frist').fill('2099-05-01T12:00');
    await press(vorsitz, 'Umlaufverfahren beginnen');
    await vorsitz.page.getByText('(Tag der Arbeit). Der nächste Arbeitstag aller Länder ist der 4. Mai 2099.').first().waitFor();
    await vorsitz.page.getByLabel('Frist').fill(vorgeschlagen);
    await press(vorsitz, 'Umlaufverfahren beginnen');
    await vorsitz.page.getByText(/Umlauf 3\/20\d\d/).first().waitFor();
    await vorsitz.page.getByText('Es fehlen: Baden-Württemberg').waitFor();
  });

  it('is found by Bayern on its first page, answered with one button, and counted on every screen', async () => {
    await by.page.goto(`${server.url}/`);
    await by.page.getByRole('link', { name: /im Umlauf 3\/20\d\d bis .* antworten/ }).click();
    await by.page.getByRole('link', { name: 'Zum Umlaufverfahren' }).click();
    await by.page.getByText('Im Umlaufverfahren gilt Schweigen nicht als Zustimmung.').waitFor({ state: 'attached' });
    await press(by, 'Zustimmung');
    await by.page.getByText('Bayern: Zustimmung').waitFor();
    for (const land of LAENDER.filter((l) => l !== 'BY' && l !== 'TH')) {
      const besuch = await besuche(server.url, `${land.toLowerCase()}-leitung`);
      const { u } = await besuch.daten<{ u: { fassung: { id: string; fingerabdruck: string } } }>(`${umlauf}?index`, 'routes/umlaeufe.$id._index');
      expect((await besuch.post(`${umlauf}?index`, { akt: 'stimme', wert: 'zustimmung', ersetzt: '', fassung: u.fassung.id, fingerabdruck: u.fassung.fingerabdruck })).status).toBe(303);
    }
    await vorsitz.page.getByText('Es fehlen: Thüringen.').waitFor();
    await press(vorsitz, 'Umlaufverfahren beenden');
    await vorsitz.page.getByText('Die Frist läuft noch, und es haben nicht alle geantwortet. Es fehlen: Thüringen.').first().waitFor();
  });

  it('V5 takes no answer once the Frist has passed while the page stood open, and ends without the missing one', async () => {
    const th = await openFenster(browser, server.url, 'th-leitung');
    // Without scripts the page stays as it was opened; with them it would take the button away by itself, a moment before or after the click.
    const alt = await browser.newContext({ javaScriptEnabled: false });
    await alt.addCookies(await th.page.context().cookies());
    const offen = await alt.newPage();
    await offen.goto(server.url + umlauf);
    await offen.getByRole('button', { name: 'Zustimmung' }).waitFor();
    await pool.query("update umlauf set frist = now() - interval '1 second' where zustand = 'laeuft'");
    await offen.getByRole('button', { name: 'Zustimmung' }).click();
    await offen.getByText('Die Frist des Umlaufverfahrens ist abgelaufen.').first().waitFor();
    await alt.close();
    await th.page.goto(server.url + umlauf);
    await th.page.getByText('Es fehlen: Thüringen.').first().waitFor();
    expect(await th.page.getByRole('button', { name: 'Zustimmung' }).count()).toBe(0);
    await vorsitz.page.goto(server.url + umlauf);
    await press(vorsitz, 'Umlaufverfahren beenden');
    await vorsitz.page.getByText('Ergebnis: ohne Einigung').waitFor();
    await vorsitz.page.getByText('Es fehlt die Stimme von Thüringen.').first().waitFor();
    await vorsitz.page.getByText('Nicht geantwortet haben: Thüringen.').waitFor();
    expect(th.fehler).toEqual([]);
  });

  it('is ended by a Widerspruch, after which the matter is a draft on the agenda of the next Sitzung', async () => {
    const top = demo.top('Mandatsträger');
    await gs.page.goto(server.url + top);
    await gs.page.getByText('Im Umlaufverfahren entscheiden').click();
    await press(gs, 'Umlaufverfahren vorbereiten');
    await gs.page.waitForURL(/\/umlaeufe\//);
    const pfad = new URL(gs.page.url()).pathname;
    await vorsitz.page.goto(server.url + pfad);
    await press(vorsitz, 'Umlaufverfahren beginnen');
    await vorsitz.page.getByText(/Umlauf 4\/20\d\d/).first().waitFor();
    await by.page.goto(server.url + pfad);
    await by.page.getByText('Widersprechen', { exact: true }).click();
    await by.page.getByLabel('Widerspruch gegen').selectOption('verfahren');
    await by.page.getByLabel('Grund').fill('Das ist mündlich zu beraten.');
    await press(by, 'Widerspruch einlegen');
    await by.page.getByText('Das ist mündlich zu beraten.').waitFor();
    await vorsitz.page.getByText('Widerspruch gegen das Verfahren').waitFor();
    await by.page.getByRole('link', { name: 'Sie steht auf der Tagesordnung der nächsten Sitzung.' }).click();
    await by.page.getByRole('link', { name: 'Schutz kommunaler Mandatsträgerinnen' }).click();
    await by.page.locator('.editor-text').waitFor();
    await by.page.goto(`${server.url}/umlaeufe`);
    await by.page.getByRole('row', { name: /Umlauf 4.*widersprochen/ }).waitFor();
    await by.page.getByRole('row', { name: /Umlauf 3.*beendet: ohne Einigung/ }).waitFor();
    expect([by.fehler, vorsitz.fehler, gs.fehler]).toEqual([[], [], []]);
  });

  it('is released and published by itself, up to the page that anybody reads', async () => {
    // The matter of the Widerspruch, once more.
    const ort = (await (await besuche(server.url, 'gs')).post(`${demo.top('Mandatsträger')}?index`, { akt: 'umlauf_anlegen' })).headers.get('Location') ?? '';
    await vorsitz.page.goto(server.url + ort);
    await press(vorsitz, 'Umlaufverfahren beginnen');
    await vorsitz.page.getByText(/Umlauf 5\/20\d\d/).first().waitFor();
    const laender = await Promise.all(LAENDER.map((land) => besuche(server.url, `${land.toLowerCase()}-leitung`)));
    const { u } = await (laender[0] ?? expect.fail()).daten<{ u: { fassung: { id: string; fingerabdruck: string } } }>(`${ort}?index`, 'routes/umlaeufe.$id._index');
    for (const land of laender) expect((await land.post(`${ort}?index`, { akt: 'stimme', wert: 'zustimmung', ersetzt: '', fassung: u.fassung.id, fingerabdruck: u.fassung.fingerabdruck })).status).toBe(303);
    await vorsitz.page.getByText('Beendet lautet das Ergebnis: einstimmig').waitFor();
    await press(vorsitz, 'Umlaufverfahren beenden');
    await vorsitz.page.getByRole('heading', { name: 'Freigabe und Veröffentlichung' }).waitFor();
    await gs.page.goto(`${server.url}/`);
    await gs.page.getByRole('link', { name: /Umlauf 5\/20\d\d: Freigaberunde eröffnen/ }).click();
    await press(gs, 'Freigaberunde eröffnen');
    await gs.page.getByText('0 von 16 Ländern haben geantwortet').waitFor();
    for (const land of laender) expect((await land.post(`${ort}/freigabe`, { akt: 'antworten' })).status).toBe(303);
    await gs.page.reload();
    await press(gs, 'Freigaberunde abschließen');
    await gs.page.getByRole('link', { name: 'Sammlung', exact: true }).last().click();
    await press(gs, 'Probedruck herstellen');
    const probe = gs.page.getByRole('link', { name: /Probedruck vom .* ansehen/ });
    await probe.waitFor();
    const pdf = await (await besuche(server.url, 'gs')).get(await probe.getAttribute('href') ?? '');
    expect([pdf.status, pdf.headers.get('Content-Type')]).toEqual([200, 'application/pdf']);
    for (const stelle of await gs.page.locator('.befunde input').all()) await stelle.check();
    await press(gs, 'Angekreuzte so belassen');
    await gs.page.getByText(/bleib(?:t|en) wie beschlossen/).waitFor();
    await press(gs, 'Den Delegationen vorlegen');
    await gs.page.getByText('Den Delegationen vorgelegt am').waitFor();
    const zwei = await openFenster(browser, server.url, 'gs-zwei');
    await zwei.page.goto(`${server.url}${ort}/sammlung`);
    await zwei.page.getByLabel('Ich habe den Probedruck durchgesehen.').check();
    await press(zwei, 'Sammlung veröffentlichen');
    await zwei.page.getByRole('link', { name: /\/sammlungen\/imk-umlauf-5-20\d\d/ }).click();
    await zwei.page.getByRole('heading', { name: /^Umlaufbeschluss 5:/ }).waitFor();
    await zwei.page.getByRole('link', { name: /Umlaufbeschluss 5\/20\d\d einzeln/ }).click();
    await expect.poll(() => zwei.page.title()).toMatch(/^IMK, Umlaufbeschluss 5\/20\d\d vom .*: Schutz kommunaler/);
    expect([gs.fehler, zwei.fehler, vorsitz.fehler]).toEqual([[], [], []]);
  });

  it('leaves a page standing while the server is gone, and goes on with it when the server is back', async () => {
    const { page } = await openFenster(browser, server.url, 'hh-leitung');
    await page.goto(`${server.url}${demo.top('Einheitliche Notrufortung')}/abstimmung`);
    await page.getByRole('button', { name: 'Enthaltung' }).waitFor();
    const refused = page.waitForEvent('requestfailed');
    await server.kill('SIGTERM');
    await refused;
    expect(await page.getByRole('button', { name: 'Enthaltung' }).isVisible()).toBe(true);
    await server.restart();
    await page.waitForResponse((res) => res.url().includes('_data=') && res.ok());
    await page.getByRole('button', { name: 'Enthaltung' }).click();
    await page.getByText('Hamburg: Enthaltung').waitFor();
  });
});
