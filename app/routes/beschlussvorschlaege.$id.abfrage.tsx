/** The Länderabfrage of a TOP: what the Delegationen have shared on each Ziffer, and beside it what stands in one's own house. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Abfragetafel, Vorbehalte } from '../components/abfrage/abfragetafel.tsx';
import { Eigenes } from '../components/abfrage/eigenes.tsx';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Ablehnung } from '../components/form/akt.tsx';
import { Topkopf } from '../components/topkopf.tsx';
import { abfrageakt } from '../eingaben/abfrage.ts';
import type { Abfrageansicht } from '../load-context.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Länderabfrage ${data?.a.kurz ?? ''} – Einvernehmen` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ a: orThrow(context, await context.usecases.showAbfrage(context.person, params.id ?? '')) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, abfrageakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { usecases: u, person } = context;
  const id = params.id ?? '';
  const e = eingabe.wert;
  const hier = `/beschlussvorschlaege/${id}/abfrage`;
  switch (e.akt) {
    case 'antworten': return answer(context, await u.answerAbfrage(person, id, e.ziffer, e.gelesen, { wert: e.wert, frist: e.frist === '' ? null : e.frist, grund: e.grund }), hier, `${e.akt}-${e.ziffer}`);
    case 'teilen': return answer(context, await u.shareAbfrage(person, id, e.stand), hier, e.akt);
    case 'aufheben': return answer(context, await u.liftVorbehalt(person, id, e.antwort), hier, `${e.akt}-${e.antwort}`);
  }
}

export default function Abfrage() {
  const a = useLoaderData<typeof loader>().a as Abfrageansicht;
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="stapel-weit">
      <div>
        <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${a.sitzung.bezeichnung}, ${a.sitzung.titel}`, `/sitzungen/${a.sitzung.id}`], [a.kurz, `/beschlussvorschlaege/${a.id}`]]} hier="Länderabfrage" />
        <Topkopf tops={a.tops} />
        <p className="blass">Länderabfrage vor der Entscheidung · {a.stand} · nicht öffentlich</p>
        <Ablehnung meldung={meldung} />
      </div>
      {a.stellen.length === 0 ? <p className="leer breit">Der Beschlussvorschlag hat noch keinen Text. Sobald er einen hat, können die Delegationen ihre Positionen angeben.</p> : (
        <>
          <Abfragetafel a={a} />
          <Vorbehalte a={a} />
          {a.intern === null ? null : <Eigenes a={a} intern={a.intern} meldung={meldung} />}
        </>
      )}
    </main>
  );
}
