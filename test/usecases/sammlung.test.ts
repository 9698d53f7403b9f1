/** Freigabe and publishing: nothing without consent, nothing but the proof that was looked at, all formats or none, for ever the same bytes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { zitat } from '../../app/domain/bericht.ts';
import { LAENDER } from '../../app/domain/land.ts';
import { createUsecases } from '../../server/usecases/index.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

const angabe = { gattung: 'Bericht', titel: 'Wetterlagen', stand: 'Mai 2027', vs: false, freigabe: null };
const wort = zitat(angabe);
const mitBericht = [{ art: 'absatz' as const, text: `Die IMK nimmt den ${wort} zur Kenntnis.`, berichte: [{ ...angabe, von: 18, bis: 18 + wort.length }] }];
const CANARY = 'Zitronenfalter';

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

  it('P5 publishes all formats or nothing when the typesetter dies', async () => {
    const probe = wert(await h.u.makeProbedruck(h.person('gs'), h.sitzungId));
    const dying = createUsecases({ ...h.haus, satz: { setze: (m, format, o) => (format === 'txt' ? Promise.resolve({ ok: false as const, grund: 'satz_abgebrochen' }) : h.haus.satz.setze(m, format, o)) } });
    expect(await dying.publishSammlung(h.person('gs'), h.sitzungId, probe)).toMatchObject({ grund: 'satz_abgebrochen' });
    expect(await h.u.showAusgaben()).toEqual([]);
  });

  it('publishes the proof that was looked at and no other, once', async () => {
    const alt = wert(await h.u.makeProbedruck(h.person('gs'), h.sitzungId));
    wert(await h.u.markBericht(h.person('gs'), frei, { absatz: 0, bericht: 0 }, 'freigegeben'));
    expect(await h.u.publishSammlung(h.person('gs'), h.sitzungId, alt)).toMatchObject({ grund: 'probedruck_veraltet' });
    const probe = wert(await h.u.makeProbedruck(h.person('gs'), h.sitzungId));
    const answers = await Promise.all([0, 1].map(() => h.u.publishSammlung(h.person('gs'), h.sitzungId, probe)));
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(answers.find((a) => a.ok)).toMatchObject({ wert: 'imk-2027-12-03' });
    expect(await h.u.publishSammlung(h.person('by-leitung'), h.sitzungId, probe)).toMatchObject({ grund: 'nicht_erlaubt' });
  });

  it('C9 C10 shows nothing of what was withheld, and its bytes cannot change', async () => {
    for (const format of ['html', 'txt', 'json']) {
      const text = new TextDecoder().decode((await h.u.readAusgabe('imk-2027-12-03', format))?.inhalt);
      expect(text, format).toContain('Wetterlagen');
      expect(text, format).not.toContain(CANARY);
    }
    expect(Buffer.from((await h.u.readAusgabe('imk-2027-12-03', 'pdf'))?.inhalt ?? []).subarray(0, 5).toString()).toBe('%PDF-');
    await expect(h.pool.query('update datei set inhalt = $1', [Buffer.from('x')])).rejects.toThrow('unveränderlich');
    await expect(h.pool.query('delete from ausgabe')).rejects.toThrow('unveränderlich');
    expect(await h.u.readAusgabe('imk-2027-12-03', '../txt')).toBeNull();
    expect(await h.u.showAusgabe('imk-9999')).toBeNull();
  });
});
