/** A question about a right is answered, whenever it is asked: also in the moment in which the answers before it are given. */
import { expect, it } from 'vitest';
import { STUMM } from '../../server/log.ts';
import { createRechte } from '../../server/sync/rights.ts';

it('a right asked about in the breath of an answer is asked about again', async () => {
  let gefragt = 0;
  const rechte = createRechte({
    pruefe: async () => {
      gefragt += 1;
      return { ok: false, grund: 'raum_unbekannt' };
    }
  }, STUMM);
  const recht = await rechte.ask('anmeldung', 'raum');
  await recht.renew();
  await recht.renew();
  await recht.renew();
  expect(gefragt).toBe(4);
}, 5_000);
