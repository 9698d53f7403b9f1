/** A Sammlung as a paper in the archive: what its title page says, in small. One read in is another kind of paper and says so. */
import { Link } from '@remix-run/react';
import type { ArchivSammlung } from '../../load-context.ts';

export function Sammlungsblatt({ s }: { readonly s: ArchivSammlung }) {
  return (
    <li className={s.herkunft === 'einlesung' ? 'archivblatt eingelesen' : 'archivblatt'}>
      <span className="klein blass">{s.konferenz}</span>
      <h3><Link to={`/sammlungen/${s.kennung}`}>{s.titel}</Link></h3>
      <span>{s.datum}</span>
      <span className="blass klein">{[s.ort, `${s.anzahl} ${s.anzahl === 1 ? 'Beschluss' : 'Beschlüsse'}`].filter((w) => w !== '').join(' · ')}</span>
      {s.herkunft === 'einlesung' ? <span className="abzeichen">Eingelesen</span> : null}
    </li>
  );
}
