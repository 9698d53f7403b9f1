/** What others subscribe to and machines read: entries of the feed, addresses of the sitemap, the list of Sammlungen. Only what is published and stands. */
import { adresseOfBeschluss, adresseOfSammlung } from '../../app/domain/archiv/adresse.ts';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import { zitiereSitzung } from '../../app/domain/zitierweise.ts';
import type { Haus } from '../ports.ts';
import type { Archivkopf } from '../ports-archiv.ts';
import type { ArchivSammlung, Feed, Feedeintrag } from './ansichten-archiv.ts';
import { AKS, fundortOf, sammlungView } from './archiv-ansicht.ts';

const HOECHSTENS = 50;
/** Stands for "nothing yet": a feed needs a moment, and this one never changes by itself. */
const ANFANG = '2000-01-01T00:00:00.000Z';

/** The newest first: every Ausgabe that stands, or the decisions that give an AK a task (`ak`) or inform a conference (`an`). */
export async function readFeed(haus: Haus, { ak, an }: { readonly ak: string | null; readonly an: string | null }): Promise<Result<Feed>> {
  if ((ak !== null && !AKS.includes(ak)) || (an !== null && !/^[\p{L}][\p{L} -]{0,39}$/u.test(an))) return abgelehnt('nicht_gefunden');
  const { archiv } = haus.datenbank.ablage;
  const fuer = [ak === null ? '' : `Aufträge an den AK ${ak}`, an === null ? '' : `Unterrichtung der ${an}`].filter((w) => w !== '').join(', ');
  const pfad = `/sammlungen/feed.atom${fuer === '' ? '' : `?${new URLSearchParams({ ...(ak === null ? {} : { ak }), ...(an === null ? {} : { an }) }).toString()}`}`;
  const eintraege = fuer === '' ? (await archiv.ausgaben(HOECHSTENS)).map(eintragOf) : (await archiv.folgen({ ak, an }, HOECHSTENS)).map((b): Feedeintrag => {
    const { ziel, zitat, titel } = fundortOf(b.kopf, b);
    return { id: ziel, ziel, titel: `${zitat}: ${titel}`, art: 'Beschluss', zusammenfassung: fuer, am: b.kopf.am.toISOString() };
  });
  return ok({ titel: fuer === '' ? 'Sammlungen der veröffentlichten Beschlüsse' : `Beschlüsse: ${fuer}`, pfad, eintraege, am: eintraege.reduce((spaeteste, e) => (e.am > spaeteste ? e.am : spaeteste), ANFANG) });
}

/** One entry per Ausgabe; what it is says `anlass` alone. */
function eintragOf(k: Archivkopf): Feedeintrag {
  const wort = k.anlass === 'Sammlung' ? 'Sammlung' : `${k.anlass} zur Sammlung (Ausgabe ${k.anlassnummer})`;
  const ziel = adresseOfSammlung(k.kennung);
  const zusammenfassung = [`${k.anzahl} ${k.anzahl === 1 ? 'Beschluss' : 'Beschlüsse'}`, ...(k.grund === null ? [] : [k.grund]), ...(k.herkunft === 'einlesung' ? ['eingelesen'] : [])].join('; ');
  return { id: ziel, ziel, titel: `${wort}: ${zitiereSitzung(k)}`, art: k.anlass, zusammenfassung, am: k.am.toISOString() };
}

export async function listSammlungen(haus: Haus): Promise<ArchivSammlung[]> {
  return (await haus.datenbank.ablage.archiv.sammlungen()).map(sammlungView);
}

/** Every published address with the moment it appeared. */
export async function readSitemap(haus: Haus): Promise<{ readonly pfad: string; readonly am: string }[]> {
  const { archiv } = haus.datenbank.ablage;
  const sammlungen = (await archiv.sammlungen()).map((s) => ({ pfad: adresseOfSammlung(s.kennung), am: s.am.toISOString() }));
  const beschluesse = (await archiv.adressen()).map((b) => ({ pfad: adresseOfBeschluss(b.kennung, b.schluessel), am: b.am.toISOString() }));
  const neueste = sammlungen.reduce((spaeteste, s) => (s.am > spaeteste ? s.am : spaeteste), ANFANG);
  return [{ pfad: '/sammlungen', am: neueste }, ...sammlungen, ...beschluesse];
}
