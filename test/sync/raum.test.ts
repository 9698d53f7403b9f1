import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { startRaumserver, type Raumserver } from './raumserver.ts';

let server: Raumserver;
beforeAll(async () => { server = await startRaumserver(); });
afterAll(() => server.stop());

describe('a room', () => {
  it('shows what one types to the other, and says saved after the commit', async () => {
    const raum = await server.neuerRaum();
    const by = await server.client(raum);
    const hh = await server.client(raum, 'hh');
    by.text().insert(0, 'Neu: ');
    await by.allSaved();
    expect((await server.stored(raum))[0]?.text).toBe('Neu: Erste Worte.');
    await hh.until(() => hh.text().toString() === 'Neu: Erste Worte.');
    by.drop();
    hh.drop();
  });

  it('stores what it was told on the next connection, once', async () => {
    const raum = await server.neuerRaum([absatz('ziffer', 'a'), absatz('ziffer', 'b')]);
    const by = await server.client(raum);
    by.drop();
    by.text(1).insert(1, 'c');
    const again = await server.client(raum, 'by', { doc: by.doc });
    await again.allSaved();
    again.drop();
    const third = await server.client(raum, 'by', { doc: by.doc });
    await third.allSaved();
    expect((await server.stored(raum)).map((a) => a.text)).toEqual(['a', 'bc']);
    expect((await server.log.lade(raum))?.kopf).toBe(2);
    third.drop();
  });
});
