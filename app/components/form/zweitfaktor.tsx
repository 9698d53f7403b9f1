/** The second factor on the page of the own account: set up with a picture for the app, shown once with its emergency codes, given up. */
import type { Fehlermeldung } from '../../antwort.ts';
import { Ablehnung, Akt, Meldung } from './akt.tsx';
import { Feld } from './feld.tsx';

/** What an app reads: the picture as an SVG path of `seite` squares a side, and the same in letters. */
export interface Einrichtungsbild { readonly pfad: string; readonly seite: number; readonly buchstaben: string; readonly adresse: string }

interface Props {
  readonly aktiv: boolean;
  /** How many emergency codes are left. */
  readonly notfallcodes: number;
  readonly einrichtung: Einrichtungsbild | null;
  /** Just made: shown this once. */
  readonly neueCodes: readonly string[] | null;
  readonly meldung: Fehlermeldung | undefined;
}

export function Zweitfaktor({ aktiv, notfallcodes, einrichtung, neueCodes, meldung }: Props) {
  return (
    <section className="stapel" aria-labelledby="zweitfaktor">
      <h2 id="zweitfaktor">Zweiter Faktor</h2>
      {meldung?.akt === undefined ? null : <Ablehnung meldung={meldung} />}
      {neueCodes === null ? null : <Notfallcodes codes={neueCodes} />}
      {aktiv ? <Aktiv notfallcodes={notfallcodes} meldung={meldung} /> : einrichtung === null ? <Angebot meldung={meldung} /> : <Einrichtung bild={einrichtung} meldung={meldung} />}
    </section>
  );
}

function Angebot({ meldung }: { readonly meldung: Fehlermeldung | undefined }) {
  return (
    <>
      <p>Mit einem zweiten Faktor genügt das Passwort allein nicht mehr: Bei der Anmeldung und vor förmlichen Handlungen geben Sie einen Code aus einer App auf Ihrem Telefon an.</p>
      <Akt akt="einrichten" verb="Zweiten Faktor einrichten" meldung={meldung} haupt={false} />
    </>
  );
}

function Einrichtung({ bild, meldung }: { readonly bild: Einrichtungsbild; readonly meldung: Fehlermeldung | undefined }) {
  return (
    <>
      <ol className="stapel">
        <li>Öffnen Sie eine App für Einmalcodes (TOTP) auf Ihrem Telefon und lesen Sie dieses Bild ein. Ohne Kamera tippen Sie den Schlüssel ab.</li>
        <li>Geben Sie den Code an, den die App danach zeigt. Erst damit gilt der zweite Faktor.</li>
      </ol>
      <div className="zweitfaktor-bild">
        <svg viewBox={`-2 -2 ${bild.seite + 4} ${bild.seite + 4}`} role="img" aria-label="Schlüssel als QR-Code; er steht daneben in Buchstaben" shapeRendering="crispEdges"><path d={bild.pfad} /></svg>
        <p><span className="klein blass">Schlüssel</span><br /><code>{bild.buchstaben}</code><br /><a className="klein" href={bild.adresse}>In einer App auf diesem Gerät öffnen</a></p>
      </div>
      <Akt akt="bestaetigen" verb="Zweiten Faktor bestätigen" meldung={meldung}>
        <Feld name="code" label="Code aus der App" inputMode="numeric" autoComplete="one-time-code" maxLength={20} required />
      </Akt>
    </>
  );
}

function Aktiv({ notfallcodes, meldung }: { readonly notfallcodes: number; readonly meldung: Fehlermeldung | undefined }) {
  return (
    <>
      <p>Der zweite Faktor ist eingerichtet. {notfallcodes === 0 ? 'Es ist kein Notfallcode mehr übrig' : notfallcodes === 1 ? 'Es ist noch ein Notfallcode übrig' : `Es sind noch ${notfallcodes} Notfallcodes übrig`}; neue erhalten Sie, wenn Sie ihn entfernen und neu einrichten.</p>
      <Akt akt="entfernen" verb="Zweiten Faktor entfernen" meldung={meldung} haupt={false} />
    </>
  );
}

function Notfallcodes({ codes }: { readonly codes: readonly string[] }) {
  return (
    <Meldung art="gut">
      <strong>Der zweite Faktor gilt ab jetzt.</strong> Ist Ihr Telefon einmal nicht zur Hand, hilft einer dieser Notfallcodes, jeder ein Mal. Sie werden nur jetzt angezeigt; bitte verwahren Sie sie getrennt vom Telefon.
      <span className="notfallcodes">{codes.map((code) => <code key={code}>{code}</code>)}</span>
    </Meldung>
  );
}
