/** A house of its own for a test file: a fresh database, the real typesetter, demo accounts without a Sitzung, and short ways to a TOP in any state. */
import pg from 'pg';
import { absatz, type Absatz } from '../../app/domain/beschluss/beschluss.ts';
import type { Result } from '../../app/domain/result.ts';
import { createCodegeber } from '../../server/auth/codes.ts';
import { createPasswoerter } from '../../server/auth/passwoerter.ts';
import { createDatenbank } from '../../server/persistence/datenbank.ts';
import { createPrisma } from '../../server/persistence/prisma.ts';
import { createTextraumlog } from '../../server/persistence/update-log.ts';
import type { Haus, Vorschlag } from '../../server/ports.ts';
import type { Konto } from '../../server/ports-zugang.ts';
import type { Textraumlog } from '../../server/ports-sync.ts';
import { leser } from '../../server/importing/leser.ts';
import { formular, satz } from '../../server/publication/satz.ts';
import { createUsecases, type Usecases } from '../../server/usecases/index.ts';
import { DEMO_SITZUNG } from '../../seeds/demo-sitzung.ts';
import { fillGrundlage } from '../../seeds/fill.ts';
import { DEMO_KONTEN, DEMO_PASSWORT } from '../../seeds/konten.ts';
import { neueDatenbank } from './datenbank.ts';

export interface Testhaus {
  readonly haus: Haus; readonly u: Usecases; readonly sitzungId: string; readonly log: Textraumlog; readonly pool: pg.Pool;
  /** Of its database, for a server process on the same one. */
  readonly url: string;
  /** Rooms that were told to look again, in order. */
  readonly gemeldet: string[];
  person(kennung: string): Konto;
  /** A registered and numbered TOP of Bayern with these words. */
  entwurf(angabe?: { absaetze?: readonly Absatz[]; delegation?: string; nummer?: string }): Promise<Vorschlag>;
  /** The same, frozen as Fassung 1. */
  eingefroren(): Promise<{ v: Vorschlag; fassungId: string; fingerabdruck: string }>;
  /** The same, adopted by all Länder. */
  beschlossen(angabe?: { absaetze?: readonly Absatz[] }): Promise<{ v: Vorschlag; fassungId: string }>;
  lade(id: string): Promise<Vorschlag>;
  close(): Promise<void>;
}

export const WORTE: readonly Absatz[] = [absatz('ziffer', 'Die IMK nimmt den Sachstand zur Kenntnis.'), absatz('ziffer', 'Sie dankt den Beteiligten.')];

/** The value of an answer that must be one. */
export function wert<T>(antwort: Result<T>): T {
  if (!antwort.ok) throw new Error(`refused: ${antwort.grund}`);
  return antwort.wert;
}

/** A number for the n-th TOP of a Sitzung: whole ones while there are any, then sub-numbers. */
function nummerOf(n: number): string {
  return n <= 999 ? String(n) : `${((n - 1_000) % 999) + 1}.${Math.floor((n - 1_000) / 999) + 1}`;
}

export async function neuesHaus(): Promise<Testhaus> {
  const db = await neueDatenbank();
  const prisma = createPrisma({ ...db.poolConfig, max: 12 });
  const pool = new pg.Pool({ ...db.poolConfig, max: 4 });
  pool.on('error', () => undefined);
  const gemeldet: string[] = [];
  const haus: Haus = {
    datenbank: createDatenbank(prisma), satz, fortschritt: { set: () => undefined, get: () => null }, leser, formular, passwoerter: createPasswoerter(), codes: createCodegeber(),
    adresse: 'https://einvernehmen.example', postausgang: true, vsZugelassen: false, demo: true,
    raeume: { geaendert: (id) => void gemeldet.push(id), kontoGeaendert: (id) => void gemeldet.push(id), online: () => 0 }
  };
  await fillGrundlage(haus);
  const passwortHash = await haus.passwoerter.hash(DEMO_PASSWORT);
  const konten = new Map<string, Konto>();
  for (const konto of DEMO_KONTEN) konten.set(konto.kennung, await haus.datenbank.ablage.konten.create({ ...konto, passwortHash, einmal: false, demo: true }));
  const person = (kennung: string): Konto => {
    const konto = konten.get(kennung);
    if (konto === undefined) throw new Error(`no demo account ${kennung}`);
    return konto;
  };
  const u = createUsecases(haus);
  const sitzungId = wert(await u.createSitzung(person('gs'), DEMO_SITZUNG));
  let next = 0;
  const lade = async (id: string): Promise<Vorschlag> => {
    const v = await haus.datenbank.ablage.vorschlaege.get(id);
    if (v === null) throw new Error(`no Beschlussvorschlag ${id}`);
    return v;
  };
  const entwurf: Testhaus['entwurf'] = async ({ absaetze = WORTE, delegation = 'by', nummer } = {}) => {
    const author = person(`${delegation}-bearbeitung`);
    const id = wert(await u.createThema(author, sitzungId, { nummer: null, titel: 'Ein Thema', untertitel: [], teile: [], arbeitskreis: 'II' }, absaetze));
    wert(await u.advanceTop(author, id, 'registrieren'));
    next += 1;
    wert(await u.numberTop(person('gs'), id, (await lade(id)).tops[0]?.id ?? '', nummer ?? nummerOf(next)));
    return lade(id);
  };
  const eingefroren: Testhaus['eingefroren'] = async () => {
    const v = await entwurf();
    return { v, ...wert(await u.freezeFassung(person('vorsitz'), v.id)) };
  };
  const beschlossen: Testhaus['beschlossen'] = async (angabe) => {
    const v = await entwurf(angabe);
    const { fassungId, fingerabdruck } = wert(await u.freezeFassung(person('vorsitz'), v.id));
    wert(await u.stateEinvernehmen(person('vorsitz'), v.id, { fassungId, fingerabdruck, abweichungen: new Map() }));
    wert(await u.closeAbstimmung(person('vorsitz'), v.id, { fassungId, fingerabdruck }));
    return { v: await lade(v.id), fassungId };
  };
  return {
    haus, u, sitzungId, url: db.url, log: createTextraumlog(pool), pool, gemeldet, person, entwurf, eingefroren, beschlossen, lade,
    async close() {
      await prisma.$disconnect();
      await pool.end();
      await db.drop();
    }
  };
}
