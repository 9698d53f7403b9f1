/** Everything readable in published bytes, unpacked: streams of a PDF and its attachments, parts of a DOCX, metadata and all. For canaries (C9). */
import { inflateSync } from 'node:zlib';
import jszip from 'jszip';
import { textAus } from '../../server/importing/pdf-text.ts';

/** One text of all that a search could find in these bytes. */
export async function entpackt(bytes: Uint8Array, name: string): Promise<string> {
  if (name.endsWith('.docx')) return (await partsOf(bytes)).join('\n');
  if (!name.endsWith('.pdf')) return Buffer.from(bytes).toString('utf8');
  const text = await textAus(bytes);
  return [Buffer.from(bytes).toString('latin1'), ...streamsOf(bytes), text.ok ? text.wert : ''].join('\n');
}

async function partsOf(bytes: Uint8Array): Promise<string[]> {
  const zip = await jszip.loadAsync(bytes);
  return Promise.all(Object.values(zip.files).map(async (file) => `${file.name}\n${await file.async('string')}`));
}

/** Flate streams of a PDF; UTF-16 strings in them (titles, bookmarks) are read as well. */
function streamsOf(bytes: Uint8Array): string[] {
  const pdf = Buffer.from(bytes);
  const out: string[] = [];
  for (let at = pdf.indexOf('stream'); at !== -1; at = pdf.indexOf('stream', at + 6)) {
    const from = at + (pdf[at + 6] === 13 ? 8 : 7);
    try {
      const plain = inflateSync(pdf.subarray(from, pdf.indexOf('endstream', from)));
      out.push(plain.toString('utf8'), plain.toString('latin1').replaceAll('\u0000', ''));
    } catch {
      // Not a Flate stream: its bytes are in the whole file already.
    }
  }
  return out;
}
