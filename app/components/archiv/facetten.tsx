/** Ways to narrow the archive, each a link with the number of decisions behind it. A long list folds; what is chosen is said in words. */
import { Link } from '@remix-run/react';

interface Wert { readonly wert: string; readonly wort: string; readonly anzahl: number }
export interface Facettengruppe { readonly art: string; readonly ueberschrift: string; readonly werte: readonly Wert[] }

const SICHTBAR = 8;

/** `ziel` makes the address of a value; `gewaehlt` are values in force, which are not offered again. */
export function Facetten({ gruppen, ziel, gewaehlt = [] }: { readonly gruppen: readonly Facettengruppe[]; readonly ziel: (art: string, wert: string) => string; readonly gewaehlt?: readonly string[] }) {
  return (
    <>
      {gruppen.filter((g) => g.werte.length > 0 && !gewaehlt.includes(g.art)).map((g) => (
        <section key={g.art} className="facette">
          <h2>{g.ueberschrift}</h2>
          <ul>{g.werte.slice(0, SICHTBAR).map((w) => <Zeile key={w.wert} wert={w} ziel={ziel(g.art, w.wert)} />)}</ul>
          {g.werte.length <= SICHTBAR ? null : (
            <details><summary>{g.werte.length - SICHTBAR} weitere</summary><ul>{g.werte.slice(SICHTBAR).map((w) => <Zeile key={w.wert} wert={w} ziel={ziel(g.art, w.wert)} />)}</ul></details>
          )}
        </section>
      ))}
    </>
  );
}

function Zeile({ wert, ziel }: { readonly wert: Wert; readonly ziel: string }) {
  return <li><Link to={ziel}>{wert.wort}</Link> <span className="zahl blass"><span className="unsichtbar">, Beschlüsse: </span>{wert.anzahl}</span></li>;
}
