/**
 * `npm run -s bench:server -- --tops 80 [--data <folder>]`: the real server with open TOPs and a login, for load generators (contract.md).
 * Prints one line of JSON. With --data rooms and cookie stay valid over a restart; without it everything is temporary.
 * Limits on sockets are lifted; the check of every update is the real one. DATABASE_URL selects an external database.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { loadConfig, type Config } from '../../server/config.ts';
import { STUMM } from '../../server/log.ts';
import type { Laufend } from '../../server/main.ts';
import { buildIfNeeded } from '../../server/start/build.mjs';
import { saatOf } from '../../server/usecases/text.ts';

/** What has to survive a restart: the bearer of the login and the rooms. */
interface Lasttest {
  readonly cookie: string;
  readonly rooms: readonly string[];
}

const { values } = parseArgs({ options: { tops: { type: 'string', default: '80' }, data: { type: 'string' } } });
const tops = Number(values.tops);
if (!Number.isInteger(tops) || tops < 1 || tops > 999) end('--tops muss eine ganze Zahl von 1 bis 999 sein.', 2);
const ordner = values.data === undefined ? mkdtempSync(join(tmpdir(), 'einvernehmen-bench-')) : resolve(values.data);
mkdirSync(ordner, { recursive: true });
const laufend = await begin();
const lasttest = await findOrCreate(laufend);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
const address = laufend.url.replace(/^http/, 'ws').replace('//localhost:', '//127.0.0.1:');
process.stdout.write(`${JSON.stringify({ url: `${address}/sync/`, cookie: lasttest.cookie, rooms: lasttest.rooms, pid: process.pid })}\n`);

async function begin(): Promise<Laufend> {
  // What `npm start` runs, not the sources: those are translated anew with names kept, which costs a server under load a tenth.
  await buildIfNeeded();
  const { start } = (await import(new URL('../../build/node/main.js', import.meta.url).href)) as typeof import('../../server/main.ts');
  const config = loadConfig();
  if (!config.ok) return end(config.satz, 2);
  const said: Config = { ...config.wert, dataDir: ordner, demo: false, port: process.env.PORT === undefined ? 0 : config.wert.port };
  return start({ config: said, log: STUMM, lasttest: true });
}

/** The database goes with the server; a temporary folder is removed. Two seconds must do, then the process just ends. */
async function stop(): Promise<void> {
  setTimeout(() => process.exit(0), 2_500).unref();
  await laufend.stop().catch(() => undefined);
  if (values.data === undefined) rmSync(ordner, { recursive: true, force: true });
  process.exit(0);
}

async function findOrCreate({ haus, logins }: Laufend): Promise<Lasttest> {
  const datei = join(ordner, 'lasttest.json');
  const alt = existsSync(datei) ? (JSON.parse(readFileSync(datei, 'utf8')) as Lasttest) : null;
  const valid = alt !== null && alt.rooms.length === tops && (await logins.check(logins.read(alt.cookie))) !== null
    && (await haus.datenbank.ablage.textraeume.zugang(alt.rooms[0] ?? '')) !== null;
  if (alt !== null && valid) return alt;
  const kontoId = await accountOf(haus);
  const cookie = (await logins.begin(kontoId)).split(';')[0] ?? '';
  const neu = { cookie, rooms: await createRooms(haus, kontoId) };
  writeFileSync(datei, JSON.stringify(neu));
  return neu;
}

async function accountOf(haus: Laufend['haus']): Promise<string> {
  const { konten } = haus.datenbank.ablage;
  const kennung = 'lasttest-bearbeitung';
  const passwortHash = await haus.passwoerter.hash(haus.passwoerter.einmalpasswort());
  const konto = (await konten.byKennung(kennung)) ?? (await konten.create({ kennung, name: 'Lasttest', delegation: 'BY', rolle: 'bearbeitung', passwortHash, einmal: false, demo: false }));
  return konto.kontoId;
}

async function createRooms(haus: Laufend['haus'], kontoId: string): Promise<string[]> {
  const sitzungId = await haus.datenbank.ablage.sitzungen.create('IMK', {
    art: 'Sitzung', nummer: null, bezeichnung: 'Lasttest', von: '2027-12-01', bis: '2027-12-03', beschlussdatum: '2027-12-03', ort: 'Musterstadt', vorsitzland: 'HB'
  });
  const rooms: string[] = [];
  for (let i = 1; i <= tops; i++) rooms.push(await createRoom(haus, sitzungId, i, kontoId));
  return rooms;
}

async function createRoom(haus: Laufend['haus'], sitzungId: string, nummer: number, kontoId: string): Promise<string> {
  const { vorschlaege, textraeume, akte } = haus.datenbank.ablage;
  const top = { nummer: String(nummer), titel: `Lasttest ${nummer}`, untertitel: [], teile: [] };
  const id = await vorschlaege.create({ sitzungId, delegation: 'BY', arbeitskreis: null, top });
  await vorschlaege.register(id, 'fristgerecht');
  await akte.note({ art: 'lasttest_angelegt', person: null, sitzungId, gegenstandId: id, daten: { kontoId } });
  return textraeume.create({ art: 'vorschlag', beschlussvorschlagId: id, saat: saatOf([absatz('absatz', `Worte für den Lasttest ${nummer}.`)]) });
}

function end(satz: string, code: number): never {
  process.stderr.write(`${satz}\n`);
  process.exit(code);
}
