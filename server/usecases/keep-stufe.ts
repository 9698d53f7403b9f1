/** The stages of a TOP: kept with their text and their Votum, and compared with each other, with the Fassungen and with the text as it is now. */
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { keepStufe, stufenwort, votumsatz, zeilenOf, type Gremium, type Votum } from '../../app/domain/stufe.ts';
import { kurzbezeichnung } from '../../app/domain/top.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import { fingerabdruckOf } from '../fingerabdruck.ts';
import type { Ablage, Haus, Vorschlag } from '../ports.ts';
import type { SitzungKopf, TopAnsicht } from './ansichten.ts';
import { kopfOfSitzung, topsOf } from './show-kopf.ts';
import { textOf } from './show-vorschlag.ts';
import { gegenstandOf, holdVorschlag, readVorschlag } from './zutritt.ts';

/** One state of the text that can be compared. `text` is line by line (stufe.ts). */
export interface Textstand { readonly schluessel: string; readonly name: string; readonly am: string | null; readonly votum: string | null; readonly vermerk: string; readonly text: string }
export interface Stufenansicht {
  readonly id: string; readonly sitzung: SitzungKopf; readonly kurz: string; readonly tops: readonly TopAnsicht[];
  /** In the order of time; the last one is the text as it is now. */
  readonly staende: readonly Textstand[];
  readonly darfFesthalten: boolean;
  /** Of the text as it is now, for who keeps it. */
  readonly fingerabdruck: string;
}

/** What Arbeitskreis or Vorkonferenz make of the text that was read. It closes nothing and decides nothing. */
export async function keepStufeUsecase(haus: Haus, person: Person | null, vorschlagId: string, akt: { readonly stufe: Gremium; readonly votum: Votum; readonly vermerk: string; readonly gelesen: string }): Promise<Result<true>> {
  return haus.datenbank.transaktion(async (ablage): Promise<Result<true>> => {
    const gehalten = await holdVorschlag(ablage, person, vorschlagId, 'stufe.festhalten');
    if (!gehalten.ok) return gehalten;
    const v = gehalten.wert;
    const absaetze = await textOf(ablage, v);
    const bisher = await ablage.stufen.ofVorschlag(v.id);
    const stand = keepStufe(bisher, akt, { fingerabdruck: fingerabdruckOf(absaetze), gelesen: akt.gelesen });
    if (!stand.ok) return stand;
    if (person === null) return abgelehnt('nicht_erlaubt');
    await ablage.stufen.create({ vorschlagId: v.id, laufend: bisher.length + 1, absaetze, kontoId: person.kontoId, ...stand.wert });
    await ablage.akte.note({ art: 'stufe_festgehalten', person, sitzungId: v.sitzungId, gegenstandId: v.id, daten: { stufe: akt.stufe, satz: votumsatz(stand.wert), fingerabdruck: stand.wert.fingerabdruck } });
    return ok(true);
  });
}

/** The text of an Anmeldung as it is handed in, inside the transaction that does it. */
export async function keepAnmeldung(ablage: Ablage, v: Vorschlag, person: Person | null): Promise<void> {
  const absaetze = await textOf(ablage, v);
  const bisher = await ablage.stufen.ofVorschlag(v.id);
  if (person !== null) await ablage.stufen.create({ vorschlagId: v.id, laufend: bisher.length + 1, stufe: 'anmeldung', votum: null, vermerk: '', absaetze, fingerabdruck: fingerabdruckOf(absaetze), kontoId: person.kontoId });
}

export async function showStufen(haus: Haus, person: Person | null, vorschlagId: string): Promise<Result<Stufenansicht>> {
  const { ablage } = haus.datenbank;
  const gelesen = await readVorschlag(ablage, person, vorschlagId);
  if (!gelesen.ok) return gelesen;
  const v = gelesen.wert;
  const [sitzung, stufen, jetzt] = [await ablage.sitzungen.get(v.sitzungId), await ablage.stufen.ofVorschlag(v.id), await textOf(ablage, v)];
  if (sitzung === null) return abgelehnt('nicht_gefunden');
  const staende: Textstand[] = stufen.map((s) => ({ schluessel: `s${s.laufend}`, name: stufenwort(s.stufe), am: s.am.toISOString(), votum: votumsatz(s), vermerk: s.vermerk, text: zeilenOf(s.absaetze) }));
  for (const f of v.fassungen) staende.push({ schluessel: `f${f.nummer}`, name: `Fassung ${f.nummer}${f.abstimmung.aufgehobenAm === null ? '' : ' (aufgehoben)'}`, am: f.am.toISOString(), votum: null, vermerk: '', text: zeilenOf(await ablage.fassungen.absaetze(f.id)) });
  staende.sort((a, b) => (a.am ?? '').localeCompare(b.am ?? ''));
  return ok({
    id: v.id, sitzung: await kopfOfSitzung(ablage, sitzung), kurz: kurzbezeichnung(v.tops), tops: topsOf(v),
    staende: v.textraumId === null ? staende : [...staende, { schluessel: 'jetzt', name: 'Text jetzt', am: null, votum: null, vermerk: '', text: zeilenOf(jetzt) }],
    darfFesthalten: darf(person, 'stufe.festhalten', gegenstandOf(v)), fingerabdruck: fingerabdruckOf(jetzt)
  });
}
