/** Invented Sammlungen in any number, the same on every run: words by frequency as in official German, compounds, reports, tasks, notes, references. */
import { absatz, type Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { LAENDER } from '../../app/domain/land.ts';
import { neueSammlung, type Sammlung, type VeroeffentlichterBeschluss } from '../../app/domain/sammlung/sammlung.ts';

const HAUFIG = 'die der und den über das zur im Land Länder Bund Bericht Schutz Lage Zusammenarbeit Maßnahmen Umsetzung Prüfung Polizei Feuerwehr Sicherheit Daten Kommunen Verfahren Beteiligung Ausstattung Ausbildung'.split(' ');
const VORN = 'Katastrophen Bevölkerungs Brand Wald Hochwasser Küsten Gefahren Daten Netz Leitstellen Warn Einsatz Rettungs Berg Wasser Grenz Objekt Personen Sprengstoff Luft Hafen Bahn Straßen Stadt Kreis Gemeinde Jugend Sport Digital Melde Ausweis Archiv'.split(' ');
const HINTEN = 'schutz lagebild planung übung dienst technik plan verband häuser netz mittel kräfte recht ordnung steuerung vorsorge analyse stelle register karte fahrzeuge ausbildung förderung bericht gruppe konzept'.split(' ');

/** The same sequence on every run. */
export function zufall(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** `anzahl` Sammlungen of `je` decisions each, two a year, back from autumn 2026. */
export function bestand(anzahl: number, je: number, seed = 11): { kennung: string; modell: Sammlung }[] {
  const next = zufall(seed);
  return Array.from({ length: anzahl }, (_, i) => {
    const jahr = 2026 - Math.floor(i / 2);
    const tag = i % 2 === 0 ? `${jahr}-12-03` : `${jahr}-06-11`;
    const modell = neueSammlung({ konferenz: 'IMK', art: 'Sitzung', nummer: 500 - i, beschlussdatum: tag, zeitraum: null, ort: 'Musterstadt' }, {
      titelblatt: [], hinweise: [], beschluesse: Array.from({ length: je }, (_unused, n) => beschluss(next, n + 1, jahr, 500 - i))
    });
    return { kennung: `imk-${tag}`, modell };
  });
}

function pick<T>(next: () => number, aus: readonly T[]): T {
  return aus[Math.floor(next() * aus.length)] as T;
}

/** Frequent words often, compounds in a long tail. */
function wort(next: () => number): string {
  if (next() < 0.62) return HAUFIG[Math.floor(next() ** 2 * HAUFIG.length)] ?? 'und';
  const kurz = pick(next, VORN) + pick(next, HINTEN);
  return next() < 0.25 ? kurz + pick(next, ['s', 'en', 'e', 'er']) : next() < 0.12 ? `${pick(next, VORN)}${kurz.toLowerCase()}` : kurz;
}

function satz(next: () => number, laenge: number): string {
  return `Die IMK ${pick(next, ['stellt fest, dass', 'betont,', 'begrüßt', 'hält', 'nimmt zur Kenntnis, dass'])} ${Array.from({ length: laenge }, () => wort(next)).join(' ')}.`;
}

function beschluss(next: () => number, nummer: number, jahr: number, sitzung: number): VeroeffentlichterBeschluss {
  const absaetze: Absatz[] = Array.from({ length: 2 + Math.floor(next() * 6) }, () => absatz('ziffer', satz(next, 15 + Math.floor(next() * 45))));
  if (next() < 0.4) absaetze.push(absatz('ziffer', `Die IMK beauftragt den AK ${pick(next, ['I', 'II', 'III', 'IV', 'V', 'VI'])}, ihr zur Herbstsitzung ${jahr + 1} zu berichten.`));
  if (next() < 0.2) absaetze.push(absatz('ziffer', `Die IMK bittet ihren Vorsitzenden, die ${pick(next, ['Verkehrsministerkonferenz', 'Justizministerkonferenz', 'Umweltministerkonferenz'])} über diesen Beschluss zu informieren.`));
  if (next() < 0.3) absaetze.push(absatz('ziffer', `Sie erneuert ihren Beschluss zu TOP ${1 + Math.floor(next() * 50)} der ${Math.max(1, sitzung - 1 - Math.floor(next() * 6))}. Sitzung.`));
  const titel = Array.from({ length: 4 + Math.floor(next() * 5) }, () => wort(next)).join(' ');
  const notiz = next() < 0.15 ? [{ bezeichnung: 'Protokollnotiz', parteien: [pick(next, LAENDER)], absaetze: [absatz('absatz', satz(next, 30))] }] : [];
  return { tops: [{ nummer: String(nummer), titel, untertitel: [], teile: [] }], absaetze, protokollnotizen: notiz };
}
