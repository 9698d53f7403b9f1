/** Order of the tree (architecture.md 2, 6 and 7): names, depth, a test beside every rule, how long files are. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Made by tools, not by us. */
const ERZEUGT = /^(node_modules|build|data|coverage|tmp|server\/persistence\/generated)$/;
const filesBelow = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const path = join(folder, entry.name);
  if (ERZEUGT.test(path) || entry.name.startsWith('.')) return [];
  return entry.isDirectory() ? filesBelow(path) : [path];
});
const DATEIEN = filesBelow('.');
const QUELLEN = DATEIEN.filter((file) => /^(app|server|seeds|test)\/.*\.(tsx?|mjs)$/.test(file));

const VERBOTEN = /^(utils?|helpers?|common|misc|shared|lib|managers?|services?)$/;
/** What the owner asked for, and what tools force on us. */
const OBEN = ['app', 'server', 'prisma', 'seeds', 'test', 'docs', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.pure.json', 'remix.config.js',
  'README.md', 'LICENSE', 'vite.config.ts', 'vitest.config.ts', 'prisma.config.ts', 'eslint.config.js', 'public'];

describe('the tree', () => {
  test('has nothing at the top that the owner or a tool did not ask for', () => {
    const oben = new Set(DATEIEN.map((file) => file.split('/')[0] ?? ''));
    expect([...oben].filter((name) => !OBEN.includes(name))).toEqual([]);
  });

  test('has no drawer: no folder or file called utils, helpers, common, misc, shared, lib, manager, service', () => {
    const parts = (file: string): string[] => file.split('/').map((part) => part.replace(/\..*$/, ''));
    expect(DATEIEN.filter((file) => parts(file).some((part) => VERBOTEN.test(part)))).toEqual([]);
  });

  test('is at most three folders deep below a top folder', () => {
    expect(QUELLEN.filter((file) => file.split('/').length > 5)).toEqual([]);
  });

  test('names files in kebab-case, ASCII', () => {
    const isPlain = (file: string): boolean => file.split('/').every((part) => /^[_$a-z0-9][a-z0-9.$_-]*$/.test(part));
    expect(QUELLEN.filter((file) => !file.startsWith('app/routes/') && !isPlain(file))).toEqual([]);
  });
});

describe('the files', () => {
  test('of ring 0 each have their test', () => {
    const ohne = DATEIEN.filter((file) => /^app\/domain\/.*\.ts$/.test(file)).map((file) => file.replace(/^app\/(.*)\.ts$/, 'test/$1.test.ts'));
    expect(ohne.filter((file) => !existsSync(file))).toEqual([]);
  });

  test('open with what they decide', () => {
    const opens = (file: string): boolean => /^(#!.*\n)?(\/\*\*|\/\/)/.test(readFileSync(file, 'utf8'));
    expect(QUELLEN.filter((file) => !file.startsWith('test/') && !opens(file))).toEqual([]);
  });

  test('are mostly short: half of them at most 100 lines', () => {
    const lines = QUELLEN.map((file) => readFileSync(file, 'utf8').split('\n').length).sort((a, b) => a - b);
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(100);
  });

  test('switch no rule off', () => {
    const marker = new RegExp(['eslint-' + 'disable', '@ts-' + 'ignore', '@ts-' + 'expect-error', '@ts-' + 'nocheck'].join('|'));
    expect(QUELLEN.filter((file) => marker.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
