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

/** Dies here, if this is the place and the time. */
function passiere(hier: string): void {
  const n = (gezaehlt.get(hier) ?? 0) + 1;
  gezaehlt.set(hier, n);
  if (hier === stelle && n === Number(mal)) process.kill(process.pid, 'SIGKILL');
}

const wrap = (log: Textraumlog): Textraumlog => ({
  ...log,
  async haengeAn(raum, kopf, eintraege) {
    passiere('vor-anhaengen');
    const antwort = await log.haengeAn(raum, kopf, eintraege);
    passiere('nach-anhaengen');
    return antwort;
  },
  async schreibeStand(raum, folge, stand) {
    passiere('vor-stand');
    await log.schreibeStand?.(raum, folge, stand);
    passiere('nach-stand');
  }
});
const server = await startOn({ host, port: dbPort, user, password: password ?? undefined, database }, { port: Number(port), wrap, standNach: 20 });
process.stdout.write(`${server.url}\n`);
