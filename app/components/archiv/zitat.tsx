/** The citation to copy: a field that can be selected without script; the button is an extra that appears with it. */
import { useEffect, useRef, useState } from 'react';

export function Zitat({ zitat, ziffern }: { readonly zitat: string; readonly ziffern: number }) {
  const feld = useRef<HTMLInputElement>(null);
  const [mitSkript, setMitSkript] = useState(false);
  const [kopiert, setKopiert] = useState(false);
  useEffect(() => setMitSkript(true), []);
  const kopiere = async (): Promise<void> => {
    feld.current?.select();
    await navigator.clipboard.writeText(zitat).then(() => setKopiert(true), () => setKopiert(false));
  };
  return (
    <section className="stapel zitierweise nicht-drucken">
      <h2><label htmlFor="zitat">Zitierweise</label></h2>
      <input id="zitat" ref={feld} className="wahl" readOnly value={zitat} aria-describedby={ziffern > 0 ? 'zitat-hinweis' : undefined} />
      {mitSkript ? <span className="reihe"><button type="button" className="knopf schmal" onClick={() => void kopiere()}>Kopieren</button><span role="status" className="klein blass">{kopiert ? 'Kopiert' : ''}</span></span> : null}
      {ziffern > 0 ? <p id="zitat-hinweis" className="klein blass">Eine einzelne Ziffer mit dem Zusatz „Ziffer 1“; ihr Link steht am Ende der Ziffer.</p> : null}
    </section>
  );
}
