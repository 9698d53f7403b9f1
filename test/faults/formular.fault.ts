/** Words on their way in a real Chromium: a Word form that is looked at, refused and sent off again, and a comment that is refused first; nothing typed is lost. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schreibeFormular } from '../../server/publication/themenformular.ts';
import { CHROMIUM, MIT_BROWSER, openBrowser, openFenster } from '../support/browser.ts';
import { besuche, demoSitzung, startServer, type Testserver } from '../support/server.ts';

const FORM = schreibeFormular('IMK', { titel: ['Drohnen über Stadien'], arbeitskreis: ['AK II'], text: ['1. Die IMK nimmt Kenntnis.', '2. Sie bittet um Vorschläge.'] });

describe.runIf(CHROMIUM !== '')(`words on their way, ${MIT_BROWSER}`, { timeout: 120_000 }, () => {
  let server: Testserver;
  let browser: Browser;
  beforeAll(async () => { [server, browser] = await Promise.all([startServer(), openBrowser()]); }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('C2 a form is read, looked at, changed, refused with all that was changed, and registered with it', async () => {
    const { sitzung } = await demoSitzung(await besuche(server.url, 'by-bearbeitung'));
    const { page, fehler } = await openFenster(browser, server.url, 'by-bearbeitung');
    await page.goto(`${server.url}${sitzung}/thema`);
    await page.getByLabel('Ausgefülltes Formular').setInputFiles({ name: 'formular.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('kein Word') });
    await page.getByRole('button', { name: 'Formular einlesen' }).click();
    await page.getByText('Die Datei ist kein Word-Dokument').waitFor();
    await page.getByLabel('Ausgefülltes Formular').setInputFiles({ name: 'formular.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(FORM) });
    await page.getByRole('button', { name: 'Formular einlesen' }).click();
    await page.getByText('noch nichts angelegt').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('noch nichts angelegt');
    const text = page.getByLabel('Beschlussvorschlag');
    expect([await page.getByLabel('Titel', { exact: true }).inputValue(), await page.getByLabel('Arbeitskreis').inputValue(), await text.inputValue()]).toEqual(['Drohnen über Stadien', 'II', '1. Die IMK nimmt Kenntnis.\n\n2. Sie bittet um Vorschläge.']);
    await text.press('Control+End');
    await text.pressSequentially('\n\n3. Noch eines.');
    await page.getByLabel('Titel', { exact: true }).fill('Drohnen 🙂');
    await page.getByRole('button', { name: 'Weiter zum Beschlussvorschlag' }).click();
    await page.getByText('„🙂“ (U+1F642)').waitFor();
    expect([await page.getByLabel('Titel', { exact: true }).inputValue(), await text.inputValue()]).toEqual(['Drohnen 🙂', '1. Die IMK nimmt Kenntnis.\n\n2. Sie bittet um Vorschläge.\n\n3. Noch eines.']);
    await page.getByLabel('Titel', { exact: true }).fill('Drohnen');
    await page.getByRole('button', { name: 'Weiter zum Beschlussvorschlag' }).click();
    await page.waitForURL(/beschlussvorschlaege/);
    await page.getByText('Noch eines.').first().waitFor();
    expect(fehler).toEqual([]);
  });

  it('a comment of a circle stays in its field until it is taken, whatever else happens on the page', async () => {
    const [by, hh] = [await besuche(server.url, 'by-leitung'), await besuche(server.url, 'hh-leitung')];
    const { top } = await demoSitzung(by);
    const kreis = (await by.post('/kreise?index', { akt: 'gruenden', name: 'Südkreis', 'delegation[]': 'HH' })).headers.get('Location') ?? '';
    expect((await hh.post('/kreise?index', { akt: 'beitreten', kreis: kreis.split('/')[2] ?? '' })).status).toBe(303);
    const pfad = `${kreis}/top/${top('Digitale Lagekarte').split('/')[2] ?? ''}`;
    const { page, fehler } = await openFenster(browser, server.url, 'by-leitung');
    await page.goto(server.url + pfad);
    const feld = page.getByLabel('Kommentar', { exact: true });
    await feld.fill('Siehe VS-NfD');
    await page.getByRole('button', { name: 'Kommentar abgeben' }).click();
    await page.getByText('Vermerk einer Verschlusssache').waitFor();
    expect(await feld.inputValue()).toBe('Siehe VS-NfD');
    await feld.fill('Das ist meine Sicht.');
    expect((await hh.post(pfad, { akt: 'kommentieren', text: 'Von Hamburg.' })).status).toBe(303);
    await page.getByText('Von Hamburg.').waitFor();
    expect(await feld.inputValue()).toBe('Das ist meine Sicht.');
    await page.getByRole('button', { name: 'Kommentar abgeben' }).click();
    await page.locator('li', { hasText: 'Das ist meine Sicht.' }).waitFor();
    await expect.poll(() => feld.inputValue()).toBe('');
    expect(fehler).toEqual([]);
  });
});
