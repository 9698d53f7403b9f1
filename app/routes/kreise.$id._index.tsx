/** A circle: its members, and the TOPs it can draft and talk about. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Auffrischen } from '../components/auffrischen.tsx';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Ablehnung, Akt } from '../components/form/akt.tsx';
import { Auswahl } from '../components/form/feld.tsx';
import { Mitglieder } from '../components/kreis/mitglieder.tsx';
import { nameOf } from '../domain/land.ts';
import { kreisakt } from '../eingaben/kreis.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? 'Kreis'} – Einvernehmen` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json(orThrow(context, await context.usecases.showKreis(context.person, params.id ?? '')));
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, kreisakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { person, usecases: u } = context;
  const [id, e] = [params.id ?? '', eingabe.wert];
  return e.akt === 'einladen' ? answer(context, await u.inviteKreis(person, id, e.delegation), `/kreise/${id}`, e.akt) : answer(context, await u.leaveKreis(person, id), '/kreise', e.akt);
}

export default function Kreis() {
  const k = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="stapel-weit">
      <Auffrischen sekunden={10} />
      <div>
        <Brotkrumen weg={[['Kreise', '/kreise']]} hier={k.name} />
        <h1>{k.name}</h1>
        <Ablehnung meldung={meldung} />
      </div>
      <section className="stapel" aria-label="Mitglieder">
        <Mitglieder mitglieder={k.mitglieder} eingeladene={k.eingeladene} />
        {k.rechte['kreis.einladen'] === true && k.einladbar.length > 0 ? (
          <details><summary>Weitere Delegation einladen</summary>
            <Akt akt="einladen" verb="Einladen" haupt={false} meldung={meldung}><Auswahl name="delegation" label="Delegation">{k.einladbar.map((p) => <option key={p} value={p}>{nameOf(p)}</option>)}</Auswahl></Akt>
          </details>
        ) : null}
        {k.rechte['kreis.verlassen'] === true ? (
          <details><summary>Kreis verlassen</summary>
            <Akt akt="verlassen" verb="Kreis verlassen" haupt={false} meldung={meldung} satz={k.mitglieder.length === 1 ? 'Ihre Delegation ist das letzte Mitglied: Der Kreis wird aufgelöst, niemand sieht danach seine Entwürfe und Kommentare.' : 'Ihre Delegation sieht danach weder Entwürfe noch Kommentare. Was sie geschrieben hat, bleibt den übrigen Mitgliedern.'} />
          </details>
        ) : null}
      </section>
      {k.sitzungen.length === 0 ? <p className="leer breit">Es gibt noch keinen angemeldeten TOP.</p> : k.sitzungen.map((s) => (
        <section key={s.id} className="stapel">
          <h2>{s.name}</h2>
          <ul className="liste-schlicht breit">
            {s.zeilen.map((z) => (
              <li key={z.vorschlagId}>
                <Link to={`/kreise/${k.id}/top/${z.vorschlagId}`}>{z.kurz}: {z.titel}</Link>
                <span className="blass klein">{[z.entwurf ? 'Entwurf des Kreises' : null, z.kommentare === 0 ? null : z.kommentare === 1 ? '1 Kommentar' : `${z.kommentare} Kommentare`, z.stand].filter((w) => w !== null).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
