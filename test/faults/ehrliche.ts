/**
 * Honest people in a process of their own, so that what is measured at them is the server and not the busy process that attacks it.
 * Told by messages where to write; type until they are told to stop; then hand over the complete history and what they read.
 */
import { Historie } from '../support/historie.ts';
import { Mensch } from '../support/mensch.ts';
import { weltzeit, type Auftrag, type Bericht } from './auftrag.ts';

interface Zimmer {
  readonly historie: Historie;
  readonly menschen: readonly Mensch[];
}

process.once('message', (auftrag: Auftrag) => void work(auftrag).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
}));

async function work({ url, takt, raeume }: Auftrag): Promise<void> {
  const zimmer: Zimmer[] = [];
  for (const { raum, personen } of raeume) {
    const historie = new Historie(raum, weltzeit);
    const menschen = await Promise.all(personen.map(({ wer, kontoId, cookie }) => new Mensch(wer, kontoId, historie, { url: () => url, cookie }).komm()));
    for (const mensch of menschen) mensch.client?.sendPresence(mensch.doc.clientID, 1, {});
    zimmer.push({ historie, menschen });
  }
  const timers = zimmer.flatMap(({ menschen }) => menschen.map((mensch, i) => setInterval(() => type(mensch, i), takt)));
  const ended = new Promise((resolve) => process.once('message', resolve));
  process.send?.('bereit');
  await ended;
  for (const timer of timers) clearInterval(timer);
  const alle = zimmer.flatMap((z) => z.menschen);
  const end = Date.now() + 30_000;
  while (Date.now() < end && !(alle.every((m) => m.fertig) && zimmer.every(areAlike))) await new Promise((resolve) => setTimeout(resolve, 20));
  process.send?.(zimmer.map(reportOf), () => process.exit(0));
}

/** One edit: mostly a letter at the end of the own paragraph, sometimes in the middle of somebody else's, sometimes one back. */
function type(mensch: Mensch, i: number): void {
  if (mensch.client === null) return;
  const draw = Math.random();
  const absatz = draw < 0.7 ? i % mensch.absaetze() : Math.floor(Math.random() * mensch.absaetze());
  if (draw > 0.93) return mensch.loesche(absatz, Math.floor(Math.random() * mensch.textOf(absatz).length), 1);
  mensch.tippe(String.fromCharCode(97 + Math.floor(Math.random() * 26)), absatz, draw < 0.7 ? undefined : Math.floor(Math.random() * 5));
}

function areAlike({ menschen }: Zimmer): boolean {
  return new Set(menschen.map((m) => m.replik().wortlaut)).size === 1;
}

function reportOf({ historie, menschen }: Zimmer): Bericht {
  return {
    raum: historie.raum, ereignisse: historie.ereignisse, konten: [...historie.konten], repliken: menschen.map((m) => m.replik()), abschiede: menschen.flatMap((m) => m.abschiede),
    anwesende: menschen.flatMap((m) => [...(m.client?.presence.values() ?? [])].map(({ state }) => JSON.stringify(state?.user ?? null)))
  };
}
