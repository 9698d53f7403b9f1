/** Who is in a circle, and who was asked. */
import { nameOf, type Partei } from '../../domain/land.ts';

export function Mitglieder({ mitglieder, eingeladene = [] }: { readonly mitglieder: readonly Partei[]; readonly eingeladene?: readonly Partei[] }) {
  return (
    <>
      <p>Mitglieder: {mitglieder.map(nameOf).join(', ')}</p>
      {eingeladene.length === 0 ? null : <p className="blass">Eingeladen: {eingeladene.map(nameOf).join(', ')}</p>}
    </>
  );
}
