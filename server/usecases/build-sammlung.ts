/** The model of what would be published now: released decisions only, in the order of their numbers, with the marks of their Berichte. */
import { checkMarke, withMarke } from '../../app/domain/bericht.ts';
import type { Absatz, Berichtmarke } from '../../app/domain/beschluss/beschluss.ts';
import { signatories } from '../../app/domain/protokollnotiz.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { druckprofilOf } from '../../app/domain/sammlung/druckprofil.ts';
import { neueSammlung, schluesselOf, type Notiz as GedruckteNotiz, type Sammlung, type VeroeffentlichterBeschluss } from '../../app/domain/sammlung/sammlung.ts';
import { compareByNummer } from '../../app/domain/top.ts';
import { sha256 } from '../fingerabdruck.ts';
import type { Ablage, Fassung, Vorschlag } from '../ports.ts';
import type { Ausgabebericht } from '../ports-sammlung.ts';
import { isBeschlussOf, kopfOf, kopfzeilenOf, sachenOf, type Anlass } from './anlass.ts';

/** A released Beschluss with where it comes from. */
export interface Freigegeben { readonly vorschlag: Vorschlag; readonly fassung: Fassung; readonly beschluss: VeroeffentlichterBeschluss }

/** What is released, in printing order. Nothing else is read (C9). */
export async function readFreigegebene(ablage: Ablage, anlass: Anlass): Promise<Freigegeben[]> {
  const frei = (await sachenOf(ablage, anlass)).filter((v) => isBeschlussOf(anlass, v) && v.freigabe?.freigegeben === true);
  const out: Freigegeben[] = [];
  for (const vorschlag of frei.sort(compareByNummer)) out.push(await buildBeschluss(ablage, anlass, vorschlag));
  return out;
}

export async function buildSammlung(ablage: Ablage, anlass: Anlass): Promise<Sammlung> {
  return modellOf(anlass, await readFreigegebene(ablage, anlass));
}

export function modellOf(anlass: Anlass, freigegebene: readonly Freigegeben[]): Sammlung {
  const { titelblatt, hinweise } = anlass.sitzung.konferenz;
  return neueSammlung(kopfOf(anlass), { titelblatt: [...titelblatt], hinweise: [...hinweise], beschluesse: freigegebene.map((f) => f.beschluss) });
}

/** The documents published beside the Sammlung: of citations printed as released, where one was handed in. */
export async function readBerichte(ablage: Ablage, freigegebene: readonly Freigegeben[]): Promise<Ausgabebericht[]> {
  const out: Ausgabebericht[] = [];
  for (const { fassung, beschluss } of freigegebene) {
    for (const d of await ablage.berichte.dokumente(fassung.id)) {
      const zitiert = beschluss.absaetze[d.absatz]?.berichte[d.bericht];
      if (zitiert?.freigabe === 'freigegeben' && !zitiert.vs) out.push({ schluessel: schluesselOf(beschluss), absatz: d.absatz, bericht: d.bericht, dateiname: d.dateiname, groesse: d.groesse, hash: d.hash });
    }
  }
  return out;
}

/**
 * The last gate before print: no citation says "freigegeben" of a Bericht that is VS-NfD, or the BMI's without its consent, whoever
 * set the mark and wherever it came from. Refused with the TOP it stands in.
 */
export async function checkMarken(ablage: Ablage, freigegebene: readonly Freigegeben[]): Promise<Result<true>> {
  for (const { fassung, beschluss } of freigegebene) {
    const bund = await ablage.berichte.bundesberichte(fassung.id);
    for (const [absatz, a] of beschluss.absaetze.entries()) {
      for (const [bericht, b] of a.berichte.entries()) {
        const geprueft = b.freigabe === null ? ok(true) : checkMarke(b.vs, b.freigabe, bund.find((x) => x.absatz === absatz && x.bericht === bericht)?.einwilligung ?? null);
        if (!geprueft.ok) return abgelehnt(geprueft.grund, { top: schluesselOf(beschluss), absatz: String(absatz + 1) });
      }
    }
  }
  return ok(true);
}

async function buildBeschluss(ablage: Ablage, anlass: Anlass, v: Vorschlag): Promise<Freigegeben> {
  const fassung = v.fassungen[v.fassungen.length - 1];
  if (fassung === undefined) throw new Error(`released without a Fassung: ${v.id}`);
  const absaetze = applyMarken(await ablage.fassungen.absaetze(fassung.id), await ablage.fassungen.marken(fassung.id));
  const protokollnotizen: GedruckteNotiz[] = v.notizen.filter((n) => n.zustand === 'abgegeben').map((n) => ({
    bezeichnung: anlass.sitzung.konferenz.regelsatz.notizBezeichnung, parteien: signatories(n, n.fingerabdruck ?? ''), absaetze: [...(n.absaetze ?? [])]
  }));
  const ergebnis = druckprofilOf(anlass.sitzung.konferenz.kurz).votum === null ? null : (fassung.abstimmung.ergebnis?.bezeichnung ?? null);
  return { vorschlag: v, fassung, beschluss: { tops: kopfzeilenOf(anlass, v), absaetze, protokollnotizen, ...(ergebnis === null ? {} : { ergebnis }) } };
}

/** The text with the release marks as decided; where none was decided, the mark of the draft stays. */
export function applyMarken(absaetze: readonly Absatz[], marken: readonly { readonly absatz: number; readonly bericht: number; readonly marke: Berichtmarke }[]): Absatz[] {
  return absaetze.map((a, i) => marken.filter((m) => m.absatz === i).reduce((text, m) => withMarke(text, m.bericht, m.marke), a));
}

/** What a proof or an Ausgabe is told apart by: the model and, where there are any, the documents beside it. */
export function modellHashOf(modell: Sammlung, berichte: readonly Ausgabebericht[]): string {
  return sha256(JSON.stringify(berichte.length === 0 ? modell : [modell, berichte]));
}
