/** What the people of a circle say to a TOP: oldest first, plain words, an own one can be changed for a while. */
import { useNavigation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { Fehlermeldung } from '../../antwort.ts';
import { KOMMENTAR_MAX } from '../../domain/kreis.ts';
import type { KommentarAnsicht, Kreistopansicht } from '../../load-context.ts';
import { Zeitpunkt } from '../datum.tsx';
import { Akt } from '../form/akt.tsx';
import { Textfeld } from '../form/feld.tsx';

interface Props { readonly t: Kreistopansicht; readonly meldung: Fehlermeldung | undefined }

export function Kommentare({ t, meldung }: Props) {
  return (
    <aside className="stapel" aria-labelledby="kommentare">
      <h2 id="kommentare">Kommentare</h2>
      {t.kommentare.length === 0 ? <p className="blass">Noch hat niemand etwas gesagt.</p> : (
        <ol className="liste-schlicht breit">{t.kommentare.map((k) => <Kommentar key={k.id} k={k} meldung={meldung} />)}</ol>
      )}
      {t.schreibt ? <Neuer meldung={meldung} /> : null}
    </aside>
  );
}

/** The words stay in the field until the server has taken exactly these. */
function Neuer({ meldung }: { readonly meldung: Fehlermeldung | undefined }) {
  const [text, setText] = useState('');
  const sent = useRef<string | null>(null);
  const { state, formData } = useNavigation();
  const refused = meldung?.akt === 'kommentieren';
  useEffect(() => {
    if (state === 'submitting' && formData?.get('akt') === 'kommentieren') sent.current = String(formData.get('text'));
    if (state !== 'idle' || sent.current === null) return;
    const words = sent.current;
    sent.current = null;
    // What was typed on meanwhile is another comment.
    if (!refused) setText((now) => (now === words ? '' : now));
  }, [state, formData, refused]);
  return (
    <Akt akt="kommentieren" verb="Kommentar abgeben" haupt={false} meldung={meldung}>
      <Textfeld name="text" label="Kommentar" rows={3} maxLength={KOMMENTAR_MAX} value={text} onChange={(event) => setText(event.target.value)} required />
    </Akt>
  );
}

function Kommentar({ k, meldung }: { readonly k: KommentarAnsicht; readonly meldung: Fehlermeldung | undefined }) {
  // Who is changing it keeps the words, also when the time for it has passed meanwhile.
  const [offen, setOffen] = useState(false);
  return (
    <li>
      <span className="klein"><strong>{k.delegation}</strong> · {k.name}</span>
      {k.geloescht ? <span className="blass">Kommentar zurückgenommen</span> : <span className="kommentartext">{k.text}</span>}
      <span className="blass klein"><Zeitpunkt am={k.am} form="kurz" />{k.geaendert && !k.geloescht ? ' · geändert' : ''}</span>
      {k.darfAendern || offen ? (
        <details open={offen} onToggle={(event) => setOffen(event.currentTarget.open)}><summary className="klein">Ändern</summary>
          <Akt akt="aendern" verb="Änderung speichern" felder={{ kommentar: k.id }} haupt={false} meldung={forThis(meldung, 'aendern', k.id)}><Textfeld name="text" id={`text-${k.id}`} label="Geänderter Wortlaut" rows={3} maxLength={KOMMENTAR_MAX} defaultValue={k.text} required /></Akt>
          <Akt akt="zuruecknehmen" verb="Kommentar zurücknehmen" felder={{ kommentar: k.id }} haupt={false} schmal meldung={forThis(meldung, 'zuruecknehmen', k.id)} />
        </details>
      ) : null}
    </li>
  );
}

/** The refusal of this comment's form; the action names both. */
function forThis(meldung: Fehlermeldung | undefined, akt: string, id: string): Fehlermeldung | undefined {
  return meldung?.akt === `${akt}-${id}` ? { ...meldung, akt } : undefined;
}
