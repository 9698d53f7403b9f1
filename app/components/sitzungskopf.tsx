/** Head of every page of a Sitzung: name, days, place, and the phase it is in. */
import type { ReactNode } from 'react';
import { isLand, nameOf } from '../domain/land.ts';
import { PHASEN } from '../domain/sitzung.ts';

interface Kopf { readonly titel: string; readonly bezeichnung: string; readonly zeitraum: string; readonly ort: string; readonly phase: string; readonly vorsitzland: string; readonly fristen: string }

export function Sitzungskopf({ sitzung, children, titel }: { readonly sitzung: Kopf; readonly children?: ReactNode; readonly titel?: string }) {
  const now = PHASEN.findIndex((phase) => phase === sitzung.phase);
  const vorsitz = isLand(sitzung.vorsitzland) ? nameOf(sitzung.vorsitzland) : sitzung.vorsitzland;
  return (
    <div className="titelzeile">
      <div className="stapel">
        <div>
          <h1>{titel ?? sitzung.bezeichnung}</h1>
          <p className="blass">{titel === undefined ? '' : `${sitzung.bezeichnung} · `}{sitzung.titel} · {sitzung.zeitraum} · {sitzung.ort} · Vorsitz {vorsitz}</p>
          {sitzung.fristen === '' || sitzung.phase !== 'Anmeldung' ? null : <p>{sitzung.fristen}</p>}
        </div>
        <ol className="phasen" aria-label="Phase der Sitzung">
          {PHASEN.map((phase, i) => <li key={phase} className={i < now ? 'vorbei' : undefined} aria-current={i === now ? 'step' : undefined}>{phase}</li>)}
        </ol>
      </div>
      {children}
    </div>
  );
}
