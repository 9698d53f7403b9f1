/**
 * What the person must know about the text they type: is it saved, may they write, is it frozen. One sentence for each state.
 * "Gespeichert" is said after the server's acknowledgement only (reliability.md M10). Moments are Berlin wall time.
 */

/** The state of the editor, from good to final. */
export type Editorzustand =
  | { readonly art: 'laedt' }
  | { readonly art: 'gespeichert'; readonly um: Date }
  | { readonly art: 'speichert'; /** Set once it takes longer than a person would think. */ readonly seit: Date | null }
  | { readonly art: 'getrennt'; readonly seit: Date; readonly ungespeichert: boolean }
  /** Too long unsaved: typing waits until everything is saved, and goes on by itself. */
  | { readonly art: 'angehalten'; readonly seit: Date; readonly verbunden: boolean }
  | { readonly art: 'nur_lesen' }
  /** The stored text is not whole; shown is what stands before the damage (reliability.md P12, P13). */
  | { readonly art: 'beschaedigt' }
  | { readonly art: 'eingefroren'; readonly ungespeichert: boolean }
  | { readonly art: 'sitzung_abgelaufen'; readonly ungespeichert: boolean }
  | { readonly art: 'recht_entzogen'; readonly ungespeichert: boolean }
  | { readonly art: 'abgelehnt'; readonly grund: string }
  | { readonly art: 'veraltet'; readonly ungespeichert: boolean; /** The text is on the screen. */ readonly geladen: boolean };

/** What an end means, with everything saved and without. */
const ENDSAETZE = {
  eingefroren: {
    gespeichert: 'Eingefroren – Textraum geschlossen',
    ungespeichert: 'Eingefroren – Textraum geschlossen. Ihre letzten Worte sind nicht im eingefrorenen Text; Sie können sie unten kopieren.'
  },
  sitzung_abgelaufen: {
    gespeichert: 'Sitzung abgelaufen: bitte neu anmelden',
    ungespeichert: 'Sitzung abgelaufen: bitte neu anmelden. Ihre letzten Worte sind noch nicht gespeichert; Sie können sie unten kopieren.'
  },
  recht_entzogen: {
    gespeichert: 'Das Recht an diesem Text wurde entzogen.',
    ungespeichert: 'Das Schreibrecht wurde entzogen. Ihre letzten Worte wurden nicht übernommen; Sie können sie unten kopieren.'
  },
  veraltet: {
    gespeichert: 'Diese Seite ist älter als der Server und darf nur noch lesen. Bitte laden Sie sie neu.',
    ungespeichert: 'Diese Seite ist älter als der Server und darf nur noch lesen. Ihre letzten Worte sind nicht gespeichert; kopieren Sie sie unten und laden Sie die Seite neu.'
  }
} as const;

/** The status line. */
export function satzOf(zustand: Editorzustand): string {
  switch (zustand.art) {
    case 'laedt': return 'Der Text wird geladen …';
    case 'gespeichert': return `Gespeichert ${uhrzeit(zustand.um)}`;
    case 'speichert': return zustand.seit === null ? 'Wird gespeichert …' : `Nicht gespeichert seit ${uhrzeit(zustand.seit)} – der Server speichert zurzeit nicht. Sie können weiterschreiben.`;
    case 'getrennt': return zustand.ungespeichert
      ? `Nicht gespeichert seit ${uhrzeit(zustand.seit)} – Verbindung unterbrochen. Ihre Worte bleiben auf dieser Seite stehen und werden gespeichert, sobald die Verbindung wieder besteht.`
      : `Verbindung unterbrochen seit ${uhrzeit(zustand.seit)} – alles Geschriebene ist gespeichert.`;
    case 'angehalten': return `Nicht gespeichert seit ${uhrzeit(zustand.seit)} – das Schreiben ist angehalten, bis Ihre Worte gespeichert sind.`;
    case 'nur_lesen': return 'Nur lesen';
    case 'beschaedigt': return 'Der gespeicherte Text ist beschädigt. Zu sehen ist der Stand davor; geschrieben werden kann hier nicht. Bitte verständigen Sie die Geschäftsstelle.';
    case 'eingefroren': case 'sitzung_abgelaufen': case 'recht_entzogen': case 'veraltet': return ENDSAETZE[zustand.art][zustand.ungespeichert ? 'ungespeichert' : 'gespeichert'];
    case 'abgelehnt': return `Nicht übernommen: ${grundsatz(zustand.grund)} Der Text ist hier gesperrt. Sie können Ihren Stand unten kopieren und die Seite neu laden.`;
  }
}

/** True where the editor is locked for good and what is on the screen may be all that is left of the last words. */
export function isVerloren(zustand: Editorzustand): boolean {
  if (zustand.art === 'abgelehnt') return true;
  return (zustand.art === 'veraltet' || zustand.art === 'eingefroren' || zustand.art === 'sitzung_abgelaufen' || zustand.art === 'recht_entzogen') && zustand.ungespeichert;
}

/** True where the person may type: while it is loading or gone wrong for good they may not, while the line is cut they may. */
export function isSchreibbar(zustand: Editorzustand): boolean {
  return zustand.art === 'gespeichert' || zustand.art === 'speichert' || zustand.art === 'getrennt';
}

const GRUENDE: Readonly<Record<string, string>> = {
  update_zu_gross: 'Die Änderung ist größer als 1 MB.',
  text_zu_gross: 'Der Text hat seine größte Länge erreicht.',
  zu_viele_knoten: 'Der Text hat zu viele Absätze und Berichte.'
};

function grundsatz(grund: string): string {
  return GRUENDE[grund] ?? 'Die Änderung passt nicht zur Form eines Beschlusstextes.';
}

const UHR = new Intl.DateTimeFormat('de-DE', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' });

function uhrzeit(moment: Date): string {
  return UHR.format(moment);
}
