/** Circles of the own Delegation: those it is in, those it was asked into, and a new one. */
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Auffrischen } from '../components/auffrischen.tsx';
import { Ablehnung, Akt, Meldung } from '../components/form/akt.tsx';
import { Feld } from '../components/form/feld.tsx';
import { Mitglieder } from '../components/kreis/mitglieder.tsx';
import { NAME_MAX, NAMENSVORSCHLAEGE } from '../domain/kreis.ts';
import { nameOf, PARTEIEN } from '../domain/land.ts';
import { kreisuebersichtsakt } from '../eingaben/kreis.ts';

export const meta: MetaFunction = () => [{ title: 'Kreise – Einvernehmen' }];

export async function loader({ context }: LoaderFunctionArgs) {
  return json(orThrow(context, await context.usecases.showKreise(context.person)));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, kreisuebersichtsakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { person, usecases: u } = context;
  const e = eingabe.wert;
  if (e.akt !== 'gruenden') return answer(context, await u.answerKreis(person, e.kreis, e.akt === 'beitreten'), e.akt === 'beitreten' ? `/kreise/${e.kreis}` : '/kreise', e.akt);
  const neu = await u.foundKreis(person, { name: e.name, weitere: e['delegation[]'] });
  return neu.ok ? redirect(`/kreise/${neu.wert}`, 303) : refuse(context, neu, e.akt);
}

export default function Kreise() {
  const { kreise, einladungen, darfGruenden, eigene } = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="stapel-weit">
      <Auffrischen sekunden={10} />
      <section className="stapel">
        <h1>Kreise: {nameOf(eigene)}</h1>
        <p className="breit">In einem Kreis entwerfen und besprechen Delegationen Texte unter sich. Wer nicht dazugehört, erfährt nicht, dass es ihn gibt; auch der Vorsitz und die Geschäftsstelle nicht. Wer das System betreibt, könnte es in der Datenbank sehen.</p>
        <Ablehnung meldung={meldung} />
        {einladungen.map((k) => (
          <Meldung key={k.id} art="info">
            <p><strong>Ihre Delegation ist in den Kreis „{k.name}“ eingeladen.</strong></p>
            <Mitglieder mitglieder={k.mitglieder} />
            <div className="reihe"><Akt akt="beitreten" verb={`Dem Kreis „${k.name}“ beitreten`} felder={{ kreis: k.id }} schmal meldung={meldung} /><Akt akt="ablehnen" verb="Ablehnen" felder={{ kreis: k.id }} haupt={false} schmal meldung={meldung} /></div>
          </Meldung>
        ))}
        {kreise.length === 0 ? <p className="leer breit">Ihre Delegation gehört keinem Kreis an.</p> : (
          <ul className="liste-schlicht breit">{kreise.map((k) => <li key={k.id}><Link to={`/kreise/${k.id}`}>{k.name}</Link><span className="blass klein">{k.mitglieder.map(nameOf).join(', ')}</span></li>)}</ul>
        )}
      </section>
      {darfGruenden ? (
        <section className="stapel">
          <h2>Kreis gründen</h2>
          <Akt akt="gruenden" verb="Kreis gründen und einladen" meldung={meldung} satz="Die Eingeladenen sehen den Namen und die Mitglieder; dabei sind sie erst, wenn ihre eigene Delegationsleitung beitritt.">
            <Feld name="name" label="Name" list="kreisnamen" maxLength={NAME_MAX} required autoComplete="off" />
            <datalist id="kreisnamen">{NAMENSVORSCHLAEGE.map((name) => <option key={name} value={name} />)}</datalist>
            <fieldset>
              <legend>Einladen</legend>
              <div className="auswahlraster">{PARTEIEN.filter((p) => p !== eigene).map((p) => <label key={p} className="haken"><input type="checkbox" name="delegation[]" value={p} /> <span>{nameOf(p)}</span></label>)}</div>
            </fieldset>
          </Akt>
        </section>
      ) : null}
    </main>
  );
}
