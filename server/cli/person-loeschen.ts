/** `person-loeschen <kennung>`: takes the name and the Kennung of a person out for ever and locks the account; the acts of the Land stay (DSGVO Art. 17). */
import { createPasswoerter } from '../auth/passwoerter.ts';
import { erasePerson } from '../usecases/keep-person.ts';
import { fail, withDatenbank } from './datenbank.ts';

/** Exit codes: 0 done, 1 the database cannot be reached, 2 wrong call or no such account. */
export async function personLoeschen(args: string[]): Promise<number> {
  const [kennung, ...weitere] = args;
  if (kennung === undefined || kennung === '' || weitere.length > 0) return fail('Aufruf: person-loeschen <Benutzerkennung>', 2);
  return withDatenbank(async (datenbank) => {
    const antwort = await erasePerson({ datenbank, passwoerter: createPasswoerter() }, kennung);
    if (!antwort.ok) return fail(`Ein Konto mit der Benutzerkennung „${kennung}“ gibt es nicht. Es wurde nichts geändert.`, 2);
    process.stdout.write(`Name und Benutzerkennung sind gelöscht, das Konto ist gesperrt und heißt jetzt ${antwort.wert}. Ältere Sicherungen enthalten den Namen noch, bis sie gelöscht sind.\n`);
    return 0;
  });
}
