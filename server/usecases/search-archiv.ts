/**
 * Searches the archive for anybody: reads the question, narrows, counts, marks. A question that names a Sitzung, a TOP or a Ziffer leads there;
 * one the archive does not hold is searched as words. Every answer is quick or a sentence (L3).
 */
import { adresseOfBeschluss, isKennung } from '../../app/domain/archiv/adresse.ts';
import { isPartei } from '../../app/domain/land.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { passtZu } from '../../app/domain/sitzungsschluessel.ts';
import { HOECHSTENS_ZEICHEN, isLeer, isNurAusschluss, leseAnfrage, type Anfrage } from '../../app/domain/suche/anfrage.ts';
import { anfangOf, ausschnittOf, markiere } from '../../app/domain/suche/ausschnitt.ts';
import { wortprobeOf, type Wortprobe } from '../../app/domain/suche/faltung.ts';
import { zitiere, zitiereSitzung } from '../../app/domain/zitierweise.ts';
import type { Haus } from '../ports.ts';
import type { Archivkopf, Suchergebnis, Suchfilter, Suchtreffer } from '../ports-archiv.ts';
import type { Suchansicht, Trefferansicht } from './ansichten-archiv.ts';
import { AKS, auftragssatz, facettenView } from './archiv-ansicht.ts';

const JE_SEITE = 20;
const HOECHSTENS_SEITEN = 500;

/** What the address of a search says; everything is a text that somebody may have typed. */
export type Suchparameter = Readonly<Record<string, string | undefined>>;

export async function searchArchiv(haus: Haus, parameter: Suchparameter): Promise<Result<Suchansicht>> {
  const q = (parameter.q ?? '').trim();
  if (q.length > HOECHSTENS_ZEICHEN) return abgelehnt('suche_zu_lang', { hoechstens: String(HOECHSTENS_ZEICHEN) });
  const filter = filterOf(parameter);
  const gefragt = leseAnfrage(q);
  if (isNurAusschluss(gefragt)) return abgelehnt('suche_nur_ausschluss');
  return haus.datenbank.transaktion(async ({ archiv }): Promise<Result<Suchansicht>> => {
    const sammlungen = gefragt.sitzung === null ? [] : await archiv.sammlungen();
    const { anfrage, kennungen } = placeOf(gefragt, q, sammlungen);
    const seite = Math.min(Math.max(1, Math.trunc(Number(parameter.seite ?? 1)) || 1), HOECHSTENS_SEITEN);
    const ordnung = parameter.sort === 'datum' ? 'datum' : 'relevanz';
    const ergebnis = await archiv.suche({ anfrage, filter, kennungen, ordnung, ab: (seite - 1) * JE_SEITE, anzahl: JE_SEITE });
    if (ergebnis === null) return abgelehnt('suche_dauert');
    return ok(view({ q, filter, anfrage, seite, ordnung, sammlungen, kennungen }, ergebnis));
  });
}

/** The question with the Sammlungen it names; where the archive has none of them, its words are searched as words. */
function placeOf(anfrage: Anfrage, q: string, sammlungen: readonly Archivkopf[]): { anfrage: Anfrage; kennungen: string[] | null } {
  const { sitzung } = anfrage;
  if (sitzung === null) return { anfrage, kennungen: null };
  const kennungen = sammlungen.filter((s) => passtZu(sitzung, s)).map((s) => s.kennung);
  return kennungen.length > 0 ? { anfrage, kennungen } : { anfrage: leseAnfrage(q, { nurWorte: true }), kennungen: null };
}

/** Values that cannot be are as if they were not there. */
function filterOf(p: Suchparameter): Suchfilter {
  const wenn = (wert: string | undefined, gilt: (w: string) => boolean): string | null => (wert !== undefined && gilt(wert) ? wert : null);
  const name = (w: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N} -]{0,79}$/u.test(w);
  const jahr = wenn(p.jahr, (w) => /^\d{4}$/.test(w));
  return { jahr: jahr === null ? null : Number(jahr), sitzung: wenn(p.sitzung, isKennung), konferenz: wenn(p.konferenz, name), land: wenn(p.land, isPartei), ak: wenn(p.ak, (w) => AKS.includes(w)), an: wenn(p.an, name) };
}

interface Gefragt {
  readonly q: string; readonly filter: Suchfilter; readonly anfrage: Anfrage; readonly seite: number; readonly ordnung: string; readonly sammlungen: readonly Archivkopf[]; readonly kennungen: readonly string[] | null;
}

function view({ q, filter, anfrage, seite, ordnung, sammlungen, kennungen }: Gefragt, e: Suchergebnis): Suchansicht {
  const facetten = facettenView(e.facetten);
  const namen = new Map(sammlungen.map((s) => [s.kennung, zitiereSitzung(s)]));
  const gesetzt = Object.entries(filter).flatMap(([art, wert]: [string, string | number | null]) => (wert === null ? [] : [{ art, wert: String(wert) }]));
  const wortOf = (art: string, wert: string): string => facetten[art as keyof typeof facetten].find((f) => f.wert === wert)?.wort ?? namen.get(wert) ?? wert;
  const probe = wortprobeOf(e.staemme);
  return {
    parameter: Object.fromEntries([...(q === '' ? [] : [['q', q]]), ...gesetzt.map(({ art, wert }) => [art, wert]), ...(ordnung === 'datum' ? [['sort', 'datum']] : [])]),
    gesamt: e.gesamt, seite, seiten: Math.min(HOECHSTENS_SEITEN, Math.ceil(e.gesamt / JE_SEITE)), ab: (seite - 1) * JE_SEITE, treffer: e.treffer.map((t) => trefferView(t, anfrage.ziffer, probe)), facetten,
    hinweise: hinweiseOf(anfrage, q, kennungen, namen), gefragt: !isLeer(anfrage) || gesetzt.length > 0, filter: gesetzt.map(({ art, wert }) => ({ art, wert, wort: wortOf(art, wert) }))
  };
}

function hinweiseOf(anfrage: Anfrage, q: string, kennungen: readonly string[] | null, namen: ReadonlyMap<string, string>): string[] {
  const orte = [anfrage.top === null ? '' : `TOP ${anfrage.top}`, anfrage.ziffer === null ? '' : `Ziffer ${anfrage.ziffer}`, ...(kennungen ?? []).map((k) => namen.get(k) ?? k)].filter((w) => w !== '');
  return [
    ...(orte.length === 0 ? [] : [`Gesucht an dieser Stelle: ${orte.join(', ')}. Als bloße Wörter suchen Sie in Anführungszeichen.`]),
    ...(anfrage.ueberzaehlig === 0 ? [] : [`Es wurden nur die ersten ${anfrage.begriffe.length} Wörter gesucht.`]),
    ...(q !== '' && isLeer(anfrage) ? ['Die Eingabe enthält kein Wort, nach dem gesucht werden kann.'] : [])
  ];
}

function trefferView(t: Suchtreffer, ziffer: number | null, probe: Wortprobe): Trefferansicht {
  return {
    ziel: adresseOfBeschluss(t.kennung, t.schluessel, ziffer), zitat: zitiere(t, t.tops.map((nummer) => ({ nummer })), ziffer), titel: markiere(t.titel, probe),
    ausschnitt: ausschnittOf(t.text, probe) ?? anfangOf(t.text), herkunft: t.herkunft,
    angaben: [
      ...(t.laender.length === 0 ? [] : [`Protokollnotiz ${t.laender.join(', ')}`]), ...new Set(t.auftraege.map(auftragssatz)), ...(t.empfaenger.length === 0 ? [] : [`Unterrichtung ${t.empfaenger.join(', ')}`])
    ]
  };
}
