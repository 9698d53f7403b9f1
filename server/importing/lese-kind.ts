/**
 * The reading child: bytes of a file on standard input, one JSON answer on standard output. Everything that touches foreign bytes
 * happens here - encoding, PDF, grammar - so that the parent (datei.ts) can kill it all at once.
 * The first line of the input is the order, as JSON; the bytes of the file follow.
 */
import { readFileSync } from 'node:fs';
import { abgelehnt, ok, type Result } from '../../app/domain/result.ts';
import type { Befundart } from '../../app/domain/sammlung/befundworte.ts';
import { leseSammlung, type Lesegrund } from '../../app/domain/sammlung/lesen.ts';
import { isWortgleich } from '../../app/domain/sammlung/wortgleich.ts';
import { antworte } from '../kindprozess.ts';
import type { Dateilesung, Leseauftrag } from './leseauftrag.ts';
import { leseAnhang } from './pdf-anhang.ts';
import { isPdf, textAus, type Dateigrund } from './pdf-text.ts';

type Antwort = Result<Dateilesung, Dateigrund | Lesegrund>;

async function lies({ entscheidungen, pdf }: Leseauftrag, bytes: Uint8Array): Promise<Antwort> {
  const istPdf = bytes.length > 0 && isPdf(bytes);
  const anhang = istPdf ? await leseAnhang(bytes) : { art: 'keiner' as const };
  if (anhang.art === 'zu_viele_seiten') return abgelehnt('pdf_zu_viele_seiten');
  if (anhang.art === 'geschuetzt') return abgelehnt('pdf_geschuetzt');
  const text = await textAus(bytes, { pdf });
  if (!text.ok) return text;
  const lesung = leseSammlung(text.wert, entscheidungen);
  if (!lesung.ok) return lesung;
  const { wert } = lesung;
  const gelesen: Dateilesung = { lesung: wert, quelltext: text.wert, quelle: istPdf ? 'pdf' : 'text', eingebettet: false };
  if (anhang.art !== 'modell') return ok(anhang.art === 'unbrauchbar' ? mitBefund(gelesen, 'anhang_unbrauchbar') : gelesen);
  if (!isWortgleich(anhang.modell, wert.sammlung)) return ok(mitBefund(gelesen, 'anhang_weicht_ab'));
  return ok({ ...gelesen, lesung: { ...wert, sammlung: anhang.modell }, eingebettet: true });
}

function mitBefund(gelesen: Dateilesung, art: Befundart): Dateilesung {
  const { sammlung } = gelesen.lesung;
  return { ...gelesen, lesung: { ...gelesen.lesung, sammlung: { ...sammlung, befunde: [{ zeile: 0, art, text: 'anhang.json' }, ...sammlung.befunde] } } };
}

const eingabe = readFileSync(0);
const ende = eingabe.indexOf(10);
antworte(Buffer.from(JSON.stringify(await lies(JSON.parse(eingabe.subarray(0, ende).toString('utf8')) as Leseauftrag, eingabe.subarray(ende + 1)))));
process.exit(0);
