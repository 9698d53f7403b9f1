/**
 * Strangers at every door: each route and each act with every kind of actor, foreign origins, forged and huge forms, guessed passwords.
 * What the file router knows and the matrix does not name fails the build.
 */
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AKTE, AKTEURE, SEITEN, ziele, type Akteur } from './matrix.ts';
import { schreibeFormular } from '../../server/publication/themenformular.ts';
import { besuche, demoSitzung, startServer, type Besuch, type Testserver } from '../support/server.ts';


let server: Testserver;
const besuche_ = new Map<Akteur, Besuch>();
const wer = (akteur: Akteur): Besuch => {
  const besuch = besuche_.get(akteur);
  if (besuch === undefined) throw new Error(`no visitor ${akteur}`);
  return besuch;
};
beforeAll(async () => {
  server = await startServer();
  for (const akteur of AKTEURE) besuche_.set(akteur, await besuche(server.url, akteur));
  const demo = await demoSitzung(wer('by-leitung'));
  ziele.sitzung = demo.sitzung;
  ziele.entwurf = demo.top('Digitale Lagekarte');
  ziele.abstimmung = demo.top('Notrufortung');
  ziele.eigene = demo.top('Ehrenamt');
  ziele.beschlossen = demo.top('Binnenhochwasser');
  ziele.kreis = (await wer('by-leitung').post('/kreise?index', { akt: 'gruenden', name: 'Südkreis', 'delegation[]': 'HH' })).headers.get('Location') ?? '';
  ziele.umlauf = (await wer('gs').post(`${demo.top('Mandatsträger')}?index`, { akt: 'umlauf_anlegen' })).headers.get('Location') ?? '';
  expect((await wer('vorsitz').post(ziele.umlauf, { akt: 'beginnen', frist: '2099-02-03T12:00' })).status).toBe(303);
}, 120_000);
afterAll(() => server?.stop());

describe('G9, A3 every route with every kind of actor', () => {
  it.each(SEITEN.map(([route, pfad, erwartet]) => ({ route, pfad, erwartet })))('GET $route', async ({ pfad, erwartet }) => {
    const found = await Promise.all(AKTEURE.map(async (akteur) => (await wer(akteur).get(pfad())).status));
    expect(found.join(' ')).toBe(erwartet);
  });

  it('names every route that exists', () => {
    const files = readdirSync('app/routes').map((file) => file.replace(/\.tsx?$/, '')).sort();
    expect([...new Set(SEITEN.map(([route]) => route).filter((route) => !route.startsWith('/')))].sort()).toEqual(files);
  });

  it.each(AKTE.map(([name, pfad, felder, darf]) => ({ name, pfad, felder, darf })))('POST $name is refused to all others', async ({ pfad, felder, darf }) => {
    const bezug = { fassung: '00000000-0000-4000-8000-000000000000', fingerabdruck: '0'.repeat(64) };
    for (const akteur of AKTEURE.filter((a) => !darf.includes(a))) {
      const antwort = await wer(akteur).post(pfad(), { ...bezug, ...felder });
      if (akteur === '') expect([antwort.status, antwort.headers.get('Location')], 'nobody is sent to the login').toEqual([302, '/anmelden']);
      else expect([403, 404], `${akteur}: ${antwort.status}`).toContain(antwort.status);
    }
  });

  it('leaves nothing behind of all that was refused', async () => {
    const { agenda } = await wer('gs').daten<{ agenda: { zeilen: { stand: string; tops: { titel: string }[] }[] } }>(`${ziele.sitzung}?index`, 'routes/sitzungen.$id._index');
    expect(agenda.zeilen.find((z) => z.tops[0]?.titel.includes('Lagekarte'))?.stand).toBe('Entwurf');
    expect(agenda.zeilen.find((z) => z.tops[0]?.titel.includes('Notruf'))?.stand).toBe('in Abstimmung');
    expect(agenda.zeilen.find((z) => z.tops[0]?.titel.includes('Mandatsträger'))?.stand).toBe('im Umlaufverfahren');
    expect(agenda.zeilen).toHaveLength(15);
  });
});

describe('A2 where a request comes from', () => {
  it.each([['none', {}], ['foreign', { Origin: 'https://einvernehmen.example.evil' }], ['null', { Origin: 'null' }], ['another port', { Origin: 'http://localhost:1' }]])('refuses a POST with Origin %s', async (_name, headers) => {
    const antwort = await fetch(`${server.url}/anmelden`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ kennung: 'gs', passwort: 'einvernehmen-demo' }), headers });
    expect(antwort.status).toBe(403);
    expect(antwort.headers.getSetCookie()).toEqual([]);
  });
  it('takes localhost and 127.0.0.1 as one', async () => {
    const antwort = await fetch(`${server.url}/anmelden`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ kennung: 'gs', passwort: 'einvernehmen-demo' }), headers: { Origin: server.url.replace('localhost', '127.0.0.1') } });
    expect(antwort.status).toBe(302);
  });
});

describe('answers', () => {
  it('carry a policy without unsafe-inline, and forbid frames and sniffing', async () => {
    const { headers } = await wer('gs').get(ziele.entwurf);
    expect(headers.get('Content-Security-Policy')).toMatch(/default-src 'none'.*nonce-/);
    expect(headers.get('Content-Security-Policy')).not.toContain('unsafe');
    expect([headers.get('X-Content-Type-Options'), headers.get('X-Frame-Options'), headers.get('Cache-Control'), headers.get('X-Powered-By')]).toEqual(['nosniff', 'DENY', 'no-store', null]);
  });
  it('set a cookie that no script reads and no other site sends', async () => {
    const antwort = await (await besuche(server.url, '')).post('/anmelden', { kennung: 'gs', passwort: 'einvernehmen-demo' });
    expect(antwort.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i);
  });
  it('know the person beside cookies of others, however these are written; a cookie of ours that is none is nobody', async () => {
    const { cookie } = wer('by-leitung');
    const mitglied = async (kopf: string): Promise<boolean> => {
      const antwort = await fetch(server.url, { headers: { Cookie: kopf } });
      expect(antwort.status, kopf.slice(0, 40)).toBe(200);
      return (await antwort.text()).includes('Was wartet auf mich');
    };
    for (const fremd of ['a=%', `b=${'%'.repeat(4_000)}`, 'c', '=', ';;;', 'd="x', 'einvernehmenx=1']) expect(await mitglied(`${fremd}; ${cookie}`), fremd.slice(0, 20)).toBe(true);
    for (const unsinn of ['%', '%E0%A4%A', 'x'.repeat(61), '../..', '']) expect(await mitglied(`einvernehmen=${unsinn}`), unsinn).toBe(false);
  });
  it('say in one line that an address is too long or is no request, and end the connection', async () => {
    const said = (worte: string): Promise<string> => new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      let text = '';
      const socket = connect(Number(port), hostname, () => socket.write(worte));
      socket.on('data', (bytes: Buffer) => { text += bytes.toString(); }).on('close', () => resolve(text.split('\r\n')[0] ?? '')).on('error', reject);
    });
    expect(await said(`GET /suche?frage=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`)).toBe('HTTP/1.1 431 Request Header Fields Too Large');
    expect(await said('Guten Tag\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
  });
  it('say one clear German sentence for bad input, with the right status', async () => {
    const nobody = await besuche(server.url, '');
    const says = async (antwort: Response, status: number, satz: string): Promise<void> => {
      expect(antwort.status).toBe(status);
      // What people see, not what the framework carries along for itself.
      expect((await antwort.text()).replace(/<script[\s\S]*?<\/script>/g, '')).toContain(satz);
    };
    await says(await nobody.post('/anmelden', { kennung: 'gs', passwort: 'falsch' }), 401, 'Benutzerkennung oder Passwort ist falsch.');
    await says(await wer('gs').get('/sitzungen/00000000-0000-4000-8000-000000000000'), 404, 'Das Gesuchte gibt es nicht');
    await says(await wer('hh-leitung').get(ziele.eigene), 404, 'Das Gesuchte gibt es nicht');
    await says(await wer('by-leitung').post(`${ziele.sitzung}/thema`, { titel: '  ' }), 422, 'Bitte geben Sie einen Titel an.');
    await says(await wer('bmi-leitung').post(`${ziele.abstimmung}/abstimmung`, { akt: 'stimme', wert: 'zustimmung', ersetzt: '', fassung: 'x', fingerabdruck: '0'.repeat(64) }), 403, 'Nur die Länder stimmen ab.');
    await says(await wer('by-leitung').post(`${ziele.abstimmung}/abstimmung`, { akt: 'stimme', wert: 'vielleicht' }), 400, 'Es wurde nichts geändert.');
    await says(await wer('by-leitung').post(`${ziele.sitzung}/thema`, { titel: 'a\u0000b' }), 400, 'Es wurde nichts geändert.');
    await says(await wer('by-leitung').post(`${ziele.sitzung}/thema`, { titel: 'Freude 🙂' }), 422, '„🙂“ (U+1F642)');
    await says(await nobody.get('/sammlungen/%00/sammlung.pdf'), 404, 'Unter dieser Adresse ist nichts veröffentlicht.');
    await says(await wer('gs').post(`${ziele.sitzung}/freigabe`, { akt: 'eroeffnen', frist: 'bald' }), 422, 'Bitte geben Sie die Frist');
  });
  it('A5 ignore fields that nobody asked for, and prototype keys', async () => {
    const antwort = await wer('by-leitung').post(`${ziele.abstimmung}/abstimmung`, { akt: 'stimme', wert: 'ablehnung', ersetzt: '', fassung: '00000000-0000-4000-8000-000000000000', fingerabdruck: '0'.repeat(64), land: 'HH', __proto__x: '1', 'constructor': 'x' });
    expect(antwort.status).toBe(404);
  });
  it('L3 refuse a form of more than a megabyte before reading it', async () => {
    const antwort = await wer('gs').post('/impressum/bearbeiten', { inhalt: 'x'.repeat(1_100_000) }).catch(() => null);
    expect(antwort === null || antwort.status === 413).toBe(true);
  });
  it('C2 read a large body only where a file is handed in, and only of a person', async () => {
    const post = (pfad: string, kennung: Akteur, bytes: number): Promise<number> => {
      const form = new FormData();
      form.set('datei', new Blob([new Uint8Array(bytes)]), 'x.txt');
      return fetch(server.url + pfad, { method: 'POST', body: form, redirect: 'manual', headers: { Origin: server.url, Cookie: wer(kennung).cookie } }).then((a) => a.status, () => 413);
    };
    expect(await post('/impressum/bearbeiten', 'gs', 2_000_000)).toBe(413);
    expect(await post('/einlesungen?index', '', 2_000_000)).toBe(401);
    expect(await post('/einlesungen?index', 'by-leitung', 2_000_000)).toBe(403);
    expect(await post('/einlesungen?index', 'gs', 40_000_000)).toBe(413);
    expect(await post('/einlesungen?index', 'gs', 2_000_000)).toBe(422);
  });
  it('G11 take a filled form only of who may register, show it, and say one sentence for anything else', async () => {
    const lade = async (kennung: Akteur, bytes: Uint8Array): Promise<Response> => {
      const form = new FormData();
      form.set('formular', new Blob([new Uint8Array(bytes)]), 'formular.docx');
      return fetch(`${server.url}${ziele.sitzung}/thema`, { method: 'POST', body: form, redirect: 'manual', headers: { Origin: server.url, Cookie: wer(kennung).cookie } });
    };
    const gefuellt = schreibeFormular('IMK', { titel: ['Ein <b>Thema</b>'], arbeitskreis: ['AK IX'], text: ['1. Erstens.'] });
    const html = await (await lade('by-bearbeitung', gefuellt)).text();
    expect([html.includes('value="Ein &lt;b&gt;Thema&lt;/b&gt;"'), html.includes('1. Erstens.'), html.includes('Der Arbeitskreis „AK IX“ ist nicht bekannt.'), html.includes('noch nichts angelegt')]).toEqual([true, true, true, true]);
    for (const kennung of ['by-lesend', 'vorsitz', 'gs'] as const) expect((await lade(kennung, gefuellt)).status, kennung).toBe(403);
    const nichts = await lade('by-leitung', Buffer.from('PK nichts'));
    expect([nichts.status, (await nichts.text()).includes('Die Datei ist kein Word-Dokument')]).toEqual([422, true]);
  });
  it('C8 serve no file by a path', async () => {
    for (const pfad of ['/assets/../../package.json', '/assets/%2e%2e/%2e%2e/package.json', '/sammlungen/x/..%2f..%2fpackage.json', '/%00', '/assets/%']) expect([400, 404], pfad).toContain((await (await besuche(server.url, '')).get(pfad)).status);
  });
});

describe('A6 guessing', () => {
  it('is stopped as well when sixty try at once', async () => {
    const nobody = await besuche(server.url, '');
    const statuses = await Promise.all(Array.from({ length: 60 }, async (_, i) => (await nobody.post('/anmelden', { kennung: 'sl-leitung', passwort: `falsch ${i}` })).status));
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
  });
  it('is stopped after ten failures of one Kennung, the right password included; others log in', async () => {
    const nobody = await besuche(server.url, '');
    for (let i = 0; i < 10; i += 1) expect((await nobody.post('/anmelden', { kennung: 'th-leitung', passwort: `falsch ${i}` })).status).toBe(401);
    expect((await nobody.post('/anmelden', { kennung: 'th-leitung', passwort: 'einvernehmen-demo' })).status).toBe(429);
    expect((await nobody.post('/anmelden', { kennung: 'th-bearbeitung', passwort: 'einvernehmen-demo' })).status).toBe(302);
  });
});

describe('A8 the end of a login', () => {
  it('is the end everywhere: logout, lock, password change', async () => {
    const once = await besuche(server.url, 'ni-lesend');
    await once.post('/abmelden', {});
    expect((await once.get(ziele.sitzung)).status).toBe(302);
    const locked = await besuche(server.url, 'ni-lesend');
    const verwaltung = await besuche(server.url, 'ni-verwaltung');
    const { konten } = await verwaltung.daten<{ konten: { id: string; kennung: string }[] }>('/konten', 'routes/konten');
    const id = konten.find((k) => k.kennung === 'ni-lesend')?.id ?? '';
    expect((await verwaltung.post('/konten', { akt: 'sperren', konto: id })).status).toBe(200);
    expect((await locked.get(ziele.sitzung)).status).toBe(302);
    expect((await (await besuche(server.url, '')).post('/anmelden', { kennung: 'ni-lesend', passwort: 'einvernehmen-demo' })).status).toBe(403);
    const [first, second] = [await besuche(server.url, 'rp-lesend'), await besuche(server.url, 'rp-lesend')];
    expect((await second.post('/konto', { alt: 'einvernehmen-demo', neu: 'ein neues Passwort', wiederholung: 'ein neues Passwort' })).status).toBe(302);
    expect((await first.get(ziele.sitzung)).status).toBe(302);
  });
  it('lets a person with a one-time password change it first, and do nothing else', async () => {
    const verwaltung = await besuche(server.url, 'sn-verwaltung');
    const html = await (await verwaltung.post('/konten', { akt: 'anlegen', kennung: 'sn-neu', name: 'Neu', rolle: 'leitung' })).text();
    const passwort = /Einmalpasswort: <strong[^>]*>([^<]+)</.exec(html)?.[1] ?? '';
    const neu = await besuche(server.url, 'sn-neu', passwort);
    expect((await neu.get(ziele.sitzung)).headers.get('Location')).toBe('/konto');
    expect((await neu.post(`${ziele.entwurf}?index`, { akt: 'notiz_anlegen' })).headers.get('Location')).toBe('/anmelden');
    expect((await neu.post('/konto', { alt: passwort, neu: 'mein eigenes Passwort', wiederholung: 'mein eigenes Passwort' })).status).toBe(302);
    expect((await (await besuche(server.url, 'sn-neu', 'mein eigenes Passwort')).get(ziele.sitzung)).status).toBe(200);
  });
});
