/**
 * A rule set in German sentences: how a vote is decided and which reading is in force where no source settles it.
 * Made from the data, so that what the page says is what regeln.ts does.
 */
import { bundStimmtMit, isUnbekannt, regelOf, schweigenEntscheidet, type Betreff, type Einstellungsname, type Lage, type Regel, type Regelsatz, type Schwelle } from './regelsatz.ts';

/** Why nobody can vote yet. */
export const SCHWELLE_UNBEKANNT = 'Für diese Konferenz ist nicht belegt, wann ein Beschluss zustande kommt; die Geschäftsstelle legt die Schwelle fest, bevor abgestimmt wird.';

const BETREFFWORT: Readonly<Record<Betreff, string>> = {
  sache: 'Sachfrage', verfahren: 'Verfahrensfrage', haushalt: 'Haushaltswirksame Angelegenheit', grundsatz: 'Frage von grundsätzlicher Bedeutung',
  einheitlichkeit: 'Einheitlichkeit oder Mobilität', einrichtung: 'Gemeinsame Einrichtung', arbeitsweise: 'Arbeitsweise der Konferenz', empfehlung: 'Empfehlung', freigabe: 'Freigabe'
};

/** The subject as people choose it. */
export function betreffWort(betreff: Betreff): string {
  return BETREFFWORT[betreff];
}

/** The rule of a vote in a few sentences, as its page shows it. */
export function regelInWorten(satz: Regelsatz, lage: Lage): string {
  if (schweigenEntscheidet(satz, lage)) return `${frist(satz)} Wer schweigt, stimmt zu. ${stimmeDesBundes(satz, null)}`;
  if (isUnbekannt(satz, lage)) return SCHWELLE_UNBEKANNT;
  const regel = regelOf(satz, lage);
  if (lage.betreff === 'freigabe') return 'Freigegeben ist, wogegen kein Land widerspricht; wer schweigt, hat keine Einwände.';
  const [erste, ...weitere] = regel.stufen;
  const folgt = weitere.map((s) => `Sonst „${s.sonst}“, wenn ${bedingung(s.schwelle)}${s.bindend ? '' : '; das bindet niemanden'}.`);
  return [
    ...(lage.umlauf ? ['Im Umlaufverfahren: ein Widerspruch bringt die Sache auf die Tagesordnung der nächsten Sitzung.'] : []),
    `${erste?.sonst === 'einstimmig' ? 'Einstimmig' : 'Angenommen'}, wenn ${erste === undefined ? '' : bedingung(erste.schwelle)}.`, ...folgt, ...nebenregeln(regel), stimmeDesBundes(satz, regel), ...rueckfall(satz, lage)
  ].join(' ');
}

function frist(satz: Regelsatz): string {
  const wogegen = satz.umlauf.widerspruch.map((w) => (w === 'text' ? 'dem Text' : 'dem Verfahren')).join(' oder ');
  return `Angenommen, wenn ${satz.umlauf.tage === null ? 'in der gesetzten Frist' : `in ${satz.umlauf.tage} Tagen`} niemand ${wogegen} widerspricht.`;
}

function bedingung(s: Schwelle): string {
  switch (s.art) {
    case 'keine_ablehnung': return 'niemand ablehnt und mindestens ein Land zustimmt';
    case 'alle_ja': return 'alle zustimmen';
    case 'mindestens': return s.laender === 16 ? 'alle Länder zustimmen' : `mindestens ${s.laender} Länder zustimmen`;
    case 'mehrheit_abgegeben': return 'mehr zustimmen als ablehnen';
    case 'mehrheit_mitglieder': return 'mehr als die Hälfte aller Mitglieder zustimmt';
    case 'gewichtet': return `mindestens ${s.laender} Länder zustimmen, die zusammen mindestens ${s.zaehler}/${s.nenner} des Königsteiner Schlüssels halten`;
    case 'hoechstens_widersprueche': return `höchstens ${s.laender} Länder widersprechen`;
    case 'unbekannt': return 'die Schwelle festgelegt und erreicht ist';
  }
}

const ENTHALTUNG = { neutral: 'Enthaltung hindert nicht', wie_ablehnung: 'Enthaltung wirkt wie Ablehnung', hindert: 'Enthaltung hindert' } as const;
const FEHLEN = { hindert: 'eine fehlende Stimme gilt nicht als Zustimmung', wie_enthaltung: 'eine fehlende Stimme wirkt wie Enthaltung', zaehlt_nicht: 'eine fehlende Stimme zählt nicht' } as const;

/** What abstention and absence do, where the threshold looks at more than consents. */
function nebenregeln(regel: Regel): string[] {
  return [
    ...(asksForUnanimity(regel) ? [`${ENTHALTUNG[regel.enthaltung]}; ${FEHLEN[regel.fehlen]}.`] : asksForMajority(regel) ? [regel.enthaltung === 'wie_ablehnung' ? 'Enthaltung wirkt wie Ablehnung.' : 'Enthaltungen und fehlende Stimmen zählen nicht.'] : []),
    ...(regel.quorum === null ? [] : [`Beschlussfähig ist die Konferenz, wenn mindestens ${regel.quorum} Länder teilnehmen.`])
  ];
}

function stimmeDesBundes(satz: Regelsatz, regel: Regel | null): string {
  if (!bundStimmtMit(satz)) return 'Der Bund stimmt nicht ab.';
  return regel?.pflicht.includes('BMI') === true ? 'Der Bund stimmt mit ab und muss zustimmen.' : 'Der Bund stimmt mit ab.';
}

function rueckfall(satz: Regelsatz, lage: Lage): string[] {
  if (satz.rueckfall === null || lage.zweiteBefassung || !satz.rueckfall.betreffe.includes(lage.betreff)) return [];
  const [stufe] = satz.rueckfall.regel.stufen;
  return stufe === undefined ? [] : [`Kommt das nicht zustande, folgt ${satz.rueckfall.weg}; in der nächsten Sitzung genügt es, wenn ${bedingung(stufe.schwelle)}.`];
}

/** Which reading is in force where no source settles it, each in its own sentence; for a vote only those that can matter to it. */
export function lesartenOf(satz: Regelsatz, lage?: Lage): string[] {
  const offen = satz.offen.filter((name) => lage === undefined || matters(satz, name, lage));
  return [...offen.map((name) => `${lesart(satz, name, lage)} ${satz.festgelegt.includes(name) ? 'So hat es die Geschäftsstelle festgelegt.' : name === 'enthaltung' ? 'Belegt ist das nur für die IMK.' : 'Eine Quelle dafür ist nicht gefunden; es gilt die vorsichtige Lesart.'}`), ...satz.lesarten];
}

/** Abstention and absence are open readings of unanimity alone, silence to what is done in writing. */
function matters(satz: Regelsatz, name: Einstellungsname, lage: Lage): boolean {
  if (schweigenEntscheidet(satz, lage)) return name === 'schweigen';
  if (name === 'schweigen') return lage.umlauf;
  return name === 'schwelle' || name === 'bund' || asksForUnanimity(regelOf(satz, lage));
}

function asksForUnanimity(regel: Regel): boolean {
  return regel.stufen.some((s) => s.schwelle.art === 'keine_ablehnung');
}

function asksForMajority(regel: Regel): boolean {
  return regel.stufen.some((s) => s.schwelle.art === 'mehrheit_abgegeben' || s.schwelle.art === 'hoechstens_widersprueche');
}

function lesart(satz: Regelsatz, name: Einstellungsname, lage?: Lage): string {
  const all = Object.values(satz.regeln);
  const regel = lage === undefined ? (all.find((r) => r !== satz.regeln.freigabe && asksForUnanimity(r)) ?? satz.regeln.sache) : regelOf(satz, lage);
  switch (name) {
    case 'schwelle': return regel.stufen.some((s) => s.schwelle.art === 'unbekannt') ? 'Ohne festgelegte Schwelle wird nicht abgestimmt.' : `Angenommen ist, wenn ${satz.regeln.sache.stufen.map((s) => bedingung(s.schwelle)).join(' oder ')}.`;
    case 'enthaltung': return `${ENTHALTUNG[regel.enthaltung]}.`;
    case 'fehlen': return regel.fehlen === 'hindert' ? 'Eine fehlende Stimme hindert die Einstimmigkeit.' : 'Eine fehlende Stimme hindert die Einstimmigkeit nicht.';
    case 'bund': return regel.pflicht.includes('BMI') ? 'Der Bund muss zustimmen.' : 'Der Bund muss nicht zustimmen.';
    case 'schweigen': return satz.umlauf.schweigen === 'zustimmung' ? `Im Umlaufverfahren gilt Schweigen ${satz.umlauf.tage === null ? 'nach Ablauf der gesetzten Frist' : `nach ${satz.umlauf.tage} Tagen`} als Zustimmung.` : 'Im Umlaufverfahren gilt Schweigen nicht als Zustimmung.';
  }
}
