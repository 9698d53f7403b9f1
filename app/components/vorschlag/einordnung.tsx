/** What a TOP is about: the threshold follows from it. Set by Vorsitz or Geschäftsstelle, before a Fassung is voted on. */
import type { Fehlermeldung } from '../../antwort.ts';
import { SACHBETREFFE } from '../../domain/abstimmung/regelsatz.ts';
import { betreffWort } from '../../domain/abstimmung/regelworte.ts';
import type { Vorschlagsansicht } from '../../load-context.ts';
import { Akt } from '../form/akt.tsx';
import { Auswahl } from '../form/feld.tsx';

export function Einordnung({ v, meldung }: { readonly v: Vorschlagsansicht; readonly meldung: Fehlermeldung | undefined }) {
  if (v.rechte['top.einordnen'] !== true) return null;
  return (
    <section className="stapel">
      <h2>Abstimmung</h2>
      <Akt akt="einordnen" verb="Einordnung speichern" haupt={false} meldung={meldung} satz={`Es gilt: ${v.regel}`}>
        <Auswahl name="betreff" label="Gegenstand" defaultValue={v.betreff}>{SACHBETREFFE.map((b) => <option key={b} value={b}>{betreffWort(b)}</option>)}</Auswahl>
        {v.hatRueckfall ? <label><input type="checkbox" name="zweite" value="ja" defaultChecked={v.zweiteBefassung} /> Zweite Befassung nach gescheiterter Abstimmung</label> : null}
      </Akt>
    </section>
  );
}
