/** On the page of a TOP's data: the chair's decision on what came too late, and the warning that a matter is before the Bundesrat. */
import type { Fehlermeldung } from '../../antwort.ts';
import type { Vorschlagsansicht } from '../../load-context.ts';
import { Akt } from '../form/akt.tsx';
import { Feld, Textfeld } from '../form/feld.tsx';

interface Props { readonly v: Vorschlagsansicht; readonly meldung: Fehlermeldung | undefined }

export function Zulassung({ v, meldung }: Props) {
  if (v.zulassung === null || v.rechte['top.zulassen'] !== true) return null;
  return (
    <section className="stapel">
      <h2>Verspätete Anmeldung</h2>
      <p>{v.zulassung}</p>
      <Akt akt="zulassen" verb="Anmeldung zulassen" meldung={meldung} satz="Zugelassen erhält der TOP eine Nummer wie jeder andere.">
        <Textfeld name="grund" id="grund-zulassen" label="Begründung" hinweis="Zum Beispiel der Beschluss der Konferenz; steht im Verlauf" rows={2} maxLength={2000} required />
      </Akt>
      <Akt akt="zurueckstellen" verb="Auf die nächste Sitzung setzen" haupt={false} meldung={meldung} satz="Der TOP verlässt diese Tagesordnung und steht mit seinem Text auf der der nächsten Sitzung.">
        <Textfeld name="grund" id="grund-zurueckstellen" label="Begründung" rows={2} maxLength={2000} required />
      </Akt>
    </section>
  );
}

export function Bundesrat({ v, meldung }: Props) {
  if (v.rechte['top.hinweisen'] !== true) return null;
  return (
    <section className="stapel">
      <h2>Bundesrat</h2>
      <Akt akt="bundesrat" verb={v.bundesrat === null ? 'Als anhängig kennzeichnen' : 'Drucksache ändern'} haupt={false} meldung={meldung} satz={v.bundesrat === null ? 'Ist die Sache im Bundesrat anhängig, sehen alle Delegationen einen Hinweis auf der Tagesordnung und beim TOP.' : `Der TOP trägt den Hinweis „${v.bundesrat}“.`}>
        <Feld name="drucksache" label="Drucksache" hinweis="Zum Beispiel 123/26; leer, wenn noch nicht bekannt" maxLength={30} />
      </Akt>
      {v.bundesrat === null ? null : <Akt akt="bundesrat_ende" verb="Hinweis entfernen" haupt={false} meldung={meldung} />}
    </section>
  );
}
