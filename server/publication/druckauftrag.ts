/**
 * Printing where it holds nobody up. To build and check 80 TOPs takes the server's only thread 0.1 to 0.8 s in the heavy formats, and so long nobody's
 * letter would be taken: these are printed in a child (druck-kind.ts), all others in less time than a child takes to start.
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { einstieg, letzteWorte, runKind, type Kindgrenzen } from '../kindprozess.ts';
import { createDruckschlange } from './druckschlange.ts';
import { setze, type Satzformat, type Satzgrund, type Satzoptionen } from './formate.ts';
import { KINDGRUENDE } from './pdf.ts';

export interface Druckauftrag {
  readonly modell: Sammlung;
  readonly format: Satzformat;
  readonly optionen: Pick<Satzoptionen, 'entwurf' | 'nurTop' | 'profil'>;
}

/** Formats of which 60 paragraphs and more take long; the others are done in some hundredths of a second. */
const SCHWER: readonly Satzformat[] = ['pdf', 'docx', 'akn'];
const KLEIN = 60;
/** The typesetter's own limits are narrower (pdf.ts). */
const GRENZEN: Kindgrenzen = { millisekunden: 90_000, megabyte: 2_000 };

const schlange = createDruckschlange(32);

/** The same bytes in either place. `eintrag` and `grenzen` replace the child's program and its limits in tests. */
export async function drucke(auftrag: Druckauftrag, eintrag = einstieg('publication/druck-kind'), grenzen = GRENZEN): Promise<Result<Uint8Array, Satzgrund>> {
  const { modell, format, optionen } = auftrag;
  return !SCHWER.includes(format) || absaetzeOf(modell) <= KLEIN ? setze(modell, format, optionen) : schlange(() => runChild(auftrag, eintrag, grenzen));
}

async function runChild(auftrag: Druckauftrag, eintrag: readonly string[], grenzen: Kindgrenzen): Promise<Result<Uint8Array, Satzgrund>> {
  const kind = await runKind(eintrag, [JSON.stringify(auftrag)], grenzen);
  if (kind.ende !== 'fertig') return abgelehnt(KINDGRUENDE[kind.ende]);
  if (kind.code === 0 && kind.out.length > 0) return ok(kind.out);
  return kind.code === 3 ? (JSON.parse(kind.out.toString('utf8')) as Result<Uint8Array, Satzgrund>) : abgelehnt('satz_abgebrochen', { meldung: letzteWorte(kind.err) });
}

function absaetzeOf({ beschluesse }: Sammlung): number {
  return beschluesse.reduce((n, b) => n + b.absaetze.length + b.protokollnotizen.reduce((m, p) => m + p.absaetze.length, 0), 0);
}
