/** TOPs ohne Aussprache: the list that the chair proposes, what a Delegation takes off, and the one step that decides the rest. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Auffrischen } from '../components/auffrischen.tsx';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Zeitpunkt } from '../components/datum.tsx';
import { Ablehnung, Akt, Meldung, useEinmal } from '../components/form/akt.tsx';
import { Sitzungskopf } from '../components/sitzungskopf.tsx';
import { nameOf } from '../domain/land.ts';
import { listenakt } from '../eingaben/sitzung.ts';
import type { Listenansicht, Listenzeile } from '../load-context.ts';

export const meta: MetaFunction = () => [{ title: 'TOPs ohne Aussprache – Einvernehmen' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  return json({ l: orThrow(context, await context.usecases.showListe(context.person, params.id ?? '')) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, listenakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { usecases: u, person } = context;
  const id = params.id ?? '';
  const e = eingabe.wert;
  const hier = `/sitzungen/${id}/gruene-liste`;
  switch (e.akt) {
    case 'vorschlagen': return answer(context, await u.proposeListe(person, id, e['posten[]'].map((p) => ({ vorschlagId: p.slice(0, 36), fingerabdruck: p.slice(37) }))), hier, e.akt);
    case 'herausnehmen': return answer(context, await u.takeOffListe(person, id, e.liste, e.top), hier, `${e.akt}-${e.top}`);
    case 'schliessen': return answer(context, await u.closeListe(person, id, e.liste), hier, e.akt);
    case 'aufheben': return answer(context, await u.revokeListe(person, id, e.liste), hier, e.akt);
  }
}

export default function Liste() {
  const l = useLoaderData<typeof loader>().l as Listenansicht;
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="stapel-weit">
      <Auffrischen sekunden={5} sitzung={l.sitzung.id} />
      <div>
        <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${l.sitzung.bezeichnung}, ${l.sitzung.titel}`, `/sitzungen/${l.sitzung.id}`]]} hier="TOPs ohne Aussprache" />
        <Sitzungskopf sitzung={l.sitzung} titel="TOPs ohne Aussprache" />
        <Ablehnung meldung={meldung} />
        <p>Was vorab geklärt ist, wird ohne Aussprache in einem Schritt entschieden (Grüne Liste). Jede Delegation kann einen TOP herausnehmen, bis der Vorsitz die Liste schließt.</p>
      </div>
      {l.liste === null ? <Vorschlagen l={l} meldung={meldung} /> : <Offene l={l} liste={l.liste} meldung={meldung} />}
      {l.fruehere.map((f) => (
        <section key={f.id} className="stapel">
          <h2>{f.zustand === 'geschlossen' ? 'Entschiedene Liste' : 'Aufgehobene Liste'}{f.beendetAm === null ? null : <>, <Zeitpunkt am={f.beendetAm} /></>}</h2>
          <Tafel zeilen={f.zeilen} />
        </section>
      ))}
    </main>
  );
}

function Vorschlagen({ l, meldung }: { readonly l: Listenansicht; readonly meldung: Fehlermeldung | undefined }) {
  const { busy, onSubmit } = useEinmal();
  if (l.rechte['liste.vorschlagen'] !== true) return <p className="leer breit">Der Vorsitz hat noch keine Liste vorgeschlagen.</p>;
  if (l.moeglich.length === 0) return <p className="leer breit">Auf die Liste kommen TOPs, deren Text eingefroren ist. Zurzeit steht keiner zur Abstimmung.</p>;
  return (
    <section className="stapel">
      <h2>Liste vorschlagen</h2>
      <Form method="post" className="akt naechster breit" onSubmit={onSubmit}>
        <input type="hidden" name="akt" value="vorschlagen" />
        <fieldset className="breit">
          <legend>Welche TOPs sollen ohne Aussprache entschieden werden?</legend>
          {l.moeglich.map((m) => <label key={m.vorschlagId} className="haken"><input type="checkbox" name="posten[]" value={`${m.vorschlagId}:${m.fingerabdruck}`} /> <span><strong>{m.kurz}</strong> {m.titel} (Fassung {m.fassung})</span></label>)}
        </fieldset>
        <button type="submit" className="knopf haupt" aria-disabled={busy}>Liste vorschlagen</button>
        {meldung?.akt === 'vorschlagen' ? <Meldung>{meldung.fehler}</Meldung> : null}
      </Form>
    </section>
  );
}

function Offene({ l, liste, meldung }: { readonly l: Listenansicht; readonly liste: NonNullable<Listenansicht['liste']>; readonly meldung: Fehlermeldung | undefined }) {
  const rest = liste.zeilen.filter((z) => z.herausgenommenVon === null).length;
  const felder = { liste: liste.id };
  return (
    <section className="stapel">
      <h2>Vorgeschlagene Liste</h2>
      <p>Vorgeschlagen am <Zeitpunkt am={liste.am} />: {rest === 1 ? 'ein TOP steht' : `${rest} TOPs stehen`} auf der Liste.</p>
      <Tafel zeilen={liste.zeilen} herausnehmen={l.rechte['liste.herausnehmen'] === true ? { liste: liste.id, meldung } : null} />
      {l.rechte['liste.schliessen'] === true ? (
        <>
          <Akt akt="schliessen" verb="Einvernehmen feststellen und Liste schließen" felder={felder} meldung={meldung} satz={`Für ${rest === 1 ? 'diesen TOP' : `alle ${rest} TOPs`} wird bei jedem Land Zustimmung festgehalten, das sich nicht selbst geäußert hat, und die Abstimmung geschlossen, je zu der angegebenen Fassung. Hindert ein TOP, wird nichts entschieden und er wird genannt.`} />
          <Akt akt="aufheben" verb="Liste aufheben" felder={felder} haupt={false} meldung={meldung} satz="Es wird nichts entschieden; die TOPs bleiben in Abstimmung." />
        </>
      ) : null}
    </section>
  );
}

function Tafel({ zeilen, herausnehmen = null }: { readonly zeilen: readonly Listenzeile[]; readonly herausnehmen?: { readonly liste: string; readonly meldung: Fehlermeldung | undefined } | null }) {
  return (
    <div className="tafel-rahmen">
      <table className="tafel klappt mit-nummer">
        <thead><tr><th scope="col">TOP</th><th scope="col">Titel</th><th scope="col">Fassung</th><th scope="col">Stand</th><th scope="col">Liste</th></tr></thead>
        <tbody>
          {zeilen.map((z) => (
            <tr key={z.vorschlagId}>
              <th scope="row" className="nr">{z.kurz}</th>
              <td><Link to={`/beschlussvorschlaege/${z.vorschlagId}`}>{z.titel}</Link></td>
              <td data-wort="Fassung">{z.fassung}</td>
              <td data-wort="Stand">{z.stand}</td>
              <td data-wort="Liste">
                {z.herausgenommenVon === null ? (herausnehmen !== null && z.hindernis !== null ? <span className="untertitel">hindert: {z.hindernis}</span> : herausnehmen === null ? 'auf der Liste' : null)
                  : <>herausgenommen: {nameOf(z.herausgenommenVon)}{z.herausgenommenAm === null ? null : <span className="untertitel"><Zeitpunkt am={z.herausgenommenAm} form="kurz" /></span>}</>}
                {herausnehmen === null || z.herausgenommenVon !== null ? null : <Akt akt="herausnehmen" verb={`${z.kurz} herausnehmen`} felder={{ liste: herausnehmen.liste, top: z.vorschlagId }} haupt={false} schmal meldung={herausnehmen.meldung?.akt === `herausnehmen-${z.vorschlagId}` ? { ...herausnehmen.meldung, akt: 'herausnehmen' } : undefined} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
