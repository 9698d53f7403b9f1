/** What the generator is told, and the rows it answers with: one line of JSON each. */
import type { Place } from './client.ts';

export const SCENARIOS = ['latency', 'fanout', 'storm', 'open', 'durable', 'bound'] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** How large a scenario is; what is left out has the size of the shared load generator. */
export interface Sizes {
  /** latency: clients in the room. */
  readonly n?: readonly number[];
  /** fanout: clients of each room, rooms, keystrokes a second of each typist. */
  readonly c?: readonly number[];
  readonly r?: number;
  readonly rate?: number;
  readonly everyMs?: number;
  /** latency, fanout, bound: how long is measured; what comes before and after it. */
  readonly seconds?: number;
  readonly warmS?: number;
  readonly tailS?: number;
  /** storm: clients, clients of each room, edits of each text. */
  readonly clients?: number;
  readonly per?: number;
  readonly edits?: number;
  /** open: edits of each text, opens of each kind. */
  readonly k?: readonly number[];
  readonly opens?: number;
  /** open, storm: rest before a restart. */
  readonly settleMs?: number;
  /** durable: which series, how many kills, between which seconds of typing. */
  readonly series?: Series;
  readonly kills?: number;
  readonly minS?: number;
  readonly maxS?: number;
  readonly limitS?: number;
}

/** What is killed under which load: one typist; many at full speed; one typist, and the database is killed as well. */
export type Series = 'typing' | 'backlog' | 'database';

export interface Options extends Sizes {
  readonly url: string;
  readonly label: string;
  readonly seed: number;
  readonly cookie?: string;
  /** Names to use instead of generated ones, where a room must exist. */
  readonly rooms?: readonly string[];
  readonly place: Place;
  readonly pid?: number;
  readonly storePid?: number;
  /** What is written survives a restart. */
  readonly persistent: boolean;
  /** The server keeps no document. */
  readonly noDoc: boolean;
}

/** What the generator asks of whoever started it. `halt-store` stops the database's clock, `resume-store` lets it go on. */
export type Request = 'restart' | 'kill' | 'kill-both' | 'start' | 'halt-store' | 'resume-store';

/** The answer: what may have changed. */
export type Answer = Partial<Pick<Options, 'pid' | 'storePid' | 'url' | 'cookie' | 'rooms'>> & { readonly error?: string };

/** One measurement. */
export interface Row {
  readonly scenario: string;
  readonly label: string;
  readonly rep?: number;
  /** Exit code of a generator that broke off. */
  readonly exit?: number;
  readonly [field: string]: unknown;
}
