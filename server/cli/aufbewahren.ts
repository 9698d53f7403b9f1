/** `aufbewahren [--probe]`: removes what is kept longer than needed, or only counts it. For a timer once a day (docs/betrieb/datenschutz.md). */
import { keepFristen } from '../usecases/keep-fristen.ts';
import { fail, withDatenbank } from './datenbank.ts';

/** Exit codes: 0 done, 1 the database cannot be reached, 2 wrong call. */
export async function aufbewahren(args: string[]): Promise<number> {
  const probe = args[0] === '--probe';
  if (args.length > (probe ? 1 : 0)) return fail('Aufruf: aufbewahren [--probe]', 2);
  return withDatenbank(async (datenbank) => {
    const antwort = await keepFristen(datenbank, { probe });
    if (!antwort.ok) return fail('Das Aufräumen ist gescheitert. Es wurde nichts geändert.', 1);
    const { anmeldungen, fehlversuche, post, probedrucke } = antwort.wert;
    process.stdout.write(`${probe ? 'Fällig, nichts geändert' : 'Entfernt'}: ${anmeldungen} abgelaufene Anmeldungen, ${fehlversuche} Fehlversuche, ${post} versandte Briefe, ${probedrucke} überholte Probedrucke\n`);
    return 0;
  });
}
