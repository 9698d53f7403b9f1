/** A TOP inside a circle: its own draft, how it differs from what all see, and what its people say. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Auffrischen } from '../components/auffrischen.tsx';
import { Wortlaut } from '../components/ausgabe/unterschiedsliste.tsx';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Ablehnung, Akt } from '../components/form/akt.tsx';
import { Kommentare } from '../components/kreis/kommentare.tsx';
import { Topkopf } from '../components/topkopf.tsx';
import type { Delegation } from '../domain/land.ts';
import { Schreibflaeche } from '../editor/schreibflaeche.tsx';
import { kreistopakt } from '../eingaben/kreis.ts';
import type { Kreistopansicht } from '../load-context.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.t.kurz ?? 'TOP'}, ${data?.t.kreis.name ?? 'Kreis'} – Einvernehmen` }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const t = orThrow(context, await context.usecases.showKreistop(context.person, params.id ?? '', params.vorschlag ?? ''));
  return json({ t, person: context.person && { name: context.person.name, delegation: context.person.delegation } });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, kreistopakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { person, usecases: u } = context;
  const [id, vorschlagId, e] = [params.id ?? '', params.vorschlag ?? '', eingabe.wert];
  const hier = `/kreise/${id}/top/${vorschlagId}`;
  switch (e.akt) {
    case 'beginnen': return answer(context, await u.beginKreisentwurf(person, id, vorschlagId, e.mit === 'kopie'), hier, e.akt);
    case 'kommentieren': return answer(context, await u.commentKreis(person, id, vorschlagId, e.text), `${hier}#kommentare`, e.akt);
    case 'aendern': return answer(context, await u.changeKommentar(person, id, { vorschlagId, kommentarId: e.kommentar }, e.text), `${hier}#kommentare`, `${e.akt}-${e.kommentar}`);
    case 'zuruecknehmen': return answer(context, await u.changeKommentar(person, id, { vorschlagId, kommentarId: e.kommentar }, null), `${hier}#kommentare`, `${e.akt}-${e.kommentar}`);
  }
}

export default function Kreistop() {
  const data = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  const t = data.t as Kreistopansicht;
  const person: { readonly name: string; readonly delegation: Delegation } = data.person ?? { name: '', delegation: 'GS' };
  const [halt, setHalt] = useState(false);
  return (
    <main id="inhalt">
      <Auffrischen halt={halt} />
      <Brotkrumen weg={[['Kreise', '/kreise'], [t.kreis.name, `/kreise/${t.kreis.id}`]]} hier={t.kurz} />
      <Ablehnung meldung={meldung} />
      <div className="werkbank">
        <article className="papier">
          <p className="streifen"><strong>Nur im Kreis „{t.kreis.name}“ sichtbar</strong><span>{t.stand}</span><Link to={`/beschlussvorschlaege/${t.vorschlagId}`}>Zum gemeinsamen Text</Link></p>
          <div className={t.entwurf?.raum.schreibt === true ? 'blatt mit-werkzeugen' : 'blatt'}>
            <Topkopf tops={t.tops} />
            <p className="beschlusswort">Entwurf des Kreises:</p>
            {t.entwurf === null ? <Beginnen t={t} meldung={meldung} /> : <Schreibflaeche raum={t.entwurf.raum} person={person} absaetze={t.entwurf.absaetze} bezeichnung={`Entwurf des Kreises ${t.kreis.name} zu ${t.kurz}`} onHalt={setHalt} />}
          </div>
          {t.entwurf === null ? null : (
            <details className="stufenvergleich">
              <summary>Unterschied zum gemeinsamen Text</summary>
              <p className="klein blass">Durchgestrichen ist, was nur im gemeinsamen Text steht, unterstrichen, was nur im Entwurf steht. Übernommen wird nichts von selbst: Schreiben oder kopieren Sie es in den gemeinsamen Text.</p>
              {t.gemeinsam === t.entwurf.worte ? <p>Der Wortlaut ist gleich.</p> : <div className="blatt breit"><Wortlaut vorher={t.gemeinsam} nachher={t.entwurf.worte} /></div>}
            </details>
          )}
        </article>
        <Kommentare t={t} meldung={meldung} />
      </div>
    </main>
  );
}

function Beginnen({ t, meldung }: { readonly t: Kreistopansicht; readonly meldung: Fehlermeldung | undefined }) {
  if (!t.schreibt) return <p className="leer">Der Kreis hat zu diesem TOP noch keinen Entwurf.</p>;
  return (
    <div className="stapel">
      <p>Der Kreis hat zu diesem TOP noch keinen Entwurf.</p>
      <div className="reihe"><Akt akt="beginnen" verb="Mit dem gemeinsamen Text beginnen" felder={{ mit: 'kopie' }} schmal meldung={meldung} /><Akt akt="beginnen" verb="Leer beginnen" felder={{ mit: 'leer' }} haupt={false} schmal /></div>
    </div>
  );
}
