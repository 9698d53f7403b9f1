/**
 * `npm run bench:sync`: our room server against echo (bare fan-out), echo-pg (fan-out after a commit) and yws-mem, interleaved in one run
 * on one private PostgreSQL; rows as lines of JSON, at the end the table of the thirteen targets. Only ratios count, milliseconds are the
 * machine's. Exit 1 where a run broke off. How it is measured: docs/entscheidungen/0080.
 */
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SCENARIOS, type Row } from './sync/options.ts';
import { installYws, PEER, PEERS } from './sync/peers.ts';
import { runsOf, TARGETS, type Wish } from './sync/plan.ts';
import { breakOff, runOnce } from './sync/run.ts';
import { startStore } from './sync/store.ts';
import { tableOf } from './sync/table.ts';

const HILFE = `npm run bench:sync -- [Optionen]
  --kurz                 kleine Probe von ein bis zwei Minuten; ihre Zahlen sagen nichts
  --voll                 wie vorgegeben, aber 100 Abbrüche statt 10
  --only 1,2,7           nur diese Ziele
  --szenarien open,storm nur diese Szenarien (${SCENARIOS.join(', ')})
  --server echo-pg,ours  nur diese Server (${PEERS.join(', ')})
  --repeats 3            Läufe je Server und Szenario, abwechselnd
  --kills 100            Abbrüche mit SIGKILL; ein Teil davon im Rückstau und samt Datenbank
  --opt '{"latency":{"n":[2,17,170],"seconds":10}}'   andere Größen je Szenario (sync/options.ts)
  --out <datei>          Zeilen der Messung (Vorgabe: unter tmp/)
  --tabelle <datei>      misst nicht, sondern zeigt die Tabelle zu einer Datei
`;

process.exitCode = await main();

async function main(): Promise<number> {
  const { values } = readArgs();
  if (values.hilfe === true) return say(HILFE, 0);
  if (values.tabelle !== undefined) return say(`${tableOf(rowsIn(values.tabelle))}\n`, 0);
  if (process.platform !== 'linux') return say('Dieser Lasttest liest CPU und Speicher aus /proc und läuft deshalb nur unter Linux.\n', 2);
  const peers = pick('server', values.server, PEERS) ?? [...PEERS];
  const ready = !peers.includes('yws-mem') || (await installYws());
  if (!ready) say('yws-mem (@y/websocket-server) ließ sich nicht von npm installieren. Der Lasttest läuft ohne diesen Vergleich, die Ziele 7 und 12 werden nicht gemessen.\n', 0);
  const wish: Wish = {
    size: values.kurz === true ? 'kurz' : values.voll === true ? 'voll' : 'normal', peers: ready ? peers : peers.filter((peer) => peer !== 'yws-mem'),
    only: pick('only', values.only, TARGETS.map(String))?.map(Number) ?? null, scenarios: pick('szenarien', values.szenarien, SCENARIOS), repeats: count('repeats', values.repeats), kills: count('kills', values.kills), opt: optOf(values.opt)
  };
  return measure(wish, resolve(values.out ?? `tmp/bench-sync-${new Date().toISOString().slice(0, 16).replace(/\D/g, '')}.jsonl`));
}

async function measure(wish: Wish, out: string): Promise<number> {
  for (const folder of [dirname(out), 'tmp']) mkdirSync(folder, { recursive: true });
  const folder = mkdtempSync(resolve('tmp/bench-sync-'));
  const rows: Row[] = [];
  const keep = (row: Row): void => {
    rows.push(row);
    appendFileSync(out, `${JSON.stringify(row)}\n`);
    process.stdout.write(`${JSON.stringify(row).slice(0, 400)}\n`);
  };
  const store = await startStore(join(folder, 'datenbank'));
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => {
    stopped = true;
    store.resume();
    breakOff();
  });
  try {
    keep({ scenario: 'pg-settings', label: 'store', ...(await store.settings()), node: process.version, size: wish.size, servers: wish.peers.map((peer) => `${peer}: ${PEER[peer].version}`) });
    for (const run of runsOf(wish)) if (!stopped) for (const row of await runOnce(run, store, folder)) keep(row);
  } finally {
    await store.stop();
    if (rows.every((row) => row.exit === undefined)) rmSync(folder, { recursive: true, force: true });
    else process.stderr.write(`Was die Server sagten, liegt in ${folder}.\n`);
  }
  const title = { kurz: 'Probe, die Zahlen sagen nichts', normal: 'Ziele', voll: 'Ziele' }[wish.size];
  return say(`\n## ${title}\n\n${tableOf(rows)}\n\nZeilen: ${out}\n`, rows.some((row) => row.exit !== undefined) ? 1 : 0);
}

function readArgs() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({ options: { kurz: flag, voll: flag, hilfe: flag, only: text, szenarien: text, server: text, repeats: text, kills: text, opt: text, out: text, tabelle: text } });
  } catch {
    return end(HILFE);
  }
}

/** The words of a list that are known; null where nothing was said. */
function pick<Word extends string>(option: string, said: string | undefined, known: readonly Word[]): Word[] | null {
  if (said === undefined) return null;
  const words = said.split(',').map((word) => word.trim());
  const unknown = words.filter((word) => !known.some((one) => one === word));
  if (unknown.length > 0) end(`--${option} kennt „${unknown.join('“, „')}“ nicht. Möglich sind: ${known.join(', ')}.\n`);
  return known.filter((word) => words.includes(word));
}

function count(option: string, said: string | undefined): number | null {
  if (said === undefined) return null;
  const n = Number(said);
  return Number.isInteger(n) && n > 0 && n <= 10_000 ? n : end(`--${option} muss eine ganze Zahl ab 1 sein.\n`);
}

function optOf(said = '{}'): Wish['opt'] {
  try {
    return JSON.parse(said) as Wish['opt'];
  } catch {
    return end('--opt muss JSON sein, etwa {"latency":{"seconds":10}}.\n');
  }
}

function rowsIn(file: string): Row[] {
  return readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Row);
}

function say(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

function end(satz: string): never {
  process.stderr.write(satz);
  process.exit(2);
}
