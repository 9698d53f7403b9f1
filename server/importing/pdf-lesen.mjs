/**
 * Reads the words of a PDF with pdf.js in a process of its own: bytes on stdin, text on stdout, one form feed per page.
 * Used where the host has no pdftotext. Keeps what the reader of a Sammlung needs: lines, indents, wide gaps as blank lines.
 * Plain JavaScript, not bundled: started by its path (pdf-text.ts), which limits its time, memory and output.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const SEITEN_MAX = 2_000;
const ZEICHENBREITE = 5.5;

/** Pieces on one base line, from left to right. */
function linesOf(items) {
  const lines = [];
  for (const item of items) {
    if (item.str === undefined || item.str.trim() === '') continue;
    const [, , , , x, y] = item.transform;
    const line = lines.find((other) => Math.abs(other.y - y) < 2);
    if (line === undefined) lines.push({ y, height: item.height, pieces: [{ x, ...item }] });
    else line.pieces.push({ x, ...item });
  }
  return lines.sort((a, b) => b.y - a.y).map(textOf);
}

function textOf({ y, height, pieces }) {
  pieces.sort((a, b) => a.x - b.x);
  let text = '';
  let end = pieces[0].x;
  for (const piece of pieces) {
    if (text !== '' && piece.x - end > 1 && !text.endsWith(' ')) text += ' ';
    text += piece.str;
    end = piece.x + piece.width;
  }
  return { y, height: Math.round(height), x: pieces[0].x, text: text.trimEnd() };
}

/** Usual distance of two lines for each size of type. */
function usualGaps(pages) {
  const gaps = new Map();
  for (const lines of pages) {
    for (let i = 1; i < lines.length; i += 1) {
      if (lines[i].height !== lines[i - 1].height) continue;
      gaps.set(lines[i].height, [...(gaps.get(lines[i].height) ?? []).slice(-400), lines[i - 1].y - lines[i].y]);
    }
  }
  return new Map([...gaps].map(([height, all]) => [height, all.sort((a, b) => a - b)[Math.floor(all.length / 2)]]));
}

function printPage(lines, left, gaps) {
  let out = '';
  lines.forEach((line, i) => {
    const gap = i === 0 ? 0 : lines[i - 1].y - line.y;
    if (gap > 1.3 * Math.min(gaps.get(line.height) ?? Infinity, 1.5 * line.height)) out += '\n';
    out += `${' '.repeat(Math.max(0, Math.round((line.x - left) / ZEICHENBREITE)))}${line.text}\n`;
  });
  return out;
}

try {
  const data = new Uint8Array(readFileSync(0));
  const pdf = await getDocument({ data, isEvalSupported: false, useSystemFonts: false, disableFontFace: true, stopAtErrors: false, verbosity: 0 }).promise;
  if (pdf.numPages > SEITEN_MAX) throw Object.assign(new Error(String(pdf.numPages)), { name: 'TooManyPages' });
  const pages = [];
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const content = await (await pdf.getPage(n)).getTextContent();
    pages.push(linesOf(content.items));
  }
  const left = pages.flat().reduce((least, line) => Math.min(least, line.x), Infinity);
  const gaps = usualGaps(pages);
  writeFileSync(1, pages.map((lines) => printPage(lines, left, gaps)).join('\f'));
  process.exit(0);
} catch (error) {
  writeFileSync(2, `${String(error?.name ?? 'Error')}: ${String(error?.message ?? error)}\n`);
  process.exit(3);
}
