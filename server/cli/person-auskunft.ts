/** `person-auskunft <kennung>`: everything kept about a person, as JSON on standard output (DSGVO Art. 15). */
import { showPerson } from '../usecases/keep-person.ts';
import { fail, withDatenbank } from './datenbank.ts';

/** Exit codes: 0 told, 1 the database cannot be reached, 2 wrong call or no such account. */
export async function personAuskunft(args: string[]): Promise<number> {
  const [kennung, ...weitere] = args;
  if (kennung === undefined || kennung === '' || weitere.length > 0) return fail('Aufruf: person-auskunft <Benutzerkennung>', 2);
  return withDatenbank(async (datenbank) => {
    const antwort = await showPerson(datenbank, kennung);
    if (!antwort.ok) return fail(`Ein Konto mit der Benutzerkennung „${kennung}“ gibt es nicht.`, 2);
    process.stdout.write(`${JSON.stringify(antwort.wert, null, 2)}\n`);
    return 0;
  });
}
