/** Stages on a real database: kept by Geschäftsstelle or chair, with the text that was read, while people go on writing; compared with what came after. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';
import { saatOf } from '../../server/usecases/text.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); }, 60_000);
afterAll(() => h.close());

it('keeps the Anmeldung by itself, then Arbeitskreis and Vorkonferenz; the text stays open, and nothing is decided', async () => {
  const v = await h.entwurf({ absaetze: [absatz('ziffer', 'Die IMK dankt.')] });
  const zeige = async (wer = 'hh-lesend') => wert(await h.u.showStufen(h.person(wer), v.id));
  const halte = (wer: string, stufe: 'arbeitskreis' | 'vorkonferenz', gelesen: string, votum: 'empfohlen' | 'strittig' = 'empfohlen') => h.u.keepStufe(h.person(wer), v.id, { stufe, votum, vermerk: '', gelesen });
  expect((await zeige()).staende.map((s) => s.name)).toEqual(['Anmeldung', 'Text jetzt']);
  const { fingerabdruck } = await zeige();
  for (const wer of ['by-leitung', 'bmi-leitung', 'hh-lesend']) expect(await halte(wer, 'arbeitskreis', fingerabdruck), wer).toMatchObject({ grund: 'nicht_erlaubt' });
  expect(await halte('gs', 'arbeitskreis', '0'.repeat(64))).toMatchObject({ grund: 'fassung_geaendert' });
  const beide = await Promise.all([1, 2].map(() => halte('gs', 'arbeitskreis', fingerabdruck)));
  expect(beide.map((a) => (a.ok ? 'ok' : a.grund)).sort()).toEqual(['ok', 'stufe_unveraendert']);
  await h.log.haengeAn(v.textraumId ?? '', 1, [{ daten: saatOf([absatz('ziffer', 'Sie bittet um Bericht.')]), kontoId: h.person('by-bearbeitung').kontoId, delegation: 'BY' }]);
  // Who has not seen the new words keeps nothing.
  expect(await halte('vorsitz', 'vorkonferenz', fingerabdruck)).toMatchObject({ grund: 'fassung_geaendert' });
  wert(await halte('vorsitz', 'vorkonferenz', (await zeige()).fingerabdruck, 'strittig'));
  expect(await halte('gs', 'arbeitskreis', (await zeige()).fingerabdruck)).toMatchObject({ grund: 'stufe_zurueck' });
  expect((await zeige()).staende.map((s) => [s.name, s.votum])).toEqual([['Anmeldung', null], ['Arbeitskreis', 'Votum des Arbeitskreises: Annahme empfohlen'], ['Vorkonferenz', 'Votum der Vorkonferenz: strittig'], ['Text jetzt', null]]);
  expect((await h.lade(v.id)).zustand).toBe('entwurf');
  wert(await h.u.freezeFassung(h.person('vorsitz'), v.id));
  expect((await zeige()).staende.map((s) => s.name)).toEqual(['Anmeldung', 'Arbeitskreis', 'Vorkonferenz', 'Fassung 1']);
  expect(await halte('gs', 'vorkonferenz', (await zeige()).fingerabdruck)).toMatchObject({ grund: 'nicht_erlaubt' });
  expect(wert(await h.u.showVorschlag(h.person('hh-lesend'), v.id)).verlauf.map((e) => e.text)).toContain('Votum der Vorkonferenz: strittig');
  await expect(h.pool.query("update stufentext set votum = 'empfohlen' where votum is not null")).rejects.toThrow();
});

it('is not there for who may not see the TOP', async () => {
  const id = wert(await h.u.createThema(h.person('by-bearbeitung'), h.sitzungId, { nummer: null, titel: 'Eigenes', untertitel: [], teile: [], arbeitskreis: 'II' }));
  for (const person of [null, h.person('hh-leitung'), h.person('by-verwaltung')]) expect(await h.u.showStufen(person, id)).toMatchObject({ grund: 'nicht_gefunden' });
});
