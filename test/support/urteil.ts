/**
 * The judge of a history: a pure function that finds every broken promise in what happened and what is there at the end
 * (reliability.md, "Invariants the checker knows": I1, I2, I3, I4, I9, and the freeze of S17). Nothing found means: every
 * acknowledged letter is in the log exactly once, in its author's order and under the author's account, and in every replica, unless
 * somebody deleted it who had seen it or its author was told that it fell. Nothing is promised for a letter that fell on its author's own
 * screen before it was ever sent (docs/entscheidungen/0083).
 */
import { keyOf, Menge, namen, type Ereignis, type Historie, type Name } from './historie.ts';
import type { Replik, Zeile } from './replik.ts';

/** What is there at the end. */
export interface Befund {
  readonly repliken: readonly Replik[];
  readonly log: readonly Zeile[];
  /** The frozen text, where there is one. */
  readonly gefroren?: Replik;
}

export type Vorwurf =
  | 'bestaetigt_und_nicht_im_log' | 'mehrfach_im_log' | 'log_lueckenhaft' | 'fremder_urheber' | 'reihenfolge_im_log' | 'reihenfolge_im_text'
  | 'verschwunden' | 'ungelesen_mitgenommen' | 'doppelt_im_text' | 'von_niemandem' | 'zweimal_bestaetigt' | 'repliken_ungleich' | 'kein_text_von_uns'
  | 'nach_dem_einfrieren' | 'abgelehnt_und_im_log';

/** One broken promise. */
export interface Schuld {
  readonly vorwurf: Vorwurf;
  readonly stelle: string;
}

type Getippt = Extract<Ereignis, { art: 'getippt' }>;

/** Everything that is wrong, in no order that matters; empty where every promise was kept. */
export function richte(historie: Historie, befund: Befund): Schuld[] {
  const akte = new Akte(historie);
  return [
    ...pruefeLog(akte, befund.log), ...befund.repliken.flatMap((replik) => pruefeReplik(akte, befund.log, replik)),
    ...pruefeVerschwundenes(akte, befund.repliken), ...pruefeBestaetigungen(historie), ...pruefeGleichheit(befund.repliken), ...pruefeEinfrieren(historie, akte, befund)
  ];
}

/** The history, sorted for the questions. */
class Akte {
  readonly getippt: readonly Getippt[];
  readonly bestaetigt: Menge;
  readonly abgelehnt: Menge;
  readonly konten: ReadonlySet<string>;
  private readonly kontoOfClient = new Map<number, string | undefined>();

  constructor(readonly historie: Historie) {
    const { ereignisse, konten } = historie;
    this.konten = new Set(konten.values());
    this.getippt = ereignisse.filter((e): e is Getippt => e.art === 'getippt');
    this.bestaetigt = new Menge(ereignisse.flatMap((e) => (e.art === 'bestaetigt' ? e.laeufe : [])));
    this.abgelehnt = new Menge(ereignisse.flatMap((e) => (e.art === 'abgelehnt' ? e.laeufe : [])));
    for (const e of this.getippt) this.kontoOfClient.set(e.name.client, konten.get(e.wer));
  }

  /** The account that types under this client id; undefined for nobody of this history. */
  kontoOf(client: number): string | undefined {
    return this.kontoOfClient.get(client);
  }
}

/** I2, I9: no hole, each letter in its author's order and under their account. */
function pruefeZeilen(akte: Akte, log: readonly Zeile[]): Schuld[] {
  const out: Schuld[] = [];
  const bisher = new Map<number, number>();
  for (const [i, { folge, kontoId, laeufe }] of log.entries()) {
    const stelle = `Zeile ${folge}`;
    if (folge !== i + 1) out.push({ vorwurf: 'log_lueckenhaft', stelle });
    // The first row is the seed; every other one has an author who was there.
    if (i > 0 && !akte.konten.has(kontoId ?? '')) out.push({ vorwurf: 'von_niemandem', stelle });
    for (const { client, uhr, laenge } of laeufe) {
      const konto = akte.kontoOf(client);
      if (konto !== undefined && kontoId !== konto) out.push({ vorwurf: 'fremder_urheber', stelle });
      if (uhr < (bisher.get(client) ?? 0)) out.push({ vorwurf: 'reihenfolge_im_log', stelle });
      bisher.set(client, uhr + laenge);
    }
  }
  return out;
}

/** I1: what was acknowledged is there once, what was refused is not. */
function pruefeLog(akte: Akte, log: readonly Zeile[]): Schuld[] {
  const out = pruefeZeilen(akte, log);
  const mal = new Map<string, number>();
  // Clocks of clients that are not in the history may be invented by the thousand; nobody asks for them here.
  const eigene = log.flatMap(({ laeufe }) => laeufe.filter(({ client }) => akte.kontoOf(client) !== undefined));
  for (const name of namen(eigene)) mal.set(keyOf(name), (mal.get(keyOf(name)) ?? 0) + 1);
  for (const { name } of akte.getippt) {
    const n = mal.get(keyOf(name)) ?? 0;
    const bestaetigt = akte.bestaetigt.has(name);
    if (n > 1) out.push({ vorwurf: 'mehrfach_im_log', stelle: keyOf(name) });
    if (n === 0 && bestaetigt) out.push({ vorwurf: 'bestaetigt_und_nicht_im_log', stelle: keyOf(name) });
    if (n > 0 && akte.abgelehnt.has(name) && !bestaetigt) out.push({ vorwurf: 'abgelehnt_und_im_log', stelle: keyOf(name) });
  }
  return out;
}

/** I4 and the author's order: no letter twice, none of nobody, each behind the one it was typed behind. */
function pruefeReplik(akte: Akte, log: readonly Zeile[], replik: Replik): Schuld[] {
  const out: Schuld[] = [];
  const platz = new Map<string, number>();
  const bekannt = new Menge(log.flatMap((zeile) => zeile.laeufe));
  const getippt = new Set(akte.getippt.map((e) => keyOf(e.name)));
  for (const [i, b] of replik.buchstaben.entries()) {
    if (platz.has(keyOf(b))) out.push({ vorwurf: 'doppelt_im_text', stelle: `${replik.von} ${keyOf(b)}` });
    platz.set(keyOf(b), i);
    // What nobody typed is the seed, or was put in by a structural command; the log knows both.
    if (!getippt.has(keyOf(b)) && !bekannt.has(b)) out.push({ vorwurf: 'von_niemandem', stelle: `${replik.von} ${keyOf(b)}` });
  }
  for (const { name, nach } of akte.getippt) {
    const [here, before] = [platz.get(keyOf(name)), nach === null ? undefined : platz.get(keyOf(nach))];
    if (here !== undefined && before !== undefined && before >= here) out.push({ vorwurf: 'reihenfolge_im_text', stelle: `${replik.von} ${keyOf(name)}` });
  }
  if (!replik.wortlaut.startsWith('[') && !replik.wortlaut.startsWith('{')) out.push({ vorwurf: 'kein_text_von_uns', stelle: `${replik.von}: ${replik.wortlaut}` });
  return out;
}

/** Every acknowledged letter is read by all, or was deleted by one who had seen it, or its author was told. */
function pruefeVerschwundenes(akte: Akte, repliken: readonly Replik[]): Schuld[] {
  const gefallen = new Menge(akte.historie.ereignisse.flatMap((e) => (e.art === 'gefallen' ? e.laeufe : [])));
  const ungelesen = new Menge(akte.historie.ereignisse.flatMap((e) => (e.art === 'ungelesen' ? e.laeufe : [])));
  const da = repliken.map((replik) => ({ von: replik.von, keys: new Set(replik.buchstaben.map(keyOf)) }));
  const loeschungen = new Loeschungen(akte.historie);
  const gemeldet = gemeldeteZeichen(akte.historie);
  const out: Schuld[] = [];
  for (const { wer, name, zeichen } of akte.getippt) {
    const fehlt = akte.bestaetigt.has(name) ? da.filter(({ keys }) => !keys.has(keyOf(name))) : [];
    if (fehlt.length === 0 || loeschungen.wusste(name)) continue;
    const zeichenliste = gemeldet.get(akte.historie.konten.get(wer) ?? '');
    const left = zeichenliste?.get(zeichen) ?? 0;
    if (left > 0) zeichenliste?.set(zeichen, left - 1);
    else if (!gefallen.has(name)) out.push({ vorwurf: ungelesen.has(name) ? 'ungelesen_mitgenommen' : 'verschwunden', stelle: `${keyOf(name)} „${zeichen}“ von ${wer}, fehlt bei ${fehlt.map((f) => f.von).join(', ')}` });
  }
  return out;
}

/** Who deleted what, and whether they had it before their eyes. */
class Loeschungen {
  private readonly gewusst = new Menge();

  constructor({ ereignisse }: Historie) {
    const gesehen = new Map<string, Menge>();
    const of = (wer: string): Menge => {
      const there = gesehen.get(wer) ?? new Menge();
      gesehen.set(wer, there);
      return there;
    };
    for (const e of ereignisse) {
      if (e.art === 'gesehen') for (const lauf of e.laeufe) of(e.wer).add(lauf);
      else if (e.art === 'getippt') of(e.wer).add({ ...e.name, laenge: 1 });
      else if (e.art === 'geloescht') for (const name of namen(e.laeufe)) if (of(e.wer).has(name)) this.gewusst.add({ ...name, laenge: 1 });
    }
  }

  wusste(name: Name): boolean {
    return this.gewusst.has(name);
  }
}

/** How often each letter was reported lost, by account; one report said again counts once. */
function gemeldeteZeichen({ ereignisse, konten }: Historie): Map<string, Map<string, number>> {
  const out = new Map<string, Map<string, number>>();
  const bekannt = new Set<string>();
  for (const e of ereignisse) {
    if (e.art !== 'verloren' || bekannt.has(e.verlustId)) continue;
    bekannt.add(e.verlustId);
    const konto = konten.get(e.wer) ?? '';
    const zeichen = out.get(konto) ?? new Map<string, number>();
    for (const z of e.text.split('')) zeichen.set(z, (zeichen.get(z) ?? 0) + 1);
    out.set(konto, zeichen);
  }
  return out;
}

/** Said "saved" once and not again: twice means that it had been lost in between. */
function pruefeBestaetigungen({ ereignisse }: Historie): Schuld[] {
  const mal = new Set<string>();
  const out: Schuld[] = [];
  for (const e of ereignisse) {
    if (e.art !== 'bestaetigt') continue;
    for (const name of namen(e.laeufe)) {
      if (mal.has(keyOf(name))) out.push({ vorwurf: 'zweimal_bestaetigt', stelle: keyOf(name) });
      mal.add(keyOf(name));
    }
  }
  return out;
}

/** I3. */
function pruefeGleichheit(repliken: readonly Replik[]): Schuld[] {
  const [first] = repliken;
  const idsOf = (replik: Replik): string => replik.buchstaben.map(keyOf).join();
  return repliken.filter((r) => first !== undefined && (r.wortlaut !== first.wortlaut || idsOf(r) !== idsOf(first))).map((r) => ({ vorwurf: 'repliken_ungleich', stelle: `${r.von} und ${first?.von ?? ''}` }));
}

/** S17: what was typed after the freeze is not in the frozen text, what was acknowledged is, and everybody reads exactly it. */
function pruefeEinfrieren({ ereignisse }: Historie, akte: Akte, { gefroren, repliken }: Befund): Schuld[] {
  const am = ereignisse.find((e) => e.art === 'eingefroren')?.zeit;
  if (am === undefined || gefroren === undefined) return [];
  const da = new Set(gefroren.buchstaben.map(keyOf));
  const zuSpaet = akte.getippt.filter((e) => e.zeit > am && da.has(keyOf(e.name)));
  return [
    ...zuSpaet.map((e): Schuld => ({ vorwurf: 'nach_dem_einfrieren', stelle: keyOf(e.name) })),
    ...pruefeVerschwundenes(akte, [gefroren]), ...pruefeGleichheit([gefroren, ...repliken])
  ];
}
