/**
 * The real server as a process of its own, as `npm start` runs it, on a fresh database and a free port, with the demo.
 * A process, because tests kill it. Logins, forms and cookies as a browser sends them.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { neueDatenbank } from './datenbank.ts';

export interface Testserver {
  readonly url: string;
  readonly pid: number;
  /** Connection string of its database; '' where it runs its own. */
  readonly datenbank: string;
  /** Everything it said so far. */
  readonly said: () => string;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** The same database and port again, after a kill. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it; `env` is added to the environment. With DATA_DIR it runs its own embedded database there, with DATABASE_URL it is one node more on that one. */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<Testserver> {
  if (!existsSync('build/node/main.js')) throw new Error('not built: run `npm run build` before this test');
  const db = env.DATA_DIR === undefined && env.DATABASE_URL === undefined ? await neueDatenbank() : null;
  let said = '';
  let port = '0';
  let child: ChildProcess;
  const launch = async (): Promise<string> => {
    child = spawn(process.execPath, ['server/start/start.mjs'], { env: { ...process.env, VITEST: '', NODE_ENV: 'production', DATABASE_URL: db?.url ?? '', PORT: port, DEMO: 'on', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const started = child;
    return new Promise((resolve, reject) => {
      const listen = (chunk: Buffer): void => {
        said += chunk.toString();
        const url = /läuft: (http\S+)/.exec(said.slice(from))?.[1];
        if (url !== undefined) resolve(url);
      };
      const from = said.length;
      started.stdout?.on('data', listen);
      started.stderr?.on('data', listen);
      started.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said.slice(from)}`)));
    });
  };
  const gone = (): Promise<void> => new Promise((done) => (child.exitCode !== null || child.signalCode !== null ? done() : child.once('exit', () => done())));
  const url = await launch();
  port = new URL(url).port;
  return {
    url, get pid() { return child.pid ?? 0; }, datenbank: db?.url ?? env.DATABASE_URL ?? '', said: () => said,
    async kill(signal) {
      child.kill(signal);
      await gone();
    },
    async restart() {
      await launch();
    },
    async stop() {
      child.kill('SIGTERM');
      await gone();
      await db?.drop();
    }
  };
}

/** One person at this server, by HTTP. */
export interface Besuch {
  readonly cookie: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends a form as a browser does, with this server's Origin. */
  post(path: string, felder: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** What a loader gives, as JSON. */
  daten<T>(path: string, route: string): Promise<T>;
}

/** A person logged in by the demo's password, or nobody for ''. */
export async function besuche(url: string, kennung: string, passwort = 'einvernehmen-demo'): Promise<Besuch> {
  let cookie = '';
  const call = (path: string, init: RequestInit): Promise<Response> => fetch(url + path, { redirect: 'manual', ...init, headers: { Accept: 'text/html', ...(cookie === '' ? {} : { Cookie: cookie }), ...(init.headers as Record<string, string>) } });
  const besuch: Besuch = {
    get cookie() { return cookie; },
    get: (path, headers = {}) => call(path, { headers }),
    post: (path, felder, headers = {}) => call(path, { method: 'POST', body: new URLSearchParams(felder), headers: { Origin: url, ...headers } }),
    daten: async <T>(path: string, route: string) => (await (await call(`${path}${path.includes('?') ? '&' : '?'}_data=${encodeURIComponent(route)}`, {})).json()) as T
  };
  if (kennung === '') return besuch;
  const antwort = await besuch.post('/anmelden', { kennung, passwort });
  if (antwort.status !== 302) throw new Error(`${kennung} could not log in: ${antwort.status}`);
  cookie = antwort.headers.getSetCookie().map((c) => c.split(';')[0] ?? '').join('; ');
  return besuch;
}

/** The demo Sitzung and the addresses of its TOPs by title. */
export async function demoSitzung(besuch: Besuch): Promise<{ sitzung: string; top: (titel: string) => string }> {
  const { sitzungen } = await besuch.daten<{ sitzungen: { id: string }[] }>('/sitzungen', 'routes/sitzungen._index');
  const id = sitzungen[0]?.id ?? '';
  const { agenda } = await besuch.daten<{ agenda: { zeilen: { id: string; tops: { titel: string }[] }[] } }>(`/sitzungen/${id}?index`, 'routes/sitzungen.$id._index');
  return {
    sitzung: `/sitzungen/${id}`,
    top: (titel) => {
      const zeile = agenda.zeilen.find((z) => z.tops.some((t) => t.titel.includes(titel)));
      if (zeile === undefined) throw new Error(`no TOP ${titel}`);
      return `/beschlussvorschlaege/${zeile.id}`;
    }
  };
}
