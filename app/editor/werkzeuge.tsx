/**
 * The buttons above the text: words, not icons; each says its key. Pressed is the kind of the paragraph in which the caret stands.
 */
import { useEditorState, type Editor } from '@tiptap/react';
import type { AbsatzArt } from '../domain/beschluss/beschluss.ts';
import { artOf, ARTEN_IN_ORDER, ausruecken, einruecken, execute, setArt } from './extensions/absaetze.ts';

const NAMEN: Readonly<Record<AbsatzArt, string>> = { absatz: 'Absatz', ziffer: 'Ziffer', punkt: 'Punkt', unterpunkt: 'Unterpunkt', schluss: 'Schlusstext' };

export interface WerkzeugeProps {
  readonly editor: Editor;
  readonly gesperrt: boolean;
  readonly onBericht: () => void;
  readonly onVerweis: () => void;
}

/** The buttons. */
export function Werkzeuge({ editor, gesperrt, onBericht, onVerweis }: WerkzeugeProps) {
  const stand = useEditorState({
    editor,
    selector: ({ editor: e }) => ({ art: artOf(e.state), bericht: e.isActive('bericht'), undo: e.can().undo(), redo: e.can().redo() })
  });
  const run = (action: () => unknown) => (): void => {
    action();
    editor.commands.focus();
  };
  return (
    <div className="editor-werkzeuge" role="group" aria-label="Werkzeuge">
      <div className="editor-gruppe">
        {ARTEN_IN_ORDER.map((art, i) => (
          <Knopf key={art} name={NAMEN[art]} taste={`Strg+Alt+${i}`} gesperrt={gesperrt} pressed={stand.art === art} onClick={run(() => execute(editor, setArt(art)))} />
        ))}
      </div>
      <div className="editor-gruppe">
        <Knopf name="Einrücken" taste="Tab" gesperrt={gesperrt} onClick={run(() => execute(editor, einruecken))} />
        <Knopf name="Ausrücken" taste="Umschalt+Tab" gesperrt={gesperrt} onClick={run(() => execute(editor, ausruecken))} />
      </div>
      <div className="editor-gruppe">
        <Knopf name="Bericht" verb={stand.bericht ? ' bearbeiten' : ' einfügen'} gesperrt={gesperrt} onClick={onBericht} />
        <Knopf name="Verweis" verb=" einfügen" gesperrt={gesperrt} onClick={onVerweis} />
      </div>
      <div className="editor-gruppe">
        <Knopf name="Rückgängig" taste="Strg+Z" gesperrt={gesperrt || !stand.undo} onClick={run(() => editor.commands.undo())} />
        <Knopf name="Wiederholen" taste="Strg+Umschalt+Z" gesperrt={gesperrt || !stand.redo} onClick={run(() => editor.commands.redo())} />
      </div>
    </div>
  );
}

interface KnopfProps {
  readonly name: string;
  /** The rest of the name, for those who listen: the row is short. */
  readonly verb?: string;
  readonly taste?: string;
  readonly gesperrt: boolean;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

/** aria-disabled, not disabled: the button keeps its place for those who listen, and the focus does not jump away. */
function Knopf({ name, verb = '', taste, gesperrt, pressed, onClick }: KnopfProps) {
  return (
    <button
      type="button" className="editor-knopf" title={taste === undefined ? `${name}${verb}` : `${name} (${taste})`}
      aria-disabled={gesperrt} aria-pressed={pressed} onClick={gesperrt ? undefined : onClick}
    >
      {name}{verb === '' ? null : <span className="unsichtbar">{verb}</span>}
    </button>
  );
}
