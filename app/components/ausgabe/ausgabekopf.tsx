/** What stands above a published Sammlung: which edition it is and which others there are, or where one that was read in comes from. */
import { Link } from '@remix-run/react';
import type { AusgabeAnsicht, Quellenvermerk } from '../../load-context.ts';
import { Zeitpunkt } from '../datum.tsx';
import { Meldung } from '../form/akt.tsx';

/** An edition of our own. */
export function Ausgabekopf({ ausgabe: a, ort }: { readonly ausgabe: AusgabeAnsicht; readonly ort: string }) {
  return (
    <>
      {a.neuere === null ? null : <Meldung art="info">Es gibt eine neuere Ausgabe: <Link to={`/sammlungen/${a.neuere.kennung}`}>{a.neuere.titel}</Link> vom <Zeitpunkt am={a.neuere.am} form="tag" />.</Meldung>}
      <p className="blass">{[ort, a.titel].filter((w) => w !== '').join(' · ')} · veröffentlicht am <Zeitpunkt am={a.am} form="tag" /></p>
      {a.grund === null ? null : <p>Grund der Ausgabe: {a.grund}{a.fruehere.length === 0 ? null : <> · <Link to={`/sammlungen/${a.kennung}/unterschied`}>Was sich geändert hat</Link></>}</p>}
      {a.fruehere.length === 0 ? null : <p className="klein">Frühere Ausgaben: {a.fruehere.map((f, i) => <span key={f.kennung}>{i === 0 ? '' : ', '}<Link to={`/sammlungen/${f.kennung}`}>{f.titel} vom <Zeitpunkt am={f.am} form="tag" /></Link></span>)}</p>}
    </>
  );
}

/** One that appeared elsewhere: never dressed as our own. */
export function Quellenkopf({ kennung, quelle }: { readonly kennung: string; readonly quelle: Quellenvermerk | null }) {
  return (
    <>
      <p><span className="abzeichen">Eingelesen</span> <span className="blass">Diese Sammlung ist anderswo erschienen und wurde aus ihrem Text eingelesen. Maßgeblich ist die Veröffentlichung der Konferenz.</span></p>
      {quelle === null ? null : (
        <>
          <p className="klein">Quelle: <Link to={`/sammlungen/${kennung}/quelle`} reloadDocument>{quelle.dateiname}</Link> · eingelesen am <Zeitpunkt am={quelle.am} form="tag" />{quelle.entschieden === 0 ? '' : ` · ${quelle.entschieden} ${quelle.entschieden === 1 ? 'Stelle' : 'Stellen'} von Hand entschieden`}</p>
          {quelle.befunde.length === 0 ? null : (
            <details className="klein"><summary>{quelle.befunde.length} {quelle.befunde.length === 1 ? 'Auffälligkeit' : 'Auffälligkeiten'} beim Lesen</summary>
              <ul className="befunde">{quelle.befunde.map((b) => <li key={`${b.zeile}${b.titel}`}><strong>Zeile {b.zeile}</strong> · {b.titel}: {b.satz}{b.wahl === null ? null : <> Gelesen als: {b.wahl}.</>}<span className="untertitel blass">{b.text}</span></li>)}</ul>
            </details>
          )}
        </>
      )}
    </>
  );
}
