/** What is run for which targets and in which size, in which order. */
import { SCENARIOS, type Scenario, type Sizes } from './options.ts';
import type { PeerName } from './peers.ts';
import { PEER, PEERS } from './peers.ts';
import type { Run } from './run.ts';

export type Size = 'kurz' | 'normal' | 'voll';

/** Scenarios of each target, with the sizes it needs. */
const NEEDS: readonly (readonly [nr: number, scenario: Scenario, Sizes])[] = [
  [1, 'latency', { n: [17] }], [1, 'fanout', {}], [2, 'latency', { n: [17] }], [2, 'fanout', {}], [3, 'fanout', {}], [4, 'fanout', {}], [5, 'latency', { n: [170] }], [6, 'fanout', {}],
  [7, 'open', {}], [8, 'open', {}], [9, 'open', {}], [10, 'open', {}], [11, 'durable', {}], [12, 'storm', {}], [13, 'bound', {}]
];
export const TARGETS = [...new Set(NEEDS.map(([nr]) => nr))];

interface Plan { readonly repeats: number; readonly sizes: Readonly<Record<Scenario, readonly Sizes[]>> }

function planOf(size: Size, kills: number): Plan {
  const more = Math.ceil(kills / (size === 'voll' ? 10 : 3));
  const durable: readonly Sizes[] = [{ series: 'typing', kills, limitS: 60 + kills * 20 }, { series: 'backlog', kills: more, limitS: 60 + more * 30 }, { series: 'database', kills: more, limitS: 60 + more * 30 }];
  if (size === 'kurz') {
    const quick = { seconds: 1.5, warmS: 0.5, tailS: 0.3 };
    return {
      repeats: 1,
      sizes: {
        latency: [{ n: [17, 170], ...quick }], fanout: [{ c: [10], ...quick }], storm: [{ clients: 100, per: 10, settleMs: 500 }], open: [{ k: [5_000], opens: 1, settleMs: 500 }],
        durable: durable.map((one) => ({ ...one, maxS: 1 })), bound: [{ seconds: 2 }]
      }
    };
  }
  return { repeats: 3, sizes: { latency: [{ n: [17, 170] }], fanout: [{ c: [10] }], storm: [{}], open: [{ limitS: 900 }], durable, bound: [{}] } };
}

export interface Wish {
  readonly size: Size;
  /** Targets; null for all. */
  readonly only: readonly number[] | null;
  readonly scenarios: readonly Scenario[] | null;
  readonly peers: readonly PeerName[];
  readonly repeats: number | null;
  readonly kills: number | null;
  /** Other sizes of a scenario. */
  readonly opt: Partial<Record<Scenario, Sizes>>;
}

/** Every repeat goes through all servers, in the other direction every second time. `durable` and `bound` repeat inside and are run once. */
export function runsOf({ size, only, scenarios, peers, repeats, kills, opt }: Wish): Run[] {
  const plan = planOf(size, kills ?? { kurz: 1, normal: 10, voll: 100 }[size]);
  const needed = NEEDS.filter(([nr, scenario]) => (only?.includes(nr) ?? true) && (scenarios?.includes(scenario) ?? true));
  return SCENARIOS.filter((scenario) => needed.some((need) => need[1] === scenario)).flatMap((scenario) => {
    const n = new Set(needed.flatMap(([, of, sizes]) => (of === scenario ? sizes.n ?? [] : [])));
    const times = scenario === 'durable' || scenario === 'bound' ? 1 : repeats ?? plan.repeats;
    return plan.sizes[scenario].flatMap((sizes) => Array.from({ length: times }, (_, rep) => {
      const able = PEERS.filter((peer) => peers.includes(peer) && PEER[peer].scenarios.includes(scenario));
      const narrowed = { ...sizes, ...(sizes.n === undefined ? {} : { n: sizes.n.filter((size) => n.has(size)) }), ...opt[scenario] };
      return (rep % 2 === 0 ? able : able.reverse()).map((peer) => ({ peer, scenario, rep, sizes: narrowed }));
    }).flat());
  });
}
