/** What the accounts of the own Delegation are narrowed to: Arbeitskreise and single TOPs. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Ablehnung, Akt } from '../components/form/akt.tsx';
import { nameOf } from '../domain/land.ts';
import { bezeichnungOf } from '../domain/zugang/rollen.ts';
import { zustaendigkeit } from '../eingaben/konto.ts';

export const meta: MetaFunction = () => [{ title: 'Zuständigkeiten – Einvernehmen' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const ansicht = orThrow(context, await context.usecases.showZustaendigkeiten(context.person));
  return json({ ...ansicht, konten: ansicht.konten.map((k) => ({ ...k, rolle: bezeichnungOf(k.rolle) })), delegation: nameOf(context.person?.delegation ?? 'GS') });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, zustaendigkeit);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { akt, konto, 'ak[]': arbeitskreise, 'top[]': vorschlaege } = eingabe.wert;
  return answer(context, await context.usecases.narrowKonto(context.person, konto, { arbeitskreise, vorschlaege }), '/zustaendigkeiten', akt);
}

export default function Zustaendigkeiten() {
  const { delegation, arbeitskreise, tops, konten } = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="stapel-weit">
      <section className="stapel">
        <h1>Zuständigkeiten: {delegation}</h1>
        <p className="breit">Ohne Auswahl sieht ein Konto alles, was die Delegation sieht. Mit Auswahl sieht es nur die TOPs dieser Arbeitskreise und die einzeln genannten; alles andere gibt es für dieses Konto nicht.</p>
        <Ablehnung meldung={meldung} />
        {konten.length === 0 ? <p className="blass">Beschränken lassen sich Konten mit der Rolle Lesend oder Bearbeitung. Ein solches gibt es in dieser Delegation noch nicht.</p> : null}
      </section>
      {konten.map((k) => (
        <section key={k.id} className="stapel" aria-labelledby={`name-${k.id}`}>
          <h2 id={`name-${k.id}`}>{k.name} <span className="blass">{k.rolle}{k.arbeitskreise.length + k.vorschlaege.length === 0 ? ', ohne Beschränkung' : ''}</span></h2>
          <Akt akt={`beschraenken-${k.id}`} verb="Zuständigkeit speichern" felder={{ konto: k.id }} haupt={false} meldung={meldung}>
            <fieldset className="stapel">
              <legend>Arbeitskreise</legend>
              <div className="reihe">
                {arbeitskreise.map((ak) => <label key={ak} className="haken"><input type="checkbox" name="ak[]" value={ak} defaultChecked={k.arbeitskreise.includes(ak)} /> <span>AK {ak}</span></label>)}
              </div>
            </fieldset>
            {tops.length === 0 ? (k.vorschlaege.length === 0 ? null : <p className="blass">{k.vorschlaege.length} einzelne TOPs hat die Delegationsleitung genannt; sie bleiben.</p>) : (
              <details>
                <summary>Einzelne TOPs{k.vorschlaege.length === 0 ? '' : ` (${k.vorschlaege.length})`}</summary>
                <div className="stapel">
                  {tops.map((t) => <label key={t.id} className="haken"><input type="checkbox" name="top[]" value={t.id} defaultChecked={k.vorschlaege.includes(t.id)} /> <span>{t.name}</span></label>)}
                </div>
              </details>
            )}
          </Akt>
        </section>
      ))}
    </main>
  );
}
