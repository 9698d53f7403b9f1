/** Sitzungen with their days, place and phase. */
import { Link } from '@remix-run/react';

interface Kopf { readonly id: string; readonly titel: string; readonly bezeichnung: string; readonly zeitraum: string; readonly ort: string; readonly phase: string }

export function Sitzungsliste({ sitzungen }: { readonly sitzungen: readonly Kopf[] }) {
  if (sitzungen.length === 0) return <p className="leer breit">Es gibt noch keine Sitzung. Die Geschäftsstelle oder der Vorsitz legt sie an.</p>;
  return (
    <ul className="liste-schlicht breit">
      {sitzungen.map((s) => (
        <li key={s.id}>
          <Link to={`/sitzungen/${s.id}`}>{s.bezeichnung}, {s.titel}</Link>
          <span className="blass klein">{s.zeitraum} · {s.ort} · Phase: {s.phase}</span>
        </li>
      ))}
    </ul>
  );
}
