/** Mailboxes of Delegationen and the outbox in PostgreSQL. */
import type { Delegation } from '../../app/domain/land.ts';
import type { PostAblage, Sendung } from '../ports-post.ts';
import type { Verbindung } from './verbindung.ts';

export function createPostAblage(db: Verbindung): PostAblage {
  return {
    async postfaecher() {
      return new Map((await db.postfach.findMany()).map((z) => [z.delegation as Delegation, z.adresse]));
    },
    async setPostfach(delegation, adresse, kontoId) {
      if (adresse === null) return void (await db.postfach.deleteMany({ where: { delegation } }));
      await db.$executeRaw`INSERT INTO postfach (delegation, adresse, konto_id) VALUES (${delegation}, ${adresse}, ${kontoId}::uuid)
        ON CONFLICT (delegation) DO UPDATE SET adresse = EXCLUDED.adresse, konto_id = EXCLUDED.konto_id, am = now()`;
    },
    async enqueue(briefe) {
      if (briefe.length > 0) await db.sendung.createMany({ data: [...briefe], skipDuplicates: true });
    },
    async due(limit) {
      return db.$queryRaw<Sendung[]>`SELECT id, schluessel, an, betreff, text, versuche FROM sendung WHERE gesendet_am IS NULL AND naechster_versuch <= now() ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
    },
    async waiting() {
      return db.sendung.count({ where: { gesendetAm: null } });
    },
    async sent(id) {
      await db.$executeRaw`UPDATE sendung SET gesendet_am = now(), versuche = versuche + 1, fehler = NULL WHERE id = ${id}`;
    },
    async failed(id, fehler, sekunden) {
      await db.$executeRaw`UPDATE sendung SET versuche = versuche + 1, fehler = ${fehler}, naechster_versuch = now() + make_interval(secs => ${sekunden}) WHERE id = ${id}`;
    }
  };
}
