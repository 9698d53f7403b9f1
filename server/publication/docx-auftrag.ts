/**
 * A Word file, printed where it holds nobody up. The package that builds it takes 6 ms of processor time for ten lines, so a Sammlung of 80 TOPs
 * would stop all who write for half a second: a large one is printed in a child (docx-kind.ts), a small one in less time than a child takes to start.
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { einstieg, runKind, type Kindgrenzen } from '../kindprozess.ts';
import { setze, type Satzgrund, type Satzoptionen } from './formate.ts';
import { KINDGRUENDE } from './pdf.ts';

export interface Docxauftrag {
  readonly modell: Sammlung;
  readonly optionen: Pick<Satzoptionen, 'entwurf' | 'nurTop'>;
}

/** Paragraphs that are printed at once. */
const KLEIN = 60;
const GRENZEN: Kindgrenzen = { millisekunden: 60_000, megabyte: 1_000 };

/** The same bytes in either place. `eintrag` and `grenzen` replace the child's program and its limits in tests. */
export async function setzeDocx({ modell, optionen }: Docxauftrag, eintrag = einstieg('publication/docx-kind'), grenzen = GRENZEN): Promise<Result<Uint8Array, Satzgrund>> {
  if (absaetzeOf(modell) <= KLEIN) return setze(modell, 'docx', optionen);
  const kind = await runKind(eintrag, [JSON.stringify({ modell, optionen } satisfies Docxauftrag)], grenzen);
  if (kind.ende !== 'fertig') return abgelehnt(KINDGRUENDE[kind.ende]);
  if (kind.code === 0 && kind.out.length > 0) return ok(kind.out);
  return kind.code === 3 ? (JSON.parse(kind.err) as Result<Uint8Array, Satzgrund>) : abgelehnt('satz_abgebrochen', { meldung: kind.err.trim().split('\n').at(-1)?.slice(0, 300) ?? '' });
}

function absaetzeOf({ beschluesse }: Sammlung): number {
  return beschluesse.reduce((n, b) => n + b.absaetze.length + b.protokollnotizen.reduce((m, p) => m + p.absaetze.length, 0), 0);
}
