/** The accounts of the own Delegation: made, locked and reset by its Verwaltung. One-time passwords are shown once. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { orThrow, readForm, refuse, type Fehlermeldung } from '../antwort.ts';
import { Ablehnung, Akt, Meldung } from '../components/form/akt.tsx';
import { Auswahl, Feld } from '../components/form/feld.tsx';
import { nameOf } from '../domain/land.ts';
import { darf } from '../domain/zugang/rechte.ts';
import { bezeichnungOf, rollenOf } from '../domain/zugang/rollen.ts';
import { kontoakt } from '../eingaben/konto.ts';

export const meta: MetaFunction = () => [{ title: 'Konten – Einvernehmen' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const konten = orThrow(context, await context.usecases.listKonten(context.person));
  const delegation = context.person?.delegation ?? 'GS';
  return json({ delegation: nameOf(delegation), vertretungen: darf(context.person, 'vertretung.sehen', { delegation }), rollen: rollenOf(delegation).map((rolle) => ({ rolle, wort: bezeichnungOf(rolle) })), konten: konten.map((k) => ({ ...k, rolle: bezeichnungOf(k.rolle) })) });
}

interface Erfolg { readonly satz: string; readonly passwort?: string }

export async function action({ request, context }: ActionFunctionArgs) {
  const eingabe = await readForm(request, kontoakt);
  if (!eingabe.ok) return refuse(context, eingabe);
  const { person, usecases } = context;
  const e = eingabe.wert;
  if (e.akt === 'anlegen' || e.akt === 'zuruecksetzen') {
    const antwort = e.akt === 'anlegen' ? await usecases.createKonto(person, { ...e, delegation: person?.delegation ?? '' }) : await usecases.resetPasswort(person, e.konto);
    return antwort.ok ? json<Erfolg>({ satz: 'Das Einmalpasswort wird nur jetzt angezeigt. Bitte geben Sie es persönlich weiter.', passwort: antwort.wert }) : refuse(context, antwort, e.akt);
  }
  if (e.akt === 'zweitfaktor') {
    const antwort = await usecases.resetZweitfaktor(person, e.konto);
    return antwort.ok ? json<Erfolg>({ satz: 'Der zweite Faktor ist entfernt, alle Anmeldungen des Kontos sind beendet. Bis ein neuer eingerichtet ist, genügt das Passwort.' }) : refuse(context, antwort, e.akt);
  }
  const antwort = await usecases.lockKonto(person, e.konto, e.akt === 'sperren');
  return antwort.ok ? json<Erfolg>({ satz: e.akt === 'sperren' ? 'Das Konto ist gesperrt; alle seine Anmeldungen sind beendet.' : 'Das Konto ist entsperrt.' }) : refuse(context, antwort);
}

export default function Konten() {
  const { delegation, vertretungen, konten, rollen } = useLoaderData<typeof loader>();
  const data = useActionData<Erfolg | Fehlermeldung>();
  const fehler = data !== undefined && 'fehler' in data ? data : undefined;
  return (
    <main id="inhalt" className="stapel-weit">
      <section className="stapel">
        <h1>Konten: {delegation}</h1>
        {vertretungen ? <p><Link to="/vertretungen">Vertretung der Delegationsleitung</Link> · <Link to="/zustaendigkeiten">Zuständigkeiten</Link></p> : null}
        {data !== undefined && 'satz' in data ? <Meldung art="gut">{data.satz}{data.passwort === undefined ? null : <> Einmalpasswort: <strong className="hash">{data.passwort}</strong></>}</Meldung> : null}
        <Ablehnung meldung={fehler} />
        <div className="tafel-rahmen">
          <table className="tafel klappt">
            <thead><tr><th scope="col">Benutzerkennung</th><th scope="col">Name</th><th scope="col">Rolle</th><th scope="col">Stand</th><th scope="col">Handlung</th></tr></thead>
            <tbody>
              {konten.map((k) => (
                <tr key={k.id}>
                  <th scope="row">{k.kennung}</th><td data-wort="Name">{k.name}</td><td data-wort="Rolle">{k.rolle}</td><td data-wort="Stand">{k.geloescht ? 'gelöscht' : k.gesperrt ? 'gesperrt' : 'aktiv'}</td>
                  <td>{k.geloescht ? null : k.eigenes ? <span className="blass">eigenes Konto</span> : (
                    <div className="reihe">
                      <Akt akt={k.gesperrt ? 'entsperren' : 'sperren'} verb={k.gesperrt ? `${k.kennung} entsperren` : `${k.kennung} sperren`} felder={{ konto: k.id }} haupt={false} schmal />
                      <Akt akt="zuruecksetzen" verb="Passwort zurücksetzen" felder={{ konto: k.id }} haupt={false} schmal />
                      {k.zweitfaktor ? <Akt akt="zweitfaktor" verb="Zweiten Faktor entfernen" felder={{ konto: k.id }} haupt={false} schmal /> : null}
                    </div>
                  )}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="stapel">
        <h2>Konto anlegen</h2>
        <Akt akt="anlegen" verb="Konto anlegen" meldung={fehler}>
          <div className="felder">
            <Feld name="kennung" label="Benutzerkennung" hinweis="Kleinbuchstaben, Ziffern, Bindestrich" required />
            <Feld name="name" label="Name" required />
            <Auswahl name="rolle" label="Rolle">{rollen.map((r) => <option key={r.rolle} value={r.rolle}>{r.wort}</option>)}</Auswahl>
          </div>
        </Akt>
      </section>
    </main>
  );
}
