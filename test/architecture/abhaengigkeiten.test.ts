/**
 * Who may import whom (architecture.md 1 and 6): the rules of .dependency-cruiser.cjs hold in this tree,
 * and each of them finds its violation in a small tree that breaks all of them.
 */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

type Regel = { readonly name: string; readonly comment: string };
type Verstoss = { readonly rule: { readonly name: string }; readonly from: string; readonly to: string };

const CONFIG = resolve('.dependency-cruiser.cjs');
const { forbidden: REGELN } = createRequire(import.meta.url)(CONFIG) as { forbidden: readonly Regel[] };
const PROGRAMM = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** One file per rule that breaks it, and what the files need to be found. */
const BRUECHE: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'domain-is-closed': ['app/domain/a.ts', "import 'yjs';"],
  'dokument-is-pure': ['app/dokument/a.ts', "import 'node:path';"],
  'app-not-to-server': ['app/routes/a.ts', "import '../../server/ziel.ts';"],
  'app-not-to-server-types-only': ['app/load-context.ts', "import '../server/ziel.ts';"],
  'server-to-pure-app-only': ['server/http/a.ts', "import '../../app/components/ziel.ts';"],
  'no-cycles': ['server/http/kreis.ts', "import '../sync/kreis.ts';"],
  'usecases-know-ports': ['server/usecases/a.ts', "import '../mail/ziel.ts';"],
  'prisma-only-in-persistence': ['server/http/b.ts', "import 'pg';"],
  'ws-only-in-sync-and-http': ['server/jobs/a.ts', "import 'ws';"],
  'process-only-where-it-is-ended': ['server/jobs/b.ts', "import 'node:child_process';"],
  'fs-only-at-edges': ['server/sync/a.ts', "import 'node:fs';"],
  'adapters-do-not-meet': ['server/auth/a.ts', "import '../mail/ziel.ts';"],
  'routes-are-leaves': ['app/components/a.ts', "import '../routes/a.ts';"],
  'components-without-data': ['app/components/b.ts', "import '../eingaben/ziel.ts';"],
  'components-without-data-types-only': ['app/components/c.ts', "import '../load-context.ts';"],
  'nothing-imports-test': ['server/http/c.ts', "import '../../test/ziel.ts';"],
  'no-orphans': ['server/http/waise.ts', 'export {};'],
  'main-is-root': ['server/http/d.ts', "import '../main.ts';"],
  'react-only-in-app-ui': ['app/eingaben/a.ts', "import 'react';"],
  'only-declared-packages': ['server/http/e.ts', "import 'pg-pool';"]
};
const ZIELE: Readonly<Record<string, string>> = {
  'server/ziel.ts': 'export {};', 'server/mail/ziel.ts': 'export {};', 'server/main.ts': 'export {};', 'server/sync/kreis.ts': "import '../http/kreis.ts';",
  'app/components/ziel.ts': 'export {};', 'app/eingaben/ziel.ts': 'export {};', 'test/ziel.ts': 'export {};'
};

/** All violations in `folders` below `cwd`. */
async function cruise(cwd: string, folders: readonly string[]): Promise<Verstoss[]> {
  const text = await new Promise<string>((done) => {
    execFile(process.execPath, [PROGRAMM, '--config', CONFIG, '--output-type', 'json', ...folders], { cwd, maxBuffer: 1e9 }, (_error, stdout) => done(stdout));
  });
  return (JSON.parse(text) as { summary: { violations: Verstoss[] } }).summary.violations;
}

describe('the dependency rules of architecture.md', () => {
  let hier: Verstoss[] = [];
  let dort: Verstoss[] = [];
  const baum = mkdtempSync(join(tmpdir(), 'baum-'));

  beforeAll(async () => {
    for (const [file, text] of [...Object.entries(ZIELE), ...Object.values(BRUECHE)]) {
      mkdirSync(dirname(join(baum, file)), { recursive: true });
      writeFileSync(join(baum, file), `${text}\n`);
    }
    for (const file of ['tsconfig.json', 'package.json']) cpSync(file, join(baum, file));
    mkdirSync(join(baum, 'node_modules/pg-pool'), { recursive: true });
    writeFileSync(join(baum, 'node_modules/pg-pool/index.js'), '');
    const folders = ['app', 'server', 'seeds', 'test'].filter((folder) => existsSync(folder));
    [hier, dort] = await Promise.all([cruise('.', folders), cruise(baum, ['app', 'server', 'test'])]);
  }, 120_000);

  afterAll(() => rmSync(baum, { recursive: true }));

  test('each is broken once below', () => {
    expect(Object.keys(BRUECHE).sort()).toEqual(REGELN.map(({ name }) => name).sort());
  });

  test.for(REGELN)('$name: $comment', ({ name }) => {
    expect(hier.filter(({ rule }) => rule.name === name).map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
    expect(dort.filter(({ rule, from, to }) => rule.name === name && [from, to].includes(BRUECHE[name]?.[0] ?? ''))).not.toEqual([]);
  });
});
