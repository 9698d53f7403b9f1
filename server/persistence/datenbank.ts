/** All Ablagen over one client, and transactions that a refusal rolls back. */
import type { Result } from '../../app/domain/result.ts';
import type { Ablage, Datenbank } from '../ports.ts';
import type { PrismaClient } from './generated/client.ts';
import { createAbfrageAblage } from './ablage-abfrage.ts';
import { createArchivAblage } from './ablage-archiv.ts';
import { createArchivspeicher, type Archivspeicher } from './archivspeicher.ts';
import { createBetriebAblage } from './ablage-betrieb.ts';
import { createKontoAblage, createSeiteAblage } from './ablage-konto.ts';
import { createFehlversuchAblage } from './ablage-login.ts';
import { createAkteAblage } from './ablage-akte.ts';
import { createEinlesungAblage } from './ablage-einlesung.ts';
import { createBerichtAblage, createFreigabeAblage } from './ablage-freigabe.ts';
import { createKreisAblage } from './ablage-kreis.ts';
import { createListeAblage } from './ablage-liste.ts';
import { createMitteilungAblage } from './ablage-mitteilung.ts';
import { createNachfassAblage } from './ablage-nachfassen.ts';
import { createNiederschriftAblage } from './ablage-niederschrift.ts';
import { createPostAblage } from './ablage-post.ts';
import { createSammlungAblage } from './ablage-sammlung.ts';
import { createKonferenzAblage, createSitzungAblage } from './ablage-sitzung.ts';
import { createFassungAblage, createNotizAblage, createTextraumAblage } from './ablage-text.ts';
import { createStufenAblage } from './ablage-stufe.ts';
import { createTagesordnungAblage } from './ablage-tagesordnung.ts';
import { createUmlaufAblage } from './ablage-umlauf.ts';
import { createVertretungAblage } from './ablage-vertretung.ts';
import { createZweitfaktorAblage } from './ablage-zweitfaktor.ts';
import { createVorschlagAblage } from './ablage-vorschlag.ts';
import type { Verbindung } from './verbindung.ts';

function createAblage(db: Verbindung, archivspeicher: Archivspeicher): Ablage {
  return {
    konten: createKontoAblage(db), vertretungen: createVertretungAblage(db), zweitfaktoren: createZweitfaktorAblage(db), konferenzen: createKonferenzAblage(db), sitzungen: createSitzungAblage(db), vorschlaege: createVorschlagAblage(db), textraeume: createTextraumAblage(db),
    fassungen: createFassungAblage(db), notizen: createNotizAblage(db), freigaben: createFreigabeAblage(db), umlaeufe: createUmlaufAblage(db), abfragen: createAbfrageAblage(db), listen: createListeAblage(db), nachfassen: createNachfassAblage(db), niederschriften: createNiederschriftAblage(db), sammlungen: createSammlungAblage(db), berichte: createBerichtAblage(db), einlesungen: createEinlesungAblage(db), post: createPostAblage(db), stufen: createStufenAblage(db), tagesordnungen: createTagesordnungAblage(db), mitteilungen: createMitteilungAblage(db), kreise: createKreisAblage(db),
    akte: createAkteAblage(db), seiten: createSeiteAblage(db), fehlversuche: createFehlversuchAblage(db), archiv: createArchivAblage(db, archivspeicher), betrieb: createBetriebAblage(db),
    async jetzt() {
      const [zeile] = await db.$queryRaw<{ jetzt: Date }[]>`SELECT clock_timestamp() AS jetzt`;
      if (zeile === undefined) throw new Error('the database gave no time');
      return zeile.jetzt;
    }
  };
}

/** Carries a refusal out of a transaction, so that nothing half done is committed. */
class Rollback extends Error {
  constructor(readonly antwort: unknown) {
    super('rolled back: the rule refused');
  }
}

export function createDatenbank(prisma: PrismaClient): Datenbank {
  const archivspeicher = createArchivspeicher();
  return {
    ablage: createAblage(prisma, archivspeicher),
    async transaktion<R extends Result<unknown>>(work: (ablage: Ablage) => Promise<R>): Promise<R> {
      try {
        return await prisma.$transaction(async (tx) => {
          const antwort = await work(createAblage(tx, archivspeicher));
          if (!antwort.ok) throw new Rollback(antwort);
          return antwort;
        }, { maxWait: 10_000, timeout: 30_000 });
      } catch (error) {
        if (error instanceof Rollback) return error.antwort as R;
        throw error;
      }
    }
  };
}
