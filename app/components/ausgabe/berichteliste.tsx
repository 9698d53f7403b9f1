/** The documents of released Berichte below a published decision: a link where one is attached, the plain word where not. */
import { Link } from '@remix-run/react';

interface Eintrag { readonly titel: string; readonly freigabe: string | null; readonly name: string | null }

/** Shows nothing where no Bericht is released: what is not released is not asked for (domain.md 3, Hinweise). */
export function Berichteliste({ berichte }: { readonly berichte: readonly Eintrag[] }) {
  const frei = berichte.filter((b) => b.freigabe === 'freigegeben');
  if (frei.length === 0) return null;
  return (
    <ul className="klein berichteliste nicht-drucken" aria-label="Freigegebene Berichte">
      {frei.map((b, i) => <li key={i}>{b.name === null ? <>Bericht „{b.titel}“: <span className="blass">nicht beigefügt</span></> : <Link to={b.name} reloadDocument>Bericht „{b.titel}“ (PDF)</Link>}</li>)}
    </ul>
  );
}
