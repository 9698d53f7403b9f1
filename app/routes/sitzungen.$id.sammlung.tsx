/** Before the Sammlung is public: what will be in it and why something is missing, findings, the proof, the steps of two persons; then editions. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Ausgabenliste } from '../components/ausgabe/ausgabenliste.tsx';
import { Befundliste } from '../components/ausgabe/befundliste.tsx';
import { Probelink, Vorbereitung } from '../components/ausgabe/vorbereitung.tsx';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Ablehnung } from '../components/form/akt.tsx';
import { Sitzungskopf } from '../components/sitzungskopf.tsx';
import { sammlungsakt } from '../eingaben/sitzung.ts';
import type { Sammlungsansicht } from '../load-context.ts';

export const meta: MetaFunction = () => [{ title: 'Sammlung – Einvernehmen' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ s: orThrow(context, await context.usecases.showSammlung(context.person, params.id ?? '')) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, sammlungsakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { usecases: u, person } = context;
  const id = params.id ?? '';
  const hier = `/sitzungen/${id}/sammlung`;
  const e = eingabe.wert;
  switch (e.akt) {
    case 'probe': return answer(context, await u.makeProbedruck(person, id, { art: e.art, grund: e.art === 'sammlung' ? null : e.grund }), hier, e.akt);
    case 'vorlegen': return answer(context, await u.submitProbedruck(person, id, e.probedruck), hier, e.akt);
    case 'erledigen': return answer(context, await u.settleBefunde(person, id, e['befund[]'], e.vermerk), hier, e.akt);
    case 'veroeffentlichen': return answer(context, await u.publishSammlung(person, id, e.probedruck), hier, e.akt);
    case 'rueckruf': return answer(context, await u.requestRueckruf(person, id, e.kennung, e.grund, e['top[]']), hier, `rueckruf-${e.kennung}`);
    case 'rueckruf_vollziehen': case 'rueckruf_verwerfen': return answer(context, await u.decideRueckruf(person, id, e.kennung, e.rueckruf, e.akt === 'rueckruf_vollziehen'), hier, e.akt);
  }
}

export default function Sammlung() {
  const s = useLoaderData<typeof loader>().s as Sammlungsansicht;
  const meldung = useActionData<Fehlermeldung>();
  const prepares = s.rechte['sammlung.vorbereiten'] === true;
  return (
    <main id="inhalt" className="stapel-weit">
      <div>
        <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${s.sitzung.bezeichnung}, ${s.sitzung.titel}`, `/sitzungen/${s.sitzung.id}`]]} hier="Sammlung" />
        <Sitzungskopf sitzung={s.sitzung} titel="Sammlung" />
        <Ablehnung meldung={meldung} />
      </div>
      {prepares && s.befunde.length > 0 && s.neuesZuDrucken ? <Befundliste befunde={s.befunde} meldung={meldung} /> : null}
      {prepares ? (
        <section className="stapel">
          <h2>{s.ausgaben.length === 0 ? 'Prüfen und veröffentlichen' : 'Weitere Ausgabe'}</h2>
          <Vorbereitung s={s} meldung={meldung} />
        </section>
      ) : (
        <section className="stapel">
          <h2>Probedruck</h2>
          {s.probedruck === null || !s.probedruck.aktuell ? <p className="leer breit">Zurzeit liegt kein Probedruck vor. Die Geschäftsstelle legt ihn den Delegationen vor, bevor sie die Sammlung veröffentlicht.</p> : <Probelink probe={s.probedruck} />}
        </section>
      )}
      {s.ausgaben.length === 0 ? null : <Ausgabenliste s={s} meldung={meldung} />}
      <section className="stapel">
        <h2>Was gedruckt wird</h2>
        <div className="tafel-rahmen">
          <table className="tafel klappt mit-nummer">
            <thead><tr><th scope="col">TOP</th><th scope="col">Titel</th><th scope="col">Stand</th><th scope="col">In der Sammlung</th></tr></thead>
            <tbody>{s.zeilen.map((z) => <tr key={z.id}><th scope="row" className="nr">{z.kurz}</th><td><Link to={`/beschlussvorschlaege/${z.id}`}>{z.titel}</Link></td><td>{z.stand}</td><td data-wort="In der Sammlung">{z.gedruckt ? 'ja' : `nein: ${z.warum}`}</td></tr>)}</tbody>
          </table>
        </div>
      </section>
    </main>
  );
}
