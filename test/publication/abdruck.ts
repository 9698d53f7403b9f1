/** A process of its own that prints one model in every format and says the hash of each; formate.test.ts runs it twice. */
import { createHash } from 'node:crypto';
import { FORMATE, setze } from '../../server/publication/formate.ts';
import { konferenzmodell } from './modelle.ts';

const modell = konferenzmodell('VMK');
for (const [format, profil] of [...FORMATE.map((f) => [f, 'ua-1'] as const), ['pdf', 'a-3a'] as const]) {
  const druck = await setze(modell, format, { profil });
  process.stdout.write(`${format} ${druck.ok ? createHash('sha256').update(druck.wert).digest('hex') : druck.grund}\n`);
}
