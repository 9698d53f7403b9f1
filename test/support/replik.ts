/** What a document and a log hold, read letter by letter with the name of each, for the judge of a history (urteil.ts). */
import type { Pool } from 'pg';
import * as Y from 'yjs';
import { leseBaum } from '../../app/dokument/baum.ts';
import type { Lauf, Name } from './historie.ts';

export interface Buchstabe extends Name {
  readonly zeichen: string;
}

/** A text as somebody reads it at the end. */
export interface Replik {
  readonly von: string;
  /** Letters in their order, over all paragraphs. */
  readonly buchstaben: readonly Buchstabe[];
  /** The whole text with kinds and ids, to compare; the reason where it is none of ours. */
  readonly wortlaut: string;
}

/** One row of the log. */
export interface Zeile {
  readonly folge: number;
  readonly kontoId: string | null;
  readonly laeufe: readonly Lauf[];
}

/** Reads a document. */
export function replikOf(von: string, doc: Y.Doc): Replik {
  const buchstaben: Buchstabe[] = [];
  for (const element of doc.getXmlFragment('beschluss').toArray()) {
    if (!(element instanceof Y.XmlElement)) continue;
    for (const child of element.toArray()) if (child instanceof Y.XmlText) buchstaben.push(...buchstabenOf(child));
  }
  const baum = leseBaum(doc);
  return { von, buchstaben, wortlaut: baum.ok ? JSON.stringify(baum.wert) : baum.grund };
}

/** The letters of a replica as a string. */
export function wortOf(replik: Replik): string {
  return replik.buchstaben.map((b) => b.zeichen).join('');
}

function buchstabenOf(text: Y.XmlText): Buchstabe[] {
  const out: Buchstabe[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    out.push(...item.content.str.split('').map((zeichen, i) => ({ client, uhr: clock + i, zeichen })));
  }
  return out;
}

/** Which clocks an update brings, whatever stands under them. */
export function laeufeOf(update: Uint8Array): Lauf[] {
  return Y.decodeUpdate(update).structs.flatMap((s) => (s instanceof Y.Skip ? [] : [{ client: s.id.client, uhr: s.id.clock, laenge: s.length }]));
}

/** The rows of a Textraum as they are stored, snapshots left aside. */
export async function zeilenOf(pool: Pick<Pool, 'query'>, raum: string): Promise<{ zeilen: Zeile[]; doc: Y.Doc }> {
  const { rows } = await pool.query<{ folge: number; konto_id: string | null; daten: Buffer }>('select folge, konto_id, daten from textraumeintrag where textraum_id = $1 order by folge', [raum]);
  const doc = new Y.Doc();
  doc.getXmlFragment('beschluss');
  Y.transact(doc, () => rows.forEach((row) => Y.applyUpdate(doc, new Uint8Array(row.daten))));
  return { zeilen: rows.map((row) => ({ folge: row.folge, kontoId: row.konto_id, laeufe: laeufeOf(new Uint8Array(row.daten)) })), doc };
}
