/** The environment (contract.md, "Start and test"): every variable, its default, and one sentence for every wrong value. */
import { describe, expect, test } from 'vitest';
import { isLoopback, readConfig, withPort, type Config, type Umgebung } from '../../server/config.ts';

function read(env: Umgebung): Config {
  const antwort = readConfig(env, '/srv/einvernehmen');
  if (!antwort.ok) throw new Error(antwort.satz);
  return antwort.wert;
}

function satz(env: Umgebung): string {
  const antwort = readConfig(env, '/srv');
  return antwort.ok ? '' : antwort.satz;
}

describe('without anything set', () => {
  test('it listens here, keeps its data here and shows the demo', () => {
    expect(read({})).toEqual({
      port: 3000, host: '127.0.0.1', origin: 'http://localhost:3000', originGiven: false, https: false,
      datenbankUrl: null, dataDir: '/srv/einvernehmen/data', demo: true, smtpUrl: null, vsZugelassen: false,
      sicherungVorMigration: true, metricsToken: null, browserspeicher: false, bestaetigungMinuten: 30
    });
  });

  test('empty variables count as not set', () => {
    expect(read({ PORT: '', HOST: ' ', ORIGIN: '', DATABASE_URL: '', DATA_DIR: '', DEMO: '', SMTP_URL: '' })).toEqual(read({}));
  });
});

describe('the demo is on by itself only for this machine', () => {
  test.for<[Umgebung, boolean]>([
    [{ HOST: 'localhost' }, true], [{ HOST: '127.0.0.2' }, true], [{ HOST: '::1' }, true], [{ ORIGIN: 'http://localhost:3000' }, true],
    [{ HOST: '0.0.0.0' }, false], [{ HOST: '10.0.0.5' }, false], [{ HOST: 'einvernehmen.example' }, false], [{ ORIGIN: 'https://einvernehmen.example' }, false],
    [{ HOST: '0.0.0.0', DEMO: 'on' }, true], [{ ORIGIN: 'https://einvernehmen.example', DEMO: 'on' }, true], [{ DEMO: 'off' }, false]
  ])('%o -> %s', ([env, demo]) => {
    expect(read(env).demo).toBe(demo);
  });

  test.for(['127.0.0.1.example', '128.0.0.1', '127', '0.0.0.0', '::'])('%s is not this machine alone', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});

describe('the public address', () => {
  test.for<[Umgebung, string, boolean]>([
    [{ ORIGIN: 'https://Einvernehmen.example:443/' }, 'https://einvernehmen.example', true],
    [{ ORIGIN: 'http://intern.example:8080' }, 'http://intern.example:8080', false],
    [{ HOST: '::1', PORT: '8080' }, 'http://[::1]:8080', false],
    [{ HOST: '10.0.0.5', PORT: '80' }, 'http://10.0.0.5', false],
    [{ HOST: '0.0.0.0' }, 'http://localhost:3000', false]
  ])('%o -> %s', ([env, origin, https]) => {
    expect(read(env)).toMatchObject({ origin, https });
  });

  test('follows the port that was free, unless it was said', () => {
    expect(withPort(read({ PORT: '0' }), 4711)).toMatchObject({ port: 4711, origin: 'http://localhost:4711' });
    expect(withPort(read({ PORT: '0', ORIGIN: 'https://a.example' }), 4711)).toMatchObject({ port: 4711, origin: 'https://a.example' });
  });
});

describe('folders and servers', () => {
  test('a relative folder counts from where the server was started', () => {
    expect(read({ DATA_DIR: 'hier' }).dataDir).toBe('/srv/einvernehmen/hier');
    expect(read({ DATA_DIR: '/dort' }).dataDir).toBe('/dort');
  });

  test.for(['postgresql://a:b@db.example:5432/einvernehmen?sslmode=require', 'postgres://localhost/x', 'postgresql://einvernehmen@/x?host=%2Frun%2Fpostgresql'])('takes %s', (url) => {
    expect(read({ DATABASE_URL: url }).datenbankUrl).toBe(url);
  });

  test('takes a mail server', () => {
    expect(read({ SICHERUNG_VOR_MIGRATION: 'aus', METRICS_TOKEN: 'ein-langes-geheimnis', BROWSERSPEICHER: 'an', BESTAETIGUNG_MINUTEN: '0' })).toMatchObject({ sicherungVorMigration: false, metricsToken: 'ein-langes-geheimnis', browserspeicher: true, bestaetigungMinuten: 0 });
    expect(read({ SMTP_URL: 'smtps://mail.example' }).smtpUrl).toBe('smtps://mail.example');
  });
});

describe('a wrong value is one German sentence', () => {
  test.for<[string, readonly string[]]>([
    ['PORT', ['abc', '-1', '65536', '3000.5', '1e3', '0x10', '99999999']],
    ['BESTAETIGUNG_MINUTEN', ['-1', '721', 'bald', '1.5']],
    ['HOST', ['http://localhost', 'localhost:3000', 'a b', '-a', '999']],
    ['ORIGIN', ['einvernehmen.example', 'ftp://a.example', 'https://a.example/pfad', 'https://a.example?x', 'https://u@a.example', 'https://']],
    ['DATABASE_URL', ['mysql://a/b', 'localhost/einvernehmen', 'postgresql://localhost', 'postgresql://localhost/']],
    ['DEMO', ['ja', 'true', '1', 'ON']],
    ['SMTP_URL', ['mail.example', 'http://mail.example', 'smtp://']]
  ])('%s', ([name, werte]) => {
    for (const wert of werte) expect(satz({ [name]: wert }), wert).toMatch(new RegExp(`^${name} muss .*\\.$`));
  });

  test('and never repeats a password', () => {
    expect(satz({ DATABASE_URL: 'mysql://u:geheim@h/d' }) + satz({ SMTP_URL: 'http://u:geheim@h' })).not.toContain('geheim');
  });

  test('and only one of several', () => {
    expect(satz({ PORT: 'x', DEMO: 'x' }).match(/muss/g)).toHaveLength(1);
  });
});
