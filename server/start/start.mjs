/**
 * `npm start`: checks Node, makes what is missing, then runs the server in this very process,
 * so that a signal, also kill -9, meets the server and not a parent of it.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19) || major >= 25) {
  process.stderr.write(`Einvernehmen braucht Node.js ab 20.19 und unter 25; hier läuft ${process.versions.node}.\n`);
  process.exit(2);
}

// While children build, a signal has to end them too; the server sets its own answers afterwards.
const end = (signal) => process.exit(signal === 'SIGINT' ? 130 : 143);
process.on('SIGINT', end).on('SIGTERM', end);

const { WURZEL, buildIfNeeded, generateIfNeeded } = await import('./build.mjs');
process.chdir(WURZEL);
try {
  await generateIfNeeded();
  await buildIfNeeded();
} catch (error) {
  process.stderr.write(`Das Bauen ist gescheitert: ${error.message}\n`);
  process.exit(1);
}
process.removeListener('SIGINT', end).removeListener('SIGTERM', end);

process.env.NODE_ENV ??= 'production';
// What packages plan to change is for developers: `npm run dev` shows it, the operator's terminal does not (Prisma's adapter on pg 8).
process.noDeprecation = true;
const { run } = await import(new URL('../../build/node/main.js', import.meta.url).href);
await run({ dev: false });
