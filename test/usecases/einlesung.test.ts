/** A Sammlung of elsewhere on its way into the archive: nothing enters while a doubt is open, its source stays, and it is gone when it is taken out. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../app/domain/result.ts';
import { importDatei } from '../../server/usecases/import-sammlung.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

const VORLAGE = `Sammlung
der zur Veröffentlichung freigegebenen Beschlüsse
der Sitzung der Ständigen Konferenz der Innenminister und -senatoren der Länder
am 04.06.26

 TOP 3: Gemeinsame Übungen der

Wasserrettung an der Küste

Beschluss:

1. Die IMK dankt den Teilnehmenden der gemeinsamen Übung im Watten-
meer für ihren Einsatz.

2. Sie bittet die Küstenländer um einen Bericht.
`;

describe('a Sammlung that is read in', () => {
  let h: Testhaus;
  const datei = { dateiname: 'C:\\alt\\sammlung 2026.txt', bytes: new TextEncoder().encode(VORLAGE) };
  const grundOf = (r: Result<unknown>): string => (r.ok ? 'ok' : r.grund);
  const gs = () => h.person('gs');
  let id = '';
  beforeAll(async () => {
    h = await neuesHaus();
  });
  afterAll(() => h.close());

  it('is handed in by the Geschäftsstelle alone, and no other kind of file', async () => {
    for (const kennung of ['by-leitung', 'vorsitz', 'gs-verwaltung']) expect(grundOf(await h.u.openEinlesung(h.person(kennung), datei)), kennung).toBe('nicht_erlaubt');
    expect(grundOf(await h.u.openEinlesung(gs(), { dateiname: 'x', bytes: new TextEncoder().encode('Ein Brief.') }))).toBe('kein_sammlungskopf');
    expect(grundOf(await h.u.openEinlesung(gs(), { dateiname: 'x', bytes: new Uint8Array(600).fill(7) }))).toBe('datei_binaer');
    id = wert(await h.u.openEinlesung(gs(), datei));
    expect(wert(await h.u.showEinlesungen(gs())).map((e) => [e.dateiname, e.zustand])).toEqual([['sammlung 2026.txt', 'in_pruefung']]);
  });

  it('shows its doubts with choices, and each decision beside its lines', async () => {
    const e = wert(await h.u.showEinlesung(gs(), id, ''));
    expect(e.fragen.map((f) => f.art)).toEqual(expect.arrayContaining(['titelumbruch', 'trennstrich']));
    expect([e.offen, e.gewaehlt, e.quelle[0]?.text]).toEqual([e.fragen.length, '3', ' TOP 3: Gemeinsame Übungen der']);
    expect(e.fragen.find((f) => f.art === 'trennstrich')?.quelltext).toBe('1. Die IMK dankt den Teilnehmenden der gemeinsamen Übung im Watten-\nmeer für ihren Einsatz.');
    expect(e.quelle.filter((z) => z.ort === 'text').length).toBeGreaterThanOrEqual(3);
    expect(grundOf(await h.u.showEinlesung(h.person('by-leitung'), id, ''))).toBe('nicht_erlaubt');
    expect(wert(await h.u.showEinlesung(gs(), id, 'vorn')).quelle.map((z) => z.ort)).not.toContain('text');
  });

  it('enters the archive only when a person has settled every doubt, and reads as decided', async () => {
    expect(grundOf(await h.u.acceptEinlesung(gs(), id))).toBe('zweifel_offen');
    const { fragen } = wert(await h.u.showEinlesung(gs(), id, ''));
    const wahl = (art: string): string => (art === 'titelumbruch' ? 'titel' : art === 'trennstrich' ? 'mit_strich' : '');
    expect(grundOf(await h.u.decideEinlesung(h.person('by-leitung'), id, []))).toBe('nicht_erlaubt');
    for (const falsch of [...fragen.flatMap(({ zeile, art }) => ['erfunden', ''].map((w) => ({ zeile, art, wahl: w }))), { zeile: 9999, art: 'trennstrich', wahl: 'zusammen' }]) {
      expect(grundOf(await h.u.decideEinlesung(gs(), id, [falsch])), JSON.stringify(falsch)).toBe('wahl_unmoeglich');
    }
    expect((await h.haus.datenbank.ablage.einlesungen.get(id))?.entscheidungen).toEqual([]);
    wert(await h.u.decideEinlesung(gs(), id, fragen.map(({ zeile, art, wahl: w }) => ({ zeile, art, wahl: wahl(art) || w }))));
    const e = wert(await h.u.showEinlesung(gs(), id, ''));
    expect([e.offen, e.beschluss?.tops[0]?.titel]).toEqual([0, 'Gemeinsame Übungen der Wasserrettung an der Küste']);
    expect(e.beschluss?.absaetze[0]?.text).toContain('Watten-meer');
    const trennung = fragen.find((f) => f.art === 'trennstrich');
    wert(await h.u.decideEinlesung(gs(), id, [{ zeile: trennung?.zeile ?? 0, art: 'trennstrich', wahl: '' }]));
    expect(wert(await h.u.showEinlesung(gs(), id, '')).offen, 'a decision can be taken back').toBe(1);
    wert(await h.u.decideEinlesung(gs(), id, [{ zeile: trennung?.zeile ?? 0, art: 'trennstrich', wahl: 'zusammen' }]));
    const answers = await Promise.all([0, 1].map(() => h.u.acceptEinlesung(gs(), id)));
    expect(answers.map(grundOf).sort()).toEqual(['einlesung_entschieden', 'ok']);
    expect(answers.find((a) => a.ok)).toMatchObject({ wert: 'imk-2026-06-04' });
    expect(grundOf(await h.u.decideEinlesung(gs(), id, []))).toBe('einlesung_entschieden');
  });

  it('keeps its source to be fetched, byte for byte', async () => {
    const quelle = await h.u.readQuelle('imk-2026-06-04');
    expect([quelle?.dateiname, Buffer.from(quelle?.datei.inhalt ?? []).toString('utf8')]).toEqual(['sammlung 2026.txt', VORLAGE]);
    expect([await h.u.readQuelle('imk-1900-01-01'), await h.u.readQuelle("x' or 1=1")]).toEqual([null, null]);
  });

  it('leaves nothing of its words when it is taken out again', async () => {
    wert(await h.u.rejectEinlesung(gs(), id));
    expect(grundOf(await h.u.rejectEinlesung(gs(), id))).toBe('einlesung_entschieden');
    expect(grundOf(await h.u.showEinlesung(gs(), id, ''))).toBe('nicht_gefunden');
    expect(await h.u.readQuelle('imk-2026-06-04')).toBeNull();
    for (const tabelle of ['einlesung', 'datei', 'aktenvermerk']) {
      const { rows } = await h.pool.query<{ zeile: string }>(`select t::text as zeile from ${tabelle} t`);
      expect(rows.filter((r) => r.zeile.includes('Wasserrettung') || Buffer.from(r.zeile.replace(/.*\\\\x/, ''), 'hex').includes('Wasserrettung')), tabelle).toEqual([]);
    }
  });

  it('comes from the command line as well, and waits for a person where the reading left doubts', async () => {
    const haus = { datenbank: h.haus.datenbank, leser: h.haus.leser };
    const antwort = wert(await importDatei(haus, '00000000-0000-0000-0000-000000000000', { dateiname: 'demo.txt', bytes: readFileSync('seeds/demo-sammlung.txt') }));
    expect(antwort.kennung).toMatch(/^imk-\d{4}-\d\d-\d\d$/);
    const zweifelhaft = wert(await importDatei(haus, '00000000-0000-0000-0000-000000000000', datei));
    expect([zweifelhaft.kennung, zweifelhaft.zweifel]).toEqual([null, 2]);
    expect(wert(await h.u.showEinlesungen(gs())).filter((e) => e.zustand === 'in_pruefung')).toHaveLength(1);
  });
});
