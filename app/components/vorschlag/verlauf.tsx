/** The course of a TOP as a line with dates: who did what. */
import { Link } from '@remix-run/react';
import type { Vorschlagsansicht } from '../../load-context.ts';
import { Zeitpunkt } from '../datum.tsx';

export function Verlauf({ v }: { readonly v: Vorschlagsansicht }) {
  return (
    <div className="stapel">
      <h2>Verlauf</h2>
      <ol className="verlauf">
        {v.verlauf.map((e) => (
          <li key={`${e.am}${e.text}`}><Zeitpunkt am={e.am} form="kurz" /><span className="umbruch">{e.text}</span><span className="wer">{e.wer}</span></li>
        ))}
      </ol>
      {v.fassungen.length === 0 ? null : (
        <p className="klein">Fassungen: {v.fassungen.map((f, i) => <span key={f.id}>{i === 0 ? '' : ', '}<Link to={`/beschlussvorschlaege/${v.id}/fassungen/${f.nummer}`}>{f.nummer}</Link></span>)}</p>
      )}
    </div>
  );
}
