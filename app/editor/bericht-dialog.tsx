/**
 * The form for citing a report: genre, title, Stand, VS-NfD, release mark. The citation itself is printed by the domain.
 * A report marked VS-NfD is never "freigegeben": said with a sentence, not corrected silently (domain.md 3).
 */
import { useId, useState, type FormEvent } from 'react';
import { checkMarke, zitat } from '../domain/bericht.ts';
import type { Berichtmarke, Berichtsangabe } from '../domain/beschluss/beschluss.ts';
import { areGueltig } from '../dokument/schema.ts';
import { Dialog, Dialogfuss } from './dialog.tsx';

const MARKEN: readonly { readonly wert: string; readonly marke: Berichtmarke; readonly name: string }[] = [
  { wert: '', marke: null, name: 'keine Angabe' },
  { wert: 'frei', marke: 'freigegeben', name: 'freigegeben' },
  { wert: 'nicht', marke: 'nicht freigegeben', name: 'nicht freigegeben' }
];

const LEER: Berichtsangabe = { gattung: 'Bericht', titel: '', stand: null, vs: false, freigabe: null };

export interface BerichtDialogProps {
  /** The citation to change, or null for a new one. */
  readonly angabe: Berichtsangabe | null;
  readonly onSave: (angabe: Berichtsangabe) => void;
  readonly onClose: () => void;
}

/** The dialog; it is open as long as it is rendered. */
export function BerichtDialog({ angabe, onSave, onClose }: BerichtDialogProps) {
  const [wert, setWert] = useState<Berichtsangabe>(angabe ?? LEER);
  const [fehler, setFehler] = useState<string | null>(null);
  const id = useId();
  const set = (part: Partial<Berichtsangabe>): void => setWert((old) => ({ ...old, ...part }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const clean = bereinigt(wert);
    const problem = problemOf(clean);
    setFehler(problem);
    if (problem === null) onSave(clean);
  };
  return (
    <Dialog titel={angabe === null ? 'Bericht einfügen' : 'Bericht bearbeiten'} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {fehler === null ? null : <p className="editor-fehler" role="alert">{fehler}</p>}
        <Feld id={`${id}-gattung`} name="Gattung" hinweis="zum Beispiel Bericht, Abschlussbericht" wert={wert.gattung} onChange={(gattung) => set({ gattung })} />
        <Feld id={`${id}-titel`} name="Titel" hinweis="ohne Anführungszeichen" wert={wert.titel} onChange={(titel) => set({ titel })} />
        <Feld id={`${id}-stand`} name="Stand (freiwillig)" hinweis="wie gedruckt, zum Beispiel 10.08.27" wert={wert.stand ?? ''} onChange={(stand) => set({ stand })} />
        <p className="editor-wahl">
          <label><input type="checkbox" checked={wert.vs} onChange={(event) => set({ vs: event.target.checked })} /> Der Bericht ist VS-NfD eingestuft</label>
        </p>
        <fieldset className="editor-wahl">
          <legend className="kern-label">Freigabe des Berichts</legend>
          {MARKEN.map((m) => (
            <label key={m.wert}>
              <input type="radio" name={`${id}-marke`} checked={wert.freigabe === m.marke} onChange={() => set({ freigabe: m.marke })} /> {m.name}
            </label>
          ))}
        </fieldset>
        {wert.titel.trim() === '' ? null : <p className="editor-vorschau">Gedruckt: {zitat(bereinigt(wert))}</p>}
        <Dialogfuss verb={angabe === null ? 'Bericht einfügen' : 'Bericht ändern'} onClose={onClose} />
      </form>
    </Dialog>
  );
}

function Feld(props: { readonly id: string; readonly name: string; readonly hinweis: string; readonly wert: string; readonly onChange: (wert: string) => void }) {
  return (
    <div className="kern-form-input">
      <label className="kern-label" htmlFor={props.id}>{props.name}</label>
      <span className="kern-hint" id={`${props.id}-hinweis`}>{props.hinweis}</span>
      <input className="kern-form-input__input" id={props.id} aria-describedby={`${props.id}-hinweis`} value={props.wert} autoComplete="off" onChange={(event) => props.onChange(event.target.value)} />
    </div>
  );
}

function bereinigt(angabe: Berichtsangabe): Berichtsangabe {
  const line = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const stand = line(angabe.stand ?? '');
  return { ...angabe, gattung: line(angabe.gattung), titel: line(angabe.titel).replace(/\s*-VS-NfD-$/u, ''), stand: stand === '' ? null : stand };
}

function problemOf(angabe: Berichtsangabe): string | null {
  if (angabe.titel === '') return 'Bitte geben Sie den Titel des Berichts an.';
  if (!checkMarke(angabe.vs, angabe.freigabe, null).ok) return 'Ein als VS-NfD eingestufter Bericht kann nicht freigegeben sein. Bitte ändern Sie die Einstufung oder die Freigabe.';
  return areGueltig('bericht', { ...angabe, id: '' }) ? null : 'Eine Angabe ist zu lang oder enthält Zeichen, die nicht gedruckt werden können.';
}
