/**
 * The stamp of everything the right of a login on a Textraum depends on: the versions (xmin) of the rows behind it.
 * While the stamp stays the same no row has changed, so the answer has not either; one query reads it for everybody at work.
 * The Textraum's own row changes with every letter, so of it only the state counts. A new table in the rights belongs in here too.
 */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

const STAMP = `
  select concat_ws(':', l.xmin, l.laeuft_ab > now(), k.xmin, t.zustand, b.xmin, s.xmin, f.xmin, n.xmin, u.stand, v.stand, m.stand) as stempel
  from unnest($1::text[], $2::uuid[]) with ordinality as p(login, raum, platz)
  left join login l on l.id = p.login
  left join konto k on k.id = l.konto_id
  left join textraum t on t.id = p.raum
  left join beschlussvorschlag b on b.id = t.beschlussvorschlag_id
  left join sitzung s on s.id = b.sitzung_id
  left join konferenz f on f.kurz = s.konferenz
  left join protokollnotiz n on n.textraum_id = t.id
  left join lateral (select string_agg(x.xmin::text, ',' order by x.delegation) as stand from unterschrift x where x.notiz_id = n.id) u on true
  left join lateral (select string_agg(concat_ws(',', x.id, x.widerrufen_am is null and x.ab <= now() and x.bis > now()), ';' order by x.id) as stand from vertretung x where x.konto_id = k.id) v on true
  left join lateral (select string_agg(concat_ws(',', x.delegation, x.beigetreten_am), ';' order by x.delegation) as stand from kreisentwurf e join kreismitglied x on x.kreis_id = e.kreis_id where e.textraum_id = t.id) m on true
  order by p.platz`;

/** Reads the stamps, one for each pair in its order. */
export function createRaumstempel(pool: Pool): (paare: readonly { readonly loginWert: string; readonly textraumId: string }[]) => Promise<string[]> {
  return async (paare) => {
    const { rows } = await pool.query<{ stempel: string }>({
      name: 'raumstempel', text: STAMP, values: [paare.map((p) => createHash('sha256').update(p.loginWert).digest('hex')), paare.map((p) => p.textraumId)]
    });
    return rows.map((row) => row.stempel);
  };
}
