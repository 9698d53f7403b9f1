/** Prints the minutes of a Sitzung and looks at the finished bytes before they leave the house. The same typesetter as the Sammlung's, the same queue. */
import { titelOf, type Blatt } from '../../app/domain/niederschrift/blatt.ts';
import { abgelehnt, type Result } from '../../app/domain/result.ts';
import { niederschriftdaten } from './niederschriftdaten.ts';
import { lesePdf } from './pdf-lesen.ts';
import { hausSetzer, type Pdfgrund } from './pdf.ts';

/** `vermerk` says on every page what this print is: a draft, laid before a Sitzung, approved. Same words, same bytes. */
export async function setzeNiederschrift(blatt: Blatt, vermerk: string): Promise<Result<Uint8Array, Pdfgrund | 'druck_fehlerhaft'>> {
  const pdf = await hausSetzer()({ daten: niederschriftdaten(blatt, vermerk), anhaenge: {}, profil: 'ua-1', vorlage: 'niederschrift.typ' });
  return !pdf.ok || isGanz(pdf.wert, blatt) ? pdf : abgelehnt('druck_fehlerhaft', { format: 'pdf' });
}

/** German, tagged, with its title and its faces inside, and a bookmark for every TOP. */
function isGanz(bytes: Uint8Array, blatt: Blatt): boolean {
  const pdf = lesePdf(bytes);
  if (!pdf.ok) return false;
  const { sprache, titel, ausgezeichnet, schriften, schriftenOhneDatei } = pdf.wert;
  return ausgezeichnet && sprache?.startsWith('de') === true && titel === titelOf(blatt) && schriften > 0 && schriftenOhneDatei === 0;
}
