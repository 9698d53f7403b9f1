/** How the text went from the Anmeldung through Arbeitskreis and Vorkonferenz to the conference: each stage with its Votum, and the difference of any two. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Zeitpunkt } from '../components/datum.tsx';
import { Ablehnung, Akt, Meldung } from '../components/form/akt.tsx';
import { Auswahl, Textfeld } from '../components/form/feld.tsx';
import { Wortlaut } from '../components/ausgabe/unterschiedsliste.tsx';
import { GREMIEN, stufenwort, VOTEN, votenwort } from '../domain/stufe.ts';
import { titelOfTops } from '../domain/top.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Stufen ${data?.s.kurz ?? ''} – Einvernehmen` }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const s = orThrow(context, await context.usecases.showStufen(context.person, params.id ?? ''));
  const suche = new URL(request.url).searchParams;
  const find = (name: string | null, sonst: number): (typeof s.staende)[number] | undefined => s.staende.find((t) => t.schluessel === name) ?? s.staende.at(sonst);
  return json({ s, von: find(suche.get('von'), s.staende.length > 1 ? -2 : -1), bis: find(suche.get('bis'), -1) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, z.object({ akt: z.literal('festhalten'), stufe: z.enum(GREMIEN), votum: z.enum(VOTEN), vermerk: z.string().max(2000).default(''), gelesen: z.string().max(64) }));
  if (!eingabe.ok) return refuse(context, eingabe);
  const id = params.id ?? '';
  return answer(context, await context.usecases.keepStufe(context.person, id, eingabe.wert), `/beschlussvorschlaege/${id}/stufen`, eingabe.wert.akt);
}

export default function Stufen() {
  const { s, von, bis } = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  return (
    <main id="inhalt" className="stapel-weit">
      <div>
        <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${s.sitzung.bezeichnung}, ${s.sitzung.titel}`, `/sitzungen/${s.sitzung.id}`], [s.kurz, `/beschlussvorschlaege/${s.id}`]]} hier="Stufen" />
        <h1>Stufen: {titelOfTops(s.tops)}</h1>
        <Ablehnung meldung={meldung} />
      </div>
      <Meldung art="info">Ein Votum empfiehlt; es ist kein Beschluss. Beschlossen wird erst in der Abstimmung der Konferenz.</Meldung>
      <section className="stapel">
        <h2>Verlauf des Textes</h2>
        <ol className="liste-schlicht breit">
          {s.staende.map((t) => <li key={t.schluessel}><strong>{t.name}</strong>{t.votum === null ? null : <span>{t.votum}</span>}{t.vermerk === '' ? null : <span className="klein">{t.vermerk}</span>}{t.am === null ? null : <span className="blass klein"><Zeitpunkt am={t.am} /></span>}</li>)}
        </ol>
      </section>
      {von === undefined || bis === undefined ? null : (
        <section className="stapel">
          <h2>{von.schluessel === bis.schluessel ? bis.name : `Von „${von.name}“ zu „${bis.name}“`}</h2>
          {s.staende.length < 2 ? null : (
            <Form className="reihe nicht-drucken">
              <Auswahl key={`von-${von.schluessel}`} name="von" label="von" defaultValue={von.schluessel}>{s.staende.map((t) => <option key={t.schluessel} value={t.schluessel}>{t.name}</option>)}</Auswahl>
              <Auswahl key={`bis-${bis.schluessel}`} name="bis" label="zu" defaultValue={bis.schluessel}>{s.staende.map((t) => <option key={t.schluessel} value={t.schluessel}>{t.name}</option>)}</Auswahl>
              <button type="submit" className="knopf">Vergleichen</button>
            </Form>
          )}
          {von.text === bis.text && von.schluessel !== bis.schluessel ? <p>Der Wortlaut ist gleich.</p> : null}
          <div className="blatt breit stufenvergleich"><Wortlaut vorher={von.text} nachher={bis.text} /></div>
        </section>
      )}
      {s.darfFesthalten ? (
        <section className="stapel nicht-drucken">
          <h2>Stufe festhalten</h2>
          <Akt akt="festhalten" verb="Text und Votum festhalten" felder={{ gelesen: s.fingerabdruck }} meldung={meldung} satz="Festgehalten wird der Text, wie er jetzt ist. Er bleibt offen; weiter geschrieben wird wie bisher.">
            <div className="felder">
              <Auswahl name="stufe" label="Stufe">{GREMIEN.map((g) => <option key={g} value={g}>{stufenwort(g)}</option>)}</Auswahl>
              <Auswahl name="votum" label="Votum">{VOTEN.map((v) => <option key={v} value={v}>{votenwort(v)}</option>)}</Auswahl>
            </div>
            <Textfeld name="vermerk" label="Vermerk" hinweis="Zum Beispiel, welche Länder noch prüfen" rows={2} maxLength={2000} />
          </Akt>
        </section>
      ) : null}
    </main>
  );
}
