/**
 * The live editor of one Textraum, in the browser only: document, line to the server, text, buttons, dialogs, status.
 * Decides nothing about rights (the server does at every frame) and nothing about numbers (gliederung.ts).
 * Load it lazily after hydration: `lazy(() => import('./beschluss-editor.client.tsx'))`.
 */
import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import { useContext, useEffect, useId, useRef, useState } from 'react';
import * as Y from 'yjs';
import type { Absatz } from '../domain/beschluss/beschluss.ts';
import { absaetzeOf } from '../dokument/codec.ts';
import { createSpeicherplatz, Speicherkonto, storeOfBrowser, type Speicherplatz } from './browserspeicher.ts';
import { Dialoge, type Offen } from './dialoge.tsx';
import { eigeneWorte } from './eigene-worte.ts';
import { createExtensions } from './extensions/alle.ts';
import { withWorte } from './extensions/zurueckholen.ts';
import { Lesefassung } from './lesefassung.tsx';
import { Angehalten, Gerettet, Verloren, WorteSichern, type VerloreneWorte } from './rettung.tsx';
import { openLeitung, type Leitung } from './sync-provider.ts';
import { useWaise } from './waise.ts';
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
  /** Where unsaved words are kept over a crash; null where that is not allowed. */
  readonly speicher: Speicherplatz | null;
}

/** The editor with everything around it. */
export function BeschlussEditor(props: BeschlussEditorProps) {
  const { raumId, wsUrl, recht, beiZustand } = props;
  const [platz, setPlatz] = useState<Sitzplatz | null>(null);
  const [zustand, setZustand] = useState<Editorzustand>({ art: 'laedt' });
  const [verloren, setVerloren] = useState<readonly VerloreneWorte[]>([]);
  const konto = useContext(Speicherkonto);
  const melde = useRef(beiZustand);
  melde.current = beiZustand;
  useEffect(() => {
    const doc = new Y.Doc();
    const store = konto === null ? null : storeOfBrowser();
    const speicher = konto === null || store === null ? null : createSpeicherplatz(store, konto, raumId, String(doc.clientID));
    const leitung = openLeitung({
      url: wsUrl ?? `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`,
      raumId, doc, darfSchreiben: recht === 'schreiben', isAngemeldet,
      onZustand: (neu) => {
        setZustand(neu);
        melde.current?.(neu);
      },
      onOffen: (aenderungen) => speicher?.keep(aenderungen),
      onVerloren: (worte) => setVerloren((alle) => (alle.some((w) => w.id === worte.id) ? alle : [...alle, worte]))
    });
    setPlatz({ doc, leitung, speicher });
    return () => {
      leitung.close();
      doc.destroy();
      setPlatz(null);
    };
  }, [raumId, wsUrl, recht, konto]);
  useWarnung(zustand);
  return platz === null ? <p className="editor-status" role="status">{satzOf(zustand)}</p> : <Flaeche key={platz.doc.guid} {...props} {...platz} zustand={zustand} verloren={verloren[0] ?? null} onVerlorenDone={() => setVerloren((alle) => alle.slice(1))} />;
}

export default BeschlussEditor;

interface FlaecheProps extends BeschlussEditorProps, Sitzplatz {
  readonly zustand: Editorzustand;
  /** The oldest words lost that the person has not answered for. */
  readonly verloren: VerloreneWorte | null;
  readonly onVerlorenDone: () => void;
}

function Flaeche(props: FlaecheProps) {
  const { doc, leitung, zustand, person, recht, bezeichnung, vsText } = props;
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
      {/* Without a text from the server there is none to show: the page shows the words it was made with. */}
      {zustand.art === 'veraltet' && !zustand.geladen ? null : <EditorContent editor={editor} className="editor-blatt" />}
      <p className="editor-hilfe" id={hilfeId}>
        {vsText} Tab und Umschalt+Tab rücken ein und aus, Strg+Alt+0 bis 4 wählen die Art des Absatzes. Mit Escape und danach Tab verlassen Sie den Text.
      </p>
      <Rettung {...props} editor={editor} schreibbar={schreibbar} />
      {editor === null ? null : <Dialoge editor={editor} offen={offen} onClose={() => setOffen(null)} />}
      <StilleFassung doc={doc} bezeichnung={bezeichnung} />
    </div>
  );
}

/** Lets the person type or not without making the editor anew, and takes the notice of a stopped paste away when they go on. */
function useEditable(editor: Editor | null, schreibbar: boolean, setVermerk: (vermerk: null) => void): void {
  const hadFocus = useRef(false);
  useEffect(() => {
    if (editor === null || editor.isEditable === schreibbar) return;
    if (!schreibbar) hadFocus.current = editor.isFocused;
    editor.setEditable(schreibbar, false);
    // Who was stopped in the middle of a word goes on there, unless they have gone somewhere else meanwhile.
    if (schreibbar && hadFocus.current && document.activeElement === document.body) editor.commands.focus();
  }, [editor, schreibbar]);
  useEffect(() => {
    const clear = (): void => setVermerk(null);
    editor?.on('update', clear);
    return () => void editor?.off('update', clear);
  }, [editor, setVermerk]);
}

/** Asks before the page is left while something typed here is not saved. */
function useWarnung(zustand: Editorzustand): void {
  const ungespeichert = zustand.art === 'speichert' || zustand.art === 'angehalten' || (zustand.art === 'getrennt' && zustand.ungespeichert) || isVerloren(zustand);
  useEffect(() => {
    if (!ungespeichert) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [ungespeichert]);
}

/** Everything that keeps words from being lost, one thing at a time, the most urgent first. */
function Rettung({ doc, leitung, speicher, zustand, verloren, onVerlorenDone, editor, schreibbar }: FlaecheProps & { readonly editor: Editor | null; readonly schreibbar: boolean }) {
  const { waise, take, drop } = useWaise(doc, speicher, zustand.art !== 'laedt' && leitung.isReady());
  const settle = (): void => {
    if (verloren !== null) leitung.settle(verloren.id);
    onVerlorenDone();
  };
  const insert = (): void => {
    if (editor === null || verloren === null || !editor.isEditable) return;
    editor.view.dispatch(withWorte(editor.state, [verloren.text], verloren.absatz).scrollIntoView());
    settle();
  };
  const fest = isVerloren(zustand);
  if (fest || zustand.art === 'angehalten') return <Festgehalten key={zustand.art} doc={doc} leitung={leitung} zustand={zustand} />;
  if (verloren !== null) return <Verloren verloren={verloren} schreibbar={schreibbar} onInsert={insert} onClose={settle} />;
  if (waise !== null) return <Gerettet {...waise} schreibbar={schreibbar} onTake={take} onDrop={drop} />;
  return zustand.art === 'veraltet' ? <Neuladen /> : null;
}

/** The words as they stand on this screen at this moment, for copying: the server does not have the last of them. */
function Festgehalten({ doc, leitung, zustand }: Pick<FlaecheProps, 'doc' | 'leitung' | 'zustand'>) {
  const [stand] = useState(() => ({ text: absaetzeOf(doc).map((a) => a.text).join('\n'), worte: eigeneWorte(doc, leitung.offeneAenderungen()) }));
  if (zustand.art === 'angehalten') return <Angehalten {...stand} verbunden={zustand.verbunden} />;
  return <><WorteSichern {...stand} />{zustand.art === 'abgelehnt' || zustand.art === 'veraltet' ? <Neuladen /> : null}</>;
}

function Neuladen() {
  return <p><button type="button" className="editor-knopf rahmen" onClick={() => location.reload()}>Seite neu laden</button></p>;
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
