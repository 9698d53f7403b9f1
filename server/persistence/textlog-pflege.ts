/** What the operator does with the logs beside the service: read them from end to end, and reduce those whose time is over (docs/entscheidungen/0063). */
import type { Pool } from 'pg';
import type { Textlogpflege } from '../ports-sync.ts';
import { lade, pruefeTextraumlog } from './textlog-lesen.ts';
import { reduziereLog } from './textlog-stand.ts';

const FAELLIG = `
  select t.id, f.fingerabdruck from textraum t
  join fassung f on f.textraum_id = t.id join beschlussvorschlag b on b.id = t.beschlussvorschlag_id join sitzung s on s.id = b.sitzung_id
  where t.zustand = 'geschlossen' and t.geschlossen_am < now() - make_interval(days => $1::int) and s.beschlussdatum < current_date - $1::int
    and exists (select 1 from textraumeintrag e where e.textraum_id = t.id) order by t.geschlossen_am, t.id`;

export function createTextlogpflege(pool: Pool): Textlogpflege {
  return {
    async alle() {
      return (await pool.query<{ id: string }>('select id from textraum order by erstellt_am, id')).rows.map((row) => row.id);
    },
    async faellig(tage) {
      return (await pool.query<{ id: string; fingerabdruck: string }>(FAELLIG, [tage])).rows;
    },
    lade: (textraumId) => lade(pool, textraumId, 0),
    pruefe: (textraumId) => pruefeTextraumlog(pool, textraumId),
    reduziere: (textraumId, stand) => reduziereLog(pool, textraumId, stand)
  };
}
