/** A line that a browser opened before it needed it is closed without a word; an answer to nothing would be taken for the next page. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type Testserver } from '../support/server.ts';

describe('a line on which nothing is asked', () => {
  let server: Testserver;
  beforeAll(async () => { server = await startServer(); }, 120_000);
  afterAll(() => server?.stop());

  it('is closed after its time, and no byte comes before', async () => {
    const line = connect(Number(new URL(server.url).port), '127.0.0.1');
    let said = '';
    line.on('data', (bytes) => { said += bytes.toString('latin1'); });
    await once(line, 'close');
    expect(said).toBe('');
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  }, 90_000);
});
