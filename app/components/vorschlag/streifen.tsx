/** What is saved, what is frozen, what is public: three facts always in sight (design.md 6). Saving is said by the editor itself. */
import { Link } from '@remix-run/react';
import { nameOf } from '../../domain/land.ts';
import { isBeschlossen } from '../../domain/top.ts';
import type { Vorschlagsansicht } from '../../load-context.ts';

export function Streifen({ v }: { readonly v: Vorschlagsansicht }) {
  const last = v.fassungen[v.fassungen.length - 1];
  return (
    <div className="streifen" role="group" aria-label="Stand dieses TOPs">
      <strong>{v.stand}</strong>
      {last === undefined ? null : <Link to={`/beschlussvorschlaege/${v.id}/fassungen/${last.nummer}`}>Fassung {last.nummer} {last.aufgehobenAm === null ? 'eingefroren' : 'aufgehoben'}</Link>}
      <span>angemeldet von {nameOf(v.delegation)}</span>
      {v.arbeitskreis === null ? null : <span>AK {v.arbeitskreis}</span>}
      {v.bundesrat === null ? null : <span className="hinweiswort">{v.bundesrat}</span>}
      <span>nicht öffentlich</span>
      {v.zustand === 'anmeldung' ? null : <Link to={`/beschlussvorschlaege/${v.id}/abfrage`}>Länderabfrage</Link>}
      {v.zustand === 'anmeldung' ? null : <Link to={`/beschlussvorschlaege/${v.id}/stufen`}>Stufen</Link>}
      {v.rechte['top.bearbeiten'] || v.rechte['top.nummerieren'] || v.rechte['top.berichtigen'] ? <Link to={`/beschlussvorschlaege/${v.id}/angaben`}>Angaben bearbeiten</Link> : null}
      {isBeschlossen(v.zustand) && v.absaetze.some((a) => a.berichte.length > 0) ? <Link to={`/beschlussvorschlaege/${v.id}/berichte`}>Berichte</Link> : null}
    </div>
  );
}
