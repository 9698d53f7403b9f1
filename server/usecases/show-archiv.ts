/** Reads the archive for anybody: the Sammlungen by year, one Sammlung, one decision with its references both ways. */
import { adresseOfBeschluss, ankerOfZiffer, grundkennungOf, isKennung, isSchluessel } from '../../app/domain/archiv/adresse.ts';
import { anzahlZiffern } from '../../app/domain/sammlung/absaetze.ts';
import { isUmlauf, type Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { notizkopf } from '../../app/domain/sammlung/wortlaut.ts';
import { passtZu } from '../../app/domain/sitzungsschluessel.ts';
import { loeseAuf, type Verweisfund } from '../../app/domain/verweis.ts';
import { zitiere } from '../../app/domain/zitierweise.ts';
import type { Ablage, Haus } from '../ports.ts';
import type { Archivbeschluss, Archivkopf, Beschlussangabe } from '../ports-archiv.ts';
import type { Archivansicht, ArchivSammlung, Beschlussansicht, Fundort, Verweislink } from './ansichten-archiv.ts';
import { auftragssatz, facettenView, fundortOf, sammlungView } from './archiv-ansicht.ts';

/** The whole archive: years down, in each the Sammlungen, newest first. */
export async function showArchiv(haus: Haus): Promise<Archivansicht> {
  const { archiv } = haus.datenbank.ablage;
  const sammlungen = (await archiv.sammlungen()).map(sammlungView);
  const jahre = [...new Set(sammlungen.map((s) => s.jahr))].sort((a, b) => b - a);
  return {
    jahre: jahre.map((jahr) => ({ jahr, sammlungen: sammlungen.filter((s) => s.jahr === jahr) })),
    facetten: facettenView(await archiv.facetten()), beschluesse: sammlungen.reduce((summe, s) => summe + s.anzahl, 0)
  };
}

/** A Sammlung of the archive with its model; null where there is none at this address. */
export async function showArchivsammlung(haus: Haus, kennung: string): Promise<{ readonly sammlung: ArchivSammlung; readonly modell: Sammlung } | null> {
  const s = isKennung(kennung) ? await haus.datenbank.ablage.archiv.sammlung(kennung) : null;
  return s && { sammlung: sammlungView(s), modell: s.modell };
}

/** One decision, by its key or by one number of a joint one; the page sends the second to the first. */
export async function showBeschluss(haus: Haus, kennung: string, schluessel: string): Promise<Beschlussansicht | null> {
  const { archiv } = haus.datenbank.ablage;
  const b = isKennung(kennung) && isSchluessel(schluessel) ? await archiv.beschluss(kennung, schluessel) : null;
  if (b === null) return null;
  const koepfe = new Map([...(await archiv.sammlungen()), b.kopf].map((k) => [k.kennung, k]));
  const { links, verweistAuf } = await forward(archiv, b, koepfe);
  const { beschluss, kopf } = b;
  const nachbar = (n: Beschlussangabe | null): Fundort | null => n && fundortOf(kopf, n);
  return {
    kennung, schluessel: b.schluessel, adresse: adresseOfBeschluss(kennung, b.schluessel), zitat: zitiere(kopf, beschluss.tops), sammlung: sammlungView(kopf), neuere: await neuereOf(archiv, b, koepfe),
    tops: beschluss.tops, absaetze: beschluss.absaetze, notizen: beschluss.protokollnotizen.map((n) => ({ kopf: notizkopf(n), absaetze: n.absaetze })), ziffern: anzahlZiffern(beschluss.absaetze),
    auftraege: b.auftraege.map((a) => ({ ziffer: a.ziffer, satz: auftragssatz(a) })), empfaenger: b.empfaenger, links, verweistAuf, wirdVerwiesenIn: await backward(archiv, b, koepfe),
    vorher: nachbar(b.vorher), nachher: nachbar(b.nachher)
  };
}

type Archiv = Ablage['archiv'];
type Koepfe = ReadonlyMap<string, Archivkopf>;

/** Where the decision of this Sitzung stands now, when a newer Ausgabe replaced this one and still holds it. */
async function neuereOf(archiv: Archiv, { kopf, schluessel, tops }: Archivbeschluss, koepfe: Koepfe): Promise<string | null> {
  if (kopf.aktuell) return null;
  const neu = [...koepfe.values()].find((k) => k.aktuell && grundkennungOf(k.kennung) === grundkennungOf(kopf.kennung));
  if (neu !== undefined && isUmlauf(kopf.art)) return adresseOfBeschluss(neu.kennung, schluessel);
  const angaben = neu === undefined ? [] : await archiv.mitTops([neu.kennung], tops);
  const ziel = angaben.find((a) => a.schluessel === schluessel) ?? angaben[0];
  return ziel === undefined ? null : adresseOfBeschluss(ziel.kennung, ziel.schluessel);
}

/** Places of the words that lead somewhere, and the decisions they lead to. */
async function forward(archiv: Archiv, b: Archivbeschluss, koepfe: Koepfe): Promise<{ links: Verweislink[]; verweistAuf: Fundort[] }> {
  const aufgeloest = await resolver(archiv, koepfe, b.verweise, b.kennung);
  const ziffern = anzahlZiffern(b.beschluss.absaetze);
  const links: Verweislink[] = [];
  const verweistAuf = new Map<string, Fundort>();
  for (const v of b.verweise) {
    const ort = { notiz: v.notiz, absatz: v.absatz, von: v.von, bis: v.bis };
    const [ziffer = null] = v.ziffern;
    if (v.top === null) {
      if (ziffer !== null && ziffer <= ziffern) links.push({ ...ort, ziel: `#${ankerOfZiffer(ziffer)}`, titel: `Ziffer ${ziffer} dieses Beschlusses` });
      continue;
    }
    const ziel = aufgeloest(v, b.kennung);
    if (ziel === null || (ziel.kennung === b.kennung && ziel.schluessel === b.schluessel)) continue;
    links.push({ ...ort, ziel: fundortOf(ziel.kopf, ziel, ziffer).ziel, titel: `${zitiere(ziel.kopf, ziel.tops.map((nummer) => ({ nummer })))}: ${ziel.titel}` });
    const fundort = fundortOf(ziel.kopf, ziel, ziffer);
    verweistAuf.set(fundort.ziel, fundort);
  }
  return { links, verweistAuf: [...verweistAuf.values()] };
}

/** Decisions whose words refer to this one; newest first. */
async function backward(archiv: Archiv, b: Archivbeschluss, koepfe: Koepfe): Promise<Fundort[]> {
  const verweise = (await archiv.verweiseAuf(b.tops, b.kopf.konferenz)).filter((v) => (v.sitzung === null ? v.aus.kennung === b.kennung : passtZu(v.sitzung, b.kopf)));
  const aufgeloest = await resolver(archiv, koepfe, verweise, b.kennung);
  const her = verweise.filter((v) => v.aus.kennung !== b.kennung || v.aus.schluessel !== b.schluessel).filter((v) => {
    const ziel = aufgeloest(v, v.aus.kennung);
    return ziel?.kennung === b.kennung && ziel.schluessel === b.schluessel;
  });
  const orte = her.flatMap(({ aus }) => {
    const kopf = koepfe.get(aus.kennung);
    return kopf === undefined ? [] : [fundortOf(kopf, aus)];
  });
  return [...new Map(orte.map((o) => [o.ziel, o])).values()];
}

type Aufloesung = (v: Verweisfund, eigene: string) => (Beschlussangabe & { readonly kopf: Archivkopf }) | null;

/** Resolves references against what is in the archive now: one question for all Sammlungen they can mean. */
async function resolver(archiv: Archiv, koepfe: Koepfe, verweise: readonly Verweisfund[], eigene: string): Promise<Aufloesung> {
  const aktuelle = [...koepfe.values()].filter((k) => k.aktuell);
  const tops = [...new Set(verweise.flatMap((v) => v.top ?? []))];
  const moegliche = aktuelle.filter((k) => verweise.some((v) => v.sitzung !== null && passtZu(v.sitzung, k))).map((k) => k.kennung);
  const angaben = await archiv.mitTops([eigene, ...moegliche], tops);
  const byTop = new Map(angaben.flatMap((a) => a.tops.map((top) => [`${a.kennung}\n${top}`, a])));
  return (v, von) => {
    const ziel = loeseAuf(v, von, aktuelle, (kennung, top) => byTop.get(`${kennung}\n${top}`)?.schluessel ?? null);
    const angabe = ziel === null ? undefined : byTop.get(`${ziel.kennung}\n${v.top ?? ''}`);
    const kopf = koepfe.get(ziel?.kennung ?? '');
    return angabe === undefined || kopf === undefined ? null : { ...angabe, kopf };
  };
}
