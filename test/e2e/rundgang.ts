/**
 * Every page and state of the house, each as one person sees it who may: the list that the tests of looks and accessibility walk.
 * In five stretches, because a Sitzung goes one way only; `weiter` does what lies between two of them.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { LAENDER, PARTEIEN } from '../../app/domain/land.ts';
import type { Listenansicht } from '../../server/usecases/ansichten-liste.ts';
import type { Abfrageansicht } from '../../server/usecases/ansichten-abfrage.ts';
import type { Niederschriftansicht } from '../../server/usecases/ansichten-niederschrift.ts';
import { besuche, type Besuch } from '../support/server.ts';

export interface Halt {
  readonly name: string;
  /** The account, '' for nobody. */
  readonly kennung: string;
  readonly pfad: string;
  /** What is done on the page before it is looked at. */
  readonly bereite?: (page: Page) => Promise<void>;
}

export interface Demo { readonly sitzung: string; readonly top: (titel: string) => string }
export const STRECKEN = ['vor der Freigabe', 'während der Freigabe', 'nach der Freigabe', 'mit Probedruck', 'veröffentlicht', 'berichtigt', 'zurückgezogen'] as const;
export type Strecke = (typeof STRECKEN)[number];

/** Until the live text can be written, or read. */
export async function bisText(page: Page): Promise<void> {
  await page.locator('.editor-text').first().waitFor();
  await page.getByText(/^(Gespeichert|Nur lesen)/).first().waitFor();
}

/** Opens everything that unfolds. */
async function klappeAuf(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => d.setAttribute('open', '')));
}

async function falscheAnmeldung(page: Page): Promise<void> {
  await page.getByLabel('Benutzerkennung').fill('niemand');
  await page.getByLabel('Passwort').fill('falsch');
  await page.locator('main').getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('alert').waitFor();
}

const dialog = (knopf: string) => async (page: Page): Promise<void> => {
  await bisText(page);
  await page.getByRole('button', { name: knopf }).click();
  await page.getByRole('dialog').getByRole('button', { name: knopf }).click();
};

/** A file whose reading leaves something to decide. */
async function eineEinlesung(page: Page): Promise<void> {
  const text = ['Sammlung', 'der zur Veröffentlichung freigegebenen Beschlüsse', 'der Sitzung der Ständigen Konferenz der Innenminister und -senatoren der Länder', 'am 04.06.26', '', ' TOP 3: Übungen der', '', 'Wasserrettung', '',
    'Beschluss:', '', '1. Die IMK dankt den Teilnehmenden der Übung im Watten-', 'meer.', '', '2. Sie bittet um einen Bericht.', ''].join('\n');
  await page.locator('input[type=file]').setInputFiles({ name: 'sammlung.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Datei einlesen' }).click();
  await page.getByRole('heading', { name: 'Vorlage und Lesung' }).waitFor();
  await klappeAuf(page);
}

/** From the list to the Niederschrift that was sent. */
async function uebersandt(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sondersitzung' }).first().click();
  await page.getByRole('link', { name: 'Niederschrift' }).click();
  await page.getByText(/Frist für Einwände:/).waitFor();
  await klappeAuf(page);
}

/** From the list to one Umlaufverfahren. */
const umlauf = (titel: string) => async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: titel }).click();
  await page.getByRole('heading', { name: 'Umlaufverfahren' }).waitFor();
  await klappeAuf(page);
};

/** Into the circle, and to one of its TOPs. */
const kreis = (titel?: string) => async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'A-Länder' }).click();
  await page.getByText('Mitglieder: Hamburg, Bremen').waitFor();
  if (titel !== undefined) {
    await page.getByRole('link', { name: titel }).click();
    await page.getByRole('heading', { name: 'Kommentare' }).waitFor();
    if (await page.getByText('noch keinen Entwurf').count() === 0) await bisText(page);
  }
  await klappeAuf(page);
};

/** What there is to see before the Freigabe, and in each stretch after it. */
export function halteOf({ sitzung, top }: Demo): Readonly<Record<Strecke, readonly Halt[]>> {
  const [lagekarte, notruf, mandat] = [top('Digitale Lagekarte'), top('Einheitliche Notrufortung'), top('Mandatsträger')];
  const halt = (name: string, kennung: string, pfad: string, bereite?: Halt['bereite']): Halt => ({ name, kennung, pfad, ...(bereite === undefined ? {} : { bereite }) });
  const offen = [
    ...['', 'by-leitung', 'gs', 'by-verwaltung'].map((k) => halt(`Start ${k}`, k, '/')),
    halt('Anmelden', '', '/anmelden'), halt('Anmelden, falsch', '', '/anmelden', falscheAnmeldung),
    halt('Konto', 'by-leitung', '/konto'), halt('zweiter Faktor wird eingerichtet', 'by-bearbeitung', '/konto', richteEin), halt('Konten', 'by-verwaltung', '/konten'), halt('Mitteilungen', 'by-leitung', '/mitteilungen'), halt('Vertretung', 'by-leitung', '/vertretungen'), halt('Zuständigkeiten', 'by-leitung', '/zustaendigkeiten', klappeAuf), halt('Sitzungen', 'gs', '/sitzungen'), halt('Tagesordnung', 'gs', `${sitzung}/tagesordnung`), halt('Sitzung anlegen', 'gs', '/sitzungen/neu'),
    ...['vorsitz', 'gs'].map((k) => halt(`Tagesordnung ${k}`, k, sitzung)), halt('Tagesordnung, gefiltert', 'by-leitung', `${sitzung}?filter=entwurf`),
    halt('Thema anmelden', 'by-leitung', `${sitzung}/thema`),
    halt('Entwurf schreiben', 'by-leitung', lagekarte, bisText), halt('Entwurf, Vorsitz', 'vorsitz', lagekarte, bisText), halt('Entwurf lesen', 'sn-lesend', lagekarte, bisText),
    halt('Lesefassung', 'by-bearbeitung', lagekarte, async (page) => { await bisText(page); await page.getByRole('button', { name: 'Lesefassung anzeigen' }).click(); }),
    halt('Bericht ohne Titel', 'by-leitung', lagekarte, dialog('Bericht einfügen')), halt('Verweis', 'by-leitung', mandat, dialog('Verweis einfügen')),
    halt('Entwurf mit Notizentwurf', 'hh-bearbeitung', mandat, async (page) => { await bisText(page); await page.getByRole('link', { name: 'Wortlaut bearbeiten' }).click(); await page.getByRole('textbox', { name: /Protokollnotiz zu/ }).waitFor(); await klappeAuf(page); }),
    halt('Themenanmeldung', 'by-leitung', top('Ehrenamt'), bisText), halt('verbundene TOPs', 'gs', top('Stromausfall'), bisText),
    ...['by-leitung', 'vorsitz'].map((k) => halt(`TOP in Abstimmung ${k}`, k, notruf, klappeAuf)),
    halt('TOP beschlossen', 'by-leitung', top('Großveranstaltungen'), klappeAuf), halt('TOP ohne Einigung', 'vorsitz', top('Löschhubschraubern'), klappeAuf), halt('TOP vertagt', 'vorsitz', top('Bodycam')),
    ...['by-leitung', 'sh-leitung', 'vorsitz'].map((k) => halt(`Abstimmung ${k}`, k, `${notruf}/abstimmung`, klappeAuf)), halt('Reihenfolge, fest', 'gs', `${sitzung}/reihenfolge`), halt('Stufen', 'gs', `${top('Digitale Lagekarte')}/stufen`), ...['by-leitung', 'vorsitz'].map((k) => halt(`Saal ${k}`, k, `${notruf}/saal`, klappeAuf)), halt('Saal geschlossen', 'th-leitung', `${top('Nachwuchsgewinnung')}/saal`, klappeAuf), halt('Abstimmung geschlossen', 'th-leitung', `${top('Nachwuchsgewinnung')}/abstimmung`, klappeAuf),
    halt('Fassung', 'by-leitung', `${top('Großveranstaltungen')}/fassungen/1`), halt('Angaben', 'gs', `${lagekarte}/angaben`), halt('Angaben zweier TOPs', 'gs', `${top('Stromausfall')}/angaben`),
    ...['by-leitung', 'vorsitz'].map((k) => halt(`noch keine Liste ${k}`, k, `${sitzung}/gruene-liste`)),
    ...['by-leitung', 'gs'].map((k) => halt(`Freigabe vorher ${k}`, k, `${sitzung}/freigabe`)), halt('Sammlung, leer', 'gs', `${sitzung}/sammlung`), halt('Archiv', '', '/sammlungen'),
    halt('Sammlung, eingelesen', '', '/sammlungen/imk-2026-06-12'), halt('Beschluss mit Verweis', '', '/sammlungen/imk-2027-06-11/top/14'), halt('Beschluss, auf den verwiesen wird', '', '/sammlungen/imk-2026-06-12/top/21#ziffer-4'),
    halt('Beschluss zweier TOPs mit Notiz', 'by-leitung', '/sammlungen/imk-2027-06-11/top/5+6'), halt('Suche', '', '/suche'), halt('Suche mit Treffern', '', '/suche?q=Lagebild&jahr=2027'), halt('Suche ohne Treffer', '', '/suche?q=qxzvb'), halt('Suche, abgelehnt', '', '/suche?q=-Netz'),
    ...['impressum', 'datenschutz', 'barrierefreiheit'].map((seite) => halt(seite, '', `/${seite}`)), halt('Impressum bearbeiten', 'gs', '/impressum/bearbeiten'),
    halt('nicht gefunden', '', '/gibt/es/nicht'), halt('kein Zugang', 'by-leitung', '/konten')
  ];
  return {
    'vor der Freigabe': offen,
    'während der Freigabe': [
      halt('Freigabe Land', 'by-leitung', `${sitzung}/freigabe`, async (page) => page.getByLabel(/TOP 2 .*Widerspruch/).check()),
      halt('Freigabe Bearbeitung', 'hh-bearbeitung', `${sitzung}/freigabe`), halt('Freigabe Geschäftsstelle', 'gs', `${sitzung}/freigabe`), halt('Start mit Freigabe', 'by-leitung', '/'),
      ...['gs', 'by-leitung', 'bmi-leitung'].map((k) => halt(`Berichte ${k}`, k, `${top('Binnenhochwasser')}/berichte`)), halt('Vorlagen', 'gs', '/vorlagen'), halt('Regeln', 'gs', '/regeln', klappeAuf), halt('Regeln lesend', 'by-lesend', '/regeln'), halt('Postfächer', 'gs', '/postfaecher'),
      halt('Umlaufverfahren', 'by-lesend', '/umlaeufe'), ...['by-leitung', 'vorsitz', 'gs'].map((k) => halt(`Umlauf ${k}`, k, '/umlaeufe', umlauf('Schutz kommunaler'))), halt('Umlauf vorbereitet', 'vorsitz', '/umlaeufe', umlauf('Warnung der Bevölkerung')), ...['by-leitung', 'hh-bearbeitung', 'sn-lesend', 'gs'].map((k) => halt(`Länderabfrage ${k}`, k, `${lagekarte}/abfrage`, klappeAuf)), halt('Länderabfrage einer Themenanmeldung', 'by-leitung', `${top('Ehrenamt')}/abfrage`), halt('Nachfassliste', 'gs', `${sitzung}/nachfassen`), ...['by-leitung', 'bmi-leitung'].map((k) => halt(`unsere Position ${k}`, k, `${sitzung}/positionen`)), ...['gs', 'vorsitz', 'by-lesend'].map((k) => halt(`Niederschrift, Entwurf ${k}`, k, `${sitzung}/niederschrift`, klappeAuf)), ...['gs', 'by-leitung'].map((k) => halt(`Niederschrift, übersandt ${k}`, k, '/sitzungen', uebersandt)), ...['by-leitung', 'vorsitz', 'gs'].map((k) => halt(`TOPs ohne Aussprache ${k}`, k, `${sitzung}/gruene-liste`)), halt('TOP im Umlauf', 'by-leitung', mandat, klappeAuf),
      halt('Kreise', 'hh-leitung', '/kreise'), halt('Einladung in einen Kreis', 'sh-leitung', '/kreise'), halt('Kreis', 'hb-leitung', '/kreise', kreis()), halt('TOP im Kreis', 'hh-bearbeitung', '/kreise', kreis('Digitale Lagekarte')), halt('TOP im Kreis, ohne Entwurf', 'hb-lesend', '/kreise', kreis('Mandatsträger')),
      halt('Postfach', 'by-verwaltung', '/postfaecher'), halt('Einlesen', 'gs', '/einlesungen'), halt('Einlesung mit Zweifeln', 'gs', '/einlesungen', eineEinlesung)
    ],
    'nach der Freigabe': [halt('Freigabe geschlossen', 'gs', `${sitzung}/freigabe`), halt('Tagesordnung mit Freigabe', 'by-leitung', sitzung), halt('Sammlung vor dem Probedruck', 'gs', `${sitzung}/sammlung`)],
    'mit Probedruck': [...['gs', 'gs-zwei', 'by-lesend'].map((k) => halt(`Sammlung mit Probedruck ${k}`, k, `${sitzung}/sammlung`, klappeAuf))],
    veröffentlicht: [
      halt('Sammlung veröffentlicht', 'gs', `${sitzung}/sammlung`), halt('Start mit Sammlung', '', '/'), halt('Sammlungen', '', '/sammlungen'),
      halt('Sammlung öffentlich', '', '/sammlungen/imk-2027-12-03'), halt('Beschluss veröffentlicht', '', '/sammlungen/imk-2027-12-03/top/1'), halt('TOP veröffentlicht', 'by-leitung', top('Großveranstaltungen')), halt('Sitzung berichtigen', 'gs', `${sitzung}/angaben`),
      halt('Überschrift berichtigen', 'gs', `${top('Großveranstaltungen')}/angaben`)
    ],
    berichtigt: [halt('Unterschied', '', '/sammlungen/imk-2027-12-03-ausgabe-2/unterschied'), halt('frühere Ausgabe', '', '/sammlungen/imk-2027-12-03'), halt('zwei Ausgaben', 'gs', `${sitzung}/sammlung`, klappeAuf)],
    zurückgezogen: [halt('zurückgezogene Ausgabe', '', '/sammlungen/imk-2027-12-03-ausgabe-2'), halt('nach dem Rückruf', 'gs', `${sitzung}/sammlung`)]
  };
}

/** One matter is decided in writing, another is prepared for it. */
async function beginneUmlauf(url: string, { top }: Demo): Promise<void> {
  const [gs, vorsitz] = [await besuche(url, 'gs'), await besuche(url, 'vorsitz')];
  const [eins, zwei] = [await gs.post(`${top('Mandatsträger')}?index`, { akt: 'umlauf_anlegen' }), await gs.post(`${top('Stromausfall')}?index`, { akt: 'umlauf_anlegen' })];
  const begun = await vorsitz.post(eins.headers.get('Location') ?? '', { akt: 'beginnen', frist: '2099-02-03T12:00' });
  if (zwei.status !== 303 || begun.status !== 303) throw new Error(`the Umlauf did not begin: ${zwei.status} ${begun.status}`);
}

/** Two Delegationen answer, one of them shares and lifts. */
async function frageLaender(url: string, { top }: Demo): Promise<void> {
  const pfad = `${top('Digitale Lagekarte')}/abfrage`;
  const lesen = async (wer: Besuch): Promise<Abfrageansicht> => (await wer.daten<{ a: Abfrageansicht }>(pfad, 'routes/beschlussvorschlaege.$id.abfrage')).a;
  const act = async (wer: Besuch, felder: Record<string, string>): Promise<void> => {
    const { status } = await wer.post(pfad, felder);
    if (status !== 303) throw new Error(`${felder.akt ?? ''}: ${status}`);
  };
  for (const kennung of ['by-leitung', 'hh-leitung']) {
    const wer = await besuche(url, kennung);
    const [ganz, erste] = (await lesen(wer)).stellen;
    await act(wer, { akt: 'antworten', ziffer: '', gelesen: ganz?.gelesen ?? '', wert: 'zustimmend' });
    await act(wer, { akt: 'antworten', ziffer: erste?.schluessel ?? '', gelesen: erste?.gelesen ?? '', wert: 'haushaltsvorbehalt', frist: '2099-02-03', grund: 'Die Mittel sind im Haushalt noch nicht veranschlagt.' });
    await act(wer, { akt: 'teilen', stand: (await lesen(wer)).intern?.stand ?? '' });
  }
  const hh = await besuche(url, 'hh-leitung');
  await act(hh, { akt: 'aufheben', antwort: (await lesen(hh)).vorbehalte.find((v) => v.delegation === 'HH')?.id ?? '' });
}

/** Two Länder in a circle, a third was asked; with a draft and comments. */
async function gruendeKreis(url: string, { top }: Demo): Promise<void> {
  const act = async (kennung: string, pfad: string, felder: Record<string, string>): Promise<string> => {
    const { status, headers } = await (await besuche(url, kennung)).post(pfad, felder);
    if (status !== 303) throw new Error(`${felder.akt ?? ''}: ${status}`);
    return headers.get('Location') ?? '';
  };
  const id = await act('hh-leitung', '/kreise?index', { akt: 'gruenden', name: 'A-Länder', 'delegation[]': 'HB' });
  await act('hb-leitung', '/kreise?index', { akt: 'beitreten', kreis: id.split('/')[2] ?? '' });
  await act('hh-leitung', `${id}?index`, { akt: 'einladen', delegation: 'SH' });
  const seite = `${id}/top/${top('Digitale Lagekarte').split('/')[2] ?? ''}`;
  await act('hh-bearbeitung', seite, { akt: 'beginnen', mit: 'kopie' });
  await act('hb-leitung', seite, { akt: 'kommentieren', text: 'Bremen trägt das mit.' });
  await act('hh-bearbeitung', seite, { akt: 'kommentieren', text: 'Ziffer 2 bleibt zu klären.' });
}

/** A Sitzung of its own with a Niederschrift that was sent and objected to. */
async function versendeNiederschrift(url: string): Promise<void> {
  const [gs, hh] = [await besuche(url, 'gs'), await besuche(url, 'hh-leitung')];
  const angelegt = await gs.post('/sitzungen/neu', { konferenz: 'IMK', art: 'Sitzung', nummer: '226', bezeichnung: 'Sondersitzung', von: '2027-09-01', bis: '2027-09-01', beschlussdatum: '2027-09-01', ort: 'Musterstadt', vorsitzland: 'HE' });
  const pfad = `${angelegt.headers.get('Location') ?? ''}/niederschrift`;
  const lesen = async (): Promise<Niederschriftansicht> => (await gs.daten<{ n: Niederschriftansicht }>(pfad, 'routes/sitzungen.$id.niederschrift')).n;
  const act = async (wer: Besuch, felder: Record<string, string>): Promise<void> => {
    const { status } = await wer.post(pfad, felder);
    if (status !== 303) throw new Error(`${felder.akt ?? ''}: ${status}`);
  };
  const wer = PARTEIEN.flatMap((p) => [[`stand-${p}`, p === 'SL' ? 'abwesend' : 'anwesend'], [`namen-${p}`, p === 'SL' ? '' : 'Ministerin Alma Muster, Staatssekretär Bodo Beispiel']]);
  await act(gs, { akt: 'anwesenheit', gelesen: (await lesen()).fuehrung?.anwesenheitsstand ?? '', ...Object.fromEntries(wer) as Record<string, string> });
  await act(gs, { akt: 'tischvorlage', titel: 'Übersicht der Kosten je Land', delegation: 'BMI' });
  await act(gs, { akt: 'versenden', frist: '2099-02-03T12:00', gelesen: (await lesen()).fuehrung?.inhaltshash ?? '' });
  await act(hh, { akt: 'einwenden', top: '', grund: 'Hamburg war durch den Senator selbst vertreten.' });
}

/** The picture and the letters for an app. */
async function richteEin(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Zweiten Faktor einrichten' }).click();
  await page.getByLabel('Code aus der App').waitFor();
}

/** The chair gives up the list of the demo, so that the page without one is seen; and later proposes another one. */
async function fuehreListe(url: string, { sitzung }: Demo, akt: 'aufheben' | 'vorschlagen'): Promise<void> {
  const vorsitz = await besuche(url, 'vorsitz');
  const { l } = await vorsitz.daten<{ l: Listenansicht }>(`${sitzung}/gruene-liste`, 'routes/sitzungen.$id.gruene-liste');
  const posten = l.moeglich[0];
  const felder: Record<string, string> = akt === 'aufheben' ? { liste: l.liste?.id ?? '' } : { 'posten[]': posten === undefined ? '' : `${posten.vorschlagId}:${posten.fingerabdruck}` };
  const { status } = await vorsitz.post(`${sitzung}/gruene-liste`, { akt, ...felder });
  if (status !== 303) throw new Error(`${akt}: ${status}`);
}

/** Plays the Sitzung on to this stretch from the one before. */
export async function weiter(url: string, demo: Demo, strecke: Strecke): Promise<void> {
  const { sitzung } = demo;
  const gs = await besuche(url, 'gs');
  const act = async (wer: Besuch, pfad: string, felder: Record<string, string>): Promise<void> => {
    const antwort = await wer.post(pfad, felder);
    if (antwort.status !== 303) throw new Error(`${felder.akt ?? ''}: ${antwort.status}`);
  };
  if (strecke === 'vor der Freigabe') await fuehreListe(url, demo, 'aufheben');
  if (strecke === 'während der Freigabe') await beginneUmlauf(url, demo);
  if (strecke === 'während der Freigabe') await frageLaender(url, demo);
  if (strecke === 'während der Freigabe') await gruendeKreis(url, demo);
  if (strecke === 'während der Freigabe') await fuehreListe(url, demo, 'vorschlagen');
  if (strecke === 'während der Freigabe') await versendeNiederschrift(url);
  if (strecke === 'während der Freigabe') await act(gs, `${sitzung}/freigabe`, { akt: 'eroeffnen', frist: '2027-12-17T12:00' });
  if (strecke === 'nach der Freigabe') {
    for (const land of LAENDER) await act(await besuche(url, `${land.toLowerCase()}-leitung`), `${sitzung}/freigabe`, { akt: 'antworten' });
    await act(gs, `${sitzung}/freigabe`, { akt: 'schliessen' });
  }
  const pfad = `${sitzung}/sammlung`;
  const probe = async (felder: Record<string, string>): Promise<string> => {
    await act(gs, pfad, { akt: 'probe', ...felder });
    const id = (await ansicht(gs, pfad)).probedruck.id;
    await act(gs, pfad, { akt: 'vorlegen', probedruck: id });
    return id;
  };
  const zwei = await besuche(url, 'gs-zwei');
  if (strecke === 'mit Probedruck') await probe({});
  if (strecke === 'veröffentlicht') {
    const { befunde, probedruck } = await ansicht(gs, pfad);
    for (const b of befunde) await act(gs, pfad, { akt: 'erledigen', 'befund[]': b.id, vermerk: 'Wortlaut' });
    await act(zwei, pfad, { akt: 'veroeffentlichen', probedruck: probedruck.id, gesehen: 'ja' });
  }
  if (strecke === 'berichtigt') {
    await act(gs, `${sitzung}/angaben`, { art: 'Sitzung', nummer: '227', bezeichnung: 'Herbstkonferenz', von: '2027-12-01', bis: '2027-12-03', beschlussdatum: '2027-12-03', ort: 'Neustadt', vorsitzland: 'HE' });
    await act(zwei, pfad, { akt: 'veroeffentlichen', probedruck: await probe({ art: 'berichtigung', grund: 'Ort berichtigt' }), gesehen: 'ja' });
    await act(gs, pfad, { akt: 'rueckruf', kennung: 'imk-2027-12-03-ausgabe-2', grund: 'Versehentlich veröffentlicht' });
  }
  if (strecke === 'zurückgezogen') {
    const rueckruf = (await ansicht(gs, pfad)).ausgaben.flatMap((a) => a.rueckruf?.id ?? [])[0] ?? '';
    await act(zwei, pfad, { akt: 'rueckruf_vollziehen', kennung: 'imk-2027-12-03-ausgabe-2', rueckruf });
  }
}

interface Stand { readonly probedruck: { readonly id: string }; readonly befunde: readonly { readonly id: string }[]; readonly ausgaben: readonly { readonly rueckruf: { readonly id: string } | null }[] }

async function ansicht(wer: Besuch, pfad: string): Promise<Stand> {
  return (await wer.daten<{ s: Stand }>(pfad, 'routes/sitzungen.$id.sammlung')).s;
}

/** A private window for this account, logged in by its cookie; every error of its pages lands in `fehler`, CSP among them. */
export async function openKontext(browser: Browser, url: string, kennung: string, fehler: string[]): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', locale: 'de-DE', timezoneId: 'Europe/Berlin' });
  context.setDefaultTimeout(15_000);
  const { cookie } = await besuche(url, kennung);
  const [name, ...wert] = cookie.split('=');
  if (name !== undefined && name !== '') await context.addCookies([{ name, value: wert.join('='), url }]);
  context.on('weberror', (e) => fehler.push(`${e.page()?.url() ?? ''}: ${e.error().message}`));
  context.on('console', (m) => { if (m.type() === 'error' && !/status of 4\d\d/.test(m.text())) fehler.push(`${m.page()?.url() ?? ''}: ${m.text()}`); });
  return context;
}
