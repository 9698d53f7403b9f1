/** The head of a Sitzung and the short forms that several pages share. */
import { isAdmitted } from '../../app/domain/anmeldung.ts';
import { fristInWorten } from '../../app/domain/frist.ts';
import type { Partei } from '../../app/domain/land.ts';
import { langerTag, langerZeitraum, phaseOf, titelOfSitzung } from '../../app/domain/sitzung.ts';
import { bezeichnungOfZustand } from '../../app/domain/top.ts';
import { darf, type Gegenstand, type Handlung } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Fassung, Sitzung, Vorschlag } from '../ports.ts';
import type { FassungAnsicht, Position, Rechte, SitzungKopf, StimmeAnsicht, TopAnsicht } from './ansichten.ts';

export async function kopfOfSitzung(ablage: Ablage, s: Sitzung): Promise<SitzungKopf> {
  const [runde, ausgaben] = await Promise.all([ablage.freigaben.latest(s.id), ablage.sammlungen.ofAnlass(s.id)]);
  return {
    id: s.id, konferenz: s.konferenz.kurz, titel: titelOfSitzung(s), bezeichnung: s.bezeichnung, zeitraum: langerZeitraum(s.von, s.bis), ort: s.ort, beschlussdatum: langerTag(s.beschlussdatum),
    vorsitzland: s.vorsitzland, fristen: fristenOf(s), eingeladen: s.eingeladenAm !== null, phase: phaseOf({ eingeladen: s.eingeladenAm !== null, runde: runde !== null, ausgabe: ausgaben.length > 0 })
  };
}

/** Until when Themen are registered, in words; '' where no Frist is set. */
function fristenOf({ anmeldefristen: { anmeldeschluss, nachfrist } }: Sitzung): string {
  if (anmeldeschluss === null) return '';
  return `Anmeldeschluss ${fristInWorten(anmeldeschluss.ortszeit)}${nachfrist === null ? '' : `, Nachfrist bis ${fristInWorten(nachfrist.ortszeit)}`}`;
}

/** The answers of the table for several acts at once. */
export function rechteFor(person: Person | null, handlungen: readonly Handlung[], g: Gegenstand): Rechte {
  return Object.fromEntries(handlungen.map((handlung) => [handlung, darf(person, handlung, g)]));
}

export function topsOf(v: Vorschlag): TopAnsicht[] {
  return v.tops.map(({ id, nummer, titel, untertitel, teile }) => ({ id, nummer, titel, untertitel, teile }));
}

/** `beschlossen` says more where the Ergebnis is known: "einstimmig beschlossen". */
export function standOf(v: Vorschlag): string {
  if (v.zustand === 'entwurf' && !isAdmitted(v)) return 'verspätet angemeldet, noch nicht zugelassen';
  const ergebnis = lastFassung(v)?.abstimmung.ergebnis;
  if (v.zustand === 'umlauf_beschlossen' && ergebnis) return `im Umlaufverfahren ${ergebnis.bezeichnung} beschlossen`;
  return v.zustand === 'beschlossen' && ergebnis ? `${ergebnis.bezeichnung} beschlossen` : bezeichnungOfZustand(v.zustand);
}

export function lastFassung(v: Vorschlag): Fassung | null {
  return v.fassungen[v.fassungen.length - 1] ?? null;
}

/** The Fassung that is voted on or was decided; null while a draft is open again. */
export function countingFassung(v: Vorschlag): Fassung | null {
  const fassung = lastFassung(v);
  return fassung === null || fassung.abstimmung.aufgehobenAm !== null ? null : fassung;
}

export function positionOf(fassung: Fassung, land: Partei): Position {
  return fassung.abstimmung.stimmen.find((s) => s.land === land)?.wert ?? 'offen';
}

/** A Fassung with the position of everybody who votes on it. */
export function fassungView(f: Fassung, waehler: readonly Partei[]): FassungAnsicht {
  const { abstimmung: a } = f;
  return {
    id: f.id, nummer: f.nummer, fingerabdruck: f.fingerabdruck, am: f.am.toISOString(), geschlossenAm: a.geschlossenAm?.toISOString() ?? null, ergebnis: a.ergebnis,
    aufgehobenAm: a.aufgehobenAm?.toISOString() ?? null, aufhebungsgrund: a.aufhebungsgrund, aufgerufen: a.aufgerufen, bund: a.bund,
    stimmen: waehler.map((land): StimmeAnsicht => {
      const s = a.stimmen.find((stimme) => stimme.land === land);
      return { land, wert: s?.wert ?? 'offen', id: s?.id ?? null, am: s?.am.toISOString() ?? null, durchVorsitz: s?.durchVorsitz ?? false };
    })
  };
}
