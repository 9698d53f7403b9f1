/** Where am I: the path to this page, the last part being the page itself. */
import { Link } from '@remix-run/react';

export function Brotkrumen({ weg, hier }: { readonly weg: readonly (readonly [string, string])[]; readonly hier: string }) {
  return (
    <nav className="brotkrumen" aria-label="Pfad">
      <ol>
        {weg.map(([wort, ziel]) => <li key={ziel}><Link to={ziel}>{wort}</Link></li>)}
        <li aria-current="page">{hier}</li>
      </ol>
    </nav>
  );
}
