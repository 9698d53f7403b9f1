/**
 * A case of counted Stimmen as the command `ergebnis` takes it (contract.md), read and decided. A field that does not apply is left out:
 * a count that is missing is 0, except that `fehlt` is then the rest of the sixteen Länder.
 */
import { konferenzOf } from '../konferenz.ts';
import { abgelehnt, ok, type Result } from '../result.ts';
import { BETREFFE, type Lage, type Regelsatz } from './regelsatz.ts';
import { entscheide, type Stimmenbild } from './regeln.ts';
import { STIMMWERTE, type Stimmwert } from './tally.ts';

/** A case that makes sense: which rules, what kind of vote, what was counted. */
export interface Fall { readonly regelsatz: Regelsatz; readonly lage: Lage; readonly bild: Stimmenbild }
/** What the command prints for it. */
export interface Fallergebnis { readonly angenommen: boolean; readonly bezeichnung: string; readonly grund: string }

const LAENDERZAHL = 16;
const BUND: Readonly<Record<string, Stimmwert>> = { ja: 'zustimmung', nein: 'ablehnung', enthaltung: 'enthaltung', ...Object.fromEntries(STIMMWERTE.map((wert) => [wert, wert])) };

type Felder = Readonly<Record<string, unknown>>;

/** Reads a case; `angaben.satz` says in German what is wrong with it. */
export function readFall(roh: unknown): Result<Fall, 'fall_ungueltig'> {
  const nein = (satz: string): Result<Fall, 'fall_ungueltig'> => abgelehnt('fall_ungueltig', { satz });
  if (typeof roh !== 'object' || roh === null || Array.isArray(roh)) return nein('ein Objekt mit einer Konferenz und Stimmen wird erwartet');
  const f = roh as Felder;
  const konferenz = typeof f.konferenz === 'string' ? konferenzOf(f.konferenz) : null;
  if (konferenz === null) return nein(`die Konferenz „${text(f.konferenz)}“ ist unbekannt`);
  const betreff = f.betreff ?? 'sache';
  const sache = betreff === 'umlauf' ? 'sache' : BETREFFE.find((b) => b === betreff);
  if (sache === undefined) return nein(`den Betreff „${text(betreff)}“ gibt es nicht`);
  if (f.folgesitzung !== undefined && typeof f.folgesitzung !== 'boolean') return nein('„folgesitzung“ ist true oder false');
  const bild = readBild(f, konferenz.regelsatz);
  return typeof bild === 'string' ? nein(bild) : ok({ regelsatz: konferenz.regelsatz, lage: { betreff: sache, umlauf: betreff === 'umlauf', zweiteBefassung: f.folgesitzung === true }, bild });
}

function readBild(f: Felder, satz: Regelsatz): Stimmenbild | string {
  const zahlen = readZahlen(f);
  if (typeof zahlen === 'string') return zahlen;
  const { tage, ...stimmen } = zahlen;
  const bund = f.bund ?? null;
  if (bund !== null && (typeof bund !== 'string' || !Object.hasOwn(BUND, bund))) return `für „bund“ ist „${text(bund)}“ nicht möglich`;
  const anteil = f.koenigstein ?? null;
  if (anteil !== null && (typeof anteil !== 'number' || !(anteil >= 0 && anteil <= 1))) return '„koenigstein“ ist ein Anteil zwischen 0 und 1';
  return { ...stimmen, bund: bund === null ? null : (BUND[bund] ?? null), anteil, abgelaufen: satz.umlauf.tage === null || tage >= satz.umlauf.tage };
}

type Zahlen = Pick<Stimmenbild, 'ja' | 'nein' | 'enthaltung' | 'fehlt' | 'widersprueche'> & { readonly tage: number };

/** The counts of a case; together they are the sixteen Länder. */
function readZahlen(f: Felder): Zahlen | string {
  const namen = ['ja', 'nein', 'enthaltung', 'widersprueche', 'tage', 'fehlt'] as const;
  const falsch = namen.find((name) => anzahl(f[name]) === null);
  if (falsch !== undefined) return `„${falsch}“ ist keine ganze Zahl ab 0`;
  const [ja = 0, nein = 0, enthaltung = 0, widersprueche = 0, tage = 0, gefehlt = 0] = namen.map((name) => anzahl(f[name]) ?? 0);
  const rest = LAENDERZAHL - ja - nein - enthaltung;
  const fehlt = (f.fehlt ?? null) === null ? Math.max(rest, 0) : gefehlt;
  if (fehlt !== rest) return `die Stimmen ergeben ${ja + nein + enthaltung + fehlt} statt ${LAENDERZAHL} Länder`;
  return widersprueche > LAENDERZAHL + 1 ? `„widersprueche“ ist höchstens ${LAENDERZAHL + 1}` : { ja, nein, enthaltung, fehlt, widersprueche, tage };
}

/** A count; 0 where it is left out, null where it is none. */
function anzahl(wert: unknown): number | null {
  if (wert === undefined || wert === null) return 0;
  return typeof wert === 'number' && Number.isInteger(wert) && wert >= 0 && wert <= 1_000_000 ? wert : null;
}

/** A stranger's value inside a sentence: short, one line. */
function text(wert: unknown): string {
  const worte = typeof wert === 'string' ? wert : (JSON.stringify(wert) ?? 'nichts');
  return worte.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').slice(0, 40);
}

/** The outcome of a case. */
export function urteilOf({ regelsatz, lage, bild }: Fall): Fallergebnis {
  const { angenommen, bezeichnung, satz } = entscheide(regelsatz, lage, bild);
  return { angenommen, bezeichnung, grund: satz };
}
