/** Cited Berichte: the BMI's consent to its own, documents beside the Sammlung, and nothing classified on a system that is not approved for it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zitat } from '../../app/domain/bericht.ts';
import type { Absatz, Berichtsangabe } from '../../app/domain/beschluss/beschluss.ts';
import { LAENDER } from '../../app/domain/land.ts';
import type { Result } from '../../app/domain/result.ts';
import { neueSammlung } from '../../app/domain/sammlung/sammlung.ts';
import { createUsecases } from '../../server/usecases/index.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

const zitiert = (angaben: Partial<Berichtsangabe>, nach: string): Absatz => {
  const b = { gattung: 'Bericht', titel: 'Wege', stand: '01.02.27', vs: false, freigabe: null, ...angaben };
  const wort = zitat(b);
  return { art: 'ziffer', text: `Die IMK nimmt den ${wort}${nach}`, berichte: [{ ...b, von: 18, bis: 18 + wort.length }] };
};
const BUND = { absatz: 0, bericht: 0 };
const LAND = { absatz: 1, bericht: 0 };
const VS = { absatz: 2, bericht: 0 };

describe('cited Berichte', () => {
  let h: Testhaus;
  let id = '';
  let pdf: Uint8Array;
  const grundOf = (r: Result<unknown>): string => (r.ok ? 'ok' : r.grund);
  const druck = async (worte: string): Promise<Uint8Array> => wert(await h.haus.satz.setze(neueSammlung({ konferenz: 'IMK', art: 'Sitzung', nummer: 1, beschlussdatum: '2027-12-03', zeitraum: null, ort: null }, {
    titelblatt: [], hinweise: [worte], beschluesse: [{ tops: [{ nummer: '1', titel: 'T', untertitel: [], teile: [] }], absaetze: [{ art: 'absatz', text: 'Ja.', berichte: [] }], protokollnotizen: [] }]
  }), 'pdf', { entwurf: false }));
  beforeAll(async () => {
    h = await neuesHaus();
    id = (await h.beschlossen({ absaetze: [zitiert({ titel: 'Grenzen' }, ' des BMI zur Kenntnis.'), zitiert({ titel: 'Deiche' }, ' zur Kenntnis.'), zitiert({ titel: 'Verborgenes', vs: true }, ' zur Kenntnis.')] })).v.id;
    wert(await h.u.openFreigabe(h.person('gs'), h.sitzungId, '2099-01-01T12:00'));
    pdf = await druck('Ein Lagebild der Deiche.');
  });
  afterAll(() => h.close());

  it('of the BMI are found when the round opens, and released with its consent only', async () => {
    const stand = async () => wert(await h.u.showBerichte(h.person('by-lesend'), id)).berichte.map((b) => b.einwilligung);
    expect(await stand()).toEqual(['offen', null, null]);
    expect((await h.u.showUebersicht(h.person('bmi-leitung'))).aufgaben.map((a) => a.text)).toEqual(['TOP 1: über die Freigabe eines Berichts des BMI entscheiden']);
    expect(grundOf(await h.u.markBericht(h.person('gs'), id, BUND, 'freigegeben'))).toBe('einwilligung_fehlt');
    for (const kennung of ['gs', 'by-leitung', 'bmi-bearbeitung']) expect(grundOf(await h.u.consentBericht(h.person(kennung), id, BUND, 'erteilt')), kennung).toBe('nicht_erlaubt');
    expect(grundOf(await h.u.consentBericht(h.person('bmi-leitung'), id, LAND, 'erteilt'))).toBe('kein_bundesbericht');
    wert(await h.u.consentBericht(h.person('bmi-leitung'), id, BUND, 'erteilt'));
    wert(await h.u.markBericht(h.person('gs'), id, BUND, 'freigegeben'));
    wert(await h.u.consentBericht(h.person('bmi-leitung'), id, BUND, 'verweigert'));
    expect(wert(await h.u.showBerichte(h.person('gs'), id)).berichte[0]?.marke, 'a consent taken back takes the mark along').toBe('nicht freigegeben');
  });

  it('are assigned otherwise by the Geschäftsstelle where the rule is wrong', async () => {
    wert(await h.u.markBericht(h.person('gs'), id, LAND, 'freigegeben'));
    expect(grundOf(await h.u.assignBericht(h.person('bmi-leitung'), id, LAND, true))).toBe('nicht_erlaubt');
    wert(await h.u.assignBericht(h.person('gs'), id, LAND, true));
    expect(wert(await h.u.showBerichte(h.person('gs'), id)).berichte[1]).toMatchObject({ einwilligung: 'offen', marke: 'nicht freigegeben' });
    wert(await h.u.assignBericht(h.person('gs'), id, LAND, false));
    wert(await h.u.markBericht(h.person('gs'), id, LAND, 'freigegeben'));
  });

  it('take a PDF of their own Delegation or the Geschäftsstelle, under a plain name', async () => {
    const datei = { dateiname: '../../etc/Deich"e\r\nX: y.pdf', bytes: pdf };
    for (const kennung of ['hh-leitung', 'by-lesend', 'vorsitz']) expect(grundOf(await h.u.attachBericht(h.person(kennung), id, LAND, datei)), kennung).toBe('nicht_erlaubt');
    expect(grundOf(await h.u.attachBericht(null, id, LAND, datei))).toBe('nicht_gefunden');
    expect(grundOf(await h.u.attachBericht(h.person('gs'), id, LAND, { ...datei, bytes: Buffer.from('<html>') }))).toBe('dokument_kein_pdf');
    expect(grundOf(await h.u.attachBericht(h.person('gs'), id, LAND, { ...datei, bytes: new Uint8Array(20 * 1024 * 1024 + 1) }))).toBe('dokument_zu_gross');
    expect(grundOf(await h.u.attachBericht(h.person('gs'), id, { absatz: 9, bericht: 0 }, datei))).toBe('nicht_gefunden');
    wert(await h.u.attachBericht(h.person('by-bearbeitung'), id, LAND, datei));
    expect(wert(await h.u.showBerichte(h.person('gs'), id)).berichte[1]?.dokument?.dateiname).toBe('Deich_e__X_ y.pdf');
  });

  it('refuse what is classified, by citation, name or content, unless the operator has declared the system approved', async () => {
    const vs = await druck('VS - NUR FÜR DEN DIENSTGEBRAUCH');
    expect(grundOf(await h.u.attachBericht(h.person('gs'), id, LAND, { dateiname: 'a.pdf', bytes: vs }))).toBe('vs_nicht_zugelassen');
    expect(grundOf(await h.u.attachBericht(h.person('gs'), id, LAND, { dateiname: 'Lage VS-NfD.pdf', bytes: pdf }))).toBe('vs_nicht_zugelassen');
    expect(grundOf(await h.u.attachBericht(h.person('gs'), id, VS, { dateiname: 'a.pdf', bytes: pdf }))).toBe('vs_nicht_zugelassen');
    const { rows } = await h.pool.query<{ n: string }>('select count(*) as n from datei');
    const zugelassen = createUsecases({ ...h.haus, vsZugelassen: true });
    expect(grundOf(await zugelassen.attachBericht(h.person('gs'), id, VS, { dateiname: 'a.pdf', bytes: await druck('STRENG GEHEIM') })), 'an approval for VS-NfD goes no higher').toBe('vs_nicht_zugelassen');
    expect(grundOf(await zugelassen.attachBericht(h.person('gs'), id, LAND, { dateiname: 'a.pdf', bytes: vs })), 'marked freigegeben: it would be published').toBe('vs_zitat_ohne_vermerk');
    expect(grundOf(await zugelassen.attachBericht(h.person('gs'), id, BUND, { dateiname: 'Lage_VS_NfD.pdf', bytes: pdf }))).toBe('vs_zitat_ohne_vermerk');
    wert(await zugelassen.attachBericht(h.person('gs'), id, VS, { dateiname: 'a.pdf', bytes: vs }));
    expect(Number((await h.pool.query<{ n: string }>('select count(*) as n from datei')).rows[0]?.n)).toBe(Number(rows[0]?.n) + 1);
    expect(grundOf(await zugelassen.markBericht(h.person('gs'), id, VS, 'freigegeben'))).toBe('vs_nfd_freigegeben');
  });

  it('C9 are published beside the Sammlung where released, and nowhere otherwise', async () => {
    wert(await h.u.attachBericht(h.person('gs'), id, BUND, { dateiname: 'Grenzen.pdf', bytes: await druck('Grenzen.') }));
    for (const land of LAENDER) wert(await h.u.answerFreigabe(h.person(`${land.toLowerCase()}-leitung`), h.sitzungId, new Map()));
    wert(await h.u.closeFreigabe(h.person('gs'), h.sitzungId));
    const { befunde } = wert(await h.u.showSammlung(h.person('gs'), h.sitzungId));
    wert(await h.u.settleBefunde(h.person('gs'), h.sitzungId, befunde.map((b) => b.id), 'bleibt'));
    wert(await h.u.markBericht(h.person('gs'), id, VS, 'nicht freigegeben'));
    const offen = wert(await h.u.showSammlung(h.person('gs'), h.sitzungId)).befunde.filter((b) => b.vermerk === null);
    if (offen.length > 0) wert(await h.u.settleBefunde(h.person('gs'), h.sitzungId, offen.map((b) => b.id), 'bleibt'));
    const probe = wert(await h.u.makeProbedruck(h.person('gs'), h.sitzungId));
    wert(await h.u.submitProbedruck(h.person('gs'), h.sitzungId, probe));
    const kennung = wert(await h.u.publishSammlung(h.person('gs-zwei'), h.sitzungId, probe));
    const seite = await h.u.showAusgabe(kennung);
    if (seite === null || 'zustand' in seite) throw new Error('no edition');
    expect(seite.ausgabe.berichte.map((b) => [b.schluessel, b.absatz, b.name])).toEqual([['1', 1, 'bericht-1.pdf']]);
    const datei = await h.u.readAusgabe(kennung, 'bericht-1.pdf');
    expect(datei !== null && !('zustand' in datei) && Buffer.from(datei.inhalt).equals(Buffer.from(pdf))).toBe(true);
    expect(await h.u.readAusgabe(kennung, 'bericht-2.pdf')).toBeNull();
  });

  it('keep the published document when the internal one goes', async () => {
    wert(await h.u.detachBericht(h.person('gs'), id, LAND));
    expect(grundOf(await h.u.detachBericht(h.person('gs'), id, LAND))).toBe('nicht_gefunden');
    expect(await h.u.readAusgabe('imk-2027-12-03', 'bericht-1.pdf')).not.toBeNull();
    wert(await h.u.detachBericht(h.person('gs'), id, BUND));
    const { rows } = await h.pool.query<{ n: string }>("select count(*) as n from datei where typ = 'application/pdf' and inhalt is null");
    expect(Number(rows[0]?.n)).toBe(1);
  });
});

describe('a mark that came with the draft', () => {
  let h: Testhaus;
  beforeAll(async () => {
    h = await neuesHaus();
  });
  afterAll(() => h.close());

  it('C9 is not printed for a Bericht of the BMI before it consents, wherever the mark came from', async () => {
    const { id } = (await h.beschlossen({ absaetze: [zitiert({ titel: 'Grenzen', freigabe: 'freigegeben' }, ' des BMI zur Kenntnis.')] })).v;
    wert(await h.u.openFreigabe(h.person('gs'), h.sitzungId, '2099-01-01T12:00'));
    const marke = async () => wert(await h.u.showBerichte(h.person('gs'), id)).berichte[0]?.marke;
    expect(await marke()).toBe('nicht freigegeben');
    for (const land of LAENDER) wert(await h.u.answerFreigabe(h.person(`${land.toLowerCase()}-leitung`), h.sitzungId, new Map()));
    wert(await h.u.closeFreigabe(h.person('gs'), h.sitzungId));
    // As if the rule had found the BMI only later: the mark stands, the consent does not.
    await h.pool.query("update berichtfreigabe set marke = 'freigegeben'");
    expect(await h.u.makeProbedruck(h.person('gs'), h.sitzungId)).toMatchObject({ grund: 'einwilligung_fehlt', angaben: { top: '1', absatz: '1' } });
    wert(await h.u.consentBericht(h.person('bmi-leitung'), id, BUND, 'verweigert'));
    expect(await marke()).toBe('nicht freigegeben');
    wert(await h.u.makeProbedruck(h.person('gs'), h.sitzungId));
  });
});
