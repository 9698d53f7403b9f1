/**
 * A Node process that holds an embedded database, to be killed by tests; its one argument is DATA_DIR.
 * Prints one JSON line when the database answers, or the sentence why not; lets go on SIGTERM.
 */
import { STUMM } from '../../server/log.ts';
import { startEmbedded } from '../../server/persistence/embedded.ts';

try {
  const { poolConfig, stop } = await startEmbedded({ dataDir: process.argv[2] ?? '', log: STUMM });
  process.on('SIGTERM', () => void stop().then(() => process.exit(0)));
  setInterval(() => undefined, 1e6);
  process.stdout.write(`${JSON.stringify({ poolConfig })}\n`);
} catch (error) {
  process.stdout.write(`${JSON.stringify({ satz: (error as Error).message })}\n`);
}
