/**
 * GET /metrics in the text format of Prometheus: how much, how fast, how often refused. Numbers and fixed words only (reliability.md L4):
 * no name, no title, no address, no path; a label comes from a short list or is one of the house's own reasons.
 * Read from this machine, or by whoever shows METRICS_TOKEN; for everybody else the page does not exist. What each value means: docs/betrieb/messwerte.md.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { NextFunction, Request, Response } from 'express';
import { isLoopback, type Config } from '../config.ts';

/** Where the numbers come from. `sync` is what the room server counts, whatever fields it has. */
export interface Messquellen {
  sync(): object;
  /** Letters that wait; null where the database does not answer. */
  post(): Promise<number | null>;
  pools(): readonly { readonly name: string; readonly offen: number; readonly frei: number; readonly wartend: number }[];
}

export interface Messwerte {
  /** Counts every answer; comes before all routes. */
  count(req: Request, res: Response, next: NextFunction): void;
  /** Answers GET /metrics. */
  serve(req: Request, res: Response, next: NextFunction): void;
  stop(): void;
}

/** Which kind of page a path is; bounded, so that a stranger cannot make labels. */
const ARTEN: readonly (readonly [pfad: RegExp, art: string])[] = [
  [/^\/(healthz|metrics)$/, 'betrieb'], [/^\/(assets\/|favicon|zeichen)/, 'beiwerk'], [/^\/(anmelden|abmelden|konto)(\/|$)/, 'anmeldung'], [/^\/(sammlungen|suche|feed)/, 'archiv'],
  [/^\/beschlussvorschlaege(\/|$)/, 'beschlussvorschlag'], [/^\/sitzungen(\/|$)/, 'sitzung'], [/^\/$/, 'start']
];
/** Labels of one field at most; what comes after is left out. */
const ETIKETTEN = 50;
/** So often it is looked whether the process is held up. Each look wakes it: every 10 ms that would be a hundredth of a processor for nothing. */
const ABSTAND_MS = 50;

export function createMesswerte(config: Pick<Config, 'metricsToken' | 'origin'>, quellen: Messquellen): Messwerte {
  const antworten = new Map<string, number>();
  const verzug = monitorEventLoopDelay({ resolution: ABSTAND_MS });
  // What is recorded is the time from one look to the next.
  const heldUp = (ns: number): number => Math.max(0, ns / 1e9 - ABSTAND_MS / 1e3);
  verzug.enable();
  return {
    count(req, res, next) {
      const art = ARTEN.find(([pfad]) => pfad.test(req.path))?.[1] ?? 'sonstige';
      res.once('finish', () => {
        const key = labels({ art, klasse: `${Math.floor(res.statusCode / 100)}xx` });
        antworten.set(key, (antworten.get(key) ?? 0) + 1);
      });
      next();
    },
    serve(req, res, next) {
      if (!mayRead(req, config)) return next();
      write(quellen, antworten).then((zeilen) => {
        const text = [...zeilen, ...metric('ereignisschleife_verzug_sekunden', 'gauge', [[labels({ anteil: '0.5' }), heldUp(verzug.percentile(50))], [labels({ anteil: '0.99' }), heldUp(verzug.percentile(99))], [labels({ anteil: '1' }), heldUp(verzug.max)]])];
        // The delays since the last look.
        verzug.reset();
        res.status(200).set('Cache-Control', 'no-store').type('text/plain; version=0.0.4; charset=utf-8').send(`${text.join('\n')}\n`);
      }, next);
    },
    stop: () => void verzug.disable()
  };
}

/** From this machine and not through a proxy on it, or with the word. */
function mayRead(req: Request, { metricsToken }: Pick<Config, 'metricsToken' | 'origin'>): boolean {
  const said = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1];
  if (metricsToken !== null && said !== undefined) return timingSafeEqual(hashOf(said), hashOf(metricsToken));
  const weitergereicht = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'].some((name) => req.headers[name] !== undefined);
  const gast = req.hostname.replace(/^\[|\]$/g, '');
  return !weitergereicht && isLoopback(gast) && isLoopback((req.socket.remoteAddress ?? '').replace(/^::ffff:/, ''));
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

async function write(quellen: Messquellen, antworten: ReadonlyMap<string, number>): Promise<string[]> {
  const post = await quellen.post();
  const pools = quellen.pools();
  const prozess = process.memoryUsage();
  return [
    ...ofSync(quellen.sync()),
    ...metric('http_antworten_gesamt', 'counter', [...antworten]),
    ...metric('datenbank_erreichbar', 'gauge', [['', post === null ? 0 : 1]]),
    ...(post === null ? [] : metric('post_wartend', 'gauge', [['', post]])),
    ...metric('datenbank_verbindungen', 'gauge', pools.flatMap((p): [string, number][] => [[labels({ pool: p.name, zustand: 'frei' }), p.frei], [labels({ pool: p.name, zustand: 'belegt' }), p.offen - p.frei]])),
    ...metric('datenbank_wartende', 'gauge', pools.map((p): [string, number] => [labels({ pool: p.name }), p.wartend])),
    ...metric('speicher_bytes', 'gauge', [[labels({ art: 'gesamt' }), prozess.rss], [labels({ art: 'heap' }), prozess.heapUsed]]),
    ...metric('laufzeit_sekunden', 'gauge', [['', Math.round(process.uptime())]])
  ];
}

/**
 * Every field the room server counts: a number, a table of numbers by a word (refusals by code), or a histogram
 * { grenzen: upper bounds in ms, anzahlen: how many fell into each and above, summe: ms }. A field of another shape is left out.
 */
function ofSync(zahlen: object): string[] {
  const werte = Object.entries(zahlen) as [string, unknown][];
  return werte.flatMap(([feld, wert]) => {
    const name = feldname(feld);
    if (typeof wert === 'number') return metric(name, 'gauge', [['', wert]]);
    if (isHistogram(wert)) return histogram(`${name}_sekunden`, wert);
    if (!isZahlentafel(wert)) return [];
    return metric(`${name}_gesamt`, 'counter', Object.entries(wert).slice(0, ETIKETTEN).map(([code, n]): [string, number] => [labels({ code }), n]));
  });
}

interface Histogramm { readonly grenzen: readonly number[]; readonly anzahlen: readonly number[]; readonly summe: number }

function histogram(name: string, { grenzen, anzahlen, summe }: Histogramm): string[] {
  let bisher = 0;
  const stufen = grenzen.map((grenze, i): [string, number] => [labels({ le: String(grenze / 1000) }), (bisher += anzahlen[i] ?? 0)]);
  const alle = anzahlen.reduce((a, b) => a + b, 0);
  const head = metric(name, 'histogram', []);
  return [...head, ...[...stufen, [labels({ le: '+Inf' }), alle] as [string, number]].map(([l, n]) => `einvernehmen_${name}_bucket${l} ${n}`), `einvernehmen_${name}_sum ${summe / 1000}`, `einvernehmen_${name}_count ${alle}`];
}

function isHistogram(wert: unknown): wert is Histogramm {
  if (typeof wert !== 'object' || wert === null) return false;
  const { grenzen, anzahlen, summe } = wert as Record<string, unknown>;
  return areNumbers(grenzen) && areNumbers(anzahlen) && typeof summe === 'number';
}

function isZahlentafel(wert: unknown): wert is Record<string, number> {
  return typeof wert === 'object' && wert !== null && !Array.isArray(wert) && areNumbers(Object.values(wert));
}

function areNumbers(wert: unknown): wert is number[] {
  return Array.isArray(wert) && wert.every((n) => typeof n === 'number');
}

function metric(name: string, art: 'gauge' | 'counter' | 'histogram', werte: readonly (readonly [labels: string, wert: number])[]): string[] {
  return [`# TYPE einvernehmen_${name} ${art}`, ...werte.map(([l, wert]) => `einvernehmen_${name}${l} ${wert}`)];
}

/** Only letters, digits and a few signs reach a label. */
function labels(werte: Readonly<Record<string, string>>): string {
  return `{${Object.entries(werte).map(([name, wert]) => `${name}="${wert.replace(/[^\w.+-]/g, '_').slice(0, 40)}"`).join(',')}}`;
}

/** `commitZeit` becomes `commit_zeit`. */
function feldname(feld: string): string {
  return feld.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`).replace(/\W/g, '_').slice(0, 40);
}
