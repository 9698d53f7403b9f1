/** The course of a TOP as a line with dates: who did what. The same act of several in a row is one point that unfolds. */
import { Link } from '@remix-run/react';
import type { Vorschlagsansicht } from '../../load-context.ts';
import { Zeitpunkt } from '../datum.tsx';

type Eintrag = Vorschlagsansicht['verlauf'][number];

export function Verlauf({ v }: { readonly v: Vorschlagsansicht }) {
  return (
    <div className="stapel">
      <h2>Verlauf</h2>
      <ol className="verlauf">{gruppiere(v.verlauf).map((gruppe) => <Punkt key={`${gruppe[0]?.am}${gruppe[0]?.text}`} gruppe={gruppe} />)}</ol>
      {v.fassungen.length === 0 ? null : (
        <p className="klein">Fassungen: {v.fassungen.map((f, i) => <span key={f.id}>{i === 0 ? '' : ', '}<Link to={`/beschlussvorschlaege/${v.id}/fassungen/${f.nummer}`}>Fassung {f.nummer}</Link></span>)}</p>
      )}
    </div>
  );
}

function Punkt({ gruppe }: { readonly gruppe: readonly Eintrag[] }) {
  const [e] = gruppe;
  if (e === undefined) return null;
  return (
    <li>
      <Zeitpunkt am={e.am} form="kurz" />
      {gruppe.length === 1 ? <><span className="umbruch">{e.text}</span><span className="wer">{e.wer}</span></> : (
        <details><summary>{e.text}, {gruppe.length}-mal</summary><ul>{gruppe.map((g) => <li key={`${g.am}${g.wer}`}>{g.wer}</li>)}</ul></details>
      )}
    </li>
  );
}

/** Neighbours with the same words together, in their order. */
function gruppiere(verlauf: readonly Eintrag[]): Eintrag[][] {
  const out: Eintrag[][] = [];
  for (const e of verlauf) {
    const last = out.at(-1);
    if (last?.[0]?.text === e.text) last.push(e);
    else out.push([e]);
  }
  return out;
}
