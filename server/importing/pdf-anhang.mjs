/**
 * Takes the attachment `anhang.json` out of a PDF with pdf.js in a process of its own: bytes on stdin, one JSON line on stdout,
 * the attachment's bytes behind it. Says only whether there is one; what it holds is checked by pdf-anhang.ts.
 * Plain JavaScript, not bundled: started by its path, like pdf-lesen.mjs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const NAME = 'anhang.json';
const HOECHSTENS = 16 * 1024 * 1024;

function answer(kind, content = new Uint8Array()) {
  writeFileSync(1, Buffer.concat([Buffer.from(`${JSON.stringify(kind)}\n`), content]));
  process.exit(0);
}

try {
  const data = new Uint8Array(readFileSync(0));
  const pdf = await getDocument({ data, isEvalSupported: false, useSystemFonts: false, disableFontFace: true, verbosity: 0 }).promise;
  const attachments = Object.entries((await pdf.getAttachments()) ?? {});
  const found = attachments.find(([name, file]) => name === NAME || file.filename === NAME)?.[1];
  if (found === undefined) answer({ art: 'keiner', seiten: pdf.numPages });
  const content = found.content;
  if (!(content instanceof Uint8Array) || content.length > HOECHSTENS) answer({ art: 'unbrauchbar', seiten: pdf.numPages });
  answer({ art: 'anhang', seiten: pdf.numPages }, content);
} catch (error) {
  answer({ art: error?.name === 'PasswordException' ? 'geschuetzt' : 'keiner', seiten: 0 });
}
