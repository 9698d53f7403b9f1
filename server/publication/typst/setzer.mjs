/**
 * The typesetter's own process: reads one order as JSON on stdin, writes the PDF to stdout, ends.
 * It decides nothing of the words. A warning of the compiler is an error: a dropped glyph or a missing font must not pass.
 * Plain JavaScript, not bundled: the server starts it by its path (pdf.ts), limits its time and memory, and kills it.
 * Exit codes: 0 PDF on stdout, 3 refused with one JSON line on stderr; anything else is a crash.
 */
import { readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const ordner = dirname(fileURLToPath(import.meta.url));
const schriften = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/arimo/package.json'));
const SCHNITTE = ['400Regular/Arimo_400Regular.ttf', '400Regular_Italic/Arimo_400Regular_Italic.ttf', '700Bold/Arimo_700Bold.ttf', '700Bold_Italic/Arimo_700Bold_Italic.ttf'];

function refuse(meldungen) {
  writeSync(2, JSON.stringify({ meldungen }) + '\n');
  process.exit(3);
}

function messagesOf(compiler, fehler) {
  return compiler.fetchDiagnostics(fehler).map((d) => String(d.message ?? d));
}

function writeAll(bytes) {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

const auftrag = JSON.parse(readFileSync(0, 'utf8'));
const compiler = NodeCompiler.create({ workspace: ordner, fontArgs: [{ fontBlobs: SCHNITTE.map((name) => readFileSync(join(schriften, name))) }] });
compiler.mapShadow(join(ordner, 'daten.json'), Buffer.from(JSON.stringify(auftrag.daten)));
for (const [name, inhalt] of Object.entries(auftrag.anhaenge)) compiler.mapShadow(join(ordner, name), Buffer.from(inhalt));
const ergebnis = compiler.compile({ mainFilePath: join(ordner, auftrag.vorlage === 'niederschrift.typ' ? 'niederschrift.typ' : 'vorlage.typ') });
const hinweise = ergebnis.takeDiagnostics();
if (hinweise !== null || ergebnis.result === null) refuse(hinweise === null ? ['no document'] : messagesOf(compiler, hinweise));
try {
  writeAll(compiler.pdf(ergebnis.result, { pdfStandard: auftrag.profil, pdfTags: true }));
} catch (error) {
  let meldungen = [String(error?.message ?? error)];
  try {
    meldungen = messagesOf(compiler, error);
  } catch {
    // The error carries no diagnostics; its own words are all there is.
  }
  refuse(meldungen);
}
