/** Texts of stages in PostgreSQL: written once (migration stufe). */
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import type { Stufe, Votum } from '../../app/domain/stufe.ts';
import type { StufenAblage } from '../ports-stufe.ts';
import { asJson, type Verbindung } from './verbindung.ts';

export function createStufenAblage(db: Verbindung): StufenAblage {
  return {
    async ofVorschlag(vorschlagId) {
      const zeilen = await db.stufentext.findMany({ where: { beschlussvorschlagId: vorschlagId }, orderBy: { laufend: 'asc' } });
      return zeilen.map((z) => ({ laufend: z.laufend, stufe: z.stufe as Stufe, votum: z.votum as Votum | null, vermerk: z.vermerk, fingerabdruck: z.fingerabdruck, absaetze: z.absaetze as unknown as Absatz[], am: z.am }));
    },
    async create({ vorschlagId, absaetze, ...rest }) {
      await db.stufentext.create({ data: { ...rest, beschlussvorschlagId: vorschlagId, absaetze: asJson(absaetze) } });
    }
  };
}
