/** What is installed: one copy where two would break the text, exact pins where the pins matter (stack.md 1 and 3), a lock file for every platform. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { generateIfNeeded } from '../../server/start/build.mjs';

type Eintrag = { readonly version?: string; readonly optionalDependencies?: Readonly<Record<string, string>> };

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Readonly<Record<string, Eintrag>> };
const paket = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string>; devDependencies: Record<string, string> };
const versionen = (name: string): string[] =>
  Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`)).map(([, { version }]) => version ?? '');

describe('the packages', () => {
  test.for(['yjs', 'lib0', 'react', 'prosemirror-model', '@tiptap/core', '@tiptap/pm', '@tiptap/y-tiptap', 'y-protocols'])('hold exactly one %s', (name) => {
    expect(versionen(name)).toHaveLength(1);
  });

  test('hold every part of Prisma and of TipTap in one version', () => {
    const all = { ...paket.dependencies, ...paket.devDependencies };
    const pins = (match: RegExp): string[] => [...new Set(Object.entries(all).filter(([name]) => match.test(name)).map(([, version]) => version))];
    expect(pins(/^prisma$|^@prisma\//)).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
    expect(pins(/^@tiptap\/(?!y-tiptap)/)).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
  });

  test('are locked for every platform: npm ci refuses a lock that leaves an optional one out', () => {
    const fehlt = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages)));
    expect(fehlt).toEqual([]);
  });

  test('leave the Prisma client alone while the schema is the same: a start that made it anew would take it from whoever reads it', async () => {
    const made = (): number => statSync('server/persistence/generated/client.ts').mtimeMs;
    const before = made();
    await generateIfNeeded();
    expect(made()).toBe(before);
  });

  test('M15 hold Remix above the version with the path traversal, and no session storage but our own', () => {
    for (const name of ['@remix-run/node', '@remix-run/react', '@remix-run/express', '@remix-run/server-runtime']) {
      const [major = 0, minor = 0, patch = 0] = (versionen(name)[0] ?? '').split('.').map(Number);
      expect(major * 10_000 + minor * 100 + patch, name).toBeGreaterThanOrEqual(21_702);
    }
    const quellen = ['app', 'server'].flatMap((ordner) => readdirSync(ordner, { recursive: true, encoding: 'utf8' }).map((datei) => `${ordner}/${datei}`)).filter((datei) => /\.tsx?$/.test(datei) && !datei.includes('/generated/'));
    expect(quellen.length).toBeGreaterThan(200);
    expect(quellen.filter((datei) => /create(File|Memory|Cookie)?SessionStorage/.test(readFileSync(datei, 'utf8')))).toEqual([]);
  });
});
