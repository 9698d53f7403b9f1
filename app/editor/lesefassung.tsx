/**
 * A still version of the live text for people who read aloud or listen: it changes only when they ask (design.md, "Nothing jumps").
 */
import type { Absatz } from '../domain/beschluss/beschluss.ts';
import { Textansicht } from './textansicht.tsx';

const UHR = new Intl.DateTimeFormat('de-DE', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' });

export interface LesefassungProps {
  readonly absaetze: readonly Absatz[];
  /** The moment these words were taken. */
  readonly stand: Date;
  readonly bezeichnung: string;
  readonly onAktualisieren?: () => void;
}

/** The words of one moment. */
export function Lesefassung({ absaetze, stand, bezeichnung, onAktualisieren }: LesefassungProps) {
  return (
    <section className="lesefassung">
      <p className="lesefassung-kopf">
        <span>Lesefassung, Stand {UHR.format(stand)}</span>
        {onAktualisieren === undefined ? null : (
          <button type="button" className="editor-knopf" onClick={onAktualisieren}>Lesefassung aktualisieren</button>
        )}
      </p>
      <div role="document" aria-label={`Lesefassung: ${bezeichnung}`} tabIndex={0}>
        <Textansicht absaetze={absaetze} />
      </div>
    </section>
  );
}
