/** Keeps the archive in step with what is published: fills it once from Ausgaben that appeared before there was an archive. */
import { ok, type Result } from '../../app/domain/result.ts';
import { ausgabewort } from '../../app/domain/ausgabe.ts';
import type { Haus } from '../ports.ts';
import type { Ausgabe } from '../ports-sammlung.ts';

/** Fills an empty archive from the published Ausgaben; answers how many it took in. With anything in it, it does nothing. */
export async function rebuildArchiv(haus: Haus): Promise<number> {
  if (!(await haus.datenbank.ablage.archiv.isLeer())) return 0;
  const antwort = await haus.datenbank.transaktion(async (ablage): Promise<Result<number>> => {
    const ausgaben = await ablage.sammlungen.ausgaben();
    // Two processes that start at once: the second one takes in the same once more, which changes nothing.
    const alte = (a: Ausgabe): Ausgabe[] => ausgaben.filter((b) => b.sitzungId === a.sitzungId && b.nummer < a.nummer);
    for (const a of [...ausgaben].sort((x, y) => x.nummer - y.nummer)) {
      if (a.modell !== null) await ablage.archiv.aufnehmen({ kennung: a.kennung, herkunft: 'ausgabe', modell: a.modell, am: a.am, anlass: ausgabewort(a.art), anlassnummer: a.nummer, grund: a.grund, ersetzt: alte(a).map((b) => b.kennung) });
    }
    return ok(ausgaben.length);
  });
  if (!antwort.ok) throw new Error('the archive could not be filled');
  return antwort.wert;
}
