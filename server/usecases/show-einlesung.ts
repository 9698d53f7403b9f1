/** The review of a Sammlung that was read in: its doubts with the choices, and each decision beside the lines of the source it came from. */
import { isKennung } from '../../app/domain/archiv/adresse.ts';
import { befundwort, wahlwort } from '../../app/domain/sammlung/befundworte.ts';
import type { Herkunft } from '../../app/domain/sammlung/herkunft.ts';
import { schluesselOf, type Befund, type Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { langerTag, titelOfSitzung } from '../../app/domain/sitzung.ts';
import { titelOfTops } from '../../app/domain/top.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Haus } from '../ports.ts';
import type { Datei, Einlesung } from '../ports-sammlung.ts';
import type { Einlesungsansicht, Einlesungszeile, Leserfrage, Quellenvermerk, Quellzeile } from './ansichten.ts';
import { openDoubts, rereadEinlesung } from './import-sammlung.ts';
import { isId } from './zutritt.ts';

export async function showEinlesungen(haus: Haus, person: Person | null): Promise<Result<Einlesungszeile[]>> {
  if (!darf(person, 'archiv.einlesen')) return abgelehnt('nicht_erlaubt');
  return ok((await haus.datenbank.ablage.einlesungen.list()).map((e) => ({ id: e.id, dateiname: e.dateiname, am: e.am.toISOString(), zustand: e.zustand, kennung: e.kennung })));
}

/** One Einlesung; `abschnitt` is the key of a decision, `vorn` for what stands before the first, or '' for the first decision. */
export async function showEinlesung(haus: Haus, person: Person | null, id: string, abschnitt: string): Promise<Result<Einlesungsansicht>> {
  if (!darf(person, 'archiv.einlesen')) return abgelehnt('nicht_erlaubt');
  const einlesung = isId(id) ? await haus.datenbank.ablage.einlesungen.get(id) : null;
  if (einlesung === null || einlesung.zustand === 'verworfen') return abgelehnt('nicht_gefunden');
  const gelesen = await rereadEinlesung(haus, einlesung);
  if (!gelesen.ok) return gelesen;
  const { lesung } = gelesen.wert;
  const { sammlung } = lesung;
  const index = abschnitt === 'vorn' ? -1 : Math.max(0, sammlung.beschluesse.findIndex((b) => schluesselOf(b) === abschnitt));
  const orte = lesung.herkunft;
  return ok({
    id, dateiname: einlesung.dateiname, hash: einlesung.hash, zustand: einlesung.zustand, kennung: einlesung.kennung, eingebettet: einlesung.eingebettet,
    titel: `${sammlung.konferenz}, ${titelOfSitzung(sammlung)} am ${langerTag(sammlung.beschlussdatum)}`, offen: openDoubts(sammlung), rest: sammlung.rest,
    fragen: fragenOf(sammlung, einlesung, orte, zeilenOf(gelesen.wert.quelltext)), meldungen: sammlung.befunde.filter((b) => (b.moeglich?.length ?? 0) < 2).map((b) => ({ zeile: b.zeile, text: b.text, ...befundwort(b.art) })),
    abschnitte: sammlung.beschluesse.map((b) => ({ schluessel: schluesselOf(b), titel: titelOfTops(b.tops) })),
    gewaehlt: index === -1 ? 'vorn' : schluesselOf(sammlung.beschluesse[index] ?? { tops: [] }),
    vorn: { titelblatt: sammlung.titelblatt, hinweise: sammlung.hinweise },
    beschluss: sammlung.beschluesse[index] ?? null,
    quelle: quellzeilen(gelesen.wert.quelltext, orte.filter((h) => (index === -1 ? h.beschluss === undefined && h.ort !== 'laufkopf' && h.ort !== 'seitenzahl' : h.beschluss === index)))
  });
}

function fragenOf(sammlung: Sammlung, einlesung: Einlesung, orte: readonly Herkunft[], zeilen: readonly string[]): Leserfrage[] {
  const ort = new Map(orte.map((h) => [h.zeile, h.beschluss]));
  const frage = (b: Pick<Befund, 'zeile' | 'art' | 'text'>, wahl: string, moeglich: readonly string[], entschieden: boolean): Leserfrage => {
    const beschluss = sammlung.beschluesse[ort.get(b.zeile) ?? -1];
    return { zeile: b.zeile, art: b.art, text: b.text, quelltext: quelltextOf(zeilen, b), ...befundwort(b.art), wahl, entschieden, abschnitt: beschluss === undefined ? 'vorn' : schluesselOf(beschluss), moeglich: moeglich.map((m) => ({ wert: m, wort: wahlwort(m) })) };
  };
  const offen = sammlung.befunde.filter((b) => (b.moeglich?.length ?? 0) > 1).map((b) => frage(b, b.wahl ?? '', b.moeglich ?? [], false));
  const getroffen = einlesung.entscheidungen.filter((e) => !offen.some((f) => f.zeile === e.zeile && f.art === e.art)).map((e) => frage({ ...e, text: '' }, e.wahl, [e.wahl], true));
  return [...offen, ...getroffen].sort((a, b) => a.zeile - b.zeile);
}

/** The line of a doubt; with the one before it where the words lie across both. */
function quelltextOf(zeilen: readonly string[], { zeile, text }: Pick<Befund, 'zeile' | 'text'>): string {
  const hier = zeilen[zeile - 1] ?? '';
  return hier.includes(text) ? hier : `${zeilen[zeile - 2] ?? ''}\n${hier}`.trim();
}

function zeilenOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/u).map((zeile) => zeile.replaceAll('\f', ''));
}

/** The lines of the source that went here, with their numbers; where lines of other places lie between them, a gap shows. */
function quellzeilen(text: string, orte: readonly Herkunft[]): Quellzeile[] {
  const zeilen = zeilenOf(text);
  return orte.map((h, i) => ({ zeile: h.zeile, text: zeilen[h.zeile - 1] ?? '', ort: h.ort, luecke: i > 0 && h.zeile - (orte[i - 1]?.zeile ?? 0) > 3 }));
}

/** What is public of the reading: the file's name and day, and what was doubtful, with what it was decided to be. */
export async function showQuelle(haus: Haus, kennung: string): Promise<Quellenvermerk | null> {
  const einlesung = await byKennung(haus, kennung);
  if (einlesung === null || einlesung.modell === null) return null;
  return {
    dateiname: einlesung.dateiname, hash: einlesung.hash, am: (einlesung.entschiedenAm ?? einlesung.am).toISOString(), entschieden: einlesung.entscheidungen.length,
    befunde: einlesung.modell.befunde.map((b) => ({ zeile: b.zeile, text: b.text, ...befundwort(b.art), wahl: b.wahl === undefined ? null : wahlwort(b.wahl) }))
  };
}

async function byKennung(haus: Haus, kennung: string): Promise<Einlesung | null> {
  return isKennung(kennung) ? haus.datenbank.ablage.einlesungen.byKennung(kennung) : null;
}

/** The file an archived Sammlung was read from, as anybody may fetch it; null where this address is none of an Einlesung. */
export async function readQuelle(haus: Haus, kennung: string): Promise<{ datei: Datei; dateiname: string } | null> {
  const einlesung = await byKennung(haus, kennung);
  const datei = einlesung === null ? null : await haus.datenbank.ablage.sammlungen.datei(einlesung.hash);
  return einlesung === null || datei === null ? null : { datei, dateiname: einlesung.dateiname };
}
