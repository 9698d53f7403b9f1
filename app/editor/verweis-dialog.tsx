/**
 * The form for a cross reference: to a Ziffer of this text, which then follows the numbering, or to somewhere else in own words.
 */
import { useId, useState, type FormEvent } from 'react';
import { areGueltig } from '../dokument/schema.ts';
import { Dialog, Dialogfuss } from './dialog.tsx';

/** A Ziffer that can be referred to. */
export interface Ziel {
  readonly id: string;
  readonly name: string;
}

export interface Verweisangabe {
  readonly art: 'intern' | 'extern';
  readonly ziel: string;
  readonly text: string;
}

export interface VerweisDialogProps {
  readonly ziele: readonly Ziel[];
  readonly onSave: (angabe: Verweisangabe) => void;
  readonly onClose: () => void;
}

/** The dialog; it is open as long as it is rendered. */
export function VerweisDialog({ ziele, onSave, onClose }: VerweisDialogProps) {
  const [ziel, setZiel] = useState(ziele[0]?.id ?? '');
  const [text, setText] = useState('');
  const [fehler, setFehler] = useState<string | null>(null);
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const words = text.replace(/\s+/gu, ' ').trim();
    const angabe: Verweisangabe = ziel === '' ? { art: 'extern', ziel: '', text: words } : { art: 'intern', ziel, text: '' };
    if (ziel === '' && words === '') setFehler('Bitte wählen Sie eine Ziffer oder geben Sie an, worauf verwiesen wird.');
    else if (areGueltig('verweis', { ...angabe })) onSave(angabe);
    else setFehler('Der Verweis ist zu lang oder enthält Zeichen, die nicht gedruckt werden können.');
  };
  return (
    <Dialog titel="Verweis einfügen" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {fehler === null ? null : <p className="editor-fehler" role="alert">{fehler}</p>}
        <div className="kern-form-input">
          <label className="kern-label" htmlFor={`${id}-ziel`}>Ziel</label>
          <div className="kern-form-input__select-wrapper">
            <select className="kern-form-input__select" id={`${id}-ziel`} value={ziel} onChange={(event) => setZiel(event.target.value)}>
              {ziele.map((z) => <option key={z.id} value={z.id}>{z.name}</option>)}
              <option value="">Anderer Beschluss oder andere Stelle</option>
            </select>
          </div>
        </div>
        {ziel !== '' ? null : (
          <div className="kern-form-input">
            <label className="kern-label" htmlFor={`${id}-text`}>Wortlaut des Verweises</label>
            <span className="kern-hint" id={`${id}-hinweis`}>zum Beispiel TOP 12 der Frühjahrskonferenz 2027</span>
            <input className="kern-form-input__input" id={`${id}-text`} aria-describedby={`${id}-hinweis`} autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
          </div>
        )}
        <Dialogfuss verb="Verweis einfügen" onClose={onClose} />
      </form>
    </Dialog>
  );
}
