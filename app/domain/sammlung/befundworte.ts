/**
 * What the reader's findings are called and mean, in the words shown to people, and the words of the choices they offer.
 * The one table; a page shows nothing of its own. Which finding arises where is decided by the productions (lesen.ts).
 */

/** Kinds of findings. Those with `moeglich` in their Befund wait for the decision of a person. */
export const BEFUNDARTEN = [
  'ziffer_als_punkt', 'ziffer_ohne_satzende', 'strich', 'titelumbruch', 'titelstrich', 'trennstrich', 'schraegstrich', 'alte_ueberschrift', 'ohne_beschlusswort',
  'rest', 'seitenzahl', 'datum_verschieden', 'entscheidung_ohne_wirkung', 'anhang_unbrauchbar', 'anhang_weicht_ab'
] as const;
export type Befundart = (typeof BEFUNDARTEN)[number];

export interface Befundwort {
  readonly titel: string;
  readonly satz: string;
}

const WORTE: Readonly<Record<Befundart, Befundwort>> = {
  ziffer_als_punkt: { titel: 'Ziffer hinter einem Aufzählungszeichen', satz: 'Vor der Nummer steht ein Aufzählungszeichen; die Zeile wurde als Ziffer gelesen.' },
  ziffer_ohne_satzende: { titel: 'Ziffer ohne vorheriges Satzende', satz: 'Die Nummer setzt die Zählung fort, obwohl der Satz davor nicht mit einem Satzzeichen endet.' },
  strich: { titel: 'Strich am Zeilenanfang', satz: 'Der Strich kann ein Gedankenstrich oder ein Aufzählungszeichen sein.' },
  titelumbruch: { titel: 'Leerzeile in einer Überschrift', satz: 'Die Zeile hinter der Leerzeile kann den Titel fortsetzen oder ein Untertitel sein.' },
  titelstrich: { titel: 'Strich in einer Überschrift', satz: 'Eine Zeile des Titels beginnt mit einem Strich, der auch ein versehentliches Aufzählungszeichen sein kann.' },
  trennstrich: { titel: 'Trennstrich am Zeilenende', satz: 'Ob der Strich zum Wort gehört oder nur am Zeilenende trennte, ergibt sich nicht sicher aus dem Text.' },
  schraegstrich: { titel: 'Schrägstrich am Zeilenende', satz: 'Ob hinter dem Schrägstrich ein Leerzeichen stand, ergibt sich nicht sicher aus dem Text.' },
  alte_ueberschrift: { titel: 'Überschrift oder Ziffer', satz: 'Die nummerierte Zeile am Seitenanfang kann eine Überschrift oder eine fortgesetzte Ziffer sein.' },
  ohne_beschlusswort: { titel: 'Beginn des Beschlusstextes', satz: 'Die Zeile „Beschluss:“ fehlt; wo die Überschrift endet und der Text beginnt, ist erschlossen.' },
  rest: { titel: 'Zeile ohne Platz', satz: 'Diese Zeile der Vorlage gehört erkennbar weder zu einem Beschluss noch zur Seiteneinrichtung.' },
  seitenzahl: { titel: 'Abweichende Seitenzahl', satz: 'Die gedruckte Seitenzahl passt nicht zur Zählung der Seiten.' },
  datum_verschieden: { titel: 'Verschiedene Daten', satz: 'Titelblatt und Kopfzeile nennen verschiedene Tage; es gilt der Tag der Kopfzeile.' },
  entscheidung_ohne_wirkung: { titel: 'Entscheidung ohne Wirkung', satz: 'Zu dieser Entscheidung gibt es an der genannten Zeile keine passende Frage.' },
  anhang_unbrauchbar: { titel: 'Angehängtes Modell unbrauchbar', satz: 'Das im PDF angehängte Modell ist beschädigt; gelesen wurde der gedruckte Text.' },
  anhang_weicht_ab: { titel: 'Angehängtes Modell weicht ab', satz: 'Das im PDF angehängte Modell stimmt nicht mit dem gedruckten Text überein; gelesen wurde der gedruckte Text.' }
};

const WAHLWORTE: Readonly<Record<string, string>> = {
  ziffer: 'Ziffer', punkt: 'Aufzählungspunkt', fliesstext: 'fortlaufender Text', titel: 'gehört zum Titel', untertitel: 'Untertitel', ohne_strich: 'gehört zum Titel, ohne den Strich',
  zusammen: 'zusammengeschrieben', mit_strich: 'mit Strich', mit_strich_und_luecke: 'mit Strich und Leerzeichen', mit_luecke: 'mit Leerzeichen', ueberschrift: 'Überschrift',
  text: 'Beschlusstext', kopf: 'gehört zur Überschrift', gehoert_nicht_dazu: 'gehört nicht dazu', absatz: 'als Absatz an den Beschluss davor anfügen'
};

/** Title and sentence of a kind of finding; one from a foreign model is called a note. */
export function befundwort(art: string): Befundwort {
  const bekannt = BEFUNDARTEN.find((eigene) => eigene === art);
  return bekannt === undefined ? { titel: 'Hinweis', satz: 'Diese Stelle sollte ein Mensch ansehen.' } : WORTE[bekannt];
}

/** The words of a choice (`untertitel`: "Untertitel"). */
export function wahlwort(wahl: string): string {
  return Object.hasOwn(WAHLWORTE, wahl) ? (WAHLWORTE[wahl] ?? wahl) : wahl;
}
