/** Source and model side by side, one decision at a time: left the lines as they stand in the file, right what was read from them. */
import { Form, Link } from '@remix-run/react';
import { isPartei } from '../../domain/land.ts';
import { kopfzeile } from '../../domain/protokollnotiz.ts';
import { Textansicht } from '../../editor/textansicht.tsx';
import type { Einlesungsansicht } from '../../load-context.ts';
import { Topkopf } from '../topkopf.tsx';

const ORTE: Readonly<Record<string, string>> = { kopf: 'Überschrift', text: '', notiz: 'Notiz', noch: 'Seitenkopf', laufkopf: 'Seitenkopf', seitenzahl: 'Seitenzahl', titelblatt: 'Titelblatt', hinweise: 'Hinweise', rest: 'ohne Platz' };

export function Gegenueber({ e }: { readonly e: Einlesungsansicht }) {
  const stelle = e.abschnitte.findIndex((a) => a.schluessel === e.gewaehlt);
  const [davor, danach] = [e.abschnitte[stelle - 1], e.abschnitte[stelle + 1]];
  return (
    <section className="stapel" aria-labelledby="gegenueber">
      <h2 id="gegenueber">Vorlage und Lesung</h2>
      <Form method="get" className="reihe" preventScrollReset>
        <label htmlFor="abschnitt">Abschnitt</label>
        <select id="abschnitt" name="abschnitt" className="wahl" defaultValue={e.gewaehlt} key={e.gewaehlt}>
          <option value="vorn">Titelblatt und Hinweise</option>
          {e.abschnitte.map((a) => <option key={a.schluessel} value={a.schluessel}>TOP {a.schluessel}: {a.titel.slice(0, 80)}</option>)}
        </select>
        <button type="submit" className="knopf schmal">Zeigen</button>
        {davor === undefined ? null : <Link to={`?abschnitt=${encodeURIComponent(davor.schluessel)}`} preventScrollReset>Zurück zu TOP {davor.schluessel}</Link>}
        {danach === undefined ? null : <Link to={`?abschnitt=${encodeURIComponent(danach.schluessel)}`} preventScrollReset>Weiter zu TOP {danach.schluessel}</Link>}
      </Form>
      <div className="gegenueber breit">
        <div className="vorlage" role="region" aria-label="Vorlage" tabIndex={0}>
          <ol>
            {e.quelle.map((z) => (
              <li key={z.zeile} id={`zeile-${z.zeile}`} value={z.zeile} className={z.luecke ? 'luecke' : undefined}><code>{z.text}</code>{(ORTE[z.ort] ?? '') === '' ? null : <span className="klein blass"> ({ORTE[z.ort]})</span>}</li>
            ))}
          </ol>
        </div>
        <div className="papier">
          <article className="blatt" aria-label="Lesung">
            {e.beschluss === null || e.gewaehlt === 'vorn' ? <Vorn e={e} /> : (
              <>
                <Topkopf tops={e.beschluss.tops} ebene={3} />
                <p className="beschlusswort">Beschluss:</p>
                <Textansicht absaetze={e.beschluss.absaetze} />
                {e.beschluss.protokollnotizen.map((n, i) => <section key={i} className="notiz"><h4 className="notizkopf">{kopfzeile(n.bezeichnung, n.parteien.filter(isPartei))}</h4><Textansicht absaetze={n.absaetze} /></section>)}
              </>
            )}
          </article>
        </div>
      </div>
    </section>
  );
}

function Vorn({ e }: { readonly e: Einlesungsansicht }) {
  return <>{e.vorn.titelblatt.map((zeile, i) => <p key={i}><strong>{zeile}</strong></p>)}{e.vorn.hinweise.map((absatz) => <p key={absatz}>{absatz}</p>)}</>;
}
