/** A formal act: one sentence of what is about to happen, one button with the verb on it, and the sentence of a refusal beside it (design.md 4). */
import { Form, useNavigation } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Fehlermeldung } from '../../antwort.ts';
import { Bestaetigung } from './bestaetigung.tsx';

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
  readonly meldung?: Fehlermeldung | undefined;
}

export function Akt({ akt, verb, satz, felder = {}, haupt = true, schmal = false, children, meldung }: AktProps) {
  const { busy, onSubmit } = useEinmal();
  const keep = useFokusBleibt();
  return (
    <Form method="post" ref={keep} onSubmit={onSubmit} className={schmal ? 'reihe' : haupt ? 'akt naechster' : 'akt'} preventScrollReset>
      <input type="hidden" name="akt" value={akt} />
      {Object.entries(felder).map(([name, wert]) => <input key={name} type="hidden" name={name} value={wert} />)}
      {satz === undefined ? null : <p>{satz}</p>}
      {children}
      <button type="submit" className={`knopf${haupt ? ' haupt' : ''}${schmal ? ' schmal' : ''}`} aria-disabled={busy}>{verb}</button>
      {meldung?.akt === akt ? <Absage meldung={meldung} /> : null}
    </Form>
  );
}

/** One sending at a time. The button stays a button meanwhile: a disabled one would drop the focus it has. */
export function useEinmal(): { readonly busy: boolean; readonly onSubmit: (event: FormEvent) => void } {
  const busy = useNavigation().state === 'submitting';
  return { busy, onSubmit: (event) => { if (busy) event.preventDefault(); } };
}

/** An act may take its own form away. Then the focus goes to what was around it, not to the top of the page. */
export function useFokusBleibt(): (form: HTMLFormElement | null) => void {
  const last = useRef<HTMLFormElement | null>(null);
  return useCallback((form) => {
    const around = last.current?.contains(document.activeElement) === true ? last.current.closest<HTMLElement>('section, main') : null;
    last.current = form;
    if (form !== null || around === null) return;
    around.tabIndex = -1;
    around.focus({ preventScroll: true });
  }, []);
}

/** A sentence to the person; a refusal is announced at once, everything else politely. */
export function Meldung({ children, art = 'fehler' }: { readonly children: ReactNode; readonly art?: 'fehler' | 'info' | 'gut' | 'warnung' }) {
  return <div className={`meldung${art === 'fehler' ? '' : ` ${art}`}`} role={art === 'fehler' ? 'alert' : 'status'}>{children}</div>;
}

/** The sentence of a refusal beside its form; where only the confirmation was missing, the way to give it. */
export function Absage({ meldung }: { readonly meldung: Fehlermeldung }) {
  return meldung.bestaetigen !== undefined ? <Bestaetigung meldung={meldung} /> : <Meldung>{meldung.fehler}</Meldung>;
}

/**
 * The sentence of a refusal at the head of a page. It is there whether or not the form it came from still is, because a refusal often means
 * that the form is gone; where the form shows it too, this one steps back, otherwise it comes into sight.
 */
export function Ablehnung({ meldung }: { readonly meldung: Fehlermeldung | undefined }) {
  const place = useRef<HTMLDivElement>(null);
  // The way to confirm stands once on a page: here only after a look at the forms.
  const [looked, setLooked] = useState<Fehlermeldung>();
  const [twice, setTwice] = useState(false);
  useEffect(() => {
    setLooked(meldung);
    if (meldung === undefined) return;
    const others = [...document.querySelectorAll('main [role=alert]')].filter((alert) => !place.current?.contains(alert) && alert.textContent === meldung.fehler);
    setTwice(others.length > 0);
    if (others.length === 0) place.current?.scrollIntoView({ block: 'center' });
  }, [meldung]);
  return <div ref={place}>{meldung === undefined || twice || (meldung.bestaetigen !== undefined && looked !== meldung) ? null : <Absage meldung={meldung} />}</div>;
}
