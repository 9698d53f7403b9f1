/**
 * The operator's proof of a Sitzung: the chain of the audit is reckoned again, then every result out of the audit alone, and both are compared
 * with what the tables say and with the frozen words themselves (reliability.md V12, L5, I6, I10). Changes nothing.
 */
import { rechneNach, type NachgerechneteAbstimmung, type NachgerechneteNiederschrift, type Nachrechnung } from '../../app/domain/abstimmung/nachrechnen.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { schluesselOf } from '../../app/domain/sammlung/sammlung.ts';
import { fingerabdruckOf, sha256, sha256Kette } from '../fingerabdruck.ts';
import type { Ablage, AkteAblage, Datenbank, Fassung, Vorschlag } from '../ports.ts';
import { isId } from './zutritt.ts';

/** The end of a chain: what is kept elsewhere to prove later that nothing was cut off. */
export interface Anker { readonly folge: number; readonly hash: string }
export type Kettenpruefung = { readonly ok: true; readonly anker: Anker } | { readonly ok: false; readonly folge: number; readonly art: 'luecke' | 'kette' | 'ohne_kette' };

/** One thing that is not as the audit says. */
export interface Abweichung { readonly wo: string; readonly satz: string }
export interface Nachweis {
  readonly kette: Kettenpruefung;
  /** One line for each closed vote and each closed round. */
  readonly zeilen: readonly string[];
  readonly abweichungen: readonly Abweichung[];
}

const SEITE = 1_000;

/** Reckons the whole chain; `onGlied` gets every link that is sound, for an export. */
export async function checkAkte(akte: AkteAblage, onGlied: (inhalt: string, anker: Anker) => void = () => undefined): Promise<Kettenpruefung> {
  let anker: Anker = { folge: 0, hash: '' };
  for (let seite = await akte.kette(1, SEITE); seite.length > 0; seite = await akte.kette(anker.folge + 1, SEITE)) {
    for (const glied of seite) {
      if (glied.folge !== anker.folge + 1) return { ok: false, folge: anker.folge + 1, art: 'luecke' };
      if (sha256Kette(anker.hash, glied.inhalt) !== glied.hash) return { ok: false, folge: glied.folge, art: 'kette' };
      anker = { folge: glied.folge, hash: glied.hash };
      onGlied(glied.inhalt, anker);
    }
  }
  return (await akte.ohneKette()) > 0 ? { ok: false, folge: anker.folge + 1, art: 'ohne_kette' } : { ok: true, anker };
}

/** Reckons one Sitzung again. */
export async function recomputeSitzung({ ablage }: Datenbank, sitzungId: string): Promise<Result<Nachweis, 'nicht_gefunden'>> {
  if (!isId(sitzungId) || (await ablage.sitzungen.get(sitzungId)) === null) return abgelehnt('nicht_gefunden');
  const kette = await checkAkte(ablage.akte);
  const nach = rechneNach(await ablage.akte.ofSitzung(sitzungId));
  const vorschlaege = await ablage.vorschlaege.ofSitzung(sitzungId);
  const namen = new Map(vorschlaege.map((v) => [v.id, nameOf(v)]));
  const zeilen: string[] = [];
  const abweichungen: Abweichung[] = [];
  for (const a of nach.abstimmungen) {
    // What went on to another Sitzung is reckoned with that one.
    if (!namen.has(a.vorschlagId) && (await ablage.vorschlaege.get(a.vorschlagId)) !== null) continue;
    const wo = `${namen.get(a.vorschlagId) ?? a.vorschlagId}, Fassung ${a.fassung}`;
    const fassung = vorschlaege.find((v) => v.id === a.vorschlagId)?.fassungen.find((f) => f.nummer === a.fassung);
    abweichungen.push(...(await differencesOf(ablage, a, fassung)).map((satz) => ({ wo, satz })));
    if (a.festgestellt !== null) zeilen.push(`${wo}: ${a.errechnet === null ? `${a.festgestellt.bezeichnung} (nicht nachrechenbar: Die Akte nennt den Regelsatz nicht.)` : a.errechnet.bezeichnung}`);
  }
  abweichungen.push(...missingIn(nach, vorschlaege, namen), ...freigabeDifferences(nach, vorschlaege, namen));
  abweichungen.push(...(await niederschriftDifferences(ablage, sitzungId, nach.niederschrift)).map((satz) => ({ wo: 'Niederschrift', satz })));
  if (nach.niederschrift.pdf !== null) zeilen.push(`Niederschrift: genehmigt, ${nach.niederschrift.pdf}`);
  for (const { festgestellt } of nach.freigaben) zeilen.push(`Freigaberunde: ${festgestellt.length} freigegeben`);
  return ok({ kette, zeilen, abweichungen });
}

function nameOf(v: Vorschlag): string {
  return v.tops.some((t) => t.nummer === null) ? `„${v.tops[0]?.titel ?? ''}“` : `TOP ${schluesselOf({ tops: v.tops.map((t) => ({ nummer: t.nummer ?? '' })) })}`;
}

async function differencesOf(ablage: Ablage, a: NachgerechneteAbstimmung, fassung: Fassung | undefined): Promise<string[]> {
  if (fassung === undefined) return ['Die Fassung ist nicht mehr gespeichert.'];
  const out: string[] = [];
  if (fassung.fingerabdruck !== a.fingerabdruck || fingerabdruckOf(await ablage.fassungen.absaetze(fassung.id)) !== a.fingerabdruck) out.push('Der gespeicherte Wortlaut ist nicht der eingefrorene.');
  if ((fassung.abstimmung.aufgehobenAm !== null) !== a.aufgehoben) out.push('Ob die Fassung aufgehoben ist, sagt die Akte anders.');
  if (a.festgestellt !== null && a.errechnet !== null && (a.errechnet.bezeichnung !== a.festgestellt.bezeichnung || a.errechnet.satz !== a.festgestellt.satz)) {
    out.push(`Festgestellt ist „${a.festgestellt.bezeichnung}“ (${a.festgestellt.satz}), aus den Stimmen folgt „${a.errechnet.bezeichnung}“ (${a.errechnet.satz}).`);
  }
  const gespeichert = fassung.abstimmung.ergebnis;
  if (gespeichert?.bezeichnung !== a.festgestellt?.bezeichnung || gespeichert?.satz !== a.festgestellt?.satz) out.push(`Gespeichert ist ${gespeichert === null ? 'kein Ergebnis' : `„${gespeichert.bezeichnung}“ (${gespeichert.satz})`}, die Akte sagt ${a.festgestellt === null ? 'keines' : `„${a.festgestellt.bezeichnung}“ (${a.festgestellt.satz})`}.`);
  return [...out, ...stimmenDifferences(a, fassung)];
}

function stimmenDifferences(a: NachgerechneteAbstimmung, fassung: Fassung): string[] {
  const gespeichert = new Map<string, string>(fassung.abstimmung.stimmen.map((s) => [s.land, s.wert]));
  return [...new Set([...gespeichert.keys(), ...a.stimmen.keys()])].sort().flatMap((land) => {
    const [hier, akte] = [gespeichert.get(land) ?? 'keine Stimme', a.stimmen.get(land) ?? 'keine Stimme'];
    return hier === akte ? [] : [`${land}: gespeichert ${hier}, nach der Akte ${akte}.`];
  });
}

/** The words that lay before a Sitzung and the file that was approved, reckoned again and held against the audit. */
async function niederschriftDifferences(ablage: Ablage, sitzungId: string, akte: NachgerechneteNiederschrift): Promise<string[]> {
  const n = await ablage.niederschriften.get(sitzungId);
  const datei = n.pdfHash === null ? null : await ablage.sammlungen.datei(n.pdfHash);
  const [wortlaut, druck] = [n.modell === null ? null : sha256(n.modell), datei === null ? null : sha256(datei.inhalt)];
  return [
    ...(n.modellHash !== akte.hash || wortlaut !== akte.hash ? ['Der gespeicherte Wortlaut ist nicht der vorgelegte.'] : []),
    ...(n.pdfHash !== akte.pdf || druck !== akte.pdf ? ['Die gespeicherte Datei ist nicht die genehmigte.'] : [])
  ];
}

/** What is stored and was never frozen or closed by an act. */
function missingIn(nach: Nachrechnung, vorschlaege: readonly Vorschlag[], namen: ReadonlyMap<string, string>): Abweichung[] {
  return vorschlaege.flatMap((v) => v.fassungen
    .filter((f) => !nach.abstimmungen.some((a) => a.vorschlagId === v.id && a.fassung === f.nummer))
    .map((f) => ({ wo: `${namen.get(v.id) ?? v.id}, Fassung ${f.nummer}`, satz: 'Die Akte weiß nichts von dieser Fassung.' })));
}

/** Each round against its answers; then the last word on each text against the table. */
function freigabeDifferences(nach: Nachrechnung, vorschlaege: readonly Vorschlag[], namen: ReadonlyMap<string, string>): Abweichung[] {
  const runden = nach.freigaben.flatMap(({ festgestellt, errechnet }) => (errechnet !== null && [...festgestellt].sort().join() !== [...errechnet].sort().join()
    ? [{ wo: 'Freigaberunde', satz: `Festgestellt sind ${festgestellt.length} freigegebene Beschlüsse, aus den Antworten folgen ${errechnet.length}.` }] : []));
  const frei = new Set(nach.freigaben.flatMap((f) => f.festgestellt));
  return [...runden, ...vorschlaege.flatMap((v) => {
    const hier = v.freigabe?.freigegeben === true && !v.freigabe.zurueckgenommen;
    const nachAkte = v.fassungen.some((f) => frei.has(f.id));
    return hier && !nachAkte ? [{ wo: namen.get(v.id) ?? v.id, satz: 'Gespeichert ist „freigegeben“, die Akte kennt keine Freigabe.' }] : [];
  })];
}
