/**
 * Strangers at every door: each route and each act with every kind of actor, foreign origins, forged and huge forms, guessed passwords.
 * What the file router knows and the matrix does not name fails the build.
 */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { besuche, demoSitzung, startServer, type Besuch, type Testserver } from '../support/server.ts';

const AKTEURE = ['', 'by-lesend', 'by-bearbeitung', 'by-leitung', 'by-verwaltung', 'hh-leitung', 'vorsitz', 'bmi-leitung', 'gs'] as const;
type Akteur = (typeof AKTEURE)[number];

let server: Testserver;
const besuche_ = new Map<Akteur, Besuch>();
const wer = (akteur: Akteur): Besuch => {
  const besuch = besuche_.get(akteur);
  if (besuch === undefined) throw new Error(`no visitor ${akteur}`);
  return besuch;
};
let sitzung = '';
let entwurf = '';
let abstimmung = '';
let eigene = '';
let beschlossen = '';
let umlauf = '';
beforeAll(async () => {
  server = await startServer();
  for (const akteur of AKTEURE) besuche_.set(akteur, await besuche(server.url, akteur));
  const demo = await demoSitzung(wer('by-leitung'));
  sitzung = demo.sitzung;
  entwurf = demo.top('Digitale Lagekarte');
  abstimmung = demo.top('Notrufortung');
  eigene = demo.top('Ehrenamt');
  beschlossen = demo.top('Binnenhochwasser');
  umlauf = (await wer('gs').post(`${demo.top('Mandatsträger')}?index`, { akt: 'umlauf_anlegen' })).headers.get('Location') ?? '';
  expect((await wer('vorsitz').post(umlauf, { akt: 'beginnen', frist: '2099-02-03T12:00' })).status).toBe(303);
}, 120_000);
afterAll(() => server?.stop());

/** Expected status of a GET for each actor, in the order of AKTEURE; 302 sends to the login or home. */
const SEITEN: readonly (readonly [route: string, pfad: () => string, erwartet: string])[] = [
  ['_index', () => '/', '200 200 200 200 200 200 200 200 200'],
  ['anmelden', () => '/anmelden', '200 302 302 302 302 302 302 302 302'],
  ['abmelden', () => '/abmelden', '302 302 302 302 302 302 302 302 302'],
  ['konto', () => '/konto', '302 200 200 200 200 200 200 200 200'],
  ['konten', () => '/konten', '302 403 403 403 200 403 403 403 403'],
  ['sitzungen._index', () => '/sitzungen', '302 200 200 200 200 200 200 200 200'],
  ['sitzungen.neu', () => '/sitzungen/neu', '302 403 403 403 403 403 200 403 200'],
  ['sitzungen.$id._index', () => sitzung, '302 200 200 200 404 200 200 200 200'],
  ['sitzungen.$id.thema', () => `${sitzung}/thema`, '302 403 200 200 404 200 403 200 403'],
  ['sitzungen.$id.freigabe', () => `${sitzung}/freigabe`, '302 200 200 200 404 200 200 200 200'],
  ['sitzungen.$id.gruene-liste', () => `${sitzung}/gruene-liste`, '302 200 200 200 404 200 200 200 200'],
  ['sitzungen.$id.nachfassen', () => `${sitzung}/nachfassen`, '302 403 403 403 404 403 403 403 200'],
  ['sitzungen.$id.positionen', () => `${sitzung}/positionen`, '302 200 200 200 404 200 403 200 403'],
  ['sitzungen.$id.positionen[.]csv', () => `${sitzung}/positionen.csv`, '302 200 200 200 404 200 403 200 403'],
  ['sitzungen.$id.niederschrift', () => `${sitzung}/niederschrift`, '302 200 200 200 404 200 200 200 200'],
  ['sitzungen.$id.niederschrift[.]pdf', () => `${sitzung}/niederschrift.pdf`, '302 404 404 404 404 404 200 404 200'],
  ['sitzungen.$id.angaben', () => `${sitzung}/angaben`, '302 403 403 403 404 403 200 403 200'],
  ['sitzungen.$id.sammlung', () => `${sitzung}/sammlung`, '302 200 200 200 404 200 200 200 200'],
  ['sitzungen.$id.fortschritt', () => `${sitzung}/fortschritt`, '302 403 403 403 404 403 403 403 200'],
  ['sitzungen.$id.kalender[.]ics', () => `${sitzung}/kalender.ics`, '302 200 200 200 404 200 200 200 200'],
  ['sitzungen.$id.probedruck[.]pdf', () => `${sitzung}/probedruck.pdf`, '302 404 404 404 404 404 404 404 404'],
  ['beschlussvorschlaege.$id._index', () => entwurf, '302 200 200 200 404 200 200 200 200'],
  ['beschlussvorschlaege.$id._index', () => eigene, '302 200 200 200 404 404 404 404 404'],
  ['beschlussvorschlaege.$id.abstimmung', () => `${abstimmung}/abstimmung`, '302 200 200 200 404 200 200 200 200'],
  ['beschlussvorschlaege.$id.abfrage', () => `${entwurf}/abfrage`, '302 200 200 200 404 200 200 200 200'],
  ['beschlussvorschlaege.$id.abfrage', () => `${eigene}/abfrage`, '302 200 200 200 404 404 404 404 404'],
  ['beschlussvorschlaege.$id.fassungen.$nummer', () => `${abstimmung}/fassungen/1`, '302 200 200 200 404 200 200 200 200'],
  ['beschlussvorschlaege.$id.angaben', () => `${entwurf}/angaben`, '302 403 200 200 404 403 200 403 200'],
  ['beschlussvorschlaege.$id.berichte', () => `${beschlossen}/berichte`, '302 200 200 200 404 200 200 200 200'],
  ['beschlussvorschlaege.$id.berichte', () => `${entwurf}/berichte`, '302 409 409 409 404 409 409 409 409'],
  ['vorlagen', () => '/vorlagen', '302 403 403 403 403 403 403 403 200'],
  ['umlaeufe._index', () => '/umlaeufe', '302 200 200 200 404 200 200 200 200'],
  ['umlaeufe.$id', () => umlauf, '302 200 200 200 404 200 200 200 200'],
  ['umlaeufe.$id.kalender[.]ics', () => `${umlauf}/kalender.ics`, '302 200 200 200 404 200 200 200 200'],
  ['regeln', () => '/regeln', '302 200 200 200 200 200 200 200 200'],
  ['postfaecher', () => '/postfaecher', '302 403 403 403 200 403 403 403 200'],
  ['einlesungen._index', () => '/einlesungen', '302 403 403 403 403 403 403 403 200'],
  ['einlesungen.$id', () => '/einlesungen/00000000-0000-4000-8000-000000000000', '302 403 403 403 403 403 403 403 404'],
  ['beschlussvorschlaege.$id.entwurf[.]pdf', () => `${eigene}/entwurf.pdf`, '302 200 200 200 404 404 404 404 404'],
  ['sammlungen._index', () => '/sammlungen', '200 200 200 200 200 200 200 200 200'],
  ['sammlungen.$kennung._index', () => '/sammlungen/imk-1900-01-01', '404 404 404 404 404 404 404 404 404'],
  ['sammlungen.$kennung._index', () => '/sammlungen/imk-2027-06-11', '200 200 200 200 200 200 200 200 200'],
  ['sammlungen.$kennung.unterschied', () => '/sammlungen/imk-2027-06-11/unterschied', '404 404 404 404 404 404 404 404 404'],
  ['/sammlungen/:kennung/quelle', () => '/sammlungen/imk-2027-06-11/quelle', '200 200 200 200 200 200 200 200 200'],
  ['sammlungen.$kennung.top.$schluessel', () => '/sammlungen/imk-2027-06-11/top/5+6', '200 200 200 200 200 200 200 200 200'],
  ['sammlungen.$kennung.top.$schluessel', () => '/sammlungen/imk-2027-06-11/top/6', '301 301 301 301 301 301 301 301 301'],
  ['sammlungen.$kennung.top.$schluessel', () => '/sammlungen/imk-2027-06-11/top/7', '404 404 404 404 404 404 404 404 404'],
  ['suche', () => '/suche?q=Lagebild', '200 200 200 200 200 200 200 200 200'],
  ['/sammlungen.json', () => '/sammlungen.json', '200 200 200 200 200 200 200 200 200'],
  ['/sammlungen/feed.atom', () => '/sammlungen/feed.atom?ak=V', '200 200 200 200 200 200 200 200 200'],
  ['/sitemap.xml', () => '/sitemap.xml', '200 200 200 200 200 200 200 200 200'],
  ['/sammlungen/:kennung/sammlung.json', () => '/sammlungen/imk-2027-06-11/sammlung.json', '200 200 200 200 200 200 200 200 200'],
  ['/sammlungen/:kennung/top/:schluessel.json', () => '/sammlungen/imk-2027-06-11/top/2.json', '200 200 200 200 200 200 200 200 200'],
  ['/sammlungen/:kennung/:datei', () => '/sammlungen/imk-1900-01-01/sammlung.pdf', '404 404 404 404 404 404 404 404 404'],
  ['$schluessel._index', () => '/impressum', '200 200 200 200 200 200 200 200 200'],
  ['$schluessel.bearbeiten', () => '/impressum/bearbeiten', '302 403 403 403 403 403 403 403 200'],
  ['glossar', () => '/glossar', '200 200 200 200 200 200 200 200 200'],
  ['$', () => '/gibt/es/nicht', '404 404 404 404 404 404 404 404 404']
];

/** Acts with a body that is right for somebody, and who must be refused; nobody in the list of refused may change anything. */
const AKTE: readonly (readonly [name: string, pfad: () => string, felder: Record<string, string>, darf: readonly Akteur[]])[] = [
  ['einfrieren', () => `${entwurf}?index`, { akt: 'einfrieren' }, ['vorsitz']],
  ['wiedereroeffnen', () => `${abstimmung}?index`, { akt: 'wiedereroeffnen', grund: 'x' }, ['vorsitz']],
  ['registrieren', () => `${eigene}?index`, { akt: 'registrieren' }, ['by-bearbeitung', 'by-leitung']],
  ['zurueckziehen', () => `${entwurf}?index`, { akt: 'zurueckziehen' }, ['by-leitung']],
  ['vertagen', () => `${entwurf}?index`, { akt: 'vertagen' }, ['vorsitz']],
  ['notiz_anlegen', () => `${entwurf}?index`, { akt: 'notiz_anlegen' }, ['by-bearbeitung', 'by-leitung', 'hh-leitung', 'bmi-leitung']],
  ['stimme', () => `${abstimmung}/abstimmung`, { akt: 'stimme', wert: 'zustimmung', ersetzt: '' }, ['by-leitung', 'hh-leitung']],
  ['einvernehmen', () => `${abstimmung}/abstimmung`, { akt: 'einvernehmen' }, ['vorsitz']],
  ['schliessen', () => `${abstimmung}/abstimmung`, { akt: 'schliessen' }, ['vorsitz']],
  ['nachfassen', () => `${sitzung}/nachfassen`, { akt: 'anschreiben' }, ['gs']],
  ['liste vorschlagen', () => `${sitzung}/gruene-liste`, { akt: 'vorschlagen' }, ['vorsitz']],
  ['liste herausnehmen', () => `${sitzung}/gruene-liste`, { akt: 'herausnehmen', liste: 'x', top: 'x' }, ['by-leitung', 'hh-leitung', 'vorsitz', 'bmi-leitung']],
  ['liste schliessen', () => `${sitzung}/gruene-liste`, { akt: 'schliessen', liste: 'x' }, ['vorsitz']],
  ['liste aufheben', () => `${sitzung}/gruene-liste`, { akt: 'aufheben', liste: 'x' }, ['vorsitz']],
  ...['anwesenheit', 'tischvorlage', 'tischvorlage_entfernen', 'versenden', 'antworten', 'vorlegen', 'zurueckholen', 'genehmigen'].map((akt): (typeof AKTE)[number] => [`niederschrift ${akt}`, () => `${sitzung}/niederschrift`, { akt, gelesen: '0'.repeat(64), titel: 'T', delegation: 'BY', vorlage: 'x', frist: '2099-01-01T12:00', einwand: 'x', stattgegeben: 'ja', antwort: 'x', sitzung: 'x', grund: 'x' }, ['gs']]),
  ['niederschrift einwenden', () => `${sitzung}/niederschrift`, { akt: 'einwenden', top: '', grund: 'x' }, ['by-leitung', 'hh-leitung', 'bmi-leitung']],
  ['abfrage antworten', () => `${entwurf}/abfrage`, { akt: 'antworten', ziffer: '', gelesen: '0'.repeat(64), wert: 'zustimmend' }, ['by-bearbeitung', 'by-leitung', 'hh-leitung', 'bmi-leitung']],
  ['abfrage teilen', () => `${entwurf}/abfrage`, { akt: 'teilen', stand: '' }, ['by-leitung', 'hh-leitung', 'bmi-leitung']],
  ['vorbehalt aufheben', () => `${entwurf}/abfrage`, { akt: 'aufheben', antwort: '00000000-0000-4000-8000-000000000000' }, ['by-leitung', 'hh-leitung', 'bmi-leitung']],
  ['umlauf anlegen', () => `${entwurf}?index`, { akt: 'umlauf_anlegen' }, ['vorsitz', 'gs']],
  ['umlauf beginnen', () => umlauf, { akt: 'beginnen', frist: '2099-02-03T12:00' }, ['vorsitz']],
  ['umlauf stimme', () => umlauf, { akt: 'stimme', wert: 'zustimmung', ersetzt: '' }, ['by-leitung', 'hh-leitung']],
  ['umlauf widersprechen', () => umlauf, { akt: 'widersprechen', gegen: 'text', grund: 'x' }, ['by-leitung', 'hh-leitung']],
  ['umlauf beenden', () => umlauf, { akt: 'beenden' }, ['vorsitz']],
  ['umlauf erinnern', () => umlauf, { akt: 'erinnern' }, ['vorsitz', 'gs']],
  ['umlauf abbrechen', () => umlauf, { akt: 'abbrechen', grund: 'x' }, ['vorsitz']],
  ['thema', () => `${sitzung}/thema`, { titel: 'T' }, ['by-bearbeitung', 'by-leitung', 'hh-leitung', 'bmi-leitung']],
  ['freigabe eroeffnen', () => `${sitzung}/freigabe`, { akt: 'eroeffnen', frist: '2099-01-01T12:00' }, ['gs']],
  ['freigabe antworten', () => `${sitzung}/freigabe`, { akt: 'antworten' }, ['by-leitung', 'hh-leitung']],
  ['freigabe schliessen', () => `${sitzung}/freigabe`, { akt: 'schliessen' }, ['gs']],
  ['freigabe erinnern', () => `${sitzung}/freigabe`, { akt: 'erinnern' }, ['gs']],
  ['sitzung berichtigen', () => `${sitzung}/angaben`, { art: 'Sitzung', nummer: '1', bezeichnung: 'X', von: '2028-01-01', bis: '2028-01-01', beschlussdatum: '2028-01-01', ort: 'X', vorsitzland: 'HE' }, ['vorsitz', 'gs']],
  ['überschrift berichtigen', () => `${beschlossen}/angaben`, { akt: 'berichtigen', top: 'x', titel: 'T', grund: 'x' }, ['gs']],
  ['bericht markieren', () => `${beschlossen}/berichte`, { akt: 'markieren', absatz: '0', bericht: '0', marke: 'freigegeben' }, ['gs']],
  ['bericht zuordnen', () => `${beschlossen}/berichte`, { akt: 'zuordnen', absatz: '0', bericht: '0', bund: 'ja' }, ['gs']],
  ['bericht einwilligen', () => `${beschlossen}/berichte`, { akt: 'einwilligen', absatz: '0', bericht: '0', einwilligung: 'erteilt' }, ['bmi-leitung']],
  // The TOP is one of Rheinland-Pfalz: no other Land may hand in or take away.
  ['bericht entfernen', () => `${beschlossen}/berichte`, { akt: 'entfernen', absatz: '0', bericht: '0' }, ['gs']],
  ['vorlagen', () => '/vorlagen', { kurz: 'IMK', titelblatt: 'x', hinweise: 'x' }, ['gs']],
  ['regel festlegen', () => '/regeln', { kurz: 'AMK', schwelle: 'mehrheit' }, ['gs']],
  ['einordnen', () => `${entwurf}/angaben`, { akt: 'einordnen', betreff: 'haushalt' }, ['vorsitz', 'gs']],
  ['postfach', () => '/postfaecher', { akt: 'x', delegation: 'HH', adresse: 'a@b.example' }, ['gs']],
  ['einlesung aufnehmen', () => '/einlesungen/00000000-0000-4000-8000-000000000000', { akt: 'aufnehmen' }, []],
  ['probe', () => `${sitzung}/sammlung`, { akt: 'probe' }, ['gs']],
  ['vorlegen', () => `${sitzung}/sammlung`, { akt: 'vorlegen', probedruck: 'x' }, ['gs']],
  ['erledigen', () => `${sitzung}/sammlung`, { akt: 'erledigen', 'befund[]': 'x', vermerk: 'x' }, ['gs']],
  ['rueckruf', () => `${sitzung}/sammlung`, { akt: 'rueckruf', kennung: 'imk-2027-06-11', grund: 'x' }, ['gs']],
  ['rueckruf vollziehen', () => `${sitzung}/sammlung`, { akt: 'rueckruf_vollziehen', kennung: 'imk-2027-06-11', rueckruf: 'x' }, ['gs']],
  ['veroeffentlichen', () => `${sitzung}/sammlung`, { akt: 'veroeffentlichen', probedruck: 'x', gesehen: 'ja' }, ['gs']],
  ['sitzung anlegen', () => '/sitzungen/neu', { art: 'Sitzung', nummer: '1', bezeichnung: 'X', von: '2028-01-01', bis: '2028-01-01', beschlussdatum: '2028-01-01', ort: 'X', vorsitzland: 'HE' }, ['vorsitz', 'gs']],
  ['einladen', () => `${sitzung}?index`, { akt: 'einladen' }, ['vorsitz', 'gs']],
  ['nummer', () => `${entwurf}/angaben`, { akt: 'nummer', top: 'x', nummer: '5' }, ['vorsitz', 'gs']],
  ['angaben', () => `${entwurf}/angaben`, { akt: 'angaben', top: 'x', titel: 'T' }, ['by-bearbeitung', 'by-leitung', 'gs']],
  ['konto anlegen', () => '/konten', { akt: 'anlegen', kennung: 'neu', name: 'Neu', rolle: 'lesend' }, ['by-verwaltung']],
  ['seite', () => '/impressum/bearbeiten', { inhalt: 'x' }, ['gs']]
];

describe('A3 every route with every kind of actor', () => {
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
    const { agenda } = await wer('gs').daten<{ agenda: { zeilen: { stand: string; tops: { titel: string }[] }[] } }>(`${sitzung}?index`, 'routes/sitzungen.$id._index');
    expect(agenda.zeilen.find((z) => z.tops[0]?.titel.includes('Lagekarte'))?.stand).toBe('Entwurf');
    expect(agenda.zeilen.find((z) => z.tops[0]?.titel.includes('Notruf'))?.stand).toBe('in Abstimmung');
    expect(agenda.zeilen.find((z) => z.tops[0]?.titel.includes('Mandatsträger'))?.stand).toBe('im Umlaufverfahren');
    expect(agenda.zeilen).toHaveLength(11);
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
    const { headers } = await wer('gs').get(entwurf);
    expect(headers.get('Content-Security-Policy')).toMatch(/default-src 'none'.*nonce-/);
    expect(headers.get('Content-Security-Policy')).not.toContain('unsafe');
    expect([headers.get('X-Content-Type-Options'), headers.get('X-Frame-Options'), headers.get('Cache-Control'), headers.get('X-Powered-By')]).toEqual(['nosniff', 'DENY', 'no-store', null]);
  });
  it('set a cookie that no script reads and no other site sends', async () => {
    const antwort = await (await besuche(server.url, '')).post('/anmelden', { kennung: 'gs', passwort: 'einvernehmen-demo' });
    expect(antwort.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i);
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
    await says(await wer('hh-leitung').get(eigene), 404, 'Das Gesuchte gibt es nicht');
    await says(await wer('by-leitung').post(`${sitzung}/thema`, { titel: '  ' }), 422, 'Bitte geben Sie einen Titel an.');
    await says(await wer('bmi-leitung').post(`${abstimmung}/abstimmung`, { akt: 'stimme', wert: 'zustimmung', ersetzt: '', fassung: 'x', fingerabdruck: '0'.repeat(64) }), 403, 'Nur die Länder stimmen ab.');
    await says(await wer('by-leitung').post(`${abstimmung}/abstimmung`, { akt: 'stimme', wert: 'vielleicht' }), 400, 'Es wurde nichts geändert.');
    await says(await wer('by-leitung').post(`${sitzung}/thema`, { titel: 'a\u0000b' }), 400, 'Es wurde nichts geändert.');
    await says(await wer('by-leitung').post(`${sitzung}/thema`, { titel: 'Freude 🙂' }), 422, '„🙂“ (U+1F642)');
    await says(await nobody.get('/sammlungen/%00/sammlung.pdf'), 404, 'Unter dieser Adresse ist nichts veröffentlicht.');
    await says(await wer('gs').post(`${sitzung}/freigabe`, { akt: 'eroeffnen', frist: 'bald' }), 422, 'Bitte geben Sie die Frist');
  });
  it('A5 ignore fields that nobody asked for, and prototype keys', async () => {
    const antwort = await wer('by-leitung').post(`${abstimmung}/abstimmung`, { akt: 'stimme', wert: 'ablehnung', ersetzt: '', fassung: '00000000-0000-4000-8000-000000000000', fingerabdruck: '0'.repeat(64), land: 'HH', __proto__x: '1', 'constructor': 'x' });
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
    expect((await once.get(sitzung)).status).toBe(302);
    const locked = await besuche(server.url, 'ni-lesend');
    const verwaltung = await besuche(server.url, 'ni-verwaltung');
    const { konten } = await verwaltung.daten<{ konten: { id: string; kennung: string }[] }>('/konten', 'routes/konten');
    const id = konten.find((k) => k.kennung === 'ni-lesend')?.id ?? '';
    expect((await verwaltung.post('/konten', { akt: 'sperren', konto: id })).status).toBe(200);
    expect((await locked.get(sitzung)).status).toBe(302);
    expect((await (await besuche(server.url, '')).post('/anmelden', { kennung: 'ni-lesend', passwort: 'einvernehmen-demo' })).status).toBe(403);
    const [first, second] = [await besuche(server.url, 'rp-lesend'), await besuche(server.url, 'rp-lesend')];
    expect((await second.post('/konto', { alt: 'einvernehmen-demo', neu: 'ein neues Passwort', wiederholung: 'ein neues Passwort' })).status).toBe(302);
    expect((await first.get(sitzung)).status).toBe(302);
  });
  it('lets a person with a one-time password change it first, and do nothing else', async () => {
    const verwaltung = await besuche(server.url, 'sn-verwaltung');
    const html = await (await verwaltung.post('/konten', { akt: 'anlegen', kennung: 'sn-neu', name: 'Neu', rolle: 'leitung' })).text();
    const passwort = /Einmalpasswort: <strong[^>]*>([^<]+)</.exec(html)?.[1] ?? '';
    const neu = await besuche(server.url, 'sn-neu', passwort);
    expect((await neu.get(sitzung)).headers.get('Location')).toBe('/konto');
    expect((await neu.post(`${entwurf}?index`, { akt: 'notiz_anlegen' })).headers.get('Location')).toBe('/anmelden');
    expect((await neu.post('/konto', { alt: passwort, neu: 'mein eigenes Passwort', wiederholung: 'mein eigenes Passwort' })).status).toBe(302);
    expect((await (await besuche(server.url, 'sn-neu', 'mein eigenes Passwort')).get(sitzung)).status).toBe(200);
  });
});
