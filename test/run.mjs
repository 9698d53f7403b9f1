/**
 * `npm test`: types, lint, the build and all tests, among them the architecture rules and, where a Chromium is found, the browser tests.
 * Everything runs to the end; what was left out is named; the last line is `N passed, N failed` and the exit code says the same.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WURZEL, buildIfNeeded, generateIfNeeded } from '../server/start/build.mjs';
import { findChromium } from './support/chromium.mjs';

process.chdir(WURZEL);
const say = (text) => process.stdout.write(`${text}\n`);

/** Runs a program of a package; its words are shown as they come, or only when it fails. */
function run(args, quiet) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'] });
    let said = '';
    child.stdout?.on('data', (chunk) => (said += chunk));
    child.stderr?.on('data', (chunk) => (said += chunk));
    child.once('close', (code) => {
      if (quiet && code !== 0) say(said.trim());
      resolve(code === 0);
    });
  });
}

/** One check that is not a test: passes or fails as a whole. */
async function check(name, ...work) {
  const start = Date.now();
  const passed = (await Promise.all(work)).every(Boolean);
  say(`${passed ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  return passed;
}

/** All tests, counted from Vitest's own report. A file that could not even be loaded counts as one failure. */
async function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'einvernehmen-bericht-'));
  const file = join(folder, 'bericht.json');
  const green = await run(['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], false);
  try {
    const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'));
    const count = (status) => tests.filter((test) => test.status === status).length;
    const failed = count('failed') + broken.length;
    return { passed: count('passed'), failed: green ? failed : Math.max(failed, 1), tests };
  } catch {
    return { passed: 0, failed: 1, tests: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await generateIfNeeded();
const chromium = findChromium();
if (chromium === null) say('BROWSER TESTS ARE LEFT OUT: no Chromium found. Install one, or name it in CHROMIUM.');
else process.env.CHROMIUM = chromium;

const tsc = 'node_modules/typescript/bin/tsc';
const checks = await Promise.all([
  // Built before the tests that start the real server, so that none of them waits for it.
  check('build', buildIfNeeded().then(() => true, () => false)),
  check('types', run([tsc, '-p', 'tsconfig.json'], true), run([tsc, '-p', 'tsconfig.pure.json'], true)),
  check('lint', run(['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0'], true))
]);
const { passed, failed, tests } = await runTests();

const leftOut = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
for (const { fullName } of leftOut) say(`left out: ${fullName}`);
const faults = new Set(tests.flatMap(({ fullName }) => fullName.match(/\b(?:P|S|V|A|C|L|M)\d{1,2}\b/g) ?? []));
say(`faults and attacks named in tests (reliability.md): ${[...faults].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).join(' ') || 'none'}`);
const all = { passed: passed + checks.filter(Boolean).length, failed: failed + checks.filter((ok) => !ok).length };
say(`${all.passed} passed, ${all.failed} failed`);
process.exitCode = all.failed === 0 ? 0 : 1;
