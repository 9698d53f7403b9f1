/** A formal act: one sentence of what is about to happen, one button with the verb on it, and the sentence of a refusal beside it (design.md 4). */
import { Form, useNavigation } from '@remix-run/react';
import { useEffect, useRef, useState, type ReactNode } from 'react';

interface AktProps {
  /** Value of the field `akt`, by which the action and a refusal know the form. */
  readonly akt: string;
  /** The button's verb. */
  readonly verb: string;
  readonly satz?: ReactNode;
  readonly felder?: Readonly<Record<string, string>>;
  readonly haupt?: boolean;
  readonly schmal?: boolean;
  readonly children?: ReactNode;
  readonly meldung?: { readonly fehler: string; readonly akt?: string } | undefined;
}

export function Akt({ akt, verb, satz, felder = {}, haupt = true, schmal = false, children, meldung }: AktProps) {
  const busy = useNavigation().state === 'submitting';
  return (
    <Form method="post" className={schmal ? 'reihe' : haupt ? 'akt naechster' : 'akt'} preventScrollReset>
      <input type="hidden" name="akt" value={akt} />
      {Object.entries(felder).map(([name, wert]) => <input key={name} type="hidden" name={name} value={wert} />)}
      {satz === undefined ? null : <p>{satz}</p>}
      {children}
      <button type="submit" className={`knopf${haupt ? ' haupt' : ''}${schmal ? ' schmal' : ''}`} disabled={busy}>{verb}</button>
      {meldung?.akt === akt ? <Meldung>{meldung.fehler}</Meldung> : null}
    </Form>
  );
}

/** A sentence to the person; a refusal is announced at once, everything else politely. */
export function Meldung({ children, art = 'fehler' }: { readonly children: ReactNode; readonly art?: 'fehler' | 'info' | 'gut' | 'warnung' }) {
  return <div className={`meldung${art === 'fehler' ? '' : ` ${art}`}`} role={art === 'fehler' ? 'alert' : 'status'}>{children}</div>;
}

/**
 * The sentence of a refusal at the head of a page. It is there whether or not the form it came from still is, because a refusal often means
 * that the form is gone; where the form shows it too, this one steps back, otherwise it comes into sight.
 */
export function Ablehnung({ meldung }: { readonly meldung: { readonly fehler: string } | undefined }) {
  const place = useRef<HTMLDivElement>(null);
  const [twice, setTwice] = useState(false);
  useEffect(() => {
    if (meldung === undefined) return;
    const others = [...document.querySelectorAll('main [role=alert]')].filter((alert) => !place.current?.contains(alert) && alert.textContent === meldung.fehler);
    setTwice(others.length > 0);
    if (others.length === 0) place.current?.scrollIntoView({ block: 'center' });
  }, [meldung]);
  return <div ref={place}>{meldung === undefined || twice ? null : <Meldung>{meldung.fehler}</Meldung>}</div>;
}
