/** `protokolle-pruefen`: reads the log of every text from its first row to its head and names what is not what was written. Also while all work. */
import { checkTextlogs } from '../usecases/keep-textlogs.ts';
import { fail, withDatenbank } from './datenbank.ts';

/** Exit codes: 0 all whole, 1 the database cannot be reached, 2 wrong call, 3 something is damaged. */
export async function protokollePruefen(args: string[]): Promise<number> {
  if (args.length > 0) return fail('Aufruf: protokolle-pruefen', 2);
  return withDatenbank(async (_, textlogs) => {
    const { texte, zeilen, beschaedigt } = await checkTextlogs(textlogs);
    process.stdout.write(`Geprüft: ${texte} Texte, ${zeilen} unversehrte Zeilen, ${beschaedigt.length} beschädigte Texte\n`);
    for (const { id, folge, art } of beschaedigt) process.stderr.write(`Text ${id}: ${art === 'luecke' ? `Zeile ${folge} fehlt.` : `Zeile ${folge} ist nicht, was geschrieben wurde.`} Bitte eine Sicherung heranziehen.\n`);
    return beschaedigt.length === 0 ? 0 : 3;
  });
}
