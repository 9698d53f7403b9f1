/**
 * The load generator, a process of its own: `node --import tsx test/load/sync/generator.ts <scenario> '<options as JSON>'`, one line of JSON
 * for each measurement. Against a server that runs already `latency` and `fanout` need no more than
 * {"url":"ws://127.0.0.1:3000/sync/","cookie":"…","rooms":["…"],"place":"absatz","pid":1234}; the others ask for restarts (../bench-sync.ts).
 */
import { Bench } from './bench.ts';
import { bound } from './bound.ts';
import { durable } from './durable.ts';
import { open } from './open.ts';
import { SCENARIOS, type Options, type Scenario } from './options.ts';
import { storm } from './storm.ts';
import { fanout, latency } from './typing.ts';

const RUN: Readonly<Record<Scenario, (bench: Bench) => Promise<void>>> = { latency, fanout, storm, open, durable, bound };

const [, , name, json = '{}'] = process.argv;
const scenario = SCENARIOS.find((known) => known === name);
if (scenario === undefined) throw new Error(`scenario: ${SCENARIOS.join(', ')}`);
const defaults: Options = { url: 'ws://127.0.0.1:1234/', label: '', seed: 1, place: 't', persistent: false, noDoc: false };
const bench = new Bench(scenario, { ...defaults, ...(JSON.parse(json) as Partial<Options>) });
setTimeout(() => {
  process.stderr.write(`${scenario}: time limit\n`);
  process.exit(3);
}, (bench.o.limitS ?? 300) * 1000).unref();
// Nobody would read the rows.
process.once('disconnect', () => process.exit(4));
await RUN[scenario](bench);
process.exit(0);
