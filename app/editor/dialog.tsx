/**
 * The frame of the editor's dialogs: the browser's own <dialog>, modal, closed by Escape, the focus back where it was.
 */
import { useEffect, useId, useRef, type ReactNode } from 'react';

/** A modal dialog; open as long as it is rendered. */
export function Dialog({ titel, onClose, children }: { readonly titel: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={ref} className="kern-dialog editor-dialog" aria-labelledby={id} onCancel={(event) => { event.preventDefault(); onClose(); }}>
      <header className="kern-dialog__header"><h2 className="kern-title" id={id}>{titel}</h2></header>
      <div className="kern-dialog__body">{children}</div>
    </dialog>
  );
}

/** The two buttons at the end of a form; the verb says what happens. */
export function Dialogfuss({ verb, onClose }: { readonly verb: string; readonly onClose: () => void }) {
  return (
    <footer className="kern-dialog__footer">
      <button type="button" className="kern-btn kern-btn--secondary" onClick={onClose}><span className="kern-label">Abbrechen</span></button>
      <button type="submit" className="kern-btn kern-btn--primary"><span className="kern-label">{verb}</span></button>
    </footer>
  );
}
