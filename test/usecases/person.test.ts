/** L6: what is kept about a person who worked in several Sitzungen, taking the name out of everything, and what is not kept longer than needed. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { DEMO_SITZUNG } from '../../seeds/demo-sitzung.ts';
import { sichere } from '../../server/persistence/sicherung-schreiben.ts';
import { createFehlversuchAblage, createLoginAdapter } from '../../server/persistence/ablage-login.ts';
import { createPrisma } from '../../server/persistence/prisma.ts';
import type { Konto } from '../../server/ports-zugang.ts';
import { keepFristen } from '../../server/usecases/keep-fristen.ts';
import { erasePerson, NEUTRAL, showPerson } from '../../server/usecases/keep-person.ts';
import { saatOf } from '../../server/usecases/text.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

const KANARI = 'Zitronenfalter';
const KENNUNG = 'k-zitronenfalter';
const SITZUNGEN = 5;
const ordner = mkdtempSync(join(tmpdir(), 'person-'));

let h: Testhaus;
let konto: Konto;
const akten = (): Promise<number> => h.pool.query<{ n: number }>('select count(*)::int as n from aktenvermerk where konto_id = $1', [konto.kontoId]).then((r) => r.rows[0]?.n ?? 0);

/** Everything the database holds, as text; bytes as the letters they are. */
async function allesVon(): Promise<string> {
  const datei = join(ordner, 'alles.gz');
  const { host, port, user, database } = h.pool.options;
  await sichere({ host, port, user, database }, datei);
  const text = gunzipSync(readFileSync(datei)).toString('utf8');
  const bytes = text.match(/[A-Za-z0-9+/]{40,}={0,2}/g) ?? [];
  return [text, ...bytes.map((b) => Buffer.from(b, 'base64').toString('latin1'))].join('\n').toLowerCase();
}

beforeAll(async () => {
  h = await neuesHaus();
  const passwortHash = await h.haus.passwoerter.hash('ein-langes-passwort');
  konto = await h.haus.datenbank.ablage.konten.create({ kennung: KENNUNG, name: `Dr. Erika ${KANARI}`, delegation: 'BY', rolle: 'leitung', passwortHash, einmal: false, demo: false });
  for (let n = 1; n <= SITZUNGEN; n++) {
    const sitzungId = wert(await h.u.createSitzung(h.person('gs'), { ...DEMO_SITZUNG, bezeichnung: `Sitzung ${n}`, nummer: 900 + n }));
    const id = wert(await h.u.createThema(konto, sitzungId, { nummer: null, titel: 'Ein Thema', untertitel: [], teile: [], arbeitskreis: 'II' }, [absatz('absatz', 'Worte.')]));
    wert(await h.u.advanceTop(konto, id, 'registrieren'));
    const v = await h.lade(id);
    await h.log.haengeAn(v.textraumId ?? '', 1, [{ daten: saatOf([absatz('absatz', 'Mehr.')]), kontoId: konto.kontoId, delegation: 'BY' }]);
    const notiz = wert(await h.u.createNotiz(konto, id, [absatz('absatz', 'Bayern weist hin.')]));
    wert(await h.u.announceNotiz(konto, id, notiz));
  }
  const { v, fassungId, fingerabdruck } = await h.eingefroren();
  wert(await h.u.castStimme(konto, v.id, fassungId, { wert: 'zustimmung', fingerabdruck, ersetzt: null }));
  const prisma = createPrisma(h.pool);
  await createFehlversuchAblage(prisma).note(KENNUNG, '203.0.113.7');
  await createLoginAdapter(prisma, true, 30).setSession({ id: 'geheimer-wert', userId: konto.kontoId, expiresAt: new Date('2999-01-01T00:00:00Z'), attributes: {} });
  await prisma.$disconnect();
}, 60_000);
afterAll(async () => {
  await h.close();
  rmSync(ordner, { recursive: true, force: true });
});

describe('L6 a person', () => {
  it('is told everything that is kept, and no secret', async () => {
    const spuren = wert(await showPerson(h.haus.datenbank, KENNUNG));
    expect(spuren.konto).toMatchObject([{ name: `Dr. Erika ${KANARI}`, kennung: KENNUNG, delegation: 'BY' }]);
    expect([spuren.textraumeintrag?.length, spuren.unterschrift?.length, spuren.stimme?.length, spuren.login?.length, spuren.fehlversuch?.length]).toEqual([SITZUNGEN, SITZUNGEN, 1, 1, 1]);
    expect(spuren.aktenvermerk?.length).toBe(await akten());
    // Whatever table names the account by its id is in the answer.
    const { rows } = await h.pool.query<{ tabelle: string; spalte: string }>(`select table_name as tabelle, column_name as spalte from information_schema.columns where table_schema = 'public' and data_type = 'uuid'`);
    for (const { tabelle, spalte } of rows) {
      const { rows: [found] } = await h.pool.query<{ n: number }>(`select count(*)::int as n from "${tabelle}" where "${spalte}" = $1`, [konto.kontoId]);
      if ((found?.n ?? 0) > 0 && spalte !== 'gegenstand_id') expect([tabelle, spuren[tabelle]?.length ?? 0]).toEqual([tabelle, found?.n]);
    }
    expect(JSON.stringify(spuren)).not.toMatch(/argon2|passwort_hash/);
    expect(await showPerson(h.haus.datenbank, 'gibt-es-nicht')).toMatchObject({ grund: 'nicht_gefunden' });
  });

  it('leaves no name when erased, and every act of the Land', async () => {
    expect(await allesVon()).toContain(KANARI.toLowerCase());
    const vorher = await akten();
    const { rows: stimmen } = await h.pool.query('select * from stimme');
    expect(wert(await erasePerson(h.haus, KENNUNG))).toBe(`geloescht-${konto.kontoId.slice(0, 8)}`);
    expect((await allesVon()).split(KANARI.toLowerCase()).length - 1).toBe(0);
    expect(await akten()).toBe(vorher);
    expect((await h.pool.query('select * from stimme')).rows).toEqual(stimmen);
    const danach = await h.haus.datenbank.ablage.konten.get(konto.kontoId);
    expect([danach?.name, danach?.gesperrtAm === null, danach?.delegation]).toEqual([NEUTRAL, false, 'BY']);
    expect((await h.pool.query('select 1 from login where konto_id = $1', [konto.kontoId])).rowCount).toBe(0);
    expect(await h.u.logIn({ kennung: KENNUNG, passwort: 'ein-langes-passwort', code: '', adresse: '::1' })).toMatchObject({ grund: 'anmeldung_falsch' });
    expect(await erasePerson(h.haus, KENNUNG)).toMatchObject({ grund: 'nicht_gefunden' });
    for (const act of [h.u.lockKonto(h.person('by-verwaltung'), konto.kontoId, false), h.u.resetPasswort(h.person('by-verwaltung'), konto.kontoId)]) expect(await act, 'nobody comes in by it again').toMatchObject({ grund: 'konto_geloescht' });
    expect(await h.u.createKonto(h.person('by-verwaltung'), { kennung: 'geloescht-0a1b2c3d', name: 'x', delegation: 'BY', rolle: 'lesend' })).toMatchObject({ grund: 'kennung_form' });
  });
});

describe('L6 what is due', () => {
  it('is counted first, then removed once, and the newest stays', async () => {
    await h.pool.query(`insert into fehlversuch (kennung, adresse, am) values ('x', '::1', now() - interval '91 days'), ('y', '::1', now() - interval '89 days')`);
    await h.pool.query(`insert into sendung (schluessel, an, betreff, text, gesendet_am) values ('alt', 'a', 'b', 'c', now() - interval '91 days'), ('jung', 'a', 'b', 'c', now()), ('wartet', 'a', 'b', 'c', null)`);
    await h.pool.query(`insert into login (id, konto_id, laeuft_ab) values ('alt', $1, now() - interval '1 minute')`, [h.person('gs').kontoId]);
    await h.pool.query(`insert into mitteilung (delegation, schluessel, betreff, pfad, handlung, am) values ('BY', 'alt', 'b', '/', 'sitzung.sehen', now() - interval '731 days'), ('BY', 'jung', 'b', '/', 'sitzung.sehen', now())`);
    for (const [i, inhalt] of ['alt', 'neu'].entries()) {
      await h.pool.query(`insert into datei (hash, typ, inhalt) values (encode(sha256($1::bytea), 'hex'), 'application/pdf', $1::bytea)`, [Buffer.from(inhalt)]);
      await h.pool.query(`insert into probedruck (id, sitzung_id, modell, modell_hash, pdf_hash, konto_id, am) values (gen_random_uuid(), $1, '{}', 'x', encode(sha256($2::bytea), 'hex'), $3, now() - make_interval(days => $4))`, [h.sitzungId, Buffer.from(inhalt), h.person('gs').kontoId, 2 - i]);
    }
    const faellig = { anmeldungen: 1, fehlversuche: 1, post: 1, mitteilungen: 1, probedrucke: 1 };
    expect(wert(await keepFristen(h.haus.datenbank, { probe: true }))).toEqual(faellig);
    expect(wert(await keepFristen(h.haus.datenbank, { probe: false }))).toEqual(faellig);
    expect(wert(await keepFristen(h.haus.datenbank, { probe: false }))).toEqual({ anmeldungen: 0, fehlversuche: 0, post: 0, mitteilungen: 0, probedrucke: 0 });
    expect((await h.pool.query("select schluessel from mitteilung where betreff = 'b'")).rows).toEqual([{ schluessel: 'jung' }]);
    expect((await h.pool.query('select schluessel from sendung order by 1')).rows).toEqual([{ schluessel: 'jung' }, { schluessel: 'wartet' }]);
    expect((await h.pool.query(`select convert_from(inhalt, 'UTF8') as inhalt from datei where typ = 'application/pdf' and inhalt is not null`)).rows).toEqual([{ inhalt: 'neu' }]);
    expect((await h.pool.query(`select daten from aktenvermerk where art = 'aufbewahrung'`)).rows).toEqual([{ daten: faellig }]);
  });
});
