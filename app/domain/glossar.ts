/**
 * The nouns of the field: German word, English gloss, source. Shown to readers of the code and of the handbook;
 * exported names that hold a German noun take it from here (test/architecture/glossar.test.ts).
 */

/** `wort` in ASCII as identifiers write it; `plural` where it differs. */
export interface Eintrag { readonly wort: string; readonly plural?: string; readonly gloss: string; readonly quelle: string }

const IMK = 'domain.md 1';
const ARCHITEKTUR = 'architecture.md 5';
const FORMAT = 'domain.md 4';

export const GLOSSAR: readonly Eintrag[] = [
  { wort: 'Absatz', plural: 'Absaetze', gloss: 'paragraph of a text, with a kind', quelle: ARCHITEKTUR },
  { wort: 'Abstimmung', gloss: 'the event of voting on one Fassung', quelle: ARCHITEKTUR },
  { wort: 'Abweichung', plural: 'Abweichungen', gloss: 'how a Land deviates from the stated Einvernehmen', quelle: ARCHITEKTUR },
  { wort: 'Agenda', gloss: 'the list of TOPs of a Sitzung', quelle: IMK },
  { wort: 'Akte', gloss: 'the audit: rows of formal acts', quelle: ARCHITEKTUR },
  { wort: 'Aktenvermerk', gloss: 'one row of the audit', quelle: ARCHITEKTUR },
  { wort: 'Arbeitskreis', plural: 'Arbeitskreise', gloss: 'standing working party (AK I to VI)', quelle: 'domain.md 2.1' },
  { wort: 'Archiv', gloss: 'everything published, to read and search', quelle: 'design.md' },
  { wort: 'Ausgabe', plural: 'Ausgaben', gloss: 'published edition of a Sammlung', quelle: 'design.md' },
  { wort: 'Befund', plural: 'Befunde', gloss: 'something a reader or an editor should look at', quelle: 'domain.md 4.8' },
  { wort: 'Bericht', plural: 'Berichte', gloss: 'report cited in a decision', quelle: FORMAT },
  { wort: 'Berichtigung', gloss: 'later edition that corrects an error', quelle: 'design.md' },
  { wort: 'Beschluss', plural: 'Beschluesse', gloss: 'decision, after adoption', quelle: ARCHITEKTUR },
  { wort: 'Beschlussvorschlag', plural: 'Vorschlaege', gloss: 'draft decision, before adoption', quelle: ARCHITEKTUR },
  { wort: 'Betreff', gloss: 'what a matter is about, for its threshold', quelle: 'domain.md 1.6' },
  { wort: 'Delegation', plural: 'Delegationen', gloss: 'people of a Land, the BMI or the Geschaeftsstelle', quelle: IMK },
  { wort: 'Einlesung', plural: 'Einlesungen', gloss: 'a Sammlung of elsewhere on its way into the archive', quelle: 'domain.md 4.8' },
  { wort: 'Einstellung', gloss: 'what a person sets where no source settles a rule', quelle: 'domain.md 1.6' },
  { wort: 'Einvernehmen', gloss: 'consensus, stated by the chair in one act', quelle: ARCHITEKTUR },
  { wort: 'Einwilligung', gloss: 'the BMI’s consent to the release of its own Bericht', quelle: 'domain.md 1.2' },
  { wort: 'Ergebnis', gloss: 'outcome of an Abstimmung', quelle: ARCHITEKTUR },
  { wort: 'Fassung', plural: 'Fassungen', gloss: 'frozen version of a text that is voted on', quelle: ARCHITEKTUR },
  { wort: 'Feiertag', plural: 'Feiertage', gloss: 'public holiday of a Land', quelle: 'domain.md 2.1' },
  { wort: 'Fingerabdruck', gloss: 'fingerprint: SHA-256 of a text’s canonical form', quelle: ARCHITEKTUR },
  { wort: 'Freigabe', gloss: 'release for publication, a second decision', quelle: 'domain.md 3' },
  { wort: 'Frist', gloss: 'deadline, as Berlin wall time and as instant', quelle: ARCHITEKTUR },
  { wort: 'Geschaeftsstelle', gloss: 'permanent secretariat of the Konferenz', quelle: 'domain.md 2.3' },
  { wort: 'Gliederung', gloss: 'numbers and indents computed from flat paragraphs', quelle: ARCHITEKTUR },
  { wort: 'Handlung', plural: 'Handlungen', gloss: 'an act that the table of rights knows', quelle: 'contract.md' },
  { wort: 'Konferenz', gloss: 'the body of ministers', quelle: IMK },
  { wort: 'Konto', plural: 'Konten', gloss: 'account of a person', quelle: 'contract.md' },
  { wort: 'Laenderabfrage', gloss: 'what each Delegation thinks of each Ziffer before the decision', quelle: 'design.md 8' },
  { wort: 'Lage', gloss: 'how a vote is taken: subject, in writing or not, first or second time', quelle: 'domain.md 1.6' },
  { wort: 'Land', plural: 'Laender', gloss: 'one of the sixteen federal states', quelle: IMK },
  { wort: 'Liste', plural: 'Listen', gloss: 'TOPs ohne Aussprache (Gruene Liste), decided in one step', quelle: 'domain.md 2.2' },
  { wort: 'Marke', plural: 'Marken', gloss: 'printed release mark of a Bericht; printed number of a paragraph', quelle: FORMAT },
  { wort: 'Nachtrag', gloss: 'later edition with what was released later', quelle: 'design.md' },
  { wort: 'Nummer', plural: 'Nummern', gloss: 'number of a TOP, kept with gaps', quelle: 'domain.md 1.5' },
  { wort: 'Partei', plural: 'Parteien', gloss: 'who can write and sign: a Land or the BMI', quelle: 'domain.md 4.1' },
  { wort: 'Postfach', gloss: 'functional mailbox of a Delegation', quelle: 'domain.md 2.3' },
  { wort: 'Probedruck', gloss: 'proof that is looked at before publishing', quelle: 'design.md' },
  { wort: 'Protokollnotiz', plural: 'Notizen', gloss: 'note of Delegationen printed under a Beschluss', quelle: 'domain.md 1.3' },
  { wort: 'Recht', plural: 'Rechte', gloss: 'what a role may do', quelle: 'contract.md' },
  { wort: 'Regelsatz', gloss: 'rule set of a Konferenz', quelle: 'domain.md 1.6' },
  { wort: 'Rolle', plural: 'Rollen', gloss: 'role of an account', quelle: 'contract.md' },
  { wort: 'Rueckruf', plural: 'Rueckrufe', gloss: 'withdrawal of an edition by two persons', quelle: 'domain.md 3' },
  { wort: 'Runde', gloss: 'one round of Freigabe', quelle: ARCHITEKTUR },
  { wort: 'Sammlung', gloss: 'published collection of released decisions', quelle: FORMAT },
  { wort: 'Schwelle', gloss: 'threshold: when a vote is carried', quelle: 'domain.md 1.6' },
  { wort: 'Sitzung', plural: 'Sitzungen', gloss: 'meeting of the Konferenz', quelle: IMK },
  { wort: 'Stimme', plural: 'Stimmen', gloss: 'ballot of one Land on one Fassung', quelle: ARCHITEKTUR },
  { wort: 'Textraum', plural: 'Textraeume', gloss: 'room of one live text', quelle: ARCHITEKTUR },
  { wort: 'Thema', gloss: 'matter that a Delegation submits (Themenanmeldung)', quelle: 'domain.md 2.1' },
  { wort: 'Top', plural: 'Tops', gloss: 'agenda item (Tagesordnungspunkt)', quelle: 'domain.md 1.5' },
  { wort: 'Umlauf', plural: 'Umlaeufe', gloss: 'vote in writing between two Sitzungen (Umlaufverfahren)', quelle: 'domain.md 2.1' },
  { wort: 'Unterschied', plural: 'Unterschiede', gloss: 'what differs between two editions', quelle: 'design.md' },
  { wort: 'Unterschrift', plural: 'Unterschriften', gloss: 'signature under a Protokollnotiz', quelle: ARCHITEKTUR },
  { wort: 'Verweis', gloss: 'cross reference', quelle: 'domain.md 4.5' },
  { wort: 'Vorbehalt', plural: 'Vorbehalte', gloss: 'reservation in a Laenderabfrage, with reason and Frist', quelle: 'design.md 8' },
  { wort: 'Vorsitz', gloss: 'chair, an office of a Land', quelle: 'domain.md 2.3' },
  { wort: 'Widerspruch', plural: 'Widersprueche', gloss: 'objection to a Freigabe, or to text or procedure in an Umlauf', quelle: 'domain.md 1.6 and 3' },
  { wort: 'Ziffer', plural: 'Ziffern', gloss: 'numbered clause of a decision', quelle: FORMAT },
  { wort: 'Zustand', plural: 'Zustaende', gloss: 'state of a Beschlussvorschlag', quelle: 'domain.md 1.1' }
];
