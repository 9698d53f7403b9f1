/** `veroeffentlichen <sitzung> --out <ordner>`: every format of a Sitzung's published Sammlung, the newest Ausgabe, byte for byte as served. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DATEIEN } from '../usecases/publish-sammlung.ts';
import { fail, withDatenbank } from './datenbank.ts';

/** Exit codes: 0 written, 1 the database cannot be reached, 2 wrong call or nothing published. `sitzung` is its id, that of an Umlauf, or the address of an Ausgabe. */
export async function veroeffentlichen(args: string[]): Promise<number> {
  const aufruf = readArgs(args);
  if (aufruf === null) return fail('Aufruf: veroeffentlichen <Sitzung oder Adresse der Ausgabe> --out <Ordner>', 2);
  return withDatenbank(async (datenbank) => {
    const { sammlungen } = datenbank.ablage;
    const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(aufruf.sitzung);
    const ausgabe = isUuid ? (await sammlungen.ofAnlass(aufruf.sitzung)).findLast((a) => a.modell !== null) : await sammlungen.ausgabe(aufruf.sitzung);
    if (ausgabe === undefined || ausgabe === null || ausgabe.modell === null) return fail('Zu dieser Sitzung ist keine Sammlung veröffentlicht.', 2);
    await mkdir(aufruf.out, { recursive: true });
    for (const { format, hash } of ausgabe.dateien) {
      const datei = await sammlungen.datei(hash);
      if (datei !== null) await writeFile(join(aufruf.out, DATEIEN[format].name), datei.inhalt);
    }
    for (const [i, { hash }] of ausgabe.berichte.entries()) {
      const datei = await sammlungen.datei(hash);
      if (datei !== null) await writeFile(join(aufruf.out, `bericht-${i + 1}.pdf`), datei.inhalt);
    }
    process.stdout.write(`${ausgabe.kennung}: ${ausgabe.dateien.length + ausgabe.berichte.length} Dateien\n`);
    return 0;
  });
}

function readArgs(args: string[]): { sitzung: string; out: string } | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { out: { type: 'string' } } });
    const [sitzung, ...weitere] = positionals;
    return sitzung === undefined || weitere.length > 0 || values.out === undefined || values.out === '' ? null : { sitzung, out: values.out };
  } catch {
    return null;
  }
}
