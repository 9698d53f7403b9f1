/** The fields of what the agenda says of a TOP. */
import { Auswahl, Feld, Textfeld } from './feld.tsx';

interface Vorgabe { readonly titel?: string; readonly untertitel?: readonly string[]; readonly teile?: readonly { readonly buchstabe: string; readonly titel: string }[]; readonly arbeitskreis?: string | null }

export function Topfelder({ vorgabe = {} }: { readonly vorgabe?: Vorgabe }) {
  return (
    <>
      <Feld name="titel" label="Titel" defaultValue={vorgabe.titel} maxLength={500} required />
      <Textfeld name="untertitel" label="Untertitel" hinweis="Freiwillig, je Zeile einer" defaultValue={vorgabe.untertitel?.join('\n')} rows={2} />
      <Textfeld name="teile" label="Teile" hinweis="Freiwillig, je Zeile einer: a) Titel des Teils" defaultValue={vorgabe.teile?.map((teil) => `${teil.buchstabe}) ${teil.titel}`).join('\n')} rows={2} />
      <Auswahl name="arbeitskreis" label="Arbeitskreis" defaultValue={vorgabe.arbeitskreis ?? ''}>
        <option value="">ohne</option>{['I', 'II', 'III', 'IV', 'V', 'VI'].map((ak) => <option key={ak} value={ak}>AK {ak}</option>)}
      </Auswahl>
    </>
  );
}
