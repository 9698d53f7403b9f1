/** The child that prints a large Word file: an order as JSON on standard input, the checked bytes on standard output; exit 3 with the reason as JSON. */
import { readFileSync } from 'node:fs';
import { antworte } from '../kindprozess.ts';
import { setze } from './formate.ts';
import type { Docxauftrag } from './docx-auftrag.ts';

const { modell, optionen } = JSON.parse(readFileSync(0, 'utf8')) as Docxauftrag;
const druck = await setze(modell, 'docx', optionen);
if (druck.ok) antworte(druck.wert);
else process.stderr.write(JSON.stringify(druck));
process.exitCode = druck.ok ? 0 : 3;
