/**
 * `npm run test:faults`: the fault suite in CI size, minutes long; `-- --nacht` in the size of a night, `-- --nacht=0.1` a tenth of one.
 * Other arguments choose files. At the end: the figures that were measured, and which rows of the tables of faults (reliability.md)
 * are named by a test, here or in the ordinary suite, and which by none. The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../support/chromium.mjs';
import { WURZEL, buildIfNeeded, generateIfNeeded } from '../../server/start/build.mjs';

process.chdir(WURZEL);
const say = (text) => process.stdout.write(`${text}\n`);

const ROWS = { G: 16, P: 22, S: 20, M: 20 };
const ID = /\b[GPSM]\d{1,2}\b/g;
/** A line that opens a test or a group; its title stands in quotes on it. */
const TITLE = /(?:\b(?:describe|it|test)(?:\.\w+)?\(|\]\)\(|\)\()(['"`])(.*?)\1/g;
/** Files whose letters mean something else: the published Sammlungen S1 and S2. */
const OTHER = /^test\/domain\/sammlung\//;

const nacht = process.argv.slice(2).map((arg) => /^--nacht(?:=([\d.]+))?$/.exec(arg)).find((found) => found !== null);
const files = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));
}

/** Rows that titles of the ordinary suite name. */
function namedInOrdinarySuite() {
  const tests = filesBelow('test').filter((file) => /\.test\.tsx?$/.test(file) && !OTHER.test(file));
  return new Set(tests.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(TITLE)].flatMap(([, , title]) => title.match(ID) ?? [])));
}

/** Runs Vitest; its words are shown as they come, figures are kept for the end. */
function runVitest(report) {
  const env = { ...process.env, CHROMIUM: findChromium() ?? '', ...(nacht === undefined ? {} : { NACHT: nacht[1] ?? '1' }) };
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/faults/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const figures = [];
    let rest = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      figures.push(...lines.filter((line) => line.startsWith('MESSUNG ')).map((line) => line.slice(8)));
    });
    child.once('close', (code) => resolve({ green: code === 0, figures }));
  });
}

function table(here, ordinary) {
  return Object.entries(ROWS).flatMap(([letter, count]) => {
    const ids = Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
    const of = (set) => ids.filter((id) => set.has(id)).join(' ') || '-';
    return [`${letter}  fault suite:    ${of(here)}`, `   ordinary suite: ${of(ordinary)}`, `   by no test:     ${ids.filter((id) => !here.has(id) && !ordinary.has(id)).join(' ') || '-'}`];
  });
}

const start = Date.now();
await generateIfNeeded();
await buildIfNeeded();
const folder = mkdtempSync(join(tmpdir(), 'einvernehmen-faults-'));
const report = join(folder, 'bericht.json');
const { green, figures } = await runVitest(report);
let tests = [];
let broken;
try {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed')).length;
} catch {
  broken = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const count = (status) => tests.filter((test) => test.status === status).length;
for (const { fullName } of tests.filter(({ status }) => status !== 'passed' && status !== 'failed')) say(`left out: ${fullName}`);
say(`\nfigures (${nacht === undefined ? 'CI size' : `${nacht[1] ?? '1'} night`}):`);
for (const figure of figures) say(`  ${figure}`);
say('\nrows of reliability.md named in titles of tests:');
for (const line of table(new Set(tests.filter(({ status }) => status === 'passed').flatMap(({ fullName }) => fullName.match(ID) ?? [])), namedInOrdinarySuite())) say(`  ${line}`);
const failed = count('failed') + broken;
say(`\n${((Date.now() - start) / 1000).toFixed(0)} s`);
say(`${count('passed')} passed, ${green ? failed : Math.max(failed, 1)} failed`);
process.exitCode = green && failed === 0 ? 0 : 1;
