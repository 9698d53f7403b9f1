/**
 * kill -9 of the whole server, started as `npm start` starts it, on its own embedded database: what was acknowledged is there again,
 * what is there was sent by somebody, the database that was left behind is taken up, and a second start is quick.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectClient, type Client } from '../support/client.ts';
import { besuche, demoSitzung, startServer, type Testserver } from '../support/server.ts';

const RUNDEN = 3;

describe('P3 P15 kill -9 of the server and start again', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'einvernehmen-neustart-'));
  let server: Testserver;
  let raum = '';
  let cookies: string[] = [];
  beforeAll(async () => {
    server = await startServer({ DATA_DIR: folder });
    const people = await Promise.all(['by-bearbeitung', 'hh-bearbeitung', 'bmi-bearbeitung'].map((kennung) => besuche(server.url, kennung)));
    cookies = people.map((p) => p.cookie);
    const { top } = await demoSitzung(await besuche(server.url, 'gs'));
    const { v } = await (await besuche(server.url, 'gs')).daten<{ v: { textraum: { id: string } } }>(`${top('Digitale Lagekarte')}?index`, 'routes/beschlussvorschlaege.$id._index');
    raum = v.textraum.id;
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const connect = (cookie: string): Promise<Client> => connectClient({ url: `${server.url.replace('http', 'ws')}/sync/`, raum, cookie, origin: server.url });
  /** Every word in the room, out of a fresh client's copy. */
  const words = async (): Promise<string> => {
    const reader = await connect(cookies[0] ?? '');
    const text = reader.fragment.toArray().map((p) => (p as Y.XmlElement).toArray().filter((n) => n instanceof Y.XmlText).map((n) => (n as Y.XmlText).toString()).join('')).join('\n');
    reader.drop();
    return text;
  };

  /** Types numbered words until the line is cut; answers what was sent and how much of it was acknowledged. */
  async function typeUntilCut(client: Client, name: string): Promise<{ sent: string[]; acked: number }> {
    const sent: string[] = [];
    let acked = 0;
    while (!client.gone) {
      const word = `${name}${sent.length}.`;
      sent.push(word);
      client.text().insert(client.text().length, word);
      await client.until(() => client.saved >= client.sent || client.gone);
      if (client.saved >= client.sent) acked = sent.length;
    }
    return { sent, acked };
  }

  it(`keeps every acknowledged letter of three people who type, ${RUNDEN} times`, async () => {
    for (let runde = 0; runde < RUNDEN; runde += 1) {
      const clients = await Promise.all(cookies.map(connect));
      const typing = clients.map((client, i) => typeUntilCut(client, `r${runde}p${i}n`));
      const [first] = clients;
      await first?.until(() => first.saved >= 25 + runde * 10);
      await server.kill('SIGKILL');
      const histories = await Promise.all(typing);
      await server.restart();
      const text = await words();
      for (const { sent, acked } of histories) {
        expect(acked).toBeGreaterThan(0);
        for (const word of sent.slice(0, acked)) expect(text.split(word).length, `${word} was acknowledged`).toBe(2);
      }
      const known = new Set(histories.flatMap((h) => h.sent));
      for (const [word] of text.matchAll(new RegExp(`r${runde}p\\dn\\d+\\.`, 'g'))) expect(known.has(word), word).toBe(true);
    }
  });

  it('lets people go on with their login after the restart', async () => {
    const again = await connect(cookies[1] ?? '');
    again.text().insert(0, 'weiter ');
    await again.allSaved();
    again.drop();
    expect(await words()).toContain('weiter ');
  });
});
