import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FARBEN } from '../../app/editor/extensions/anwesenheit.ts';

const css = readFileSync('app/editor/editor.css', 'utf8');
const farben = [...css.matchAll(/^(.*)\.farbe-(\d) \{ --fremd: (#\w{6}); --fremd-text: (#\w{6}); \}/gm)]
  .map(([, before, n, line, text]) => ({ dunkel: /dark|:not/.test(before ?? ''), n: Number(n), line: line ?? '', text: text ?? '' }));

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, bl = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p) as [number, number];
  return (x + 0.05) / (y + 0.05);
}

describe('colours of the carets', () => {
  it('are there for both themes, and for a browser that asks for dark', () => {
    expect(farben.map((f) => f.n)).toEqual([...Array(3)].flatMap(() => [...Array(FARBEN).keys()]));
  });

  it.each(farben)('farbe-$n (dark: $dunkel) can be read on its label and seen on the page', ({ dunkel, line, text }) => {
    expect(contrast(line, text)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(line, dunkel ? '#000000' : '#ffffff')).toBeGreaterThanOrEqual(3);
  });
});

describe('the code of the editor', () => {
  it('sets no style attribute: the pages forbid it', () => {
    const files = ['beschluss-editor.client.tsx', 'werkzeuge.tsx', 'dialog.tsx', 'bericht-dialog.tsx', 'verweis-dialog.tsx', 'textansicht.tsx', 'lesefassung.tsx', 'extensions/anwesenheit.ts', 'extensions/gliederung.ts'];
    for (const file of files) expect(readFileSync(`app/editor/${file}`, 'utf8')).not.toMatch(/style=|\.style\b/);
  });
});
