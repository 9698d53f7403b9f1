/**
 * The settings of one server process, read from the environment (contract.md, "Start and test").
 * The only reader of the environment below server/: everybody else is handed a Config.
 * A wrong value is one German sentence; the caller prints it and ends with exit code 2.
 * An empty variable counts as not set, as compose files and unit files leave it.
 */
import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** Everything that can be set from outside, with defaults filled in. */
export type Config = {
  /** Port of HTTP and WebSocket; 0 takes any free one, see `withPort`. */
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  /** Public address without a path, as browsers send it in `Origin`. */
  readonly origin: string;
  /** True when ORIGIN was said; otherwise `origin` follows HOST and PORT. */
  readonly originGiven: boolean;
  /** The public address is https: `__Host-` cookies, HSTS. */
  readonly https: boolean;
  /** External PostgreSQL, or null for the embedded one. Holds a password: never log it. */
  readonly datenbankUrl: string | null;
  /** Absolute folder of the embedded database and everything else kept on disk. */
  readonly dataDir: string;
  /** Fill an empty database with the demo, and let the demo accounts log in. */
  readonly demo: boolean;
  /** Mail server, or null: then nothing is mailed. Holds a password: never log it. */
  readonly smtpUrl: string | null;
  /** The operator says that this system is approved for VS-NfD; by default nothing marked so is taken in. */
  readonly vsZugelassen: boolean;
  /** Write a backup before a migration changes a database that is in use. */
  readonly sicherungVorMigration: boolean;
  /** Whoever shows this word may read GET /metrics from elsewhere; null: from this machine only. A secret: never log it. */
  readonly metricsToken: string | null;
  /** For how many minutes a login or a confirmation by password counts for formal acts; 0: no confirmation is asked. */
  readonly bestaetigungMinuten: number;
  /** Browsers may keep unsaved words of a person over a crash of the page. */
  readonly browserspeicher: boolean;
};

/** The settings, or the one sentence that says which value is wrong. */
export type ConfigAntwort =
  | { readonly ok: true; readonly wert: Config }
  | { readonly ok: false; readonly grund: 'umgebung_falsch'; readonly satz: string };

export type Umgebung = Readonly<Record<string, string | undefined>>;

/** Reads the environment of this process. */
export function loadConfig(): ConfigAntwort {
  return readConfig(process.env);
}

/** Reads the settings from `env`; relative folders count from `cwd`. */
export function readConfig(env: Umgebung, cwd = process.cwd()): ConfigAntwort {
  const get = (name: string): string | null => env[name]?.trim() || null;
  const falsch: string[] = [];
  const read = <T>(name: string, parse: (text: string) => T | null, fallback: T, satz: string): T => {
    const text = get(name);
    if (text === null) return fallback;
    const wert = parse(text);
    if (wert === null) falsch.push(`${name} ${satz}`);
    return wert ?? fallback;
  };
  const port = read('PORT', parsePort, 3000, 'muss eine ganze Zahl von 0 bis 65535 sein.');
  const host = read('HOST', parseHost, '127.0.0.1', 'muss eine IP-Adresse oder ein Rechnername sein, ohne Protokoll und Port.');
  const given = read('ORIGIN', parseOrigin, null, 'muss eine Adresse wie https://einvernehmen.example sein, ohne Pfad.');
  const origin = given ?? originOf(host, port);
  const https = origin.startsWith('https:');
  const datenbankUrl = read('DATABASE_URL', parseDatenbankUrl, null, 'muss mit postgresql:// beginnen und eine Datenbank nennen.');
  const smtpUrl = read('SMTP_URL', parseSmtpUrl, null, 'muss eine Adresse wie smtp://mail.example:587 sein.');
  const demo = read('DEMO', parseSchalter, isLoopback(host) && !https, 'muss „on“ oder „off“ sein.');
  const vsZugelassen = read('VS_NFD', (text) => (text === 'zugelassen' ? true : text === 'verboten' ? false : null), false, 'muss „verboten“ oder „zugelassen“ sein.');
  const sicherungVorMigration = read('SICHERUNG_VOR_MIGRATION', parseAnAus, true, 'muss „an“ oder „aus“ sein.');
  const metricsToken = read('METRICS_TOKEN', (text) => (/^[\x21-\x7e]{16,200}$/.test(text) ? text : null), null, 'muss aus 16 bis 200 Zeichen ohne Leerzeichen und Umlaute bestehen.');
  const browserspeicher = read('BROWSERSPEICHER', parseAnAus, false, 'muss „an“ oder „aus“ sein.');
  const bestaetigungMinuten = read('BESTAETIGUNG_MINUTEN', (text) => (/^\d{1,3}$/.test(text) && Number(text) <= 720 ? Number(text) : null), 30, 'muss eine ganze Zahl von 0 bis 720 sein.');
  const satz = falsch[0];
  if (satz !== undefined) return { ok: false, grund: 'umgebung_falsch', satz };
  const dataDir = resolve(cwd, get('DATA_DIR') ?? 'data');
  return {
    ok: true,
    wert: { port, host, origin, originGiven: given !== null, https, datenbankUrl, dataDir, demo, smtpUrl, vsZugelassen, sicherungVorMigration, metricsToken, browserspeicher, bestaetigungMinuten }
  };
}

/** The settings once the port is known: with PORT=0 the address follows only after listening. */
export function withPort(config: Config, port: number): Config {
  return { ...config, port, origin: config.originGiven ? config.origin : originOf(config.host, port) };
}

/** An address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Address of a server nobody named: what a person on this machine types. */
function originOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host;
  return new URL(`http://${isIP(name) === 6 ? `[${name}]` : name}:${port}`).origin;
}

function parsePort(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null;
}

function parseHost(text: string): string | null {
  return isIP(text) !== 0 || /^(?!\d+$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(text) ? text.toLowerCase() : null;
}

function parseOrigin(text: string): string | null {
  const url = parseUrl(text);
  const bare = url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search + url.hash + url.username === '';
  return bare ? url.origin : null;
}

function parseDatenbankUrl(text: string): string | null {
  // A socket folder leaves the host empty ("user@/db?host=/run/postgresql"), which URL refuses after a user name.
  const url = parseUrl(text.replace('@/', '@socket/'));
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1 ? text : null;
}

function parseSmtpUrl(text: string): string | null {
  const url = parseUrl(text);
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '' ? text : null;
}

function parseSchalter(text: string): boolean | null {
  return text === 'on' ? true : text === 'off' ? false : null;
}

function parseAnAus(text: string): boolean | null {
  return text === 'an' ? true : text === 'aus' ? false : null;
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
