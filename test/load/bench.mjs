/** `npm run bench`: every benchmark of the project, one JSON line each, one after the other so that they do not disturb each other. */
import { spawn } from 'node:child_process';

let failed = false;
for (const file of ['test/load/bench-tasten.ts', 'test/load/bench-satz.ts', 'test/load/bench-suche.ts']) {
  const code = await new Promise((done) => spawn(process.execPath, ['--import', 'tsx', file], { stdio: ['ignore', 'inherit', 'inherit'] }).once('close', done));
  if (code !== 0) failed = true;
}
process.exitCode = failed ? 1 : 0;
