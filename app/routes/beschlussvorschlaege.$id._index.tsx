/** The page of a TOP: course at the left, the paper in the middle, positions at the right. The text is the hero. */
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Auffrischen } from '../components/auffrischen.tsx';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Ablehnung } from '../components/form/akt.tsx';
import { Notizen } from '../components/vorschlag/notizen.tsx';
import { Seitenleiste } from '../components/vorschlag/seitenleiste.tsx';
import { Streifen } from '../components/vorschlag/streifen.tsx';
import { Topkopf } from '../components/topkopf.tsx';
import { Verlauf } from '../components/vorschlag/verlauf.tsx';
import { isPartei } from '../domain/land.ts';
import { isBeschlossen } from '../domain/top.ts';
import { vorschlagsakt } from '../eingaben/vorschlag.ts';
import { Schreibflaeche } from '../editor/schreibflaeche.tsx';
import type { Vorschlagsansicht } from '../load-context.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.v.kurz ?? 'TOP'} – Einvernehmen` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const v = orThrow(context, await context.usecases.showVorschlag(context.person, params.id ?? ''));
  return json({ v, person: context.person && { name: context.person.name, delegation: context.person.delegation } });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, vorschlagsakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { usecases: u, person } = context;
  const id = params.id ?? '';
  const e = eingabe.wert;
  const hier = `/beschlussvorschlaege/${id}`;
  switch (e.akt) {
    case 'einfrieren': return answer(context, await u.freezeFassung(person, id), hier, e.akt);
    case 'wiedereroeffnen': return answer(context, await u.reopenFassung(person, id, e.grund), hier, e.akt);
    case 'umlauf_anlegen': {
      const neu = await u.createUmlauf(person, id);
      return neu.ok ? redirect(`/umlaeufe/${neu.wert}`, 303) : refuse(context, neu, e.akt);
    }
    case 'notiz_anlegen': {
      const neu = await u.createNotiz(person, id);
      return neu.ok ? redirect(`${hier}?notiz=${neu.wert}#notiz-${neu.wert}`, 303) : refuse(context, neu, e.akt);
    }
    case 'notiz_ankuendigen': return answer(context, await u.announceNotiz(person, id, e.notiz, e.fingerabdruck), hier, `${e.akt}-${e.notiz}`);
    case 'notiz_unterzeichnen': return answer(context, await u.signNotiz(person, id, e.notiz, e.fingerabdruck), hier, `${e.akt}-${e.notiz}`);
    case 'notiz_verlassen': return answer(context, await u.leaveNotiz(person, id, e.notiz), hier, `${e.akt}-${e.notiz}`);
    case 'notiz_ordnen': return answer(context, await u.orderNotiz(person, id, e.notiz, e.reihenfolge.split(/[\s,]+/).map((c) => c.toUpperCase()).filter(isPartei)), hier, `${e.akt}-${e.notiz}`);
    default: return answer(context, await u.advanceTop(person, id, e.akt), hier, e.akt);
  }
}

export default function Vorschlag() {
  const data = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  const v = data.v as Vorschlagsansicht;
  const person = data.person ?? { name: '', delegation: 'GS' as const };
  const { sitzung } = v;
  const [textHalt, setTextHalt] = useState(false);
  const [notizHalt, setNotizHalt] = useState(false);
  return (
    <main id="inhalt">
      <Auffrischen halt={textHalt || notizHalt} sitzung={sitzung.id} />
      <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${sitzung.bezeichnung}, ${sitzung.titel}`, `/sitzungen/${sitzung.id}`]]} hier={v.kurz} />
      <Ablehnung meldung={meldung} />
      <div className="werkbank drei">
        <aside className="verlaufsspalte" aria-label="Verlauf"><Verlauf v={v} /></aside>
        <article className="papier">
          <Streifen v={v} />
          <div className={v.textraum?.schreibt === true ? 'blatt mit-werkzeugen' : 'blatt'}>
            <Topkopf tops={v.tops} />
            <p className="beschlusswort">{isBeschlossen(v.zustand) ? 'Beschluss:' : 'Beschlussvorschlag:'}</p>
            <Schreibflaeche raum={v.textraum} person={person} absaetze={v.absaetze} bezeichnung={`Beschlussvorschlag zu ${v.kurz}`} onHalt={setTextHalt} />
          </div>
          <Notizen v={v} person={person} meldung={meldung} onHalt={setNotizHalt} />
          <p className="klein nicht-drucken"><Link to="entwurf.pdf" reloadDocument>Entwurf dieses TOPs als PDF</Link></p>
        </article>
        <Seitenleiste v={v} meldung={meldung} />
      </div>
    </main>
  );
}
