/**
 * Builds what `npm start` runs: the Prisma client, the pages (Remix through Vite) and the server (esbuild), all below build/.
 * Does nothing when a fingerprint of all sources equals the one of the last build. Run alone it always builds.
 * Bundled is only our own code; packages stay in node_modules.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Folder of the project; every path below counts from it. */
export const WURZEL = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const HASH = 'build/.hash';
const LOCK = 'node_modules/.cache/einvernehmen-bau';
const QUELLEN = ['app', 'prisma', 'seeds', 'server', 'package.json', 'package-lock.json', 'prisma.config.ts', 'remix.config.js', 'tsconfig.json', 'vite.config.ts'];
const CLIENT = 'server/persistence/generated';

/** Makes the Prisma client when it is missing or older than the schema: after `npm ci --ignore-scripts`, after a new schema. */
export async function generateIfNeeded() {
  const made = join(CLIENT, 'internal/class.ts');
  // The client carries its schema, columns aligned anew. Made while another process reads it, it would be missing there for a moment.
  const unaligned = (text) => text.replace(/ +/g, ' ');
  const schema = unaligned(JSON.stringify(readFileSync('prisma/schema.prisma', 'utf8')).slice(1, -1));
  if (existsSync(made) && unaligned(readFileSync(made, 'utf8')).includes(schema)) return;
  await run('prisma', 'build/index.js', ['generate'], process.env);
}

/** Builds when a source changed since the last build; of several that start at once one builds and the others wait for it. */
export async function buildIfNeeded() {
  const isBuilt = () => existsSync(HASH) && readFileSync(HASH, 'utf8') === hash;
  const hash = hashOf(QUELLEN);
  if (isBuilt()) return;
  await takeLock();
  try {
    if (isBuilt()) return;
    process.stderr.write('Einvernehmen wird gebaut …\n');
    await build();
    writeFileSync(HASH, hash);
  } finally {
    rmSync(LOCK, { force: true });
  }
}

/** Waits until no other living process builds. Linked, not written: a lock is never seen without its number. */
async function takeLock() {
  const mine = `${LOCK}-${process.pid}`;
  mkdirSync(dirname(LOCK), { recursive: true });
  writeFileSync(mine, String(process.pid));
  while (!link(mine)) {
    if (isAlive(Number(readIfThere(LOCK)))) await delay(100);
    else rmSync(LOCK, { force: true });
  }
  rmSync(mine);
}

function link(mine) {
  try {
    linkSync(mine, LOCK);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

async function build() {
  // The pages first: their build empties the whole folder. As a child, so that Vite's plugins leave nothing behind in the server's process.
  await run('@remix-run/dev', 'dist/cli.js', ['vite:build'], { ...process.env, NODE_ENV: 'production' });
  await bundleServer();
}

async function bundleServer() {
  const { build: esbuild } = await import('esbuild');
  await esbuild({
    entryPoints: ['server/main.ts', 'server/importing/lese-kind.ts', 'server/publication/druck-kind.ts'], outdir: 'build/node', bundle: true, splitting: true, packages: 'external',
    platform: 'node', format: 'esm', target: 'node20', sourcemap: true, logLevel: 'error'
  });
}

/** Runs a program of a package quietly; what it said is shown when it fails. */
function run(paket, datei, args, env) {
  const program = join(dirname(createRequire(import.meta.url).resolve(`${paket}/package.json`)), datei);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => child.kill();
    process.once('exit', end);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      process.removeListener('exit', end);
      if (code === 0) return resolve();
      process.stderr.write(said);
      reject(new Error(`${paket} ${args.join(' ')} ended with ${code}`));
    });
  });
}

function hashOf(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const file of paths.flatMap(filesBelow)) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** Every file below a path, in a fixed order, without what is generated. */
function filesBelow(path) {
  if (path === CLIENT || !existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().flatMap((name) => filesBelow(`${path}/${name}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(WURZEL);
  await generateIfNeeded();
  rmSync(HASH, { force: true });
  await buildIfNeeded();
}
