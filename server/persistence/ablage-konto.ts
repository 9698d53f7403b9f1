/** Accounts and editable pages in PostgreSQL. */
import type { Delegation } from '../../app/domain/land.ts';
import type { Rolle } from '../../app/domain/zugang/rollen.ts';
import type { Konto, KontoAblage } from '../ports-zugang.ts';
import type { SeiteAblage } from '../ports-seite.ts';
import type { Verbindung } from './verbindung.ts';

interface KontoZeile { nurArbeitskreise: string[]; nurVorschlaege: string[]; id: string; kennung: string; name: string; delegation: string; rolle: string; passwortHash: string; einmal: boolean; demo: boolean; gesperrtAm: Date | null }

/** The row as the domain knows it; the check constraints of the table vouch for the narrowing. */
export function toKonto(z: KontoZeile): Konto {
  const zustaendigkeit = { arbeitskreise: z.nurArbeitskreise, vorschlaege: z.nurVorschlaege };
  return {
    ...(z.nurArbeitskreise.length + z.nurVorschlaege.length === 0 ? {} : { zustaendigkeit }), kontoId: z.id, kennung: z.kennung, name: z.name, delegation: z.delegation as Delegation, rolle: z.rolle as Rolle,
    passwortHash: z.passwortHash, einmal: z.einmal, demo: z.demo, gesperrtAm: z.gesperrtAm
  };
}

export function createKontoAblage(db: Verbindung): KontoAblage {
  return {
    async byKennung(kennung) {
      const zeile = await db.konto.findUnique({ where: { kennung } });
      return zeile && toKonto(zeile);
    },
    async get(id) {
      const zeile = await db.konto.findUnique({ where: { id } });
      return zeile && toKonto(zeile);
    },
    async ofDelegation(delegation) {
      return (await db.konto.findMany({ where: { delegation }, orderBy: { kennung: 'asc' } })).map(toKonto);
    },
    async create(konto) {
      return toKonto(await db.konto.create({ data: konto }));
    },
    async setPasswort(id, passwortHash, einmal) {
      await db.konto.update({ where: { id }, data: { passwortHash, einmal } });
      await db.login.deleteMany({ where: { kontoId: id } });
    },
    async endLogins(id) {
      await db.login.deleteMany({ where: { kontoId: id } });
    },
    async setZustaendigkeit(id, { arbeitskreise, vorschlaege }) {
      await db.konto.update({ where: { id }, data: { nurArbeitskreise: [...arbeitskreise], nurVorschlaege: [...vorschlaege] } });
    },
    async setGesperrt(id, gesperrt) {
      if (gesperrt) await db.$executeRaw`UPDATE konto SET gesperrt_am = now() WHERE id = ${id}::uuid`;
      else await db.konto.update({ where: { id }, data: { gesperrtAm: null } });
      if (gesperrt) await db.login.deleteMany({ where: { kontoId: id } });
    }
  };
}

export function createSeiteAblage(db: Verbindung): SeiteAblage {
  return {
    get: (schluessel) => db.seite.findUnique({ where: { schluessel } }),
    async put(schluessel, titel, inhalt) {
      await db.$executeRaw`INSERT INTO seite (schluessel, titel, inhalt) VALUES (${schluessel}, ${titel}, ${inhalt}) ON CONFLICT (schluessel) DO UPDATE SET titel = ${titel}, inhalt = ${inhalt}, geaendert_am = now()`;
    }
  };
}
