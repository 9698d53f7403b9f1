/** First texts of the pages that every public service must have; the Geschäftsstelle edits them. Invented, to be replaced by the operator. */
export const SEITEN_TEXTE: readonly { readonly schluessel: string; readonly titel: string; readonly inhalt: string }[] = [
  {
    schluessel: 'impressum', titel: 'Impressum',
    inhalt: `Diese Angaben ergänzt die Stelle, die Einvernehmen betreibt. Die Geschäftsstelle kann den Text dieser Seite ändern.

## Diensteanbieter
Geschäftsstelle der Konferenz
Musterstraße 1
10117 Berlin

## Kontakt
Telefon: 030 0000-0
E-Mail: geschaeftsstelle@konferenz.example

## Verantwortlich für den Inhalt
Leitung der Geschäftsstelle`
  },
  {
    schluessel: 'datenschutz', titel: 'Datenschutzerklärung',
    inhalt: `Diese Angaben ergänzt die Stelle, die Einvernehmen betreibt. Die Geschäftsstelle kann den Text dieser Seite ändern.

## Welche Daten verarbeitet werden
Für angemeldete Personen: Benutzerkennung, Name, Delegation, Rolle und der Zeitpunkt förmlicher Handlungen. Wer veröffentlichte Sammlungen liest, braucht kein Konto; es werden keine Profile gebildet und keine Inhalte Dritter geladen.

## Cookies
Nach der Anmeldung wird ein einziges Cookie gesetzt, das die Anmeldung trägt. Es wird beim Abmelden gelöscht und verfällt spätestens nach zwölf Stunden ohne Nutzung.

## Förmliche Handlungen
Stimmen, Unterschriften und Freigaben sind Handlungen der Delegation und werden dauerhaft aufbewahrt. Gespeichert wird dabei die Kennnummer des Kontos, nicht der Name.

## Ihre Rechte
Sie haben das Recht auf Auskunft, Berichtigung, Löschung und Beschwerde bei der zuständigen Aufsichtsbehörde. Bitte wenden Sie sich an die Geschäftsstelle.`
  },
  {
    schluessel: 'barrierefreiheit', titel: 'Erklärung zur Barrierefreiheit',
    inhalt: `Diese Angaben ergänzt die Stelle, die Einvernehmen betreibt. Die Geschäftsstelle kann den Text dieser Seite ändern.

## Stand der Vereinbarkeit
Einvernehmen ist nach den Regeln der BITV 2.0 und der WCAG 2.2, Stufe AA, gebaut. Alle Seiten werden bei jeder Änderung maschinell geprüft; alle Handlungen sind mit der Tastatur möglich. Veröffentlichte Sammlungen stehen als barrierefreies PDF (PDF/UA-1), als HTML und als Text bereit.

## Bekannte Einschränkungen
Beim gemeinsamen Schreiben ändert sich der Text während des Lesens. Für das Vorlesen gibt es daneben eine Lesefassung, die sich nur auf Wunsch erneuert.

## Rückmeldung
Barrieren können Sie der Geschäftsstelle melden: geschaeftsstelle@konferenz.example

## Schlichtungsverfahren
Sie können sich an die Schlichtungsstelle nach § 16 BGG wenden.`
  }
];
