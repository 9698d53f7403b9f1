/**
 * Tells Delegationen of an act, in the transaction of the act: a notice in the house, and a letter where a mailbox is kept. Neither names a title or
 * a word of a text: mail is read by many on its way. The key makes a repeated act one notice and one letter (docs/entscheidungen/0095).
 */
import { tagOf } from '../../app/domain/frist.ts';
import { nameOf, type Partei } from '../../app/domain/land.ts';
import { darf, seesTop, type Handlung } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Ablage, Haus } from '../ports.ts';
import type { Mitteilung } from '../ports-mitteilung.ts';

export interface Nachricht {
  /** One notice for each Delegation and key. */
  readonly schluessel: string;
  /** One letter for each Delegation and key, where several notices share one; left out: one letter for each notice. */
  readonly brief?: { readonly schluessel: string; readonly betreff: string; /** Where it leads, if not where the notice does. */ readonly pfad: string };
  readonly betreff: string;
  /** What the letter says between the Delegation and the link; whole sentences. */
  readonly text: string;
  readonly pfad: string;
  readonly vorschlagId?: string;
  /** Where it is about no single TOP: the right that its page asks for, if not `sitzung.sehen`. */
  readonly handlung?: Handlung;
}

/** Answers for whom no mailbox is kept. */
export async function notify(haus: Pick<Haus, 'adresse'>, ablage: Ablage, an: readonly Partei[], nachricht: Nachricht | ((partei: Partei) => Nachricht)): Promise<readonly Partei[]> {
  const postfaecher = await ablage.post.postfaecher();
  const of = typeof nachricht === 'function' ? nachricht : () => nachricht;
  if (typeof nachricht !== 'function') await put(ablage, an, nachricht);
  else for (const partei of an) await put(ablage, [partei], of(partei));
  await ablage.post.enqueue(an.flatMap((partei) => {
    const [n, adresse] = [of(partei), postfaecher.get(partei)];
    return adresse === undefined ? [] : [{
      schluessel: `${n.brief?.schluessel ?? n.schluessel}/${partei}`, an: adresse, betreff: n.brief?.betreff ?? n.betreff,
      text: `Delegation ${nameOf(partei)}\n\n${n.text}\n\n${haus.adresse}${n.brief?.pfad ?? n.pfad}\n\nGeschäftsstelle\n`
    }];
  }));
  return an.filter((partei) => !postfaecher.has(partei));
}

async function put(ablage: Ablage, an: readonly Partei[], { schluessel, betreff, pfad, vorschlagId, handlung = 'sitzung.sehen' }: Nachricht): Promise<void> {
  await ablage.mitteilungen.put(an, { schluessel, betreff, pfad, vorschlagId: vorschlagId ?? null, handlung: vorschlagId === undefined ? handlung : null });
}

/** The day in Berlin, by the database's clock: part of a key where a day's notices share a letter. */
export async function heuteOf(ablage: Ablage): Promise<string> {
  return tagOf((await ablage.jetzt()).getTime());
}

const JE_SEITE = 100;
const NEUE_MAX = 100;
const ID = /^\d{1,18}$/;

export interface MitteilungAnsicht { readonly id: string; readonly betreff: string; readonly pfad: string; readonly am: string; readonly neu: boolean }

/** A page of notices: `aeltere` is where the next one begins, null where there is none. */
export interface MitteilungSeite { readonly zeilen: readonly MitteilungAnsicht[]; readonly aeltere: string | null }

/** What this person's Delegation was told, newest first, as far as the person sees what it is about; `vor` is where the page before it ended. */
export async function showMitteilungen(haus: Haus, person: Person | null, vor: string | null = null): Promise<MitteilungSeite> {
  if (person === null) return { zeilen: [], aeltere: null };
  const { mitteilungen } = haus.datenbank.ablage;
  const [alle, bis] = await Promise.all([
    mitteilungen.ofDelegation(person.delegation, { anzahl: JE_SEITE + 1, ...(vor !== null && ID.test(vor) ? { vor: BigInt(vor) } : {}) }), mitteilungen.readBis(person.kontoId)
  ]);
  const seite = alle.slice(0, JE_SEITE);
  return {
    zeilen: seite.filter((m) => sees(person, m)).map((m) => ({ id: String(m.id), betreff: m.betreff, pfad: m.pfad, am: m.am.toISOString(), neu: m.id > bis })),
    aeltere: alle.length > JE_SEITE ? String(seite[seite.length - 1]?.id ?? '') : null
  };
}

/** How many this person has not read yet, of those it sees; more than a hundred are a hundred. */
export async function countNeue(haus: Haus, person: Person | null): Promise<number> {
  if (person === null) return 0;
  const { mitteilungen } = haus.datenbank.ablage;
  return (await mitteilungen.ofDelegation(person.delegation, { nach: await mitteilungen.readBis(person.kontoId), anzahl: NEUE_MAX })).filter((m) => sees(person, m)).length;
}

/** All that are there now are read; what comes meanwhile stays new. */
export async function readMitteilungen(haus: Haus, person: Person | null, bis: string): Promise<void> {
  if (person !== null && ID.test(bis)) await haus.datenbank.ablage.mitteilungen.setReadBis(person.kontoId, BigInt(bis));
}

function sees(person: Person, { sache, vorschlagId, handlung }: Mitteilung): boolean {
  if (sache === null || vorschlagId === null) return handlung !== null && darf(person, handlung);
  return seesTop(person, { delegation: sache.delegation, registriert: sache.registriert, sache: { vorschlagId, arbeitskreis: sache.arbeitskreis } });
}
