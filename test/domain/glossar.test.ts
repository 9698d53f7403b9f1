import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GLOSSAR } from '../../app/domain/glossar.ts';

const WORTE = GLOSSAR.flatMap(({ wort, plural }) => [wort, plural ?? wort]).map((w) => w.toLowerCase());

describe('Glossar', () => {
  it('names each noun once, in ASCII, sorted, with gloss and source', () => {
    const worte = GLOSSAR.map((e) => e.wort);
    expect(new Set(worte).size).toBe(worte.length);
    expect([...worte].sort((a, b) => a.localeCompare(b, 'de'))).toEqual(worte);
    for (const { wort, gloss, quelle } of GLOSSAR) expect([/^[A-Z][a-z]+$/.test(wort), gloss.length > 5, /^(domain|architecture|contract|design)\.md/.test(quelle)], wort).toEqual([true, true, true]);
  });
  it('has the noun of every use case', () => {
    const files = readdirSync('server/usecases').map((file) => file.replace('.ts', '')).filter((name) => /^(create|freeze|reopen|cast|close|invite|number|publish)-/.test(name));
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((name) => !name.split('-').slice(1).every((part) => WORTE.includes(part)))).toEqual([]);
  });
});
