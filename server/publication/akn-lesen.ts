/** Akoma Ntoso of our own making -> the lines it says, to check finished bytes: every paragraph with its role and mark, in the order of the document. */
import { ok, type Result } from '../../app/domain/result.ts';
import type { Lesezeile } from './docx-lesen.ts';
import { alle, kind, leseXml, worteOf, type Knoten } from './xml.ts';

export interface Aknlesung {
  readonly beschluesse: readonly (readonly Lesezeile[])[];
  /** Every eId, in order. */
  readonly kennungen: readonly string[];
  /** Ids that something refers to. */
  readonly ziele: readonly string[];
  /** Drafts say so in the collection and in every decision. */
  readonly entwuerfe: number;
  readonly deckblatt: readonly { readonly format: string; readonly text: string }[];
}

/** Reads the document, or says that it is no well-formed XML. */
export function leseAkn(text: string): Result<Aknlesung, 'xml_ungueltig'> {
  const wurzel = leseXml(text);
  if (!wurzel.ok) return wurzel;
  const statements = alle(wurzel.wert, 'statement').filter((s) => s.attribute['name'] === 'beschluss');
  const deckblatt = alle(wurzel.wert, 'coverPage')[0];
  const knoten = elemente(wurzel.wert);
  return ok({
    beschluesse: statements.map(zeilenOf),
    kennungen: knoten.flatMap((k) => k.attribute['eId'] ?? []),
    ziele: knoten.flatMap((k) => [k.attribute['href'], k.attribute['refersTo'], k.attribute['source']]).filter((z): z is string => z?.startsWith('#') ?? false).map((z) => z.slice(1)),
    entwuerfe: alle(wurzel.wert, 'docStatus').length,
    deckblatt: deckblatt === undefined ? [] : alle(deckblatt, 'p').map((p) => ({ format: p.attribute['class'] ?? '', text: worteOf(p) }))
  });
}

function elemente(knoten: Knoten, gefunden: Knoten[] = []): Knoten[] {
  gefunden.push(knoten);
  for (const k of knoten.kinder) if (typeof k !== 'string') elemente(k, gefunden);
  return gefunden;
}

function zeilenOf(statement: Knoten): Lesezeile[] {
  const zeilen: Lesezeile[] = [];
  let notiz = 0;
  const walk = (knoten: Knoten, marke: string): void => {
    let eigene = knoten.name === 'paragraph' || knoten.name === 'item' ? worteOf(kind(knoten, 'num') ?? LEER) : marke;
    for (const k of knoten.kinder) {
      if (typeof k === 'string' || k.name === 'meta' || k.name === 'num') continue;
      if (k.name === 'heading') zeilen.push({ rolle: 'notizkopf', marke: '', text: worteOf(k), notiz: (notiz += 1) });
      else if (k.name !== 'p') walk(k, eigene);
      else {
        zeilen.push(...zeile(k, eigene, notiz));
        eigene = '';
      }
    }
  };
  walk(statement, '');
  return zeilen;
}

const LEER: Knoten = { name: '', attribute: {}, kinder: [] };

function zeile(p: Knoten, marke: string, notiz: number): Lesezeile[] {
  const rolle = p.attribute['class'] ?? '';
  if (rolle === 'entwurf' || rolle === 'leer') return [];
  const nummer = kind(p, 'docNumber');
  const titel = kind(p, 'docTitle');
  if (nummer !== undefined && titel !== undefined) return [{ rolle: rolle as Lesezeile['rolle'], marke: worteOf(nummer), text: worteOf(titel), notiz }];
  return [{ rolle: rolle as Lesezeile['rolle'], marke, text: worteOf(p), notiz }];
}
