/** The fields of what the agenda says of a TOP. */
import { Auswahl, Feld, Textfeld } from './feld.tsx';

interface Vorgabe { readonly titel?: string; readonly untertitel?: readonly string[]; readonly teile?: readonly { readonly buchstabe: string; readonly titel: string }[]; readonly arbeitskreis?: string | null }

/** `kennung` keeps the fields of several TOPs on one page apart. */
export function Topfelder({ vorgabe = {}, kennung = 'neu' }: { readonly vorgabe?: Vorgabe; readonly kennung?: string }) {
  return (
    <>
      <Feld name="titel" id={`titel-${kennung}`} label="Titel" defaultValue={vorgabe.titel} maxLength={500} required />
      <Textfeld name="untertitel" id={`untertitel-${kennung}`} label="Untertitel" hinweis="Freiwillig, je Zeile einer" defaultValue={vorgabe.untertitel?.join('\n')} rows={2} />
      <Textfeld name="teile" id={`teile-${kennung}`} label="Teile" hinweis="Freiwillig, je Zeile einer: a) Titel des Teils" defaultValue={vorgabe.teile?.map((teil) => `${teil.buchstabe}) ${teil.titel}`).join('\n')} rows={2} />
      <Auswahl name="arbeitskreis" id={`arbeitskreis-${kennung}`} label="Arbeitskreis" defaultValue={vorgabe.arbeitskreis ?? ''}>
        <option value="">ohne</option>{['I', 'II', 'III', 'IV', 'V', 'VI'].map((ak) => <option key={ak} value={ak}>AK {ak}</option>)}
      </Auswahl>
    </>
  );
}
