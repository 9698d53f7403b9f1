/** Who stands in for the Delegationsleitung: named for whole days, revoked at any time. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Ablehnung, Akt } from '../components/form/akt.tsx';
import { Auswahl, Feld } from '../components/form/feld.tsx';
import { nameOf } from '../domain/land.ts';
import { darf } from '../domain/zugang/rechte.ts';
import { vertretungsakt } from '../eingaben/konto.ts';

export const meta: MetaFunction = () => [{ title: 'Vertretung – Einvernehmen' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { person, usecases } = context;
  const ansicht = orThrow(context, await usecases.showVertretungen(person));
  return json({ ...ansicht, delegation: nameOf(person?.delegation ?? 'GS'), benennt: darf(person, 'vertretung.benennen', { delegation: person?.delegation ?? '' }) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, vertretungsakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { person, usecases } = context;
  const e = eingabe.wert;
  return answer(context, e.akt === 'benennen' ? await usecases.nameVertretung(person, e) : await usecases.revokeVertretung(person, e.vertretung), '/vertretungen', e.akt);
}

const STAND = { kommt: 'beginnt noch', laeuft: 'läuft', beendet: 'beendet', widerrufen: 'widerrufen' } as const;

export default function Vertretungen() {
  const { delegation, vertretungen, waehlbar, leitungen, benennt } = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="stapel-weit">
      <section className="stapel">
        <h1>Vertretung: {delegation}</h1>
        <p className="breit">Wer die Delegationsleitung vertritt, gibt für das Land Stimmen ab, unterzeichnet Protokollnotizen und antwortet auf die Freigabe. Im Verlauf stehen beide Namen. Eine Vertretung kann nicht weitergegeben werden.</p>
        <Ablehnung meldung={meldung} />
        {vertretungen.length === 0 ? <p className="blass">Es ist keine Vertretung benannt.</p> : (
          <div className="tafel-rahmen">
            <table className="tafel klappt">
              <thead><tr><th scope="col">Vertretung</th><th scope="col">für</th><th scope="col">vom</th><th scope="col">bis einschließlich</th><th scope="col">Stand</th>{benennt ? <th scope="col">Handlung</th> : null}</tr></thead>
              <tbody>
                {vertretungen.map((v) => (
                  <tr key={v.id}>
                    <th scope="row">{v.name}</th><td data-wort="für">{v.fuer}</td><td data-wort="vom">{v.von}</td><td data-wort="bis einschließlich">{v.bis}</td><td data-wort="Stand">{STAND[v.stand]}</td>
                    {benennt ? <td>{v.stand === 'laeuft' || v.stand === 'kommt' ? <Akt akt="widerrufen" verb={`Vertretung durch ${v.name} widerrufen`} felder={{ vertretung: v.id }} haupt={false} schmal /> : null}</td> : null}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      {benennt ? (
        <section className="stapel">
          <h2>Vertretung benennen</h2>
          {waehlbar.length === 0 || leitungen.length === 0 ? <p>Vertreten kann, wer in dieser Delegation ein Konto mit der Rolle Lesend oder Bearbeitung hat. Ein solches Konto{leitungen.length === 0 ? ' oder das der Delegationsleitung' : ''} gibt es noch nicht.</p> : (
            <Akt akt="benennen" verb="Vertretung benennen" meldung={meldung}>
              <div className="felder">
                <Auswahl name="konto" label="Es vertritt">{waehlbar.map((k) => <option key={k.id} value={k.id}>{k.name}</option>)}</Auswahl>
                <Auswahl name="fuer" label="Für die Delegationsleitung">{leitungen.map((k) => <option key={k.id} value={k.id}>{k.name}</option>)}</Auswahl>
              </div>
              <div className="felder">
                <Feld name="von" label="Erster Tag" type="date" required />
                <Feld name="bis" label="Letzter Tag" type="date" required />
              </div>
            </Akt>
          )}
        </section>
      ) : null}
    </main>
  );
}
