/** The command line: `npm run -s cli -- <befehl>`. Needs no running server; reading and printing need no database. */
import { aufbewahren } from './aufbewahren.ts';
import { ergebnis } from './ergebnis.ts';
import { importieren } from './importieren.ts';
import { kontoAnlegen } from './konto-anlegen.ts';
import { lesen } from './lesen.ts';
import { akteAusgeben, nachrechnen } from './nachrechnen.ts';
import { personAuskunft } from './person-auskunft.ts';
import { personLoeschen } from './person-loeschen.ts';
import { protokollePruefen } from './protokolle-pruefen.ts';
import { setzen } from './setzen.ts';
import { sichern } from './sichern.ts';
import { veroeffentlichen } from './veroeffentlichen.ts';
import { wiederherstellen } from './wiederherstellen.ts';

const BEFEHLE: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  lesen, setzen, ergebnis, importieren, veroeffentlichen, sichern, wiederherstellen, aufbewahren, 'konto-anlegen': kontoAnlegen,
  nachrechnen, 'akte-ausgeben': akteAusgeben, 'protokolle-pruefen': protokollePruefen, 'person-auskunft': personAuskunft, 'person-loeschen': personLoeschen
};

const HILFE = `Befehle:
  lesen <datei> [--inventar]                        liest eine Sammlung (.txt, .md, .pdf) und gibt ihr Modell als JSON aus
  setzen <modell.json> --format <f> --out <datei>   druckt ein Modell als pdf, txt, md, html, docx, json oder akn
                                                    [--profil ua-1|a-3a] [--layout heute|doppelt|alt]
  ergebnis                                          liest Fälle ausgezählter Stimmen als JSON von der Standardeingabe
                                                    und gibt ihre Ergebnisse nach den Regeln der Konferenz aus
  importieren <datei>                               nimmt eine anderswo veröffentlichte Sammlung in das Archiv auf
  veroeffentlichen <sitzung> --out <ordner>         schreibt jedes Format der veröffentlichten Sammlung einer Sitzung
  konto-anlegen --kennung <k> --delegation <code> --rolle <rolle> [--name <name>]
                                                    legt ein Konto an und gibt ein Einmalpasswort aus
  sichern <datei>                                   sichert den ganzen Inhalt der Datenbank, auch während alle arbeiten
  wiederherstellen <datei> [--leeren --ja-alles-ersetzen]
                                                    spielt eine Sicherung in eine leere Datenbank ein, alles oder nichts
  aufbewahren [--probe]                             entfernt, was länger als nötig aufbewahrt ist; mit --probe nur zählen
  nachrechnen <sitzung>                             errechnet jedes Ergebnis allein aus der Akte und nennt, was abweicht
  akte-ausgeben <datei>                             schreibt die ganze Akte mit ihrer Kette, je Vermerk eine Zeile JSON
  protokolle-pruefen                                liest das Protokoll jedes Textes und nennt, was beschädigt ist
  person-auskunft <kennung>                         alles, was über eine Person gespeichert ist, als JSON
  person-loeschen <kennung>                         löscht Name und Benutzerkennung einer Person, die Akte des Landes bleibt
`;

const [befehl = '', ...args] = process.argv.slice(2);
const run = Object.hasOwn(BEFEHLE, befehl) ? BEFEHLE[befehl] : undefined;
if (run === undefined) {
  process.stderr.write(befehl === '' ? HILFE : `Den Befehl „${befehl}“ gibt es nicht.\n${HILFE}`);
  process.exitCode = 2;
} else {
  process.exitCode = await run(args);
}
