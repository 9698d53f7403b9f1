/** The templates of a Konferenz: office block of the title page and Hinweise, kept by the Geschäftsstelle. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Meldung } from '../components/form/akt.tsx';
import { Feld, Textfeld } from '../components/form/feld.tsx';
import { vorlagen } from '../eingaben/sitzung.ts';

export const meta: MetaFunction = () => [{ title: 'Vorlagen – Einvernehmen' }];

export async function loader({ context }: LoaderFunctionArgs) {
  return json({ konferenzen: orThrow(context, await context.usecases.showVorlagen(context.person)) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, vorlagen);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { kurz, ...rest } = eingabe.wert;
  return answer(context, await context.usecases.editVorlagen(context.person, kurz, rest), '/vorlagen', kurz);
}

export default function Vorlagen() {
  const { konferenzen } = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="schmal stapel-weit">
      <div className="stapel">
        <h1>Vorlagen</h1>
        <p>Was auf der ersten Seite jeder künftigen Sammlung steht, und wie die Niederschrift heißt. Veröffentlichte Ausgaben und genehmigte Niederschriften ändern sich nicht.</p>
      </div>
      {konferenzen.map((k) => (
        <section key={k.kurz} className="stapel">
          <h2>{k.kurz} – {k.name}</h2>
          <Form method="post" className="stapel breit">
            <input type="hidden" name="kurz" value={k.kurz} />
            <Textfeld name="titelblatt" id={`titelblatt-${k.kurz}`} label="Kopf des Titelblatts" hinweis="Je Zeile eine gedruckte Zeile" rows={4} defaultValue={k.titelblatt.join('\n')} />
            <Textfeld name="hinweise" id={`hinweise-${k.kurz}`} label="Hinweise" hinweis="Absätze durch eine Leerzeile getrennt; leer: keine Hinweise" rows={10} defaultValue={k.hinweise.join('\n\n')} />
            <Feld name="niederschrift" id={`niederschrift-${k.kurz}`} label="Name der Niederschrift" hinweis="Zum Beispiel Ergebnisniederschrift oder Ergebnisprotokoll" defaultValue={k.niederschrift} maxLength={60} required />
            {meldung?.akt === k.kurz ? <Meldung>{meldung.fehler}</Meldung> : null}
            <button type="submit" className="knopf haupt">Vorlagen speichern</button>
          </Form>
        </section>
      ))}
    </main>
  );
}
