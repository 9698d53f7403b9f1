/**
 * The last look before bytes leave the house (reliability.md C11): does each format still say what the model says, and can everybody read it?
 * Fast own checks on the finished bytes, for every print; the full standards (veraPDF, the schema of Akoma Ntoso, axe) are run by the tests.
 * It decides nothing of what may be published.
 */
import { abgelehnt, assertNever, ok, type Result } from '../../app/domain/result.ts';
import { pruefeModell } from '../../app/domain/sammlung/pruefung.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { HINWEISWORT } from '../../app/domain/sammlung/wortlaut.ts';
import { leseAkn } from './akn-lesen.ts';
import { leseDocx, type Lesezeile } from './docx-lesen.ts';
import { druckOf, type Druck } from './druckzeilen.ts';
import { lesePdf } from './pdf-lesen.ts';
import { ANHANG } from './satzdaten.ts';
import { xmlZeichen } from './xml.ts';
import { EIGENE } from './zip.ts';

export type Pruefformat = 'pdf' | 'txt' | 'md' | 'html' | 'docx' | 'json' | 'akn';

export interface Pruefart {
  readonly einzeln?: boolean;
  readonly entwurf?: boolean;
  readonly profil?: 'ua-1' | 'a-3a';
}

type Befund = string | null;

/** Ok, or `druck_fehlerhaft` with the format and the first fault found. */
export function pruefeDruck(format: Pruefformat, bytes: Uint8Array, modell: Sammlung, art: Pruefart = {}): Result<true, 'druck_fehlerhaft'> {
  const befund = befundOf(format, bytes, modell, art);
  return befund === null ? ok(true) : abgelehnt('druck_fehlerhaft', { format, befund });
}

function befundOf(format: Pruefformat, bytes: Uint8Array, modell: Sammlung, art: Pruefart): Befund {
  const druck = druckOf(modell, art.einzeln ?? false);
  switch (format) {
    case 'pdf': return pruefePdf(bytes, druck, art);
    case 'docx': return pruefeDocx(bytes, druck, art);
    case 'akn': return pruefeAkn(textOf(bytes), druck, art);
    case 'html': return pruefeHtml(textOf(bytes), druck);
    case 'json': return pruefeJson(textOf(bytes));
    case 'txt':
    case 'md': return bytes.length === 0 ? 'leer' : null;
    default: return assertNever(format);
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Blanks are layout; what remains are the words. */
function ohneLuecken(text: string): string {
  return text.replace(/\s+/gu, '');
}

function pruefePdf(bytes: Uint8Array, druck: Druck, { profil }: Pruefart): Befund {
  const pdf = lesePdf(bytes);
  if (!pdf.ok) return 'kein PDF';
  const { sprache, titel, ausgezeichnet, seiten, lesezeichen, schriften, schriftenOhneDatei, anhaenge } = pdf.wert;
  if (!ausgezeichnet) return 'Strukturbaum fehlt';
  if (sprache?.startsWith('de') !== true) return 'Sprache fehlt';
  if (titel === null || ohneLuecken(titel) !== ohneLuecken(druck.titel)) return 'Titel weicht ab';
  if (schriften === 0 || schriftenOhneDatei > 0) return 'Schrift nicht eingebettet';
  if (seiten < druck.beschluesse.length) return 'Seiten fehlen';
  const tops = druck.beschluesse.flatMap((b) => b.zeilen).filter((z) => z.rolle === 'top').map((z) => `${z.marke} ${z.text}`);
  const erwartet = [...(druck.hinweise.length === 0 ? [] : [HINWEISWORT]), ...tops];
  if (erwartet.map(ohneLuecken).join('\n') !== lesezeichen.map(ohneLuecken).join('\n')) return 'Lesezeichen weichen ab';
  const fehlt = profil === 'a-3a' ? Object.values(ANHANG).filter((name) => !anhaenge.includes(name)) : [];
  return fehlt.length > 0 ? `Anhang fehlt: ${fehlt.join(', ')}` : null;
}

function pruefeDocx(bytes: Uint8Array, druck: Druck, { entwurf }: Pruefart): Befund {
  const docx = leseDocx(bytes, EIGENE);
  if (!docx.ok) return docx.grund;
  if (docx.wert.sprache !== 'de-DE') return 'Sprache fehlt';
  if (docx.wert.titel !== xmlZeichen(druck.titel)) return 'Titel weicht ab';
  if (entwurf === true && !docx.wert.koepfe.every((kopf) => kopf.includes('Entwurf'))) return 'Vermerk Entwurf fehlt';
  return vergleiche(docx.wert.beschluesse, druck);
}

function pruefeAkn(text: string, druck: Druck, { entwurf }: Pruefart): Befund {
  const akn = leseAkn(text);
  if (!akn.ok) return 'kein wohlgeformtes XML';
  const { kennungen, ziele, entwuerfe } = akn.wert;
  if (new Set(kennungen).size !== kennungen.length) return 'Kennung doppelt';
  const ziel = ziele.find((z) => !kennungen.includes(z) && !/__ziffer_\d+$/u.test(z));
  if (ziel !== undefined) return `Ziel fehlt: ${ziel}`;
  if (entwurf === true && entwuerfe < druck.beschluesse.length) return 'Vermerk Entwurf fehlt';
  return vergleiche(akn.wert.beschluesse, druck);
}

/** What was read back against what was to be printed: number of decisions, roles, marks and words of every line. */
function vergleiche(gelesen: readonly (readonly Lesezeile[])[], druck: Druck): Befund {
  if (gelesen.length !== druck.beschluesse.length) return 'Zahl der Beschlüsse weicht ab';
  for (const [i, { zeilen, noch }] of druck.beschluesse.entries()) {
    const [a, b] = [gelesen[i]?.map(alsZeile).join('\n'), zeilen.map(alsZeile).join('\n')];
    if (a !== b) return `Wortlaut weicht ab: ${noch.replace(/^noch /u, '')}`;
  }
  return null;
}

function alsZeile({ rolle, marke, text, notiz }: Lesezeile): string {
  return JSON.stringify([rolle, xmlZeichen(marke), xmlZeichen(text), notiz]);
}

function pruefeHtml(text: string, druck: Druck): Befund {
  if (!/<html lang="de">/u.test(text) || !/<title>[^<]+<\/title>/u.test(text)) return 'Sprache oder Titel fehlt';
  const ebenen = [...text.matchAll(/<h([1-6])[\s>]/gu)].map((treffer) => Number(treffer[1]));
  if (ebenen[0] !== 1 || ebenen.filter((e) => e === 1).length !== 1 || ebenen.some((e, i) => i > 0 && e > (ebenen[i - 1] ?? 0) + 1)) return 'Reihenfolge der Überschriften';
  const ids = [...text.matchAll(/\sid="([^"]*)"/gu)].map((treffer) => treffer[1] ?? '');
  if (new Set(ids).size !== ids.length) return 'Anker doppelt';
  if ((text.match(/<section class="sammlung-top"/gu)?.length ?? 0) !== druck.beschluesse.length) return 'Zahl der Beschlüsse weicht ab';
  return /<script(?! type="application\/ld\+json">)/iu.test(text) ? 'Programm im Dokument' : null;
}

function pruefeJson(text: string): Befund {
  try {
    return pruefeModell(JSON.parse(text)).ok ? null : 'kein Modell';
  } catch {
    return 'kein JSON';
  }
}
