/**
 * Builds what `npm start` runs: the Prisma client, the pages (Remix through Vite) and the server (esbuild), all below build/.
 * Does nothing when a fingerprint of all sources equals the one of the last build. Run alone it always builds.
 * Bundled is only our own code; packages stay in node_modules.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project; every path below counts from it. */
export const WURZEL = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const HASH = 'build/.hash';
const QUELLEN = ['app', 'prisma', 'seeds', 'server', 'package.json', 'package-lock.json', 'prisma.config.ts', 'remix.config.js', 'tsconfig.json', 'vite.config.ts'];
const CLIENT = 'server/persistence/generated';

/** Makes the Prisma client when it is missing or older than the schema: after `npm ci --ignore-scripts`, after a new schema. */
export async function generateIfNeeded() {
  const made = join(CLIENT, 'internal/class.ts');
  const schema = JSON.stringify(readFileSync('prisma/schema.prisma', 'utf8')).slice(1, -1);
  if (existsSync(made) && readFileSync(made, 'utf8').includes(schema)) return;
  await run('prisma', 'build/index.js', ['generate'], process.env);
}

/** Builds when a source changed since the last build. */
export async function buildIfNeeded() {
  const hash = hashOf(QUELLEN);
  if (existsSync(HASH) && readFileSync(HASH, 'utf8') === hash) return;
  process.stderr.write('Einvernehmen wird gebaut …\n');
  await build();
  mkdirSync('build', { recursive: true });
  writeFileSync(HASH, hash);
}

async function build() {
  // The pages first: their build empties the whole folder. As a child, so that Vite's plugins leave nothing behind in the server's process.
  await run('@remix-run/dev', 'dist/cli.js', ['vite:build'], { ...process.env, NODE_ENV: 'production' });
  await bundleServer();
}

async function bundleServer() {
  const { build: esbuild } = await import('esbuild');
  await esbuild({
    entryPoints: ['server/main.ts'], outdir: 'build/node', bundle: true, splitting: true, packages: 'external',
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
  await build();
  writeFileSync(HASH, hashOf(QUELLEN));
}
