/** The agenda as it was sent out: Entwurf 1, Entwurf 2, endgültig; each as it was, and what it changed. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { answer, orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Brotkrumen } from '../components/brotkrumen.tsx';
import { Zeitpunkt } from '../components/datum.tsx';
import { Ablehnung, Akt } from '../components/form/akt.tsx';
import { Sitzungskopf } from '../components/sitzungskopf.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Tagesordnung ${data?.t.sitzung.bezeichnung ?? ''} – Einvernehmen` }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const nr = new URL(request.url).searchParams.get('nr');
  const nummer = nr === null ? null : /^\d{1,4}$/.test(nr) ? Number(nr) : 0;
  return json({ t: orThrow(context, await context.usecases.showTagesordnung(context.person, params.id ?? '', nummer)) });
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, z.object({ akt: z.enum(['entwurf', 'endgueltig']) }));
  if (!eingabe.ok) return refuse(context, eingabe);
  const { akt } = eingabe.wert;
  return answer(context, await context.usecases.sendTagesordnung(context.person, params.id ?? '', akt === 'endgueltig'), `/sitzungen/${params.id ?? ''}/tagesordnung`, akt);
}

export default function Tagesordnung() {
  const { t } = useLoaderData<typeof loader>();
  const meldung = useActionData<Fehlermeldung>();
  const { gewaehlt } = t;
  return (
    <main id="inhalt" className="stapel-weit">
      <div>
        <Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${t.sitzung.bezeichnung}, ${t.sitzung.titel}`, `/sitzungen/${t.sitzung.id}`]]} hier="Tagesordnung" />
        <Sitzungskopf sitzung={t.sitzung} titel={gewaehlt === null ? 'Tagesordnung' : `Tagesordnung, ${gewaehlt.name}`} />
        <Ablehnung meldung={meldung} />
      </div>
      {t.ausgaben.length < 2 ? null : (
        <nav aria-label="Ausgaben der Tagesordnung">
          <ul className="chips">{t.ausgaben.map((a) => <li key={a.laufend}><Link className="chip" to={`?nr=${a.laufend}`} aria-current={a.laufend === gewaehlt?.laufend ? 'true' : undefined}>{a.name}</Link></li>)}</ul>
        </nav>
      )}
      {gewaehlt === null ? <p className="leer breit">Die Tagesordnung ist noch nicht ausgegeben. Wie sie gerade steht, zeigt die <Link to={`/sitzungen/${t.sitzung.id}`}>Seite der Sitzung</Link>.</p> : (
        <section className="stapel">
          <p>Ausgegeben am <Zeitpunkt am={gewaehlt.am} />. So wurde sie versandt; was sich danach geändert hat, steht auf der <Link to={`/sitzungen/${t.sitzung.id}`}>Seite der Sitzung</Link>.</p>
          {gewaehlt.vorige === null ? null : (
            <>
              <h2>Geändert gegenüber {gewaehlt.vorige}</h2>
              {gewaehlt.aenderungen.length === 0 ? <p>Nichts.</p> : <ul>{gewaehlt.aenderungen.map((a) => <li key={`${a.vorschlagId}${a.art}`}><strong>{a.ort}</strong>: {a.satz}</li>)}</ul>}
            </>
          )}
          <div className="tafel-rahmen">
            <table className="tafel klappt mit-nummer">
              <caption className="unsichtbar">Tagesordnung, {gewaehlt.name}</caption>
              <thead><tr><th scope="col">TOP</th><th scope="col">Titel</th><th scope="col">AK</th><th scope="col">angemeldet von</th></tr></thead>
              <tbody>{gewaehlt.zeilen.map((z) => <tr key={z.id}><th scope="row" className="nr">{z.ort.replace(/^TOP /, '')}</th><td><Link to={`/beschlussvorschlaege/${z.id}`}>{z.titel}</Link></td><td className="ak" data-wort="AK">{z.arbeitskreis}</td><td data-wort="angemeldet von">{z.delegation}</td></tr>)}</tbody>
            </table>
          </div>
        </section>
      )}
      {t.darfAusgeben ? (
        <section className="stapel nicht-drucken">
          <h2>Ausgeben</h2>
          {t.endgueltig ? null : <Akt akt="entwurf" verb="Als Entwurf ausgeben" haupt={false} meldung={meldung} satz="Alle Delegationen erhalten eine Mitteilung. Die Ausgabe bleibt, wie sie ist; die nächste zeigt den Unterschied." />}
          <Akt akt="endgueltig" verb={t.endgueltig ? 'Geänderte Tagesordnung ausgeben' : 'Als endgültig ausgeben'} meldung={meldung} satz={t.endgueltig ? 'Gegenüber der letzten Ausgabe hat sich etwas geändert: Alle Delegationen erhalten den neuen Stand mit den Unterschieden.' : 'Dafür muss jeder TOP eine Nummer haben. Danach gibt es keinen Entwurf mehr, nur neue Stände der endgültigen Tagesordnung.'} />
        </section>
      ) : null}
    </main>
  );
}
