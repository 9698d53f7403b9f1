/** Objections to the circulated Niederschrift: raised by a Delegation, answered by the Geschäftsstelle, read by all. */
import type { Fehlermeldung } from '../../antwort.ts';
import { antwortsatz, einwandkopf } from '../../domain/niederschrift/blatt.ts';
import type { Niederschriftansicht } from '../../load-context.ts';
import { Zeitpunkt } from '../datum.tsx';
import { Akt } from '../form/akt.tsx';
import { Auswahl, Textfeld } from '../form/feld.tsx';

interface Props { readonly n: Niederschriftansicht; readonly meldung: Fehlermeldung | undefined }

export function Einwaende({ n, meldung }: Props) {
  const darf = n.rechte['niederschrift.einwenden'] === true && n.zustand === 'versandt' && !n.abgelaufen;
  if (!darf && n.einwaende.length === 0) return null;
  const antwortet = n.rechte['niederschrift.fuehren'] === true && (n.zustand === 'versandt' || n.zustand === 'entwurf');
  return (
    <section className="stapel">
      <h2>Einwände</h2>
      {n.einwaende.length === 0 ? <p className="blass">Es gibt noch keinen Einwand.</p> : null}
      {n.einwaende.map((e) => (
        <div key={e.id} className="stapel">
          <h3>{einwandkopf(e)}</h3>
          <p>{e.grund} <span className="blass">(<Zeitpunkt am={e.am} />)</span></p>
          {e.antwort !== null || !antwortet ? <p className="blass">{antwortsatz(e)}</p> : <Antwort e={e} meldung={meldung} />}
        </div>
      ))}
      {darf ? (
        <Akt akt="einwenden" verb="Einwand erheben" haupt={false} meldung={meldung} satz="Alle Delegationen lesen den Einwand und die Antwort der Geschäftsstelle; beides steht in der Niederschrift.">
          <Auswahl name="top" label="Wozu" defaultValue=""><option value="">Niederschrift insgesamt</option>{n.tops.map((t) => <option key={t.id} value={t.id}>{t.kurz}: {t.titel}</option>)}</Auswahl>
          <Textfeld name="grund" label="Grund" rows={3} maxLength={4000} required />
        </Akt>
      ) : null}
    </section>
  );
}

function Antwort({ e, meldung }: { readonly e: Niederschriftansicht['einwaende'][number]; readonly meldung: Fehlermeldung | undefined }) {
  return (
    <Akt akt="antworten" verb="Einwand beantworten" haupt={false} felder={{ einwand: e.id }} meldung={meldung?.akt === `antworten-${e.id}` ? { ...meldung, akt: 'antworten' } : undefined}>
      <Auswahl name="stattgegeben" id={`stattgegeben-${e.id}`} label="Entscheidung"><option value="ja">Dem Einwand wird gefolgt</option><option value="nein">Dem Einwand wird nicht gefolgt</option></Auswahl>
      <Textfeld name="antwort" id={`antwort-${e.id}`} label="Antwort" hinweis="Wird allen Delegationen angezeigt" rows={2} maxLength={4000} required />
    </Akt>
  );
}
