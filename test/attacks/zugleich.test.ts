/** G14: fifty rooms that ask about one login at once are one question; whoever asks a breath later never gets an answer from before. */
import { expect, it } from 'vitest';
import { zugleich } from '../../server/auth/zugleich.ts';

it('answers all who ask in one breath with one question, and asks anew for everybody later, also while the first is under way', async () => {
  let [gefragt, gesperrt] = [0, false];
  const answers: (() => void)[] = [];
  const ask = zugleich((wert) => {
    gefragt += 1;
    const before = gesperrt;
    return new Promise<string>((resolve) => answers.push(() => resolve(before ? 'gesperrt' : wert)));
  });
  const first = Promise.all([ask('a'), ask('a'), ask('b'), ask('a')]);
  expect(gefragt).toBe(2);
  await Promise.resolve();
  gesperrt = true;
  const later = ask('a');
  expect(gefragt).toBe(3);
  for (const answer of answers) answer();
  expect([await first, await later]).toEqual([['a', 'a', 'b', 'a'], 'gesperrt']);
});
