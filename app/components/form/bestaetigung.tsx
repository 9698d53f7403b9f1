/**
 * Asks for the password, or for a code of the second factor, beside the act that was refused for want of it. What was entered for the act stays; after the confirmation the person
 * presses its button once more. The fields belong to a form of the page (`Bestaetigungsform`), because a form holds no other form.
 */
import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { Fehlermeldung } from '../../antwort.ts';

const FORM = 'bestaetigung';
const useBestaetigung = () => useFetcher<{ readonly bestaetigt?: boolean; readonly fehler?: string }>({ key: FORM });

/** Once on every page. */
export function Bestaetigungsform() {
  const { Form } = useBestaetigung();
  return <Form id={FORM} method="post" action="/bestaetigen" />;
}

export function Bestaetigung({ meldung }: { readonly meldung: Fehlermeldung }) {
  const { data, state } = useBestaetigung();
  // What was answered before this refusal belongs to another one.
  const [vorher] = useState(data);
  const antwort = data === vorher ? undefined : data;
  const feld = useRef<HTMLInputElement>(null);
  useEffect(() => feld.current?.focus(), []);
  if (antwort?.bestaetigt === true) return <div className="meldung gut" role="status">Bestätigt. Bitte lösen Sie die Handlung jetzt noch einmal aus; Ihre Eingaben sind noch da.</div>;
  const code = meldung.bestaetigen === 'code';
  return (
    <div className="meldung info stapel" role="group" aria-label="Bestätigung">
      <p role="alert">{antwort?.fehler ?? meldung.fehler}</p>
      <div className="feld">
        <label htmlFor="bestaetigung-passwort">{code ? 'Code aus Ihrer App oder Notfallcode' : 'Ihr Passwort'}</label>
        <input ref={feld} id="bestaetigung-passwort" form={FORM} name="passwort" type={code ? 'text' : 'password'} autoComplete={code ? 'one-time-code' : 'current-password'} required />
      </div>
      <button form={FORM} type="submit" className="knopf" aria-disabled={state !== 'idle'}>{code ? 'Mit Code bestätigen' : 'Mit Passwort bestätigen'}</button>
    </div>
  );
}
