/**
 * What the editor offers when words may be lost: copying them, keeping them as a file, taking them back into the text. Says calmly what happened,
 * what is kept and what to do (design.md 7). Decides nothing: what is unsaved comes from the line, what was lost from the server.
 */
import { useId, useRef, useState, type ReactNode } from 'react';

/** Words for copying or as a file; `worte` are the unsaved ones, `text` the whole text as it stands on this screen. */
export function WorteSichern({ worte, text }: { readonly worte: readonly string[]; readonly text: string }) {
  return (
    <div className="editor-stand">
      {worte.length === 0 ? null : <Kopierfeld name="Ihre nicht gespeicherten Worte" text={worte.join('\n')} zeilen={Math.min(6, worte.length + 1)} />}
      <Kopierfeld name="Ihr Stand des Textes zum Kopieren" text={text} zeilen={8} />
      <p><a className="kern-link" download="stand-des-textes.txt" href={`data:text/plain;charset=utf-8,${encodeURIComponent(dateiOf(worte, text))}`}>Als Textdatei herunterladen</a></p>
    </div>
  );
}

function dateiOf(worte: readonly string[], text: string): string {
  return worte.length === 0 ? `${text}\n` : `Nicht gespeicherte Worte:\n${worte.join('\n')}\n\nStand des Textes:\n${text}\n`;
}

function Kopierfeld({ name, text, zeilen }: { readonly name: string; readonly text: string; readonly zeilen: number }) {
  const id = useId();
  const feld = useRef<HTMLTextAreaElement>(null);
  const [kopiert, setKopiert] = useState(false);
  const copy = (): void => {
    feld.current?.select();
    // Without a secure context there is no clipboard; the words are selected, Strg+C takes them.
    void navigator.clipboard?.writeText(text).then(() => setKopiert(true), () => undefined);
  };
  return (
    <div className="editor-kopierfeld">
      <label className="kern-label" htmlFor={id}>{name}</label>
      <textarea id={id} ref={feld} readOnly value={text} rows={zeilen} onFocus={(event) => event.currentTarget.select()} />
      <p className="editor-stand-kopf"><button type="button" className="editor-knopf rahmen" onClick={copy}>Kopieren</button> <span role="status">{kopiert ? 'Kopiert.' : ''}</span></p>
    </div>
  );
}

/** A quiet box at the lower edge, in sight wherever the person reads. */
function Tafel({ titel, children }: { readonly titel: string; readonly children: ReactNode }) {
  const id = useId();
  return <section className="editor-tafel" aria-labelledby={id}><h2 id={id} className="editor-tafel-titel">{titel}</h2>{children}</section>;
}

/** Typing is stopped until everything is saved. */
export function Angehalten({ worte, text, verbunden }: { readonly worte: readonly string[]; readonly text: string; readonly verbunden: boolean }) {
  return (
    <Tafel titel="Das Schreiben ist angehalten">
      <p>{verbunden ? 'Der Server speichert zurzeit nicht.' : 'Die Verbindung ist unterbrochen.'} Ihre Worte stehen auf dieser Seite und werden gespeichert, sobald es wieder geht; danach können Sie ohne Weiteres weiterschreiben. Bitte lassen Sie die Seite offen. Zur Sicherheit können Sie Ihre Worte kopieren.</p>
      <details><summary>Worte kopieren</summary><WorteSichern worte={worte} text={text} /></details>
    </Tafel>
  );
}

/** Words that were in a paragraph which somebody took away at the same time (message `lost` of the room server). `absatz` is the id of the nearest paragraph. */
export interface VerloreneWorte { readonly id: string; readonly text: string; readonly absatz: string | null }

export function Verloren({ verloren, schreibbar, onInsert, onClose }: { readonly verloren: VerloreneWorte; readonly schreibbar: boolean; readonly onInsert: () => void; readonly onClose: () => void }) {
  return (
    <Tafel titel="Worte von Ihnen sind entfallen">
      <p>Eine andere Person hat zur selben Zeit die Stelle gelöscht, an der Sie geschrieben haben. Entfallen ist:</p>
      <blockquote className="editor-zitat" lang="de"><p>{verloren.text}</p></blockquote>
      <p className="editor-stand-kopf">
        <button type="button" className="editor-knopf haupt" disabled={!schreibbar} onClick={onInsert}>{verloren.absatz === null ? 'Als neuen Absatz einfügen' : 'Am Ende des Absatzes einfügen'}</button>
        <button type="button" className="editor-knopf rahmen" onClick={onClose}>Nicht einfügen</button>
      </p>
    </Tafel>
  );
}

/** Words from a page that ended before they were saved. */
export function Gerettet({ worte, passt, schreibbar, onTake, onDrop }: { readonly worte: readonly string[]; readonly passt: boolean; readonly schreibbar: boolean; readonly onTake: () => void; readonly onDrop: () => void }) {
  const moeglich = passt && schreibbar;
  return (
    <Tafel titel="Nicht gespeicherte Worte von Ihrem letzten Besuch">
      <p>{moeglich ? 'Die Seite wurde beendet, bevor diese Änderungen gespeichert waren.' : 'Die Seite wurde beendet, bevor diese Änderungen gespeichert waren. In den heutigen Text lassen sie sich nicht mehr von selbst übernehmen; Sie können sie kopieren.'}</p>
      {worte.length === 0 ? <p>Sie enthalten keine neuen Worte, nur Streichungen oder Umstellungen.</p> : <Kopierfeld name="Ihre nicht gespeicherten Worte" text={worte.join('\n')} zeilen={Math.min(6, worte.length)} />}
      <p className="editor-stand-kopf">
        {moeglich ? <button type="button" className="editor-knopf haupt" onClick={onTake}>In den Text übernehmen</button> : null}
        <button type="button" className="editor-knopf rahmen" onClick={onDrop}>Verwerfen</button>
      </p>
    </Tafel>
  );
}
