/** The search of the archive: a GET form, results as links, narrowings as links. Needs no account and no script. */
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Facetten } from '../components/archiv/facetten.tsx';
import { Suchfeld } from '../components/archiv/suchfeld.tsx';
import { Trefferliste } from '../components/archiv/trefferliste.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.ergebnis?.parameter.q === undefined ? 'Suche' : `Suche: ${data.ergebnis.parameter.q}`} – Einvernehmen` }, { name: 'robots', content: 'noindex' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const parameter = Object.fromEntries(['q', 'jahr', 'sitzung', 'konferenz', 'land', 'ak', 'an', 'sort', 'seite'].map((name) => [name, searchParams.get(name) ?? undefined]));
  const antwort = await context.usecases.searchArchiv(parameter);
  if (antwort.ok) return json({ ergebnis: antwort.wert, fehler: null });
  const { status, satz } = context.ablehnung(antwort);
  return json({ ergebnis: null, fehler: satz }, { status });
}

const ZUSATZ: Readonly<Record<string, string>> = { jahr: 'Jahr', sitzung: 'Sitzung', konferenz: 'Konferenz', land: 'Protokollnotiz', ak: 'Auftrag an', an: 'Unterrichtung' };

/** The address of this search with one thing changed; a change leads back to the first page. */
function adresse(parameter: Readonly<Record<string, string>>, geaendert: Readonly<Record<string, string | null>>): string {
  const neu = Object.entries({ ...parameter, ...geaendert }).filter((paar): paar is [string, string] => paar[1] !== null);
  return neu.length === 0 ? '/suche' : `/suche?${new URLSearchParams(neu).toString()}`;
}

export default function Suche() {
  const { ergebnis, fehler } = useLoaderData<typeof loader>();
  if (ergebnis === null) {
    return <main id="inhalt" className="stapel-weit"><div className="stapel"><h1>Suche</h1><Suchfeld gross /><p role="alert" className="meldung">{fehler}</p></div></main>;
  }
  const { parameter, filter, facetten, hinweise, gesamt, gefragt } = ergebnis;
  return (
    <main id="inhalt" className="stapel-weit">
      <div className="stapel">
        <h1>Suche</h1>
        <Suchfeld gross wert={parameter.q} versteckt={Object.entries(parameter).filter(([name]) => name !== 'q')} />
        {hinweise.map((satz) => <p key={satz} className="klein blass">{satz}</p>)}
      </div>
      <div className="suchergebnis">
        <aside className="facetten" aria-label="Eingrenzen">
          <Facetten gewaehlt={filter.map((f) => f.art)} ziel={(art, wert) => adresse(parameter, { [art]: wert })} gruppen={[
            { art: 'jahr', ueberschrift: 'Jahr', werte: facetten.jahr }, { art: 'sitzung', ueberschrift: 'Sitzung', werte: facetten.sitzung.length > 1 ? facetten.sitzung : [] }, { art: 'konferenz', ueberschrift: 'Konferenz', werte: facetten.konferenz.length > 1 ? facetten.konferenz : [] },
            { art: 'ak', ueberschrift: 'Auftrag an', werte: facetten.ak }, { art: 'land', ueberschrift: 'Protokollnotiz von', werte: facetten.land }, { art: 'an', ueberschrift: 'Unterrichtung der', werte: facetten.an }
          ]} />
        </aside>
        <div className="stapel treffer">
          <div className="trefferkopf breit">
            <h2>{gesamt === 0 ? 'Kein Beschluss gefunden' : `${gesamt.toLocaleString('de-DE')} ${gesamt === 1 ? 'Beschluss' : 'Beschlüsse'}`}</h2>
            {gesamt > 1 && parameter.q !== undefined ? (
              <p className="klein">Reihenfolge: {parameter.sort === 'datum' ? <><Link to={adresse(parameter, { sort: null })}>Titel zuerst</Link> · <strong>neueste zuerst</strong></> : <><strong>Titel zuerst</strong> · <Link to={adresse(parameter, { sort: 'datum' })}>neueste zuerst</Link></>}</p>
            ) : null}
          </div>
          {filter.length === 0 ? null : <ul className="chips" aria-label="Eingegrenzt auf">{filter.map((f) => <li key={f.art}><Link className="chip" to={adresse(parameter, { [f.art]: null })} aria-label={`${ZUSATZ[f.art] ?? ''} ${f.wort} aufheben`}>{ZUSATZ[f.art]}: {f.wort} <span aria-hidden="true">×</span></Link></li>)}</ul>}
          {gesamt > 0 || !gefragt ? null : <p className="leer breit">Kein veröffentlichter Beschluss passt dazu. Prüfen Sie die Schreibweise, nehmen Sie ein Wort weg oder heben Sie eine Eingrenzung auf.</p>}
          <Trefferliste treffer={ergebnis.treffer} ab={ergebnis.ab} seite={ergebnis.seite} seiten={ergebnis.seiten} ziel={(seite) => adresse(parameter, { seite: String(seite) })} />
        </div>
      </div>
    </main>
  );
}
