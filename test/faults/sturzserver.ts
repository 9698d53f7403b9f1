/**
 * A room server that kills itself with signal 9 at a named place: before or after the n-th append, before or after the n-th snapshot.
 * Arguments: connection string, port, place (or `nie`), n. Prints its address once it listens.
 */
import pg from 'pg';
import type { Textraumlog } from '../../server/ports-sync.ts';
import { startOn } from '../sync/raumserver-kern.ts';

const [url = '', port = '0', stelle = 'nie', mal = '1'] = process.argv.slice(2);
const { host, port: dbPort, user, password, database } = new pg.Client({ connectionString: url });
const gezaehlt = new Map<string, number>();

/** Dies here, if this is the place and the time; a breath later, so that a word that was said too early gets out and can be held against the server. */
async function passiere(hier: string): Promise<void> {
  const n = (gezaehlt.get(hier) ?? 0) + 1;
  gezaehlt.set(hier, n);
  if (hier !== stelle || n !== Number(mal)) return;
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.kill(process.pid, 'SIGKILL');
}

const wrap = (log: Textraumlog): Textraumlog => ({
  ...log,
  async haengeAn(raum, kopf, eintraege) {
    await passiere('vor-anhaengen');
    const antwort = await log.haengeAn(raum, kopf, eintraege);
    await passiere('nach-anhaengen');
    return antwort;
  },
  async schreibeStand(raum, folge, stand) {
    await passiere('vor-stand');
    await log.schreibeStand?.(raum, folge, stand);
    await passiere('nach-stand');
  }
});
const server = await startOn({ host, port: dbPort, user, password: password ?? undefined, database }, { port: Number(port), wrap, standNach: 20 });
process.stdout.write(`${server.url}\n`);
