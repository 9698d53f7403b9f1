/** `aufbewahren [--probe]`: removes what is kept longer than needed, or only counts it. For a timer once a day (docs/betrieb/datenschutz.md). */
import { keepFristen } from '../usecases/keep-fristen.ts';
import { reduceTextlogs } from '../usecases/keep-textlogs.ts';
import { checkAkte } from '../usecases/recompute-sitzung.ts';
import { fail, withDatenbank } from './datenbank.ts';
import { kettenzeile } from './nachrechnen.ts';

/** Exit codes: 0 done, 1 the database cannot be reached, 2 wrong call, 3 done but for logs that are in doubt, or the audit is not whole. */
export async function aufbewahren(args: string[]): Promise<number> {
  const probe = args[0] === '--probe';
  if (args.length > (probe ? 1 : 0)) return fail('Aufruf: aufbewahren [--probe]', 2);
  return withDatenbank(async (datenbank, textlogs) => {
    const antwort = await keepFristen(datenbank, { probe });
    if (!antwort.ok) return fail('Das Aufräumen ist gescheitert. Es wurde nichts geändert.', 1);
    const { anmeldungen, fehlversuche, post, mitteilungen, probedrucke } = antwort.wert;
    process.stdout.write(`${probe ? 'Fällig, nichts geändert' : 'Entfernt'}: ${anmeldungen} abgelaufene Anmeldungen, ${fehlversuche} Fehlversuche, ${post} versandte Briefe, ${mitteilungen} alte Mitteilungen, ${probedrucke} überholte Probedrucke\n`);
    const { texte, zeilen, zweifelhaft } = await reduceTextlogs(datenbank, textlogs, { probe });
    process.stdout.write(`${probe ? 'Zu kürzen' : 'Gekürzt'}: Textprotokolle von ${texte} Texten (${zeilen} Zeilen)\n`);
    const kette = await checkAkte(datenbank.ablage.akte);
    process.stdout.write(`${kettenzeile(kette)}\n`);
    if (zweifelhaft.length === 0) return kette.ok ? 0 : 3;
    return fail(`Nicht gekürzt, weil das Protokoll nicht zur Fassung passt oder beschädigt ist: ${zweifelhaft.join(', ')}. Näheres sagt „protokolle-pruefen“.`, 3);
  });
}
