/** What follows from a decision and what leads to it: tasks, letters, references both ways. Empty parts are left out. */
import { Link } from '@remix-run/react';
import { ankerOfZiffer } from '../../domain/archiv/adresse.ts';
import type { Beschlussansicht, Fundort } from '../../load-context.ts';

export function Beschlussangaben({ b }: { readonly b: Pick<Beschlussansicht, 'auftraege' | 'empfaenger' | 'verweistAuf' | 'wirdVerwiesenIn'> }) {
  return (
    <>
      {b.auftraege.length === 0 ? null : (
        <section className="stapel">
          <h2>Aufträge</h2>
          <ul className="angabenliste">{b.auftraege.map((a) => <li key={`${a.ziffer ?? ''}${a.satz}`}>{a.satz}{a.ziffer === null ? null : <> (<a href={`#${ankerOfZiffer(a.ziffer)}`}>Ziffer {a.ziffer}</a>)</>}</li>)}</ul>
        </section>
      )}
      {b.empfaenger.length === 0 ? null : <section className="stapel"><h2>Unterrichtung</h2><p>{b.empfaenger.join(', ')}</p></section>}
      <Fundorte titel="Dieser Beschluss verweist auf" orte={b.verweistAuf} />
      <Fundorte titel="Auf diesen Beschluss wird verwiesen in" orte={b.wirdVerwiesenIn} />
    </>
  );
}

function Fundorte({ titel, orte }: { readonly titel: string; readonly orte: readonly Fundort[] }) {
  if (orte.length === 0) return null;
  return (
    <section className="stapel">
      <h2>{titel}</h2>
      <ul className="angabenliste">{orte.map((o) => <li key={o.ziel}><Link to={o.ziel}>{o.zitat}</Link><span className="blass">{o.titel}</span></li>)}</ul>
    </section>
  );
}
