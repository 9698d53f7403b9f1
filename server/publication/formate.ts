/**
 * The one way from a model to bytes: names the formats, picks the printer, answers with a value.
 * Which Sammlung may be printed and published is decided elsewhere (usecases); this file refuses only what it cannot print.
 */
import { abgelehnt, assertNever, ok, type Result } from '../../app/domain/result.ts';
import { alsMarkdown } from '../../app/domain/sammlung/markdown.ts';
import { alsText, type Textlayout } from '../../app/domain/sammlung/text.ts';
import { schluesselOf, type Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { alsAkomaNtoso } from './akoma-ntoso.ts';
import { pruefeDruck } from './check.ts';
import { alsDocx } from './docx.ts';
import { alsHtmlDokument } from './html.ts';
import { hausSetzer, type Pdfgrund, type Pdfprofil, type Setzer } from './pdf.ts';
import { ANHANG, satzdaten } from './satzdaten.ts';

/** Formats that can be printed. */
export const FORMATE = ['pdf', 'txt', 'md', 'html', 'docx', 'json', 'akn'] as const;
export type Satzformat = (typeof FORMATE)[number];

export type Satzgrund = Pdfgrund | 'top_unbekannt' | 'druck_fehlerhaft';

export interface Satzoptionen {
  /** PDF only: `ua-1` for reading (default), `a-3a` for archiving with the model attached as JSON and as Akoma Ntoso. */
  readonly profil?: Pdfprofil;
  /** Marks every page "Entwurf". */
  readonly entwurf?: boolean;
  /** Text only: the layout; default `heute`. */
  readonly layout?: Textlayout;
  /** Prints one decision only, named by a number or key (`7`, `6+7`). */
  readonly nurTop?: string;
  /** The typesetter to use; the default is one for the whole process. */
  readonly setzer?: Setzer;
}

/** File name ending and media type of each format. */
export const MEDIENTYPEN: Readonly<Record<Satzformat, string>> = {
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  akn: 'application/akn+xml'
};

/** Prints a model and looks at the finished bytes (check.ts). Same model, same format, same options: same bytes. */
export async function setze(modell: Sammlung, format: Satzformat, optionen: Satzoptionen = {}): Promise<Result<Uint8Array, Satzgrund>> {
  const sammlung = ausschnitt(modell, optionen.nurTop);
  if (sammlung === null) return abgelehnt('top_unbekannt', { top: optionen.nurTop ?? '' });
  const bytes = await drucke(sammlung, format, optionen);
  if (!bytes.ok) return bytes;
  const geprueft = pruefeDruck(format, bytes.wert, sammlung, { ...artOf(optionen), profil: optionen.profil ?? 'ua-1' });
  return geprueft.ok ? bytes : geprueft;
}

async function drucke(sammlung: Sammlung, format: Satzformat, optionen: Satzoptionen): Promise<Result<Uint8Array, Pdfgrund>> {
  switch (format) {
    case 'txt':
      return ok(utf8((optionen.entwurf === true ? 'Entwurf\n\n' : '') + alsText(sammlung, optionen.layout)));
    case 'md':
      return ok(utf8((optionen.entwurf === true ? '*Entwurf*\n\n' : '') + alsMarkdown(sammlung)));
    case 'html':
      return ok(utf8(alsHtmlDokument(sammlung, { entwurf: optionen.entwurf, einzeln: optionen.nurTop !== undefined })));
    case 'json':
      return ok(utf8(alsJson(sammlung)));
    case 'pdf':
      return setzePdf(sammlung, optionen);
    case 'docx':
      return ok(await alsDocx(sammlung, artOf(optionen)));
    case 'akn':
      return ok(utf8(alsAkomaNtoso(sammlung, artOf(optionen))));
    default:
      return assertNever(format);
  }
}

function artOf(optionen: Satzoptionen): { entwurf: boolean; einzeln: boolean } {
  return { entwurf: optionen.entwurf ?? false, einzeln: optionen.nurTop !== undefined };
}

function alsJson(sammlung: Sammlung): string {
  return `${JSON.stringify(sammlung, null, 2)}\n`;
}

async function setzePdf(sammlung: Sammlung, optionen: Satzoptionen): Promise<Result<Uint8Array, Pdfgrund>> {
  const profil = optionen.profil ?? 'ua-1';
  const daten = satzdaten(sammlung, { profil, entwurf: optionen.entwurf ?? false, einzeln: optionen.nurTop !== undefined });
  const anhaenge: Record<string, string> = profil === 'a-3a' ? { [ANHANG.json]: alsJson(sammlung), [ANHANG.akn]: alsAkomaNtoso(sammlung, artOf(optionen)) } : {};
  return (optionen.setzer ?? hausSetzer())({ daten, anhaenge, profil });
}

/** The model with the one decision that carries the number; null where none does. */
function ausschnitt(modell: Sammlung, nurTop: string | undefined): Sammlung | null {
  if (nurTop === undefined) return modell;
  const beschluesse = modell.beschluesse.filter((b) => schluesselOf(b) === nurTop || b.tops.some((top) => top.nummer === nurTop));
  return beschluesse.length === 0 ? null : { ...modell, titelblatt: [], hinweise: [], beschluesse };
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** One German sentence per reason, for the command line and for pages. */
export const SATZGRUENDE: Readonly<Record<Satzgrund, string>> = {
  satz_zu_lange: 'Der Satz der Sammlung hat zu lange gedauert und wurde abgebrochen; es wurde nichts geschrieben.',
  satz_zu_gross: 'Der Satz der Sammlung hat zu viel Speicher gebraucht und wurde abgebrochen; es wurde nichts geschrieben.',
  satz_abgebrochen: 'Das Satzprogramm ist abgebrochen; es wurde nichts geschrieben.',
  satz_fehler: 'Das Satzprogramm hat den Text nicht angenommen; es wurde nichts geschrieben.',
  satz_ausgelastet: 'Es warten schon zu viele Satzaufträge; bitte in einigen Minuten erneut versuchen.',
  zeichen_fehlt: 'Der Text enthält ein Zeichen, das die Schrift nicht hat; es wurde nichts geschrieben.',
  druck_fehlerhaft: 'Der fertige Druck hat die Prüfung nicht bestanden; es wurde nichts geschrieben.',
  top_unbekannt: 'Diesen TOP gibt es in der Sammlung nicht.'
};
