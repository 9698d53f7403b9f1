/** The right side: positions on the frozen text, and the formal acts that this person may do now. */
import { Link } from '@remix-run/react';
import type { Fehlermeldung } from '../../antwort.ts';
import type { Vorschlagsansicht } from '../../load-context.ts';
import { Akt, Meldung } from '../form/akt.tsx';
import { Textfeld } from '../form/feld.tsx';
import { Kachelkarte } from '../laenderkachel.tsx';
import { Redaktionshinweise } from './redaktion.tsx';

interface Props { readonly v: Vorschlagsansicht; readonly meldung: Fehlermeldung | undefined }

export function Seitenleiste({ v, meldung }: Props) {
  const fassung = v.fassungen[v.fassungen.length - 1];
  const counts = fassung !== undefined && fassung.aufgehobenAm === null;
  return (
    <aside className="stapel-weit" aria-label="Positionen und Handlungen">
      <section className="stapel">
        <h2>Positionen</h2>
        {counts ? (
          <>
            {fassung.ergebnis === null ? null : <p><strong>{fassung.ergebnis.bezeichnung}</strong><br /><span className="blass">{fassung.ergebnis.satz}</span></p>}
            <Kachelkarte positionen={fassung.stimmen} eigenes={v.eigenesLand} />
            <Link className={`knopf${v.zustand === 'in_abstimmung' || v.zustand === 'im_umlauf' ? ' haupt' : ''}`} to={`/beschlussvorschlaege/${v.id}/abstimmung`}>{v.zustand === 'in_abstimmung' ? 'Zur Abstimmung' : v.zustand === 'im_umlauf' ? 'Zum Umlaufverfahren' : 'Abstimmung ansehen'}</Link>
          </>
        ) : <p className="blass">{v.schwelleBekannt ? `${v.regel} ` : ''}Abgestimmt wird, wenn der Vorsitz den Text als Fassung eingefroren hat.{fassung === undefined ? '' : ` Die Stimmen zu Fassung ${fassung.nummer} gelten nicht mehr.`}</p>}
      </section>
      <Handlungen v={v} meldung={meldung} />
      {v.kreise.length === 0 ? null : (
        <section className="stapel">
          <h2>Kreise</h2>
          <ul className="liste-schlicht">{v.kreise.map((k) => <li key={k.id}><Link to={`/kreise/${k.id}/top/${v.id}`}>{k.name}</Link></li>)}</ul>
        </section>
      )}
      <Redaktionshinweise v={v} />
    </aside>
  );
}

function Handlungen({ v, meldung }: Props) {
  const r = v.rechte;
  const acts = [
    v.zustand === 'anmeldung' && r['top.registrieren'] ? <Akt key="registrieren" akt="registrieren" verb="Themenanmeldung einreichen" meldung={meldung} satz="Danach sehen alle Delegationen dieses Thema und können am Text mitschreiben." /> : null,
    darfEinfrieren(v) ? <Einfrieren key="einfrieren" v={v} meldung={meldung} /> : null,
    darfUmlaufen(v) ? <Umlauf key="umlauf" v={v} meldung={meldung} /> : null,
    (v.zustand === 'in_abstimmung' || v.zustand === 'ohne_einigung') && r['fassung.wiedereroeffnen'] ? <Wiedereroeffnen key="wieder" nummer={v.fassungen.length} meldung={meldung} /> : null,
    (v.zustand === 'entwurf' || v.zustand === 'ohne_einigung') && r['top.leiten'] ? (
      <details key="leiten"><summary>Vertagen oder absetzen</summary>
        <div className="reihe"><Akt akt="vertagen" verb="Vertagen" haupt={false} schmal meldung={meldung} /><Akt akt="absetzen" verb="Absetzen" haupt={false} schmal meldung={meldung} /></div>
      </details>
    ) : null,
    (v.zustand === 'vertagt' || v.zustand === 'abgesetzt') && r['top.leiten'] ? <Akt key="auf" akt="wiederaufnehmen" verb="Wieder aufnehmen" meldung={meldung} satz="Der TOP wird wieder als Entwurf geführt und behält seine Nummer." /> : null,
    (v.zustand === 'anmeldung' || v.zustand === 'entwurf') && r['top.zurueckziehen'] ? (
      <details key="zurueck"><summary>Thema zurückziehen</summary><Akt akt="zurueckziehen" verb="Thema zurückziehen" haupt={false} meldung={meldung} satz="Das Thema wird nicht mehr behandelt. Eine vergebene Nummer bleibt frei." /></details>
    ) : null
  ].filter((act) => act !== null);
  return acts.length === 0 ? null : <section className="stapel"><h2>Handlungen</h2>{acts}</section>;
}

function darfEinfrieren({ zustand, rechte, schwelleBekannt }: Vorschlagsansicht): boolean {
  return zustand === 'entwurf' && (rechte['fassung.einfrieren'] === true || (rechte['top.einordnen'] === true && !schwelleBekannt));
}

/** The freeze opens the vote; where nobody knows the threshold, who could act is told so instead. */
function Einfrieren({ v, meldung }: Props) {
  const next = v.fassungen.length + 1;
  if (!v.schwelleBekannt) return <Meldung art="warnung">{v.regel} <Link to="/regeln">Abstimmungsregeln</Link></Meldung>;
  return <Akt akt="einfrieren" verb={`Als Fassung ${next} einfrieren`} meldung={meldung} satz={`Der Text wird als Fassung ${next} festgehalten und ändert sich nicht mehr; die Länder können dazu abstimmen.`} />;
}

function darfUmlaufen({ zustand, rechte }: Vorschlagsansicht): boolean {
  return zustand === 'entwurf' && rechte['umlauf.vorbereiten'] === true;
}

/** The other way to decide: in writing, between two Sitzungen. */
function Umlauf({ v, meldung }: Props) {
  if (v.umlauf?.offen === true) return <p>{v.umlauf.name} ist vorbereitet. <Link to={`/umlaeufe/${v.umlauf.id}`}>Zum Umlaufverfahren</Link></p>;
  return (
    <details>
      <summary>Im Umlaufverfahren entscheiden</summary>
      <Akt akt="umlauf_anlegen" verb="Umlaufverfahren vorbereiten" haupt={false} meldung={meldung} satz="Die Delegationen stimmen dann schriftlich bis zu einer Frist ab. Der Text bleibt offen, bis der Vorsitz das Verfahren beginnt." />
    </details>
  );
}

function Wiedereroeffnen({ nummer, meldung }: { readonly nummer: number; readonly meldung: Fehlermeldung | undefined }) {
  return (
    <details open={meldung?.akt === 'wiedereroeffnen'}>
      <summary>Text wieder öffnen</summary>
      <Akt akt="wiedereroeffnen" verb={`Fassung ${nummer} aufheben und Text öffnen`} haupt={false} meldung={meldung} satz={`Fassung ${nummer} wird aufgehoben; die Stimmen dazu gelten nicht mehr und bleiben als ungültig sichtbar.`}>
        <Textfeld name="grund" label="Grund" hinweis="Wird allen Delegationen angezeigt" rows={2} required />
      </Akt>
    </details>
  );
}
