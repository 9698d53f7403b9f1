/** The Niederschrift of a Sitzung: what it says, what Delegationen object to, and the steps of the Geschäftsstelle. Never public. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Auffrischen } from '../components/auffrischen.tsx';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Ortszeit, Zeitpunkt } from '../components/datum.tsx';
import { Ablehnung, Meldung } from '../components/form/akt.tsx';
import { Niederschriftblatt } from '../components/niederschrift/blatt.tsx';
import { Einwaende } from '../components/niederschrift/einwaende.tsx';
import { Eintraege, Fuehrungsakte } from '../components/niederschrift/fuehrung.tsx';
import { Sitzungskopf } from '../components/sitzungskopf.tsx';
import { anwesenheitOf, niederschriftakt } from '../eingaben/niederschrift.ts';
import type { Niederschriftansicht } from '../load-context.ts';

export const meta: MetaFunction = () => [{ title: 'Niederschrift – Einvernehmen' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ n: orThrow(context, await context.usecases.showNiederschrift(context.person, params.id ?? '')) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, niederschriftakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { usecases: u, person } = context;
  const id = params.id ?? '';
  const e = eingabe.wert;
  const hier = `/sitzungen/${id}/niederschrift`;
  switch (e.akt) {
    case 'anwesenheit': return answer(context, await u.setAnwesenheit(person, id, e.gelesen, anwesenheitOf(e)), hier, e.akt);
    case 'tischvorlage': return answer(context, await u.addTischvorlage(person, id, e), hier, e.akt);
    case 'tischvorlage_entfernen': return answer(context, await u.removeTischvorlage(person, id, e.vorlage), hier, `${e.akt}-${e.vorlage}`);
    case 'versenden': return answer(context, await u.circulateNiederschrift(person, id, e.frist, e.gelesen), hier, e.akt);
    case 'einwenden': return answer(context, await u.objectNiederschrift(person, id, e.top, e.grund), hier, e.akt);
    case 'antworten': return answer(context, await u.answerNiederschrift(person, id, e.einwand, { stattgegeben: e.stattgegeben === 'ja', antwort: e.antwort }), hier, `${e.akt}-${e.einwand}`);
    case 'vorlegen': return answer(context, await u.submitNiederschrift(person, id, e.sitzung, e.gelesen), hier, e.akt);
    case 'zurueckholen': return answer(context, await u.takeBackNiederschrift(person, id, e.grund), hier, e.akt);
    case 'genehmigen': return answer(context, await u.approveNiederschrift(person, id, e.gelesen), hier, e.akt);
  }
}

export default function Niederschrift() {
  const n = useLoaderData<typeof loader>().n as Niederschriftansicht;
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="stapel-weit">
      <Auffrischen sekunden={30} sitzung={n.sitzung.id} />
      <div className="stapel">
        <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${n.sitzung.bezeichnung}, ${n.sitzung.titel}`, `/sitzungen/${n.sitzung.id}`]]} hier="Niederschrift" />
        <Sitzungskopf sitzung={n.sitzung} titel={n.titel}>
          {n.blatt === null ? null : <a className="knopf" href={`/sitzungen/${n.sitzung.id}/niederschrift.pdf`}>PDF</a>}
        </Sitzungskopf>
        <Ablehnung meldung={meldung} />
        <Stand n={n} />
      </div>
      {n.blatt === null ? <p className="leer breit">Die Geschäftsstelle hat die Niederschrift noch nicht übersandt.</p> : (
        <>
          {n.fuehrung === null ? null : <Eintraege n={n} f={n.fuehrung} meldung={meldung} />}
          <Einwaende n={n} meldung={meldung} />
          {n.fuehrung === null ? null : <Fuehrungsakte n={n} f={n.fuehrung} meldung={meldung} />}
          <Niederschriftblatt blatt={n.blatt} stand={n.stand} />
        </>
      )}
    </main>
  );
}

/** Where it stands, in one sentence for everybody. */
function Stand({ n }: { readonly n: Niederschriftansicht }) {
  return (
    <>
      {n.zustand === 'versandt' && n.fristOrtszeit !== null ? <p>Übersandt. Frist für Einwände: <strong><Ortszeit wert={n.fristOrtszeit} /></strong>{n.abgelaufen ? ' (abgelaufen)' : ''}.</p> : null}
      {n.zustand === 'vorgelegt' && n.vorlage !== null ? <p>Zur Genehmigung vorgelegt: <Link to={`/beschlussvorschlaege/${n.vorlage.id}`}>{n.vorlage.kurz}, {n.vorlage.sitzung}</Link> ({n.vorlage.stand}).</p> : null}
      {n.zustand === 'genehmigt' && n.genehmigtAm !== null ? <p>Genehmigt{n.vorlage === null ? null : <> durch <Link to={`/beschlussvorschlaege/${n.vorlage.id}`}>{n.vorlage.kurz}, {n.vorlage.sitzung}</Link></>}; festgehalten am <Zeitpunkt am={n.genehmigtAm} />. Prüfsumme der Datei: <span className="hash">{n.pdfHash}</span></p> : null}
      {n.zustand === 'entwurf' && n.blatt !== null ? <p>Entwurf. Ihn sehen die Geschäftsstelle und der Vorsitz. Alles außer Anwesenheit und Tischvorlagen steht schon an anderer Stelle und wird von dort übernommen.</p> : null}
      {n.geaendert ? <Meldung art="warnung">Seit dem Versand hat sich etwas geändert; was Sie hier lesen, ist der jetzige Stand.</Meldung> : null}
    </>
  );
}
