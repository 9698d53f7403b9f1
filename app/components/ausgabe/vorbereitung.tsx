/** The steps to the next edition: proof, laid before the Delegationen, published by a second person. One of them is next. */
import { Link, useFetcher, useNavigation } from '@remix-run/react';
import { useEffect } from 'react';
import type { Fehlermeldung } from '../../antwort.ts';
import type { ProbedruckAnsicht, Sammlungsansicht } from '../../load-context.ts';
import { Zeitpunkt } from '../datum.tsx';
import { Akt, Meldung } from '../form/akt.tsx';
import { Auswahl, Feld } from '../form/feld.tsx';
import { Unterschiedsliste } from './unterschiedsliste.tsx';

interface Props { readonly s: Sammlungsansicht; readonly meldung: Fehlermeldung | undefined }

export function Vorbereitung({ s, meldung }: Props) {
  const gedruckt = s.zeilen.filter((z) => z.gedruckt).length;
  const probe = s.probedruck;
  if (gedruckt === 0) return <p className="leer breit">Noch wird kein Beschluss gedruckt: In die Sammlung kommt, was beschlossen und in der Freigaberunde freigegeben ist.</p>;
  if (!s.neuesZuDrucken) return <p className="blass">Seit der letzten Ausgabe hat sich nichts geändert. Was später freigegeben oder berichtigt wird, erscheint hier für eine weitere Ausgabe.</p>;
  return (
    <>
      {s.unterschied.length === 0 ? null : <details><summary>Was sich gegenüber der letzten Ausgabe ändert ({s.unterschied.length})</summary><Unterschiedsliste art={s.anlass.art} unterschiede={s.unterschied} /></details>}
      <Akt akt="probe" verb="Probedruck herstellen" haupt={probe === null || !probe.aktuell} meldung={meldung} satz={`${s.anlass.umlauf === null ? `${gedruckt} von ${s.zeilen.length} Vorschlägen werden gedruckt. ` : ''}Der Probedruck zeigt jede Seite, wie sie erscheint, mit dem Vermerk „Entwurf“.`}>
        {s.art === 'sammlung' ? null : (
          <div className="felder">
            <Auswahl name="art" label="Art der Ausgabe" defaultValue={s.art}><option value="nachtrag">Nachtrag (später freigegeben)</option><option value="berichtigung">Berichtigung (eines Fehlers)</option></Auswahl>
            <Feld name="grund" label="Grund" hinweis="Steht öffentlich bei der Ausgabe" maxLength={2000} required />
          </div>
        )}
      </Akt>
      {probe === null ? null : probe.aktuell ? <Naechster s={s} probe={probe} meldung={meldung} /> : <Meldung art="warnung">Seit dem letzten Probedruck hat sich etwas geändert. Bitte drucken Sie die Probe neu.</Meldung>}
      <Fortschritt pfad={s.anlass.pfad} />
    </>
  );
}

function Naechster({ s, probe, meldung }: Props & { readonly probe: ProbedruckAnsicht }) {
  const offen = s.befunde.filter((b) => b.vermerk === null).length;
  const felder = { probedruck: probe.id };
  return (
    <>
      <Probelink pfad={s.anlass.pfad} probe={probe} />
      {probe.vorgelegtAm === null ? <Akt akt="vorlegen" verb="Den Delegationen vorlegen" felder={felder} meldung={meldung} satz="Alle Delegationen sehen den Probedruck, bevor etwas veröffentlicht wird." />
        : probe.eigener ? <Meldung art="info">Den Delegationen vorgelegt am <Zeitpunkt am={probe.vorgelegtAm} />. Veröffentlichen muss eine zweite Person der Geschäftsstelle: Wer die Probe hergestellt hat, veröffentlicht sie nicht selbst.</Meldung>
          : offen > 0 ? <Meldung art="warnung">Vor der Veröffentlichung {offen === 1 ? 'ist noch eine Stelle' : `sind noch ${offen} Stellen`} der redaktionellen Prüfung zu entscheiden.</Meldung> : (
            <Akt akt="veroeffentlichen" verb={`${probe.wort} veröffentlichen`} felder={felder} meldung={meldung} satz={`${s.art === 'sammlung' ? 'Die Sammlung' : `Die Ausgabe (${probe.wort})`} wird für jedermann lesbar. Eine veröffentlichte Ausgabe ändert sich nicht mehr.`}>
              <label className="haken"><input type="checkbox" name="gesehen" value="ja" required /> <span>Ich habe den Probedruck durchgesehen.</span></label>
            </Akt>
          )}
    </>
  );
}

/** The proof as a link, with when it was made and for what. */
export function Probelink({ pfad, probe }: { readonly pfad: string; readonly probe: ProbedruckAnsicht }) {
  return <p><Link to={`${pfad}/probedruck.pdf`} reloadDocument target="_blank" rel="noopener">Probedruck vom <Zeitpunkt am={probe.am} /> ansehen</Link>{probe.grund === null ? '' : ` (${probe.wort}: ${probe.grund})`}</p>;
}

/** While the formats are printed, the page says which one is in work; without script the browser waits for the answer. */
function Fortschritt({ pfad }: { readonly pfad: string }) {
  const printing = useNavigation().state === 'submitting';
  const { data, load } = useFetcher<{ schritt: { text: string; von: number; getan: number } | null }>();
  useEffect(() => {
    if (!printing) return;
    const uhr = setInterval(() => load(`${pfad}/fortschritt`), 500);
    return () => clearInterval(uhr);
  }, [printing, load, pfad]);
  if (!printing) return null;
  const schritt = data?.schritt ?? null;
  return (
    <div role="status" className="stapel">
      <p>{schritt === null ? 'Die Seiten werden gesetzt …' : `${schritt.text} wird hergestellt (${schritt.getan + 1} von ${schritt.von}) …`}</p>
      {schritt === null ? null : <progress max={schritt.von} value={schritt.getan} aria-label="Fortschritt der Veröffentlichung" />}
    </div>
  );
}
