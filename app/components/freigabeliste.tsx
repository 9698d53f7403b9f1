/** The Beschlüsse of a round: released or not, who objects, the marks of the Berichte, and the answer of the own Land. */
import { Form, Link } from '@remix-run/react';
import type { Fehlermeldung } from '../antwort.ts';
import { nameOf } from '../domain/land.ts';
import type { Freigabeansicht, FreigabePosten } from '../load-context.ts';
import { Absage, useEinmal } from './form/akt.tsx';

interface Props { readonly f: Freigabeansicht; readonly meldung: Fehlermeldung | undefined }

export function Freigabeliste({ f, meldung }: Props) {
  const answering = f.rechte['freigabe.antworten'] === true && f.runde !== null && !f.runde.geschlossen && !f.runde.abgelaufen;
  const { busy, onSubmit } = useEinmal();
  return (
    <section className="stapel">
      <h2>Beschlüsse</h2>
      {answering ? (
        <Form method="post" className="akt naechster antwort" onSubmit={onSubmit}>
          <input type="hidden" name="akt" value="antworten" />
          <p>{f.runde?.selbstGeantwortet === true ? 'Ihr Land hat geantwortet. Bis zum Ablauf der Frist können Sie die Antwort ändern.' : 'Bitte kreuzen Sie an, was nicht veröffentlicht werden soll. Der Grund bleibt intern: Ihn lesen nur Ihre Delegation und die Geschäftsstelle.'}</p>
          {f.posten.filter((p) => p.gefragt).map((p) => (
            <fieldset key={p.fassungId} className="breit">
              <legend className="unsichtbar">{p.kurz}</legend>
              <label className="haken"><input type="checkbox" name={`widerspruch-${p.fassungId}`} defaultChecked={p.eigenerGrund !== null} /> <span><strong>{p.kurz}</strong> {p.titel}: Widerspruch</span></label>
              <div className="feld"><label htmlFor={`grund-${p.fassungId}`} className="klein">Grund (nur bei Widerspruch)</label><input id={`grund-${p.fassungId}`} name={`grund-${p.fassungId}`} defaultValue={p.eigenerGrund ?? ''} maxLength={2000} /></div>
            </fieldset>
          ))}
          <button type="submit" className="knopf haupt" aria-disabled={busy}>Antwort abgeben</button>
          {meldung?.akt === 'antworten' ? <Absage meldung={meldung} /> : null}
        </Form>
      ) : null}
      <div className="tafel-rahmen">
        <table className="tafel klappt mit-nummer">
          <thead><tr><th scope="col">{f.anlass.umlauf === null ? 'TOP' : 'Umlauf'}</th><th scope="col">Titel</th><th scope="col">Freigabe</th><th scope="col">Widerspruch</th><th scope="col">Berichte</th></tr></thead>
          <tbody>
            {f.posten.map((p) => (
              <tr key={p.fassungId}>
                <th scope="row" className="nr">{p.kurz}</th>
                <td><Link to={`/beschlussvorschlaege/${p.vorschlagId}`}>{p.titel}</Link></td>
                <td>{p.freigegeben === null ? 'läuft' : p.freigegeben ? 'freigegeben' : 'nicht freigegeben'}</td>
                <td data-wort="Widerspruch">{p.widersprueche.map((w) => <span key={w.delegation} className="untertitel">{nameOf(w.delegation)}{w.grund === null ? '' : `: ${w.grund}`}</span>)}</td>
                <td data-wort="Berichte">{p.berichte.map((b) => <span key={`${b.absatz}-${b.bericht}`} className="untertitel">{berichtzeile(b)}</span>)}{p.berichte.length === 0 ? null : <Link className="klein" to={`/beschlussvorschlaege/${p.vorschlagId}/berichte`}>Berichte zu {p.kurz}</Link>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What is said of one cited Bericht, in words. */
function berichtzeile(b: FreigabePosten['berichte'][number]): string {
  const zusatz = [...(b.einwilligung === null ? [] : [`Einwilligung des BMI ${b.einwilligung === 'offen' ? 'steht aus' : b.einwilligung}`]), ...(b.dokument === null ? [] : ['Dokument liegt vor'])];
  return [`„${b.titel}“${b.vs ? ' (VS-NfD)' : ''}: ${b.marke ?? 'ohne Vermerk'}`, ...zusatz].join(', ');
}
