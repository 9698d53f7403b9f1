/**
 * The live editor of one Textraum, in the browser only: document, line to the server, text, buttons, dialogs, status.
 * Decides nothing about rights (the server does at every frame) and nothing about numbers (gliederung.ts).
 * Load it lazily after hydration: `lazy(() => import('./beschluss-editor.client.tsx'))`.
 */
import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import { useEffect, useId, useRef, useState } from 'react';
import * as Y from 'yjs';
import type { Absatz } from '../domain/beschluss/beschluss.ts';
import { absaetzeOf } from '../dokument/codec.ts';
import { Dialoge, type Offen } from './dialoge.tsx';
import { createExtensions } from './extensions/alle.ts';
import { Lesefassung } from './lesefassung.tsx';
import { openLeitung, type Leitung } from './sync-provider.ts';
import { Werkzeuge } from './werkzeuge.tsx';
import { isSchreibbar, isVerloren, satzOf, type Editorzustand } from './zustand.ts';

export interface BeschlussEditorProps {
  readonly raumId: string;
  /** `wss://host/sync`; by default on the address of this page. */
  readonly wsUrl?: string;
  readonly person: { readonly name: string; readonly delegation: string };
  readonly recht: 'lesen' | 'schreiben';
  /** What is edited, for those who listen: "Beschlussvorschlag zu TOP 7". */
  readonly bezeichnung: string;
  /** Standing notice that no classified text may be entered. */
  readonly vsText: string;
  readonly beiZustand?: (zustand: Editorzustand) => void;
}

interface Sitzplatz {
  readonly doc: Y.Doc;
  readonly leitung: Leitung;
}

/** The editor with everything around it. */
export function BeschlussEditor(props: BeschlussEditorProps) {
  const { raumId, wsUrl, recht, beiZustand } = props;
  const [platz, setPlatz] = useState<Sitzplatz | null>(null);
  const [zustand, setZustand] = useState<Editorzustand>({ art: 'laedt' });
  const melde = useRef(beiZustand);
  melde.current = beiZustand;
  useEffect(() => {
    const doc = new Y.Doc();
    const leitung = openLeitung({
      url: wsUrl ?? `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`,
      raumId, doc, darfSchreiben: recht === 'schreiben', isAngemeldet,
      onZustand: (neu) => {
        setZustand(neu);
        melde.current?.(neu);
      }
    });
    setPlatz({ doc, leitung });
    return () => {
      leitung.close();
      doc.destroy();
      setPlatz(null);
    };
  }, [raumId, wsUrl, recht]);
  useWarnung(zustand);
  return platz === null ? <p className="editor-status" role="status">{satzOf(zustand)}</p> : <Flaeche key={platz.doc.guid} {...props} {...platz} zustand={zustand} />;
}

export default BeschlussEditor;

function Flaeche({ doc, leitung, zustand, person, recht, bezeichnung, vsText }: BeschlussEditorProps & Sitzplatz & { readonly zustand: Editorzustand }) {
  const [vermerk, setVermerk] = useState<string | null>(null);
  const [offen, setOffen] = useState<Offen>(null);
  const hilfeId = useId();
  const schreibbar = recht === 'schreiben' && isSchreibbar(zustand);
  // Made once: new ones at every status line would set the editor up anew.
  const [extensions] = useState(() => createExtensions({ doc, provider: leitung.provider, person, isReady: () => leitung.isReady(), onVsVermerk: setVermerk }));
  const [attributes] = useState({ class: 'druckbild editor-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': bezeichnung, 'aria-describedby': hilfeId, lang: 'de', spellcheck: 'true' });
  const editor = useEditor({
    immediatelyRender: false,
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editable: schreibbar,
    extensions,
    editorProps: { attributes }
  });
  useEditable(editor, schreibbar, setVermerk);
  return (
    <div className="editor">
      <p className="editor-status" role="status" data-zustand={zustand.art}>{satzOf(zustand)}</p>
      {vermerk === null ? null : (
        <p className="editor-fehler" role="alert">
          Nicht eingefügt: Der Text trägt den Vermerk „{vermerk}“. Verschlusssachen dürfen hier nicht eingegeben werden. Einen Bericht, dessen Titel genannt werden darf, fügen Sie über „Bericht einfügen“ ein.
        </p>
      )}
      {editor === null || recht === 'lesen' ? null : <Werkzeuge editor={editor} gesperrt={!schreibbar} onBericht={() => setOffen('bericht')} onVerweis={() => setOffen('verweis')} />}
      <EditorContent editor={editor} className="editor-blatt" />
      <p className="editor-hilfe" id={hilfeId}>
        {vsText} Tab und Umschalt+Tab rücken ein und aus, Strg+Alt+0 bis 4 wählen die Art des Absatzes. Mit Escape und danach Tab verlassen Sie den Text.
      </p>
      {isVerloren(zustand) ? <EigenerStand doc={doc} /> : null}
      {editor === null ? null : <Dialoge editor={editor} offen={offen} onClose={() => setOffen(null)} />}
      <StilleFassung doc={doc} bezeichnung={bezeichnung} />
    </div>
  );
}

/** Lets the person type or not without making the editor anew, and takes the notice of a stopped paste away when they go on. */
function useEditable(editor: Editor | null, schreibbar: boolean, setVermerk: (vermerk: null) => void): void {
  useEffect(() => {
    if (editor !== null && editor.isEditable !== schreibbar) editor.setEditable(schreibbar, false);
  }, [editor, schreibbar]);
  useEffect(() => {
    const clear = (): void => setVermerk(null);
    editor?.on('update', clear);
    return () => void editor?.off('update', clear);
  }, [editor, setVermerk]);
}

/** Asks before the page is left while something typed here is not saved. */
function useWarnung(zustand: Editorzustand): void {
  const ungespeichert = zustand.art === 'speichert' || (zustand.art === 'getrennt' && zustand.ungespeichert) || isVerloren(zustand);
  useEffect(() => {
    if (!ungespeichert) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [ungespeichert]);
}

/** The text as it stands on this screen, for copying: the server did not take its last words. */
function EigenerStand({ doc }: { readonly doc: Y.Doc }) {
  const [text] = useState(() => absaetzeOf(doc).map((a) => a.text).join('\n'));
  const id = useId();
  return (
    <div className="editor-stand">
      <label className="kern-label" htmlFor={id}>Ihr Stand des Textes zum Kopieren</label>
      <textarea id={id} readOnly value={text} rows={8} onFocus={(event) => event.currentTarget.select()} />
    </div>
  );
}

function StilleFassung({ doc, bezeichnung }: { readonly doc: Y.Doc; readonly bezeichnung: string }) {
  const [fassung, setFassung] = useState<{ absaetze: Absatz[]; stand: Date } | null>(null);
  const take = (): void => setFassung({ absaetze: absaetzeOf(doc), stand: new Date() });
  return (
    <>
      <button type="button" className="editor-knopf" aria-expanded={fassung !== null} onClick={() => (fassung === null ? take() : setFassung(null))}>
        {fassung === null ? 'Lesefassung anzeigen' : 'Lesefassung schließen'}
      </button>
      {fassung === null ? null : <Lesefassung {...fassung} bezeichnung={bezeichnung} onAktualisieren={take} />}
    </>
  );
}

/** A browser hides why a socket was refused; a page that sends us to the login says it. */
async function isAngemeldet(): Promise<boolean> {
  const antwort = await fetch(location.href, { method: 'HEAD', redirect: 'manual', cache: 'no-store' });
  return antwort.type !== 'opaqueredirect' && antwort.status !== 401;
}
