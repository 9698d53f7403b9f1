/** The outbox with a real SMTP server on loopback: every letter leaves once, waits while the server is away, and says nothing twice. */
import { createServer, type AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STUMM } from '../../server/log.ts';
import { createVersand } from '../../server/mail/versand.ts';
import { sendDue, startPostausgang } from '../../server/jobs/post.ts';
import { neuesHaus, type Testhaus } from '../support/haus.ts';

interface Angekommen { readonly an: string[]; readonly text: string }

/** A mail server that keeps what it gets; `weist` refuses the next letters. */
async function postamt(): Promise<{ url: string; briefe: Angekommen[]; weist: { ab: boolean }; close: () => Promise<void>; onBrief: (n: number) => Promise<void> }> {
  const briefe: Angekommen[] = [];
  const weist = { ab: false };
  let told: () => void = () => undefined;
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'],
    onRcptTo: (_a, _s, done) => done(weist.ab ? Object.assign(new Error('busy'), { responseCode: 450 }) : null),
    onData(stream, session, done) {
      const stuecke: Buffer[] = [];
      stream.on('data', (s: Buffer) => stuecke.push(s));
      stream.on('end', () => {
        briefe.push({ an: session.envelope.rcptTo.map((r) => r.address), text: Buffer.concat(stuecke).toString('utf8') });
        told();
        done();
      });
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, briefe, weist,
    close: () => new Promise((done) => server.close(() => done())),
    onBrief: (n) => new Promise((done) => {
      told = () => { if (briefe.length >= n) done(); };
      told();
    })
  };
}

describe('the outbox', () => {
  let h: Testhaus;
  let amt: Awaited<ReturnType<typeof postamt>>;
  beforeAll(async () => {
    [h, amt] = [await neuesHaus(), await postamt()];
  });
  afterAll(async () => {
    await amt.close();
    await h.close();
  });
  const brief = (schluessel: string) => ({ schluessel, an: 'poststelle@by.example', betreff: 'Frist läuft – bitte antworten', text: 'Grüße\nGeschäftsstelle\n' });
  const enqueue = (schluessel: string): Promise<void> => h.haus.datenbank.ablage.post.enqueue([brief(schluessel)]);
  const versand = () => createVersand(amt.url, 'Einvernehmen <einvernehmen@haus.example>');

  it('sends each letter once, also when two nodes look at the same moment', async () => {
    await enqueue('a');
    await enqueue('a');
    await enqueue('b');
    const sent = await Promise.all([sendDue(h.haus.datenbank, versand(), STUMM), sendDue(h.haus.datenbank, versand(), STUMM)]);
    expect(sent.reduce((a, b) => a + b)).toBe(2);
    expect(amt.briefe.map((b) => b.an)).toEqual([['poststelle@by.example'], ['poststelle@by.example']]);
    expect(amt.briefe[0]?.text).toMatch(/Auto-Submitted: auto-generated/);
    expect(await sendDue(h.haus.datenbank, versand(), STUMM)).toBe(0);
  });

  it('keeps a letter that was refused, and waits longer each time', async () => {
    amt.weist.ab = true;
    await enqueue('c');
    expect(await sendDue(h.haus.datenbank, versand(), STUMM)).toBe(0);
    const stand = async () => (await h.pool.query<{ versuche: number; fehler: string | null; warten: number; gesendet_am: Date | null }>("select versuche, fehler, extract(epoch from naechster_versuch - now())::int as warten, gesendet_am from sendung where schluessel = 'c'")).rows[0];
    expect(await stand()).toMatchObject({ versuche: 1, fehler: 'EENVELOPE', gesendet_am: null });
    await h.pool.query("update sendung set naechster_versuch = now() where schluessel = 'c'");
    await sendDue(h.haus.datenbank, versand(), STUMM);
    expect((await stand())?.warten).toBeGreaterThan(50);
    amt.weist.ab = false;
    await h.pool.query("update sendung set naechster_versuch = now() where schluessel = 'c'");
    expect(await sendDue(h.haus.datenbank, versand(), STUMM)).toBe(1);
    expect(await stand()).toMatchObject({ fehler: null });
  });

  it('goes on when there is no mail server at all, and ends when told', async () => {
    const taub = createServer((socket) => socket.destroy());
    await new Promise<void>((done) => taub.listen(0, '127.0.0.1', done));
    await enqueue('d');
    expect(await sendDue(h.haus.datenbank, createVersand(`smtp://127.0.0.1:${(taub.address() as AddressInfo).port}`, 'x@y.example'), STUMM)).toBe(0);
    await new Promise((done) => taub.close(done));
    await h.pool.query("update sendung set naechster_versuch = now() where schluessel = 'd'");
    const stop = startPostausgang(h.haus.datenbank, versand(), STUMM, 20);
    await amt.onBrief(4);
    await stop();
    await enqueue('e');
    expect(amt.briefe).toHaveLength(4);
  });
});
