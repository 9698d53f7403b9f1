/** The rules of other conferences in the real house: unknown thresholds hold the vote back, the Bund votes where it may, what is applied is kept with the result. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAENDER } from '../../app/domain/land.ts';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { buildSammlung } from '../../server/usecases/build-sammlung.ts';
import { DEMO_SITZUNG } from '../../seeds/demo-sitzung.ts';
import { neuesHaus, wert, WORTE, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); });
afterAll(() => h.close());

/** A numbered TOP of Bayern in a new Sitzung of this conference. */
async function topIn(konferenz: string): Promise<string> {
  const sitzungId = wert(await h.u.createSitzung(h.person('gs'), DEMO_SITZUNG, konferenz));
  const id = wert(await h.u.createThema(h.person('by-bearbeitung'), sitzungId, { nummer: null, titel: 'Ein Thema', untertitel: [], teile: [], arbeitskreis: null }, WORTE));
  wert(await h.u.advanceTop(h.person('by-bearbeitung'), id, 'registrieren'));
  wert(await h.u.numberTop(h.person('gs'), id, (await h.lade(id)).tops[0]?.id ?? '', '1'));
  return id;
}
const ansicht = async (id: string) => wert(await h.u.showVorschlag(h.person('gs'), id));
const cast = (kennung: string, id: string, f: { fassungId: string; fingerabdruck: string }, stimme: 'zustimmung' | 'ablehnung' | 'enthaltung' = 'zustimmung') => h.u.castStimme(h.person(kennung), id, f.fassungId, { wert: stimme, fingerabdruck: f.fingerabdruck, ersetzt: null });
const schliesse = (id: string, f: { fassungId: string; fingerabdruck: string }) => h.u.closeAbstimmung(h.person('vorsitz'), id, f);

describe('a conference whose threshold nobody knows', () => {
  it('opens no vote until the Geschäftsstelle has set it, and the page says so', async () => {
    const id = await topIn('AMK');
    expect(await ansicht(id)).toMatchObject({ schwelleBekannt: false, regel: expect.stringContaining('legt die Schwelle fest') });
    expect(await h.u.freezeFassung(h.person('vorsitz'), id)).toMatchObject({ ok: false, grund: 'schwelle_unbekannt' });
    expect((await h.lade(id)).textraumId, 'the text stays open').not.toBeNull();
    for (const kennung of ['by-leitung', 'vorsitz', 'bmi-leitung', 'by-verwaltung']) expect(await h.u.setEinstellung(h.person(kennung), 'AMK', { schwelle: 'mehrheit' })).toMatchObject({ grund: 'nicht_erlaubt' });
    wert(await h.u.setEinstellung(h.person('gs-verwaltung'), 'AMK', { schwelle: 'dreizehn' }));
    const f = wert(await h.u.freezeFassung(h.person('vorsitz'), id));
    expect(await ansicht(id)).toMatchObject({ schwelleBekannt: true, lesarten: [expect.stringContaining('So hat es die Geschäftsstelle festgelegt.')] });
    expect(await h.u.setEinstellung(h.person('gs'), 'AMK', { schwelle: 'mehrheit' }), 'not while they vote').toMatchObject({ grund: 'regeln_abstimmung_laeuft', angaben: { anzahl: '1' } });
    for (const land of LAENDER.slice(0, 13)) wert(await cast(`${land.toLowerCase()}-leitung`, id, f));
    for (const land of LAENDER.slice(13)) wert(await cast(`${land.toLowerCase()}-leitung`, id, f, 'ablehnung'));
    expect(wert(await schliesse(id, f))).toMatchObject({ angenommen: true, bezeichnung: 'mehrheitlich', zahlen: '13:3:0', regel: expect.stringContaining('mindestens 13 Länder'), lesarten: [expect.stringContaining('festgelegt')] });
    wert(await h.u.setEinstellung(h.person('gs'), 'AMK', { schwelle: 'mehrheit' }));
    expect((await ansicht(id)).fassungen[0]?.ergebnis?.regel, 'what was applied stays').toContain('mindestens 13 Länder');
  });
  it('takes no setting that its source settles, and none for a conference there is not', async () => {
    expect(await h.u.setEinstellung(h.person('gs'), 'MPK', { schwelle: 'mehrheit' })).toMatchObject({ grund: 'einstellung_nicht_offen' });
    expect(await h.u.setEinstellung(h.person('gs'), 'XYZ', { schwelle: 'mehrheit' })).toMatchObject({ grund: 'konferenz_unbekannt' });
    expect(await h.u.createSitzung(h.person('gs'), DEMO_SITZUNG, 'XYZ')).toMatchObject({ grund: 'konferenz_unbekannt' });
  });
  it('opens no vote in the moment in which its rule changes: whoever comes second sees the other (V4)', async () => {
    for (let round = 0; round < 6; round += 1) {
      const id = await topIn('WMK');
      const [frozen, set] = await Promise.all([h.u.freezeFassung(h.person('vorsitz'), id), h.u.setEinstellung(h.person('gs'), 'WMK', { enthaltung: round % 2 === 0 ? 'hindert' : 'neutral' })]);
      expect(frozen.ok).toBe(true);
      if (!set.ok) expect(set.grund).toBe('regeln_abstimmung_laeuft');
      wert(await schliesse(id, wert(frozen)));
    }
  });
});

describe('a conference in which the Bund votes', () => {
  it('V7 counts its Stimme, shows it, and says when the Länder stand alone', async () => {
    const id = await topIn('UMK');
    const f = wert(await h.u.freezeFassung(h.person('vorsitz'), id));
    for (const land of LAENDER) wert(await cast(`${land.toLowerCase()}-leitung`, id, f));
    expect((await ansicht(id)).vorschau?.bezeichnung).toBe('mit den Stimmen aller Länder');
    expect(await cast('bmi-bearbeitung', id, f)).toMatchObject({ grund: 'nur_leitung_stimmt' });
    expect(await cast('gs', id, f)).toMatchObject({ grund: 'kein_stimmrecht' });
    wert(await cast('bmi-leitung', id, f, 'ablehnung'));
    const v = wert(await h.u.showVorschlag(h.person('bmi-leitung'), id));
    expect([v.eigenesLand, v.fassungen[0]?.stimmen.length, v.fassungen[0]?.stimmen.find((s) => s.land === 'BMI')?.wert]).toEqual(['BMI', 17, 'ablehnung']);
    expect(wert(await schliesse(id, f))).toMatchObject({ angenommen: true, bezeichnung: 'mit den Stimmen aller Länder', satz: 'Zustimmung von 16 Ländern. Der Bund lehnt ab.' });
  });
  it('has the chair state its consent with that of the Länder', async () => {
    const id = await topIn('VSMK');
    const f = wert(await h.u.freezeFassung(h.person('vorsitz'), id));
    wert(await h.u.stateEinvernehmen(h.person('vorsitz'), id, { ...f, abweichungen: new Map([['SL', 'ablehnung']]) }));
    expect(wert(await schliesse(id, f))).toMatchObject({ bezeichnung: 'mehrheitlich', satz: 'Zustimmung von 15 Ländern gegen die Stimme von Saarland. Der Bund stimmt zu.' });
  });
});

describe('the words of a conference', () => {
  /** One TOP of this conference, adopted with a note of Bayern, released, and set as a text. */
  const gedruckt = async (konferenz: string, gegen: readonly string[]): Promise<{ text: string; ansicht: Awaited<ReturnType<typeof ansicht>> }> => {
    const id = await topIn(konferenz);
    const notiz = wert(await h.u.createNotiz(h.person('by-bearbeitung'), id, [absatz('absatz', 'Bayern bittet um einen Zeitplan.')]));
    wert(await h.u.announceNotiz(h.person('by-leitung'), id, notiz));
    const f = wert(await h.u.freezeFassung(h.person('vorsitz'), id));
    for (const land of LAENDER) wert(await cast(`${land.toLowerCase()}-leitung`, id, f, gegen.includes(land) ? 'ablehnung' : 'zustimmung'));
    wert(await schliesse(id, f));
    const { sitzungId } = await h.lade(id);
    wert(await h.u.openFreigabe(h.person('gs'), sitzungId, '2099-01-01T12:00'));
    for (const land of LAENDER) wert(await h.u.answerFreigabe(h.person(`${land.toLowerCase()}-leitung`), sitzungId, new Map()));
    wert(await h.u.closeFreigabe(h.person('gs'), sitzungId));
    const sitzung = await h.haus.datenbank.ablage.sitzungen.get(sitzungId);
    if (sitzung === null) throw new Error('no Sitzung');
    const bytes = wert(await h.haus.satz.setze(await buildSammlung(h.haus.datenbank.ablage, { id: sitzungId, sitzung, umlauf: null }), 'txt', { entwurf: false }));
    return { text: new TextDecoder().decode(bytes), ansicht: await ansicht(id) };
  };
  it('name a note the same on the page and in print, without the templates of the IMK', async () => {
    const { text, ansicht: v } = await gedruckt('UMK', []);
    expect(v.notizBezeichnung).toBe('Protokollerklärung');
    expect(v.notizen[0]?.kopfzeile).toBe('Protokollerklärung BY:');
    expect(text).toContain('Protokollerklärung BY:');
    expect(text).not.toContain('Innenminister');
  });
  it('say the outcome as it was counted, where the conference prints it', async () => {
    const { text, ansicht: v } = await gedruckt('GMK', ['SL', 'SN']);
    expect(v.stand).toBe('mehrheitlich beschlossen');
    expect(text).toContain('Die GMK hat mehrheitlich beschlossen:');
  });
});

describe('what a TOP is about', () => {
  it('decides the threshold, and is fixed once a Fassung is voted on', async () => {
    const id = await topIn('KMK');
    expect(await h.u.setBetreff(h.person('by-leitung'), id, 'haushalt', false)).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.setBetreff(h.person('gs'), id, 'freigabe', false)).toMatchObject({ grund: 'eingabe_ungueltig' });
    wert(await h.u.setBetreff(h.person('vorsitz'), id, 'haushalt', false));
    const f = wert(await h.u.freezeFassung(h.person('vorsitz'), id));
    expect(await h.u.setBetreff(h.person('gs'), id, 'sache', false)).toMatchObject({ grund: 'nicht_erlaubt' });
    wert(await h.u.stateEinvernehmen(h.person('vorsitz'), id, { ...f, abweichungen: new Map([['SL', 'ablehnung']]) }));
    expect(wert(await schliesse(id, f))).toMatchObject({ angenommen: false, regel: expect.stringContaining('Klärungsverfahren') });
    wert(await h.u.reopenFassung(h.person('vorsitz'), id, 'nach dem Klärungsverfahren'));
    wert(await h.u.setBetreff(h.person('gs'), id, 'haushalt', true));
    const zweite = wert(await h.u.freezeFassung(h.person('vorsitz'), id));
    wert(await h.u.stateEinvernehmen(h.person('vorsitz'), id, { ...zweite, abweichungen: new Map([['SL', 'ablehnung']]) }));
    expect(wert(await schliesse(id, zweite))).toMatchObject({ angenommen: true, bezeichnung: 'mehrheitlich' });
  });
  it('keeps to the words that the database knows', async () => {
    const id = await topIn('KMK');
    await expect(h.pool.query("update beschlussvorschlag set betreff = 'freigabe' where id = $1", [id])).rejects.toThrow('betreff_bekannt');
  });
});

describe('a rule set stored before there were several conferences', () => {
  it('is read as that of its conference, and votes go on', async () => {
    const alt = { waehler: LAENDER, schwelle: 'keine_ablehnung', enthaltung: 'neutral', fehlen: 'hindert', ergebniswort: 'einstimmig', satz: 'alt', notizBezeichnung: 'Protokollnotiz' };
    await h.pool.query("update konferenz set regelsatz = $1 where kurz = 'IMK'", [JSON.stringify(alt)]);
    const { v } = await h.beschlossen();
    expect((await h.lade(v.id)).fassungen[0]?.abstimmung.ergebnis).toMatchObject({ bezeichnung: 'einstimmig', regel: expect.stringContaining('niemand ablehnt') });
    wert(await h.u.setEinstellung(h.person('gs'), 'IMK', { fehlen: 'zaehlt_nicht' }));
    expect(wert(await h.u.showRegeln(h.person('by-lesend'))).konferenzen[0]).toMatchObject({ kurz: 'IMK', jetzt: { fehlen: 'zaehlt_nicht' }, lesarten: [expect.stringContaining('So hat es die Geschäftsstelle festgelegt.'), expect.any(String)] });
  });
});

describe('the page of the rules', () => {
  it('shows every conference, stored or not, to everybody with a login', async () => {
    const { konferenzen, darfFestlegen } = wert(await h.u.showRegeln(h.person('by-verwaltung')));
    expect([konferenzen.length, darfFestlegen]).toEqual([19, false]);
    expect(await h.u.showRegeln(null)).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(konferenzen.find((k) => k.kurz === 'KMK')?.regeln.map((r) => r.betreff)).toEqual(['sache', 'verfahren', 'haushalt', 'einheitlichkeit', 'einrichtung', 'arbeitsweise', 'freigabe']);
  });
});
