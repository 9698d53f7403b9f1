/** A new Sitzung or Beratung. */
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Meldung } from '../components/form/akt.tsx';
import { Auswahl } from '../components/form/feld.tsx';
import { Sitzungsfelder } from '../components/form/sitzungsfelder.tsx';
import { KONFERENZEN } from '../domain/konferenz.ts';
import { LAENDER, nameOf } from '../domain/land.ts';
import { abgelehnt, ok } from '../domain/result.ts';
import { darf } from '../domain/zugang/rechte.ts';
import { neueSitzung } from '../eingaben/sitzung.ts';

export const meta: MetaFunction = () => [{ title: 'Sitzung anlegen – Einvernehmen' }];

export function loader({ context }: LoaderFunctionArgs) {
  orThrow(context, darf(context.person, 'sitzung.anlegen') ? ok(true) : abgelehnt('nicht_erlaubt'));
  const own = context.person?.rolle === 'vorsitz' ? context.person.delegation : null;
  return json({ konferenzen: KONFERENZEN.map((k) => ({ kurz: k.kurz, name: k.name })), laender: LAENDER.filter((land) => own === null || land === own).map((land) => ({ land, name: nameOf(land) })) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, neueSitzung);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { konferenz, ...angabe } = eingabe.wert;
  const antwort = await context.usecases.createSitzung(context.person, angabe, konferenz);
  return antwort.ok ? redirect(`/sitzungen/${antwort.wert}`, 303) : refuse(context, antwort);
}

export default function NeueSitzung() {
  const { laender, konferenzen } = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="schmal stapel">
      <Brotkrumen weg={[['Sitzungen', '/sitzungen']]} hier="Sitzung anlegen" />
      <h1>Sitzung anlegen</h1>
      {meldung === undefined ? null : <Meldung>{meldung.fehler}</Meldung>}
      <Form method="post" className="stapel breit">
        <Auswahl name="konferenz" label="Konferenz" defaultValue="IMK">{konferenzen.map((k) => <option key={k.kurz} value={k.kurz}>{k.kurz} – {k.name}</option>)}</Auswahl>
        <Sitzungsfelder laender={laender} />
        <button type="submit" className="knopf haupt">Sitzung anlegen</button>
      </Form>
    </main>
  );
}
