/** A room server in a process of its own, to be killed: prints its address once it listens. Argument: connection string and port. */
import pg from 'pg';
import { startOn } from './raumserver-kern.ts';

const { host, port, user, password, database } = new pg.Client({ connectionString: process.argv[2] });
const server = await startOn({ host, port, user, password: password ?? undefined, database }, { port: Number(process.argv[3] ?? 0) });
process.stdout.write(`${server.url}\n`);
