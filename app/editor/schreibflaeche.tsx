/**
 * Where a text is written: the live editor after hydration, before it (and without scripts) the words as they stand.
 * When the room is closed or the right changes, what is on the screen stays as long as it may hold words that the server does not have.
 */
import { lazy, Suspense, useContext, useEffect, useState } from 'react';
import type { Absatz } from '../domain/beschluss/beschluss.ts';
import { VsZugelassen, zulassung } from './zulassung.ts';
import { Textansicht } from './textansicht.tsx';
import type { Editorzustand } from './zustand.ts';

const BeschlussEditor = lazy(() => import('./beschluss-editor.client.tsx'));

export interface Schreibraum { readonly id: string; readonly schreibt: boolean }
interface Props {
  /** The open room, or null once the text is frozen. */
  readonly raum: Schreibraum | null;
  readonly person: { readonly name: string; readonly delegation: string };
  /** The words for before the editor and for after the freeze. */
  readonly absaetze: readonly Absatz[];
  readonly bezeichnung: string;
  /** Told while words on this screen may not be on the server: the page must not be replaced then. */
  readonly onHalt: (halt: boolean) => void;
}

/** True where replacing the editor could take words away that are nowhere else. */
function holdsWords(zustand: Editorzustand | null): boolean {
  return zustand !== null && !['laedt', 'gespeichert', 'nur_lesen'].includes(zustand.art) && !((zustand.art === 'eingefroren' || zustand.art === 'veraltet') && !zustand.ungespeichert);
}

export function Schreibflaeche({ raum, person, absaetze, bezeichnung, onHalt }: Props) {
  const vsText = `${zulassung(useContext(VsZugelassen))}.`;
  const [hydrated, setHydrated] = useState(false);
  const [zustand, setZustand] = useState<Editorzustand | null>(null);
  const [gehalten, setGehalten] = useState(raum);
  const halt = holdsWords(zustand);
  useEffect(() => setHydrated(true), []);
  useEffect(() => onHalt(halt), [halt, onHalt]);
  useEffect(() => {
    if (!halt && (raum?.id !== gehalten?.id || raum?.schreibt !== gehalten?.schreibt)) {
      setGehalten(raum);
      setZustand(null);
    }
  }, [halt, raum, gehalten]);
  const still = <Textansicht absaetze={absaetze} />;
  if (gehalten === null || !hydrated) return still;
  return (
    <Suspense fallback={still}>
      {zustand === null || zustand.art === 'laedt' || (zustand.art === 'veraltet' && !zustand.geladen) ? still : null}
      <BeschlussEditor key={gehalten.id} raumId={gehalten.id} person={person} recht={gehalten.schreibt ? 'schreiben' : 'lesen'} bezeichnung={bezeichnung} vsText={vsText} beiZustand={setZustand} />
    </Suspense>
  );
}
