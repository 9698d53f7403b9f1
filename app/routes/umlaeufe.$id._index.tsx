/** One Umlaufverfahren: the text at the left; Frist, answers, my Stimme, a Widerspruch and the acts of the chair at the right. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Auffrischen } from '../components/auffrischen.tsx';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Ablehnung } from '../components/form/akt.tsx';
import { Topkopf } from '../components/topkopf.tsx';
import { Umlaufleiste } from '../components/umlauf/umlaufleiste.tsx';
import { Textansicht } from '../editor/textansicht.tsx';
import { umlaufakt } from '../eingaben/vorschlag.ts';
import type { Umlaufansicht } from '../load-context.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.u.name ?? 'Umlaufverfahren'} – Einvernehmen` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ u: orThrow(context, await context.usecases.showUmlauf(context.person, params.id ?? '')) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, umlaufakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { usecases: u, person } = context;
  const id = params.id ?? '';
  const e = eingabe.wert;
  const hier = `/umlaeufe/${id}`;
  switch (e.akt) {
    case 'beginnen': return answer(context, await u.beginUmlauf(person, id, e.frist), hier, e.akt);
    case 'widersprechen': return answer(context, await u.objectUmlauf(person, id, { gegen: e.gegen, grund: e.grund }), hier, e.akt);
    case 'beenden': return answer(context, await u.endUmlauf(person, id, e.fingerabdruck), hier, e.akt);
    case 'erinnern': return answer(context, await u.remindUmlauf(person, id), hier, e.akt);
    case 'abbrechen': return answer(context, await u.abortUmlauf(person, id, e.grund), hier, e.akt);
    case 'stimme': {
      const umlauf = await u.showUmlauf(person, id);
      if (!umlauf.ok) return refuse(context, umlauf, e.akt);
      return answer(context, await u.castStimme(person, umlauf.wert.v.id, e.fassung, { wert: e.wert, fingerabdruck: e.fingerabdruck, ersetzt: e.ersetzt === '' ? null : e.ersetzt }), hier, e.akt);
    }
  }
}

export default function Umlauf() {
  const u = useLoaderData<typeof loader>().u as Umlaufansicht;
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt">
      <Auffrischen sitzung={u.v.sitzung.id} />
      <Brotkrumen weg={[['Umlaufverfahren', '/umlaeufe']]} hier={u.name} />
      <Ablehnung meldung={meldung} />
      <div className="werkbank">
        <article className="papier">
          <div className="streifen"><strong>{u.konferenz}, {u.name}</strong><span>{u.stand}</span><Link to={`/beschlussvorschlaege/${u.v.id}`}>{u.kurz}</Link><span>{u.veroeffentlicht === null ? 'nicht öffentlich' : 'veröffentlicht'}</span></div>
          <div className="blatt">
            <Topkopf tops={u.v.tops} />
            <p className="beschlusswort">{u.fassung?.ergebnis?.angenommen === true ? 'Beschluss:' : 'Beschlussvorschlag:'}</p>
            <Textansicht absaetze={u.absaetze} />
          </div>
          {u.fassung === null ? null : <p className="klein blass">Fingerabdruck der Fassung: <span className="hash">{u.fassung.fingerabdruck}</span></p>}
        </article>
        <Umlaufleiste u={u} meldung={meldung} />
      </div>
    </main>
  );
}
