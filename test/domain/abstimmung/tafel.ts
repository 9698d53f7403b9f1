/**
 * The table of domain.md 1.6 a second time, as an oracle for the engine: one line a conference, written from the table and not from the code.
 * `j n e f` are the Länder that consent, object, abstain and are missing; `b` is the Bund (`j n e`, or `-` for no Stimme), `k` the share of the key.
 */
export interface Stand { readonly j: number; readonly n: number; readonly e: number; readonly f: number; readonly b: 'j' | 'n' | 'e' | '-'; readonly k: number }
/** The word of the outcome where it is carried, `false` where it is not, `null` where nobody knows the threshold. */
export type Spruch = string | false | null;

const u16 = (s: Stand): Spruch => s.n === 0 && s.f === 0 && s.j > 0 && 'einstimmig';
const u17 = (s: Stand): Spruch => s.n === 0 && s.f === 0 && s.j > 0 && (s.b === 'j' || s.b === 'e') && 'einstimmig';
const m = (yes: boolean, s: Stand): Spruch => yes && (s.n + s.f === 0 && s.j > 0 ? 'einstimmig' : 'mehrheitlich');
const ab13 = (s: Stand): Spruch => m([13, 14, 15, 16].includes(s.j), s);
const mehr = (s: Stand): Spruch => m(s.j > s.n, s);
const bundDabei = (wort: Spruch, s: Stand): Spruch => (wort === 'einstimmig' && (s.b === 'n' || s.b === '-') ? 'mehrheitlich' : wort);

export const TAFEL: Readonly<Record<string, Readonly<Record<string, (s: Stand) => Spruch>>>> = {
  IMK: { sache: u16, verfahren: u16, haushalt: u16 },
  MPK: { sache: ab13, verfahren: ab13, haushalt: u16, einrichtung: u16, arbeitsweise: u16 },
  KMK: { sache: ab13, verfahren: mehr, haushalt: u16, einheitlichkeit: u16, einrichtung: u16 },
  GMK: { sache: mehr, verfahren: mehr, grundsatz: ab13 },
  UMK: { sache: (s) => u17(s) || (s.j === 16 && 'mit den Stimmen aller Länder') },
  AMK: { sache: () => null },
  VSMK: { sache: (s) => s.b === 'j' && s.j + s.n + s.e > 8 && ab13(s) },
  VMK: { sache: (s) => u16(s) || (s.j > 8 && 'Mehrheitsmeinung') },
  WMK: { sache: u16 },
  JuMiKo: { sache: () => null },
  JFMK: { sache: ab13, haushalt: u16 },
  EMK: { sache: ab13, haushalt: u16, arbeitsweise: u16 },
  SMK: { sache: u16 },
  BMK: { sache: () => null },
  FMK: { sache: () => null },
  IntMK: { sache: () => null },
  ASMK: { sache: () => null },
  'IT-PLR': {
    sache: (s) => s.b === 'j' && s.k * 3 >= 2 && s.j >= 11 && m(true, s),
    // Simple majority of those present: the Bund sits there too.
    empfehlung: (s) => bundDabei(m((s.j + Number(s.b === 'j')) * 2 > s.j + s.n + s.e + Number(s.b !== '-'), s), s) || (s.j === 0 && s.b === 'j' && s.n + s.e === 0 && 'mehrheitlich')
  },
  KONSENS: { sache: (s) => s.n < 3 && (m(true, s) === 'einstimmig' && s.b !== 'n' && s.b !== '-' ? 'einstimmig' : 'ohne hinreichenden Widerspruch') }
};

/** All ways in which sixteen Länder can consent, object, abstain or be missing. */
export function alleAuszaehlungen(): { j: number; n: number; e: number; f: number }[] {
  const zahl = Array.from({ length: 17 }, (_, i) => i);
  return zahl.flatMap((j) => zahl.flatMap((n) => zahl.map((e) => ({ j, n, e, f: 16 - j - n - e })))).filter(({ f }) => f >= 0);
}
