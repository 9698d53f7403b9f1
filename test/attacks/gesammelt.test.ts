/** G14: all who ask about logins in one breath are one question; whoever asks a breath later never gets an answer from before. */
import { expect, it } from 'vitest';
import { gesammelt } from '../../server/gesammelt.ts';

it('answers all who ask in one breath with one question, and asks anew for everybody later, also while the first is under way', async () => {
  let gesperrt = false;
  const asked: (readonly string[])[] = [];
  const answers: (() => void)[] = [];
  const ask = gesammelt<string>((keys) => {
    asked.push(keys);
    const before = gesperrt;
    return new Promise((resolve) => answers.push(() => resolve(new Map(keys.filter((key) => key !== 'fremd').map((key) => [key, before ? 'gesperrt' : `${key}!`])))));
  });
  const first = Promise.all([ask('a'), ask('a'), ask('b'), ask('fremd'), ask('a')]);
  await Promise.resolve();
  expect(asked).toEqual([['a', 'b', 'fremd']]);
  gesperrt = true;
  const later = ask('a');
  await Promise.resolve();
  expect(asked.slice(1)).toEqual([['a']]);
  for (const answer of answers) answer();
  expect([await first, await later]).toEqual([['a!', 'a!', 'b!', undefined, 'a!'], 'gesperrt']);
});

it('tells all who asked when there is no answer, and asks anew for the next one', async () => {
  let fails = true;
  const ask = gesammelt<number>(() => (fails ? Promise.reject(new Error('away')) : Promise.resolve(new Map([['a', 1]]))));
  expect((await Promise.allSettled([ask('a'), ask('b')])).map((answer) => answer.status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await ask('a')).toBe(1);
});
