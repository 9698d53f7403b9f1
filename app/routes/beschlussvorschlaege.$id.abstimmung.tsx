/** The vote: frozen text at the left, the Länder at the right, my Land large; the chair states the Einvernehmen in one act and closes. */
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { actOnAbstimmung } from '../abstimmungsakte.ts';
import { orThrow, type Fehlermeldung } from '../antwort.ts';
import { Auffrischen } from '../components/auffrischen.tsx';
import { Ablehnung, Meldung } from '../components/form/akt.tsx';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Topkopf } from '../components/topkopf.tsx';
import { Stimmabgabe } from '../components/vorschlag/stimmabgabe.tsx';
import { abgelehnt, ok } from '../domain/result.ts';
import { Textansicht } from '../editor/textansicht.tsx';
import { isSchriftlich } from '../domain/top.ts';
import type { Vorschlagsansicht } from '../load-context.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Abstimmung ${data?.v.kurz ?? ''} – Einvernehmen` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const v = orThrow(context, await context.usecases.showVorschlag(context.person, params.id ?? ''));
  // What is voted on in writing has a page of its own.
  if (v.umlauf !== null && isSchriftlich(v.zustand)) throw redirect(`/umlaeufe/${v.umlauf.id}`);
  const last = v.fassungen[v.fassungen.length - 1];
  const fassung = orThrow(context, last === undefined ? abgelehnt('nicht_gefunden') : ok(last));
  // A void Fassung stays on the screen of those who were about to vote on it, with the reason; its words are its own, not the draft's.
  const absaetze = fassung.aufgehobenAm === null ? v.absaetze : orThrow(context, await context.usecases.showFassung(context.person, v.id, fassung.nummer)).absaetze;
  return json({ v, fassung, absaetze });
}

export function action({ params, request, context }: ActionFunctionArgs) {
  const id = params.id ?? '';
  return actOnAbstimmung(context, request, id, `/beschlussvorschlaege/${id}/abstimmung`);
}

export default function Abstimmung() {
  const data = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  const v = data.v as Vorschlagsansicht;
  const fassung = data.fassung as Vorschlagsansicht['fassungen'][number];
  return (
    <main id="inhalt">
      <Auffrischen sitzung={v.sitzung.id} />
      <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${v.sitzung.bezeichnung}, ${v.sitzung.titel}`, `/sitzungen/${v.sitzung.id}`], [v.kurz, `/beschlussvorschlaege/${v.id}`]]} hier="Abstimmung" />
      <Ablehnung meldung={meldung} />
      {fassung.aufgehobenAm === null ? null : <Meldung art="warnung">Fassung {fassung.nummer} ist aufgehoben: „{fassung.aufhebungsgrund}“. Die Stimmen dazu gelten nicht mehr. <Link to={`/beschlussvorschlaege/${v.id}`}>Zum Text</Link></Meldung>}
      <div className="werkbank">
        <article className="papier">
          <div className="streifen"><strong>Fassung {fassung.nummer}, {fassung.aufgehobenAm === null ? 'eingefroren' : 'aufgehoben'}</strong><span>{v.stand}</span><span>nicht öffentlich</span></div>
          <div className="blatt">
            <Topkopf tops={v.tops} />
            <p className="beschlusswort">{v.zustand === 'beschlossen' ? 'Beschluss:' : 'Beschlussvorschlag:'}</p>
            <Textansicht absaetze={data.absaetze} />
          </div>
          <p className="klein blass">Fingerabdruck der Fassung: <span className="hash">{fassung.fingerabdruck}</span></p>
        </article>
        <Stimmabgabe v={v} fassung={fassung} meldung={meldung} />
      </div>
    </main>
  );
}
