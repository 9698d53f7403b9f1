/** The first page: for people with an account what waits for them, for everybody else what this is. */
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Sitzungsliste } from '../components/sitzungsliste.tsx';
import { darf } from '../domain/zugang/rechte.ts';
import type { Uebersicht } from '../load-context.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: (data?.uebersicht ?? null) === null ? 'Einvernehmen' : 'Was wartet auf mich – Einvernehmen' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const uebersicht: Uebersicht | null = context.person === null ? null : await context.usecases.showUebersicht(context.person);
  const neue = await context.usecases.countNeue(context.person);
  return json({ uebersicht, neue, kreise: darf(context.person, 'kreis.uebersicht'), verwaltung: context.person?.rolle === 'verwaltung', geschaeftsstelle: context.person?.rolle === 'geschaeftsstelle', sammlungen: uebersicht === null ? (await context.usecases.listSammlungen()).slice(0, 5) : [] });
}

export default function Startseite() {
  const { uebersicht, neue, kreise, verwaltung, geschaeftsstelle, sammlungen } = useLoaderData<typeof loader>();
  if (uebersicht === null) return <Oeffentlich sammlungen={sammlungen} />;
  return (
    <main id="inhalt" className="stapel-weit">
      <section className="stapel">
        <h1>Was wartet auf mich</h1>
        {verwaltung ? <p>Sie verwalten die Konten Ihrer Delegation: <Link to="/konten">Konten</Link>, <Link to="/postfaecher">Postfach</Link>.</p> : null}
        {verwaltung ? null : <p className="reihe"><Link to="/mitteilungen">{neue === 0 ? 'Mitteilungen' : neue === 1 ? 'Eine neue Mitteilung' : `${neue} neue Mitteilungen`}</Link>{kreise ? <Link to="/kreise">Kreise</Link> : null}</p>}
        {uebersicht.aufgaben.length === 0 ? (verwaltung ? null : <p className="leer breit">Zurzeit wartet nichts auf Sie.</p>) : (
          <ul className="liste-schlicht breit">
            {uebersicht.aufgaben.map((a) => <li key={`${a.ziel}${a.text}`}><Link to={a.ziel}>{a.text}</Link><span className="blass klein">{a.sitzung}</span></li>)}
          </ul>
        )}
      </section>
      {geschaeftsstelle ? (
        <nav className="stapel" aria-labelledby="werkzeuge">
          <h2 id="werkzeuge">Geschäftsstelle</h2>
          <div className="reihe"><Link className="knopf schmal" to="/einlesungen">Sammlungen einlesen</Link><Link className="knopf schmal" to="/vorlagen">Vorlagen</Link><Link className="knopf schmal" to="/postfaecher">Postfächer</Link><Link className="knopf schmal" to="/regeln">Abstimmungsregeln</Link></div>
        </nav>
      ) : null}
      {verwaltung ? null : (
        <section className="stapel">
          <div className="reihe"><h2>Sitzungen</h2>{uebersicht.darfAnlegen ? <Link className="knopf schmal" to="/sitzungen/neu">Sitzung anlegen</Link> : null}</div>
          <Sitzungsliste sitzungen={uebersicht.sitzungen} />
        </section>
      )}
    </main>
  );
}

function Oeffentlich({ sammlungen }: { readonly sammlungen: ReturnType<typeof useLoaderData<typeof loader>>['sammlungen'] }) {
  return (
    <main id="inhalt" className="schmal stapel-weit">
      <section className="stapel">
        <h1>Beschlüsse gemeinsam fassen</h1>
        <p>Mit Einvernehmen entwerfen die Delegationen der Länder und des Bundes ihre Beschlussvorschläge gemeinsam, halten fest, wer zustimmt, und veröffentlichen, was freigegeben ist.</p>
        <p><Link className="knopf haupt" to="/anmelden">Anmelden</Link></p>
      </section>
      <section className="stapel">
        <h2>Veröffentlichte Sammlungen</h2>
        {sammlungen.length === 0 ? <p className="leer breit">Es ist noch keine Sammlung veröffentlicht.</p> : (
          <ul className="liste-schlicht breit">{sammlungen.map((s) => <li key={s.kennung}><Link to={`/sammlungen/${s.kennung}`}>{s.titel}, {s.datum}</Link><span className="blass klein">{s.anzahl} {s.anzahl === 1 ? 'Beschluss' : 'Beschlüsse'}</span></li>)}</ul>
        )}
      </section>
    </main>
  );
}
