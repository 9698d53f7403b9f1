/** What was entered of a Sitzung, to be corrected; a published Ausgabe keeps what it printed. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Meldung } from '../components/form/akt.tsx';
import { Sitzungsfelder } from '../components/form/sitzungsfelder.tsx';
import { LAENDER, nameOf } from '../domain/land.ts';
import { sitzungsangabe } from '../eingaben/sitzung.ts';

export const meta: MetaFunction = () => [{ title: 'Angaben zur Sitzung – Einvernehmen' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { kopf, angabe } = orThrow(context, await context.usecases.showSitzungsangabe(context.person, params.id ?? ''));
  const own = context.person?.rolle === 'vorsitz' ? context.person.delegation : null;
  return json({ kopf, angabe, laender: LAENDER.filter((land) => own === null || land === own).map((land) => ({ land, name: nameOf(land) })) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, sitzungsangabe);
  if (!eingabe.ok) return refuse(context, eingabe);
  const id = params.id ?? '';
  return answer(context, await context.usecases.editSitzung(context.person, id, eingabe.wert), `/sitzungen/${id}`);
}

export default function Sitzungsangaben() {
  const { kopf, angabe, laender } = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="schmal stapel">
      <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${kopf.bezeichnung}, ${kopf.titel}`, `/sitzungen/${kopf.id}`]]} hier="Angaben" />
      <h1>Angaben zur Sitzung</h1>
      {kopf.phase === 'Veröffentlicht' ? <Meldung art="info">Die veröffentlichte Sammlung ändert sich dadurch nicht. Was hier berichtigt wird, druckt die nächste Ausgabe.</Meldung> : null}
      {meldung === undefined ? null : <Meldung>{meldung.fehler}</Meldung>}
      <Form method="post" className="stapel breit">
        <Sitzungsfelder laender={laender} vorgabe={angabe} />
        <button type="submit" className="knopf haupt">Angaben speichern</button>
      </Form>
    </main>
  );
}
