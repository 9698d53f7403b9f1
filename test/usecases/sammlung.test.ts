/** Freigabe and publishing: nothing without consent, nothing but the proof that was laid before the Delegationen, by two persons, all formats or none, for ever the same bytes. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { zitat } from '../../app/domain/bericht.ts';
import { LAENDER } from '../../app/domain/land.ts';
import { AUSGABEFORMATE } from '../../server/ports-sammlung.ts';
import { DATEIEN } from '../../server/usecases/publish-sammlung.ts';
import { createUsecases } from '../../server/usecases/index.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';
import { entpackt } from '../support/entpackt.ts';

const angabe = { gattung: 'Bericht', titel: 'Wetterlagen', stand: 'Mai 2027', vs: false, freigabe: null };
const wort = zitat(angabe);
const mitBericht = [{ art: 'absatz' as const, text: `Die IMK nimmt den ${wort} zur Kenntnis.`, berichte: [{ ...angabe, von: 18, bis: 18 + wort.length }] }];
const CANARY = 'Zitronenfalter';
const KENNUNG = 'imk-2027-12-03';

describe('Freigabe and Sammlung', () => {
  let h: Testhaus;
  let frei = '';
  let zu = '';
  beforeAll(async () => {
    h = await neuesHaus();
    frei = (await h.beschlossen({ absaetze: mitBericht })).v.id;
    zu = (await h.beschlossen({ absaetze: [absatz('absatz', `Die IMK befasst sich mit dem ${CANARY}.`)] })).v.id;
  });
  afterAll(() => h.close());
  const fassungOf = async (id: string): Promise<string> => (await h.lade(id)).fassungen[0]?.id ?? '';
  const bytesOf = async (name: string): Promise<Uint8Array> => {
    const datei = await h.u.readAusgabe(KENNUNG, name);
    if (datei === null || 'zustand' in datei) throw new Error(`no bytes: ${name}`);
    return datei.inhalt;
  };

  it('V11 refuses publishing and a proof before anything is released', async () => {
    expect(await h.u.makeProbedruck(h.person('gs'), h.sitzungId)).toMatchObject({ grund: 'nichts_freigegeben' });
    expect(await h.u.publishSammlung(h.person('gs'), h.sitzungId, '00000000-0000-0000-0000-000000000000')).toMatchObject({ grund: 'probedruck_veraltet' });
    expect(await h.u.answerFreigabe(h.person('by-leitung'), h.sitzungId, new Map())).toMatchObject({ grund: 'freigabe_nicht_eroeffnet' });
  });

  it('runs one round at a time, with a Frist ahead, opened by the Geschäftsstelle', async () => {
    expect(await h.u.openFreigabe(h.person('by-leitung'), h.sitzungId, '2099-01-01T12:00')).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.openFreigabe(h.person('gs'), h.sitzungId, '2001-01-01T12:00')).toMatchObject({ grund: 'frist_vergangen' });
    const answers = await Promise.all([0, 1].map(() => h.u.openFreigabe(h.person('gs'), h.sitzungId, '2099-01-01T12:00')));
    expect(answers.map((a) => (a.ok ? 'ok' : a.grund)).sort()).toEqual(['freigabe_laeuft', 'ok']);
  });

  it('reminds once all who have not answered: by mail where a mailbox is kept, on the first page for all', async () => {
    wert(await h.u.setPostfach(h.person('by-verwaltung'), 'BY', 'poststelle@by.example'));
    expect(await h.u.setPostfach(h.person('by-verwaltung'), 'HH', 'x@y.example')).toMatchObject({ grund: 'nicht_erlaubt' });
    for (const boese of ['a@b.example, c@d.example', 'x\nBcc: y@z.example', '"a b"@c.example', 'a@-b']) expect(await h.u.setPostfach(h.person('by-verwaltung'), 'BY', boese), boese).toMatchObject({ grund: 'adresse_form' });
    wert(await h.u.answerFreigabe(h.person('hh-leitung'), h.sitzungId, new Map()));
    expect(await h.u.remindFreigabe(h.person('by-leitung'), h.sitzungId)).toMatchObject({ grund: 'nicht_erlaubt' });
    const answers = await Promise.all([0, 1, 2].map(() => h.u.remindFreigabe(h.person('gs'), h.sitzungId)));
    expect(answers.map((a) => (a.ok ? 'ok' : a.grund)).sort()).toEqual(['ok', 'schon_erinnert', 'schon_erinnert']);
    const erinnert = answers.flatMap((a) => (a.ok ? [a.wert] : []))[0];
    expect([erinnert?.erinnert.length, erinnert?.ohnePostfach.includes('BY'), erinnert?.erinnert.includes('HH')]).toEqual([15, false, false]);
    const { rows } = await h.pool.query<{ an: string; betreff: string; text: string }>('select an, betreff, text from sendung');
    expect(rows.map((r) => r.an)).toEqual(['poststelle@by.example']);
    expect(rows[0]?.text).toContain(`/sitzungen/${h.sitzungId}/freigabe`);
    expect(rows[0]?.text, 'no title of what is not public').not.toContain('Ein Thema');
    const aufgaben = async (kennung: string): Promise<string[]> => (await h.u.showUebersicht(h.person(kennung))).aufgaben.map((a) => a.text);
    expect([(await aufgaben('sn-leitung')).join(), (await aufgaben('hh-leitung')).join()]).toEqual(['Freigaberunde beantworten (Erinnerung der Geschäftsstelle)', '']);
  });

  it('keeps a Beschluss closed for one objecting Land, its reason to itself and the Geschäftsstelle', async () => {
    expect(await h.u.answerFreigabe(h.person('bmi-leitung'), h.sitzungId, new Map())).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.answerFreigabe(h.person('sl-leitung'), h.sitzungId, new Map([[await fassungOf(zu), ' ']]))).toMatchObject({ grund: 'grund_leer' });
    expect(await h.u.closeFreigabe(h.person('gs'), h.sitzungId)).toMatchObject({ grund: 'frist_laeuft' });
    for (const land of LAENDER) wert(await h.u.answerFreigabe(h.person(`${land.toLowerCase()}-leitung`), h.sitzungId, new Map(land === 'SL' ? [[await fassungOf(zu), 'Laufendes Verfahren']] : [])));
    const seen = async (kennung: string) => wert(await h.u.showFreigabe(h.person(kennung), h.sitzungId)).posten.find((p) => p.vorschlagId === zu)?.widersprueche;
    expect(await seen('hh-leitung')).toEqual([{ delegation: 'SL', grund: null }]);
    expect(await seen('gs')).toEqual([{ delegation: 'SL', grund: 'Laufendes Verfahren' }]);
    wert(await h.u.closeFreigabe(h.person('gs'), h.sitzungId));
    expect([(await h.lade(frei)).freigabe?.freigegeben, (await h.lade(zu)).freigabe?.freigegeben]).toEqual([true, false]);
  });

  it('gives each Bericht its own mark, never to VS-NfD', async () => {
    expect(await h.u.markBericht(h.person('by-leitung'), frei, { absatz: 0, bericht: 0 }, 'freigegeben')).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.markBericht(h.person('gs'), frei, { absatz: 0, bericht: 7 }, 'freigegeben')).toMatchObject({ grund: 'nicht_gefunden' });
    wert(await h.u.markBericht(h.person('gs'), frei, { absatz: 0, bericht: 0 }, 'nicht freigegeben'));
    expect(wert(await h.u.showVorschlag(h.person('by-lesend'), frei)).absaetze[0]?.text).toContain('(nicht freigegeben) zur Kenntnis');
  });

  it('shows the proof to the Delegationen when it is laid before them, and lets another person publish', async () => {
    const probe = wert(await h.u.makeProbedruck(h.person('gs'), h.sitzungId));
    const siehtProbe = async (kennung: string): Promise<boolean> => (await h.u.readProbedruck(h.person(kennung), h.sitzungId)).ok;
    expect([await siehtProbe('gs'), await siehtProbe('by-lesend'), await siehtProbe('bmi-lesend'), await siehtProbe('by-verwaltung')]).toEqual([true, false, false, false]);
    expect(await h.u.publishSammlung(h.person('gs-zwei'), h.sitzungId, probe)).toMatchObject({ grund: 'nicht_vorgelegt' });
    expect(await h.u.submitProbedruck(h.person('by-leitung'), h.sitzungId, probe)).toMatchObject({ grund: 'nicht_erlaubt' });
    wert(await h.u.submitProbedruck(h.person('gs'), h.sitzungId, probe));
    expect([await siehtProbe('by-lesend'), await siehtProbe('bmi-lesend'), await siehtProbe('by-verwaltung')]).toEqual([true, true, false]);
    expect(wert(await h.u.showSammlung(h.person('by-lesend'), h.sitzungId))).toMatchObject({ befunde: [], probedruck: { aktuell: true } });
    expect(await h.u.publishSammlung(h.person('gs'), h.sitzungId, probe)).toMatchObject({ grund: 'zweite_person' });
  });

  it('P5 publishes all formats or nothing when the typesetter dies', async () => {
    const probe = wert(await h.u.showSammlung(h.person('gs'), h.sitzungId)).probedruck?.id ?? '';
    for (const stirbt of AUSGABEFORMATE) {
      const dying = createUsecases({ ...h.haus, satz: { ...h.haus.satz, setze: (m, format, o) => (format === stirbt ? Promise.resolve({ ok: false as const, grund: 'satz_abgebrochen' }) : stirbt === 'akn' && format !== 'pdf' ? h.haus.satz.setze(m, format, o) : Promise.resolve({ ok: true as const, wert: new Uint8Array([1]) })) } });
      expect(await dying.publishSammlung(h.person('gs-zwei'), h.sitzungId, probe), stirbt).toMatchObject({ grund: 'satz_abgebrochen' });
    }
    expect(await h.u.listSammlungen()).toEqual([]);
  });

  it('publishes the proof that was looked at and no other, once', async () => {
    const alt = wert(await h.u.makeProbedruck(h.person('gs'), h.sitzungId));
    wert(await h.u.submitProbedruck(h.person('gs'), h.sitzungId, alt));
    wert(await h.u.markBericht(h.person('gs'), frei, { absatz: 0, bericht: 0 }, 'freigegeben'));
    expect(await h.u.publishSammlung(h.person('gs-zwei'), h.sitzungId, alt)).toMatchObject({ grund: 'probedruck_veraltet' });
    const probe = wert(await h.u.makeProbedruck(h.person('gs'), h.sitzungId));
    wert(await h.u.submitProbedruck(h.person('gs-zwei'), h.sitzungId, probe));
    const answers = await Promise.all([0, 1].map(() => h.u.publishSammlung(h.person('gs-zwei'), h.sitzungId, probe)));
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(answers.find((a) => a.ok)).toMatchObject({ wert: KENNUNG });
    expect(await h.u.publishSammlung(h.person('by-leitung'), h.sitzungId, probe)).toMatchObject({ grund: 'nicht_erlaubt' });
  });

  it('C9 shows nothing of what was withheld in any format, unpacked', async () => {
    for (const format of AUSGABEFORMATE) {
      const text = await entpackt(await bytesOf(DATEIEN[format].name), DATEIEN[format].name);
      expect(text, format).toContain('Wetterlagen');
      expect(text, format).not.toContain(CANARY);
      expect(text, `${format}: who objects`).not.toContain('Laufendes Verfahren');
    }
  });

  it('C10 keeps its bytes: hash, trigger, and no name but its own', async () => {
    const seite = await h.u.showAusgabe(KENNUNG);
    if (seite === null || 'zustand' in seite) throw new Error('no edition');
    const { ausgabe } = seite;
    expect(ausgabe.dateien.map((d) => d.name)).toEqual(AUSGABEFORMATE.map((f) => DATEIEN[f].name));
    for (const d of ausgabe.dateien) expect(createHash('sha256').update(await bytesOf(d.name)).digest('hex'), d.name).toBe(d.hash);
    await expect(h.pool.query("update datei set inhalt = $1 where typ = 'application/json; charset=utf-8'", [Buffer.from('x')])).rejects.toThrow('unveränderlich');
    await expect(h.pool.query('update datei set inhalt = null, entfernt_am = now()')).rejects.toThrow('unveränderlich');
    await expect(h.pool.query('update ausgabe set modell = null')).rejects.toThrow('unveränderlich');
    await expect(h.pool.query('delete from ausgabe')).rejects.toThrow('unveränderlich');
    expect(await h.u.readAusgabe(KENNUNG, '../txt')).toBeNull();
    expect(await h.u.showAusgabe('imk-9999')).toBeNull();
  });
});
