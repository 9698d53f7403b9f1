/** A labelled field; the hint is tied to it for those who listen. `id` is said only where a name occurs more than once on a page. */
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';

interface Beschriftung { readonly name: string; readonly id?: string; readonly label: string; readonly hinweis?: string }

function hinweisId(id: string): string {
  return `${id}-hinweis`;
}

export function Feld({ name, id = name, label, hinweis, ...rest }: Beschriftung & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <div className="feld">
      <label htmlFor={id}>{label}</label>
      {hinweis === undefined ? null : <span className="hinweis" id={hinweisId(id)}>{hinweis}</span>}
      <input id={id} name={name} aria-describedby={hinweis === undefined ? undefined : hinweisId(id)} {...rest} />
    </div>
  );
}

export function Textfeld({ name, id = name, label, hinweis, ...rest }: Beschriftung & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <div className="feld">
      <label htmlFor={id}>{label}</label>
      {hinweis === undefined ? null : <span className="hinweis" id={hinweisId(id)}>{hinweis}</span>}
      <textarea id={id} name={name} aria-describedby={hinweis === undefined ? undefined : hinweisId(id)} {...rest} />
    </div>
  );
}

export function Auswahl({ name, id = name, label, hinweis, children, defaultValue }: Beschriftung & { readonly children: ReactNode; readonly defaultValue?: string }) {
  return (
    <div className="feld">
      <label htmlFor={id}>{label}</label>
      {hinweis === undefined ? null : <span className="hinweis" id={hinweisId(id)}>{hinweis}</span>}
      <select id={id} name={name} defaultValue={defaultValue} aria-describedby={hinweis === undefined ? undefined : hinweisId(id)}>{children}</select>
    </div>
  );
}
