/** A labelled field; the hint is tied to it for those who listen. */
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';

interface Beschriftung { readonly name: string; readonly label: string; readonly hinweis?: string }

function hinweisId(name: string): string {
  return `${name}-hinweis`;
}

export function Feld({ name, label, hinweis, ...rest }: Beschriftung & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <div className="feld">
      <label htmlFor={name}>{label}</label>
      {hinweis === undefined ? null : <span className="hinweis" id={hinweisId(name)}>{hinweis}</span>}
      <input id={name} name={name} aria-describedby={hinweis === undefined ? undefined : hinweisId(name)} {...rest} />
    </div>
  );
}

export function Textfeld({ name, label, hinweis, ...rest }: Beschriftung & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <div className="feld">
      <label htmlFor={name}>{label}</label>
      {hinweis === undefined ? null : <span className="hinweis" id={hinweisId(name)}>{hinweis}</span>}
      <textarea id={name} name={name} aria-describedby={hinweis === undefined ? undefined : hinweisId(name)} {...rest} />
    </div>
  );
}

export function Auswahl({ name, label, hinweis, children, defaultValue }: Beschriftung & { readonly children: ReactNode; readonly defaultValue?: string }) {
  return (
    <div className="feld">
      <label htmlFor={name}>{label}</label>
      {hinweis === undefined ? null : <span className="hinweis" id={hinweisId(name)}>{hinweis}</span>}
      <select id={name} name={name} defaultValue={defaultValue} aria-describedby={hinweis === undefined ? undefined : hinweisId(name)}>{children}</select>
    </div>
  );
}
