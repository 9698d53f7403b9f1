/** What was found: title, how it is cited, the words around the hit, what follows from it; and the way through the pages. */
import { Link } from '@remix-run/react';
import type { Trefferansicht } from '../../load-context.ts';
import { Laeufe } from './laeufe.tsx';

export function Trefferliste({ treffer, ab, seite, seiten, ziel }: { readonly treffer: readonly Trefferansicht[]; readonly ab: number; readonly seite: number; readonly seiten: number; readonly ziel: (seite: number) => string }) {
  if (treffer.length === 0) return null;
  return (
    <>
      <ol className="trefferliste breit" start={ab + 1}>
        {treffer.map((t) => (
          <li key={t.ziel}>
            <h3><Link to={t.ziel}><Laeufe laeufe={t.titel} /></Link></h3>
            <p className="klein blass">{t.zitat}{t.herkunft === 'einlesung' ? <> <span className="abzeichen">Eingelesen</span></> : null}</p>
            <p className="ausschnitt"><Laeufe laeufe={t.ausschnitt} /></p>
            {t.angaben.length === 0 ? null : <p className="klein blass">{t.angaben.join(' · ')}</p>}
          </li>
        ))}
      </ol>
      {seiten < 2 ? null : (
        <nav className="blaettern" aria-label="Seiten der Treffer">
          {seite > 1 ? <Link rel="prev" to={ziel(seite - 1)}>Vorherige</Link> : null}
          <span>Seite {seite} von {seiten}</span>
          {seite < seiten ? <Link rel="next" to={ziel(seite + 1)}>Nächste</Link> : null}
        </nav>
      )}
    </>
  );
}
