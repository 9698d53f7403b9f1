/** The fields of a Sitzung, for a new one and for a correction. */
import { Auswahl, Feld } from './feld.tsx';

interface Vorgabe { readonly art: string; readonly nummer: number | null; readonly bezeichnung: string; readonly von: string; readonly bis: string; readonly beschlussdatum: string; readonly ort: string; readonly vorsitzland: string; readonly anmeldeschluss?: string; readonly nachfrist?: string }

export function Sitzungsfelder({ laender, vorgabe }: { readonly laender: readonly { readonly land: string; readonly name: string }[]; readonly vorgabe?: Vorgabe }) {
  return (
    <>
      <div className="felder breit">
        <Auswahl name="art" label="Art" defaultValue={vorgabe?.art}><option>Sitzung</option><option>Beratung</option></Auswahl>
        <Feld name="nummer" label="Nummer" hinweis="Bei einer Beratung leer" inputMode="numeric" defaultValue={vorgabe?.nummer ?? ''} />
      </div>
      <Feld name="bezeichnung" label="Bezeichnung" hinweis="Zum Beispiel Herbstkonferenz" defaultValue={vorgabe?.bezeichnung} required />
      <div className="felder breit">
        <Feld name="von" label="Beginn" type="date" defaultValue={vorgabe?.von} required />
        <Feld name="bis" label="Ende" type="date" defaultValue={vorgabe?.bis} required />
        <Feld name="beschlussdatum" label="Beschlussdatum" hinweis="Wird gedruckt" type="date" defaultValue={vorgabe?.beschlussdatum} required />
      </div>
      <div className="felder breit">
        <Feld name="ort" label="Ort" defaultValue={vorgabe?.ort} required />
        <Auswahl name="vorsitzland" label="Vorsitzland" defaultValue={vorgabe?.vorsitzland}>{laender.map((l) => <option key={l.land} value={l.land}>{l.name}</option>)}</Auswahl>
      </div>
      <div className="felder breit">
        <Feld name="anmeldeschluss" label="Anmeldeschluss für Themen" hinweis="Ortszeit Berlin; leer, wenn es keinen gibt" type="datetime-local" defaultValue={vorgabe?.anmeldeschluss} />
        <Feld name="nachfrist" label="Nachfrist bis" hinweis="Danach entscheidet der Vorsitz über die Zulassung" type="datetime-local" defaultValue={vorgabe?.nachfrist} />
      </div>
    </>
  );
}
