/** What the Bund says of a Fassung where it has no vote: beside the result, and for the BMI the way to say it. */
import type { Fehlermeldung } from '../../antwort.ts';
import { BUNDESWORTE, bundeswort } from '../../domain/abstimmung/bund.ts';
import type { FassungAnsicht, Vorschlagsansicht } from '../../load-context.ts';
import { Akt } from '../form/akt.tsx';
import { Auswahl } from '../form/feld.tsx';

export function Bundeswort({ v, fassung, meldung }: { readonly v: Pick<Vorschlagsansicht, 'rechte'>; readonly fassung: FassungAnsicht; readonly meldung: Fehlermeldung | undefined }) {
  const says = v.rechte['bund.einvernehmen'] === true && fassung.aufgehobenAm === null && !fassung.stimmen.some((s) => s.land === 'BMI');
  if (fassung.bund === null && !says) return null;
  return (
    <section className="stapel">
      <h2>Bund</h2>
      <p>{fassung.bund === null ? 'Der Bund hat sich zu dieser Fassung noch nicht erklärt.' : <><strong>{bundeswort(fassung.bund)}</strong> (Fassung {fassung.nummer}). Es zählt bei der Abstimmung nicht mit.</>}</p>
      {says ? (
        <Akt akt="bund" verb="Erklärung des Bundes festhalten" haupt={false} felder={{ fassung: fassung.id, fingerabdruck: fassung.fingerabdruck }} meldung={meldung}>
          <Auswahl name="wort" label="Einvernehmen des Bundes" defaultValue={fassung.bund ?? 'hergestellt'}>{BUNDESWORTE.map((w) => <option key={w} value={w}>{bundeswort(w)}</option>)}</Auswahl>
        </Akt>
      ) : null}
    </section>
  );
}
