/**
 * DOCX of our own formats -> the lines it says, to check finished bytes. It takes the file as from a stranger: no document types, no entities,
 * no relations to the outside, no macros, no embedded objects, limits on the container (reliability.md C2 to C4, zip.ts). Nothing is fetched or run.
 */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { FORMAT_DER_ROLLE, NOTIZFORMAT } from './docx-formate.ts';
import type { Druckzeile } from './druckzeilen.ts';
import { alle, kind, leseXml, type Knoten } from './xml.ts';
import { leseZip, type Teile, type Zipgrenzen, type Zipgrund } from './zip.ts';

export type Docxgrund = Zipgrund | 'xml_ungueltig' | 'docx_ungueltig' | 'docx_fremdes';

/** What a reader of the document sees of a line. */
export type Lesezeile = Pick<Druckzeile, 'rolle' | 'marke' | 'text' | 'notiz'>;

export interface Docxlesung {
  readonly titel: string;
  readonly sprache: string;
  /** Words of all headers, the title page first. */
  readonly koepfe: readonly string[];
  /** One list of lines per section that holds a decision. */
  readonly beschluesse: readonly (readonly Lesezeile[])[];
  /** Names of the formats and words of what stands before the first decision. */
  readonly deckblatt: readonly { readonly format: string; readonly text: string }[];
}

/** Parts that can act: macros, controls, embedded objects. */
const FREMDES = /vbaProject|\.bin$|\/embeddings\/|\/activeX\/|oleObject|attachedToolbars/iu;

/** Reads the document; anything that could act or reach outside is a refusal. */
export function leseDocx(bytes: Uint8Array, grenzen: Partial<Zipgrenzen> = {}): Result<Docxlesung, Docxgrund> {
  const xml = oeffneDocx(bytes, grenzen);
  if (!xml.ok) return xml;
  const nachAussen = [...xml.wert].find(([name, knoten]) => name.endsWith('.rels') && alle(knoten, 'Relationship').some((r) => r.attribute['TargetMode'] !== undefined && r.attribute['TargetMode'] !== 'Internal'));
  if (nachAussen !== undefined) return abgelehnt('docx_fremdes', { name: nachAussen[0] });
  const body = kind(xml.wert.get('word/document.xml'), 'w:body');
  return body === undefined ? abgelehnt('docx_ungueltig', { name: 'word/document.xml' }) : ok(lesungOf(xml.wert, body));
}

/** The parts of a document as XML, by name; refused where anything in it could act. Relations to the outside are read and never followed. */
export function oeffneDocx(bytes: Uint8Array, grenzen: Partial<Zipgrenzen> = {}): Result<ReadonlyMap<string, Knoten>, Docxgrund> {
  const zip = leseZip(bytes, grenzen);
  if (!zip.ok) return zip;
  const fremd = [...zip.wert.keys()].find((name) => FREMDES.test(name));
  return fremd === undefined ? leseTeile(zip.wert) : abgelehnt('docx_fremdes', { name: fremd });
}

function leseTeile(teile: Teile): Result<ReadonlyMap<string, Knoten>, 'xml_ungueltig'> {
  const knoten = new Map<string, Knoten>();
  for (const [name, inhalt] of teile) {
    if (!/\.(?:xml|rels)$/iu.test(name)) continue;
    const gelesen = leseXml(Buffer.from(inhalt).toString('utf8'));
    if (!gelesen.ok) return abgelehnt('xml_ungueltig', { name, ...gelesen.angaben });
    knoten.set(name, gelesen.wert);
  }
  return ok(knoten);
}

function lesungOf(xml: ReadonlyMap<string, Knoten>, body: Knoten): Docxlesung {
  const abschnitte: Knoten[][] = [[]];
  for (const p of body.kinder) {
    if (typeof p === 'string' || p.name !== 'w:p') continue;
    abschnitte.at(-1)?.push(p);
    if (kind(kind(p, 'w:pPr'), 'w:sectPr') !== undefined) abschnitte.push([]);
  }
  const zaehler = new Map<string, number>();
  const gelesen = abschnitte.map((absaetze) => ({ absaetze, zeilen: zeilenOf(absaetze, zaehler) }));
  const styles = xml.get('word/styles.xml');
  const core = xml.get('docProps/core.xml');
  return {
    titel: core === undefined ? '' : (alle(core, 'dc:title')[0]?.kinder.join('') ?? ''),
    sprache: (styles === undefined ? undefined : alle(styles, 'w:lang')[0]?.attribute['w:val']) ?? '',
    koepfe: [...xml].filter(([name]) => /^word\/header\d+\.xml$/u.test(name)).map(([, knoten]) => alle(knoten, 'w:p').map(worteOf).join('\n')),
    beschluesse: gelesen.map((a) => a.zeilen).filter((zeilen) => zeilen.length > 0),
    deckblatt: (gelesen[0]?.zeilen.length === 0 ? gelesen[0].absaetze : []).map((p) => ({ format: formatOf(p), text: worteOf(p) })).filter((z) => z.format !== '')
  };
}

const ROLLEN = new Map<string, Druckzeile['rolle']>(Object.entries(FORMAT_DER_ROLLE).flatMap(([rolle, format]) => [
  [format, rolle as Druckzeile['rolle']] as const, [`${NOTIZFORMAT}${format}`, rolle as Druckzeile['rolle']] as const
]));

/** The lines of one section: numbers are counted as Word counts them, by list and over the sections. */
function zeilenOf(absaetze: readonly Knoten[], zaehler: Map<string, number>): Lesezeile[] {
  let notiz = 0;
  return absaetze.flatMap((p): Lesezeile[] => {
    const rolle = ROLLEN.get(formatOf(p));
    if (rolle === undefined) return [];
    if (rolle === 'notizkopf') notiz += 1;
    const worte = worteOf(p);
    if (rolle !== 'top' && rolle !== 'teil') return [{ rolle, marke: listenmarke(p, rolle, zaehler), text: worte, notiz }];
    const bei = worte.search(/[\t\n]/u);
    return [{ rolle, marke: worte.slice(0, Math.max(bei, 0)), text: worte.slice(bei + 1), notiz }];
  });
}

function listenmarke(p: Knoten, rolle: Lesezeile['rolle'], zaehler: Map<string, number>): string {
  const liste = kind(kind(kind(p, 'w:pPr'), 'w:numPr'), 'w:numId')?.attribute['w:val'];
  if (liste === undefined) return '';
  if (rolle !== 'ziffer') return rolle === 'unterpunkt' ? '–' : '•';
  const nummer = (zaehler.get(liste) ?? 0) + 1;
  zaehler.set(liste, nummer);
  return `${nummer}.`;
}

function formatOf(p: Knoten): string {
  return kind(kind(p, 'w:pPr'), 'w:pStyle')?.attribute['w:val'] ?? '';
}

/** Words of one paragraph; a tab or a break is its character. */
function worteOf(p: Knoten): string {
  return p.kinder.map((k) => {
    if (typeof k === 'string') return '';
    if (k.name === 'w:tab') return '\t';
    if (k.name === 'w:br') return '\n';
    return k.name === 'w:t' ? k.kinder.filter((w) => typeof w === 'string').join('') : k.name === 'w:pPr' ? '' : worteOf(k);
  }).join('');
}
