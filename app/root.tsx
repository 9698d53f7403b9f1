/** The frame of every page: head, header with the person's Delegation and role, footer, and the pages for what went wrong. */
import kernCss from '@kern-ux/native/dist/kern.min.css?url';
import firaCss from '@kern-ux/native/dist/fonts/fira-sans.css?url';
import { json, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, isRouteErrorResponse, type ShouldRevalidateFunction, Link, Links, Meta, NavLink, Outlet, Scripts, ScrollRestoration, useLoaderData, useLocation, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import './load-context.ts';
import { Lesestelle } from './components/lesestelle.tsx';
import { Bestaetigungsform } from './components/form/bestaetigung.tsx';
import { nameOf } from './domain/land.ts';
import { darf } from './domain/zugang/rechte.ts';
import { bezeichnungOf } from './domain/zugang/rollen.ts';
import { eraseKept, hasKept, Speicherkonto, storeOfBrowser } from './editor/browserspeicher.ts';
import { useNonce } from './nonce.ts';
import { VsZugelassen, zulassung } from './editor/zulassung.ts';
import zeichen from './styles/zeichen.svg?url';
import alleCss from './styles/alle.css?url';

export const links: LinksFunction = () => [{ rel: 'icon', href: zeichen, type: 'image/svg+xml' }, ...[kernCss, firaCss, alleCss].map((href) => ({ rel: 'stylesheet', href }))];
export const meta: MetaFunction = () => [{ title: 'Einvernehmen' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { person } = context;
  return json({
    // A count is not worth an error page.
    neue: await context.usecases.countNeue(person).catch(() => 0),
    person: person && { name: person.name, delegation: person.delegation, delegationsname: nameOf(person.delegation), rolle: bezeichnungOf(person.rolle) },
    konten: person !== null && darf(person, 'konto.verwalten', { delegation: person.delegation }), sitzungen: darf(person, 'sitzung.sehen'), demo: context.demo, vsZugelassen: context.vsZugelassen,
    speicherkonto: context.browserspeicher && person !== null ? person.kontoId : null
  });
}

/** Who the person is changes with a form or a step to another page, not with every call of a page. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, currentUrl, nextUrl }) => formMethod !== undefined || currentUrl.pathname !== nextUrl.pathname;

export function Layout({ children }: { readonly children: ReactNode }) {
  const nonce = useNonce();
  return (
    <html lang="de">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <a className="sprung" href="#inhalt">Zum Inhalt</a>
        <Kopf />
        <Bestaetigungsform />
        {children}
        <Fuss />
        <Lesestelle />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const { speicherkonto, vsZugelassen } = useLoaderData<typeof loader>();
  useAnkunft();
  return <Speicherkonto.Provider value={speicherkonto}><VsZugelassen.Provider value={vsZugelassen}><Outlet /></VsZugelassen.Provider></Speicherkonto.Provider>;
}

/** Logging out leaves no words behind on this computer; where some wait to be saved, the person is asked first. */
function clearBrowser(event: FormEvent, konto: string | null): void {
  const store = storeOfBrowser();
  if (konto === null || store === null) return;
  const frage = 'Auf diesem Gerät liegen Worte von Ihnen, die nicht gespeichert sind. Öffnen Sie den Text noch einmal, um sie zu übernehmen. Beim Abmelden werden sie gelöscht. Jetzt abmelden?';
  if (hasKept(store, konto) && !window.confirm(frage)) event.preventDefault();
  else eraseKept(store, konto);
}

/** After a change of page without a reload the focus goes to the new heading: who listens hears where they are, Tab goes on from there. */
function useAnkunft(): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const heading = document.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }, [pathname]);
}

function Kopf() {
  const data = useRouteLoaderData<typeof loader>('root');
  const person = data?.person ?? null;
  return (
    <header className="kopf">
      <div className="kopf-innen">
        <Link to="/" className="marke-name">Einvernehmen</Link>
        <nav aria-label="Hauptmenü">
          {data?.sitzungen === true ? <><NavLink to="/sitzungen">Sitzungen</NavLink><NavLink to="/umlaeufe" className="nur-breit">Umlauf</NavLink></> : null}
          <NavLink to="/sammlungen">Sammlungen</NavLink>
          <NavLink to="/suche" className="nur-breit">Suche</NavLink>
          {data?.konten === true ? <NavLink to="/konten">Konten</NavLink> : null}
        </nav>
        <div className={person === null ? 'kopf-rechts' : 'kopf-rechts mit-person'}>
          {person === null ? <Link to="/anmelden">Anmelden</Link> : (
            <>
              {data?.sitzungen === true ? <NavLink to="/mitteilungen" className="nur-breit">Mitteilungen{data.neue === 0 ? null : <> <span className="anzahl">{data.neue}<span className="unsichtbar"> neue</span></span></>}</NavLink> : null}
              <Link to="/konto" title={`Mein Konto: ${person.delegationsname}, ${person.rolle}`}><strong>{person.delegation}</strong> · <span>{person.rolle}</span> · <span>{person.name}</span></Link>
              <Form method="post" action="/abmelden" reloadDocument onSubmit={(event) => clearBrowser(event, data?.speicherkonto ?? null)}><button className="knopf-link" type="submit">Abmelden</button></Form>
            </>
          )}
        </div>
      </div>
    </header>
  );
}

function Fuss() {
  const vsZugelassen = useRouteLoaderData<typeof loader>('root')?.vsZugelassen ?? false;
  return (
    <footer className="fuss">
      <div className="fuss-innen">
        <Link to="/impressum">Impressum</Link>
        <Link to="/datenschutz">Datenschutz</Link>
        <Link to="/barrierefreiheit">Barrierefreiheit</Link>
        <Link to="/glossar">Glossar</Link>
        <span>{zulassung(vsZugelassen)}</span>
      </div>
    </footer>
  );
}

const TITEL: Readonly<Record<number, string>> = { 401: 'Anmeldung nötig', 403: 'Kein Zugang', 404: 'Nicht gefunden' };

/** What went wrong, in one sentence, with a way on. Nothing of the error itself is shown. */
export function ErrorBoundary() {
  const error = useRouteError();
  const known = isRouteErrorResponse(error);
  const status = known ? error.status : 500;
  const person = useRouteLoaderData<typeof loader>('root')?.person ?? null;
  const fehlt = person === null ? 'Unter dieser Adresse ist nichts veröffentlicht.' : 'Das Gesuchte gibt es nicht, oder es ist für Ihre Delegation nicht sichtbar.';
  const satz = known && typeof error.data === 'string' && status !== 404 && status !== 405 ? error.data : null;
  return (
    <main id="inhalt" className="schmal stapel">
      <h1>{TITEL[status] ?? 'Das hat nicht funktioniert'}</h1>
      <p>{satz ?? (status === 404 ? fehlt : 'Es ist ein Fehler aufgetreten. Gespeicherte Texte und Stimmen sind nicht betroffen; bitte versuchen Sie es erneut.')}</p>
      <p><Link to="/">Zur Startseite</Link></p>
    </main>
  );
}
