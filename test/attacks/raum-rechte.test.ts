/** The socket with every kind of actor: who gets into which room, and whose words are taken there. The other half of the rights matrix (A3, S1, S11). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectClient } from '../support/client.ts';
import { besuche, demoSitzung, startServer, type Testserver } from '../support/server.ts';

const AKTEURE = ['', 'by-lesend', 'by-bearbeitung', 'by-leitung', 'by-verwaltung', 'hh-lesend', 'hh-bearbeitung', 'vorsitz', 'bmi-bearbeitung', 'gs'] as const;
const FREMD = '00000000-0000-4000-8000-000000000000';

describe('G9, A3 rooms with every kind of actor', { timeout: 60_000 }, () => {
  let server: Testserver;
  const cookies = new Map<string, string>();
  const raeume = { eigene: '', entwurf: '', notizPrivat: '', notizOffen: '', notizAbgegeben: '' };
  beforeAll(async () => {
    server = await startServer();
    for (const akteur of AKTEURE) cookies.set(akteur, (await besuche(server.url, akteur)).cookie);
    const [by, hh] = [await besuche(server.url, 'by-leitung'), await besuche(server.url, 'hh-leitung')];
    const { top } = await demoSitzung(by);
    interface Daten { v: { textraum: { id: string } | null; notizen: { initiator: string; textraumId: string }[] } }
    const v = async (wer: typeof by, titel: string) => (await wer.daten<Daten>(`${top(titel)}?index`, 'routes/beschlussvorschlaege.$id._index')).v;
    raeume.eigene = (await v(by, 'Ehrenamt')).textraum?.id ?? '';
    raeume.entwurf = (await v(by, 'Digitale Lagekarte')).textraum?.id ?? '';
    raeume.notizPrivat = (await v(hh, 'Mandatsträger')).notizen[0]?.textraumId ?? '';
    raeume.notizOffen = (await v(by, 'Notrufortung')).notizen[0]?.textraumId ?? '';
    raeume.notizAbgegeben = (await v(by, 'Großveranstaltungen')).notizen.find((n) => n.initiator === 'BY')?.textraumId ?? '';
  }, 120_000);
  afterAll(() => server?.stop());

  /** `schreibt`, `liest`, or the status of a refused handshake. A reader's words must be refused by the server, not by us. */
  async function zugang(akteur: string, raum: string): Promise<string> {
    const client = await connectClient({ url: `${server.url.replace('http', 'ws')}/sync/`, raum, cookie: cookies.get(akteur) ?? '', origin: server.url }).catch((error: Error) => error.message);
    if (typeof client === 'string') return client;
    const before = client.refused.length;
    client.text().insert(client.text().length, ' x');
    const taken = await client.allSaved().then(() => true, () => false);
    const refused = client.refused.length > before || client.gone;
    client.drop();
    return taken && !refused ? 'schreibt' : 'liest';
  }
  const alle = async (raum: string): Promise<string> => {
    const found = [];
    for (const akteur of AKTEURE) found.push(`${akteur || 'niemand'}: ${await zugang(akteur, raum)}`);
    return found.filter((f) => !f.endsWith('HTTP 404')).join(', ');
  };

  it('a Themenanmeldung is its Delegation’s own', async () => {
    expect(await alle(raeume.eigene)).toBe('niemand: HTTP 401, by-lesend: liest, by-bearbeitung: schreibt, by-leitung: schreibt');
  });
  it('a draft is written by all who may write, read by all who may read', async () => {
    expect(await alle(raeume.entwurf)).toBe('niemand: HTTP 401, by-lesend: liest, by-bearbeitung: schreibt, by-leitung: schreibt, hh-lesend: liest, hh-bearbeitung: schreibt, vorsitz: schreibt, bmi-bearbeitung: schreibt, gs: schreibt');
  });
  it('a private note is its authors’ own', async () => {
    expect(await alle(raeume.notizPrivat)).toBe('niemand: HTTP 401, hh-lesend: liest, hh-bearbeitung: schreibt');
  });
  it('V10 an announced note is read by all and written by its authors', async () => {
    expect(await alle(raeume.notizOffen)).toBe('niemand: HTTP 401, by-lesend: liest, by-bearbeitung: liest, by-leitung: liest, hh-lesend: liest, hh-bearbeitung: schreibt, vorsitz: liest, bmi-bearbeitung: liest, gs: liest');
  });
  it('a note that was given is written by nobody', async () => {
    expect(await alle(raeume.notizAbgegeben)).not.toContain('schreibt');
  });
  it('S11 an unknown room answers as a forbidden one', async () => {
    expect([await zugang('by-leitung', FREMD), await zugang('hh-bearbeitung', raeume.eigene), await zugang('by-leitung', '../healthz'), await zugang('by-leitung', '%00')]).toEqual(['HTTP 404', 'HTTP 404', 'HTTP 404', 'HTTP 404']);
  });
});
