/** The child that prints a large Sammlung: an order as JSON on standard input, the checked bytes on standard output; or exit 3 and there the reason as JSON. */
import { readFileSync } from 'node:fs';
import { antworte } from '../kindprozess.ts';
import type { Druckauftrag } from './druckauftrag.ts';
import { setze } from './formate.ts';
import { createSetzer } from './pdf.ts';

const { modell, format, optionen } = JSON.parse(readFileSync(0, 'utf8')) as Druckauftrag;
// The typesetter this child starts stays in its group and dies with it.
const druck = await setze(modell, format, { ...optionen, setzer: createSetzer({ eigeneGruppe: false }) });
antworte(druck.ok ? druck.wert : Buffer.from(JSON.stringify(druck)));
process.exitCode = druck.ok ? 0 : 3;
