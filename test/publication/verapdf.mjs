/**
 * The independent validator of PDF/UA and PDF/A (veraPDF), fetched once by Maven into a cache folder and run by Java.
 * By hand: `node test/publication/verapdf.mjs ua1|3a <file.pdf> …`; exit 0 when every file passes, 1 when one fails, 2 when the validator is not to be had.
 */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '1.28.2';
const HAUPTKLASSE = 'org.verapdf.apps.GreenfieldCliWrapper';
const ORDNER = process.env.VERAPDF_CACHE ?? join(tmpdir(), `einvernehmen-verapdf-${VERSION}`);

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>einvernehmen</groupId><artifactId>verapdf</artifactId><version>1</version>
<dependencies><dependency><groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>${VERSION}</version></dependency></dependencies></project>`;

/**
 * The folder with the program, fetched where it is not there yet; or the reason why it cannot be had.
 * @returns {{ ordner: string, grund: null } | { ordner: null, grund: string }}
 */
export function findVerapdf() {
  if (!laeuft('java', ['-version'])) return { ordner: null, grund: 'java is absent' };
  if (existsSync(join(ORDNER, `greenfield-apps-${VERSION}.jar`))) return { ordner: ORDNER, grund: null };
  if (!laeuft('mvn', ['-v'])) return { ordner: null, grund: 'mvn is absent' };
  const werkstatt = mkdtempSync(join(tmpdir(), 'verapdf-'));
  try {
    writeFileSync(join(werkstatt, 'pom.xml'), POM);
    execFileSync('mvn', ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${join(werkstatt, 'programm')}`], { cwd: werkstatt, stdio: 'pipe', timeout: 240_000 });
    rmSync(ORDNER, { recursive: true, force: true });
    renameSync(join(werkstatt, 'programm'), ORDNER);
    return { ordner: ORDNER, grund: null };
  } catch {
    return { ordner: null, grund: 'mvn could not fetch it' };
  } finally {
    rmSync(werkstatt, { recursive: true, force: true });
  }
}

function laeuft(programm, argumente) {
  try {
    execFileSync(programm, argumente, { stdio: 'ignore', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

/**
 * Validates files against a flavour; the answer holds what did not pass, in the words of the validator.
 * @param {string} ordner
 * @param {'ua1' | '3a'} art
 * @param {readonly string[]} dateien
 * @returns {Promise<{ bestanden: number, fehler: string[] }>}
 */
export async function validiere(ordner, art, dateien) {
  const klassen = readdirSync(ordner).filter((name) => name.endsWith('.jar')).map((name) => join(ordner, name)).join(process.platform === 'win32' ? ';' : ':');
  const ausgabe = await new Promise((resolve) => execFile('java', ['-cp', klassen, HAUPTKLASSE, '--format', 'text', '-v', '-f', art, ...dateien], { maxBuffer: 64e6 }, (_, stdout) => resolve(stdout)));
  const zeilen = String(ausgabe).split('\n').filter((zeile) => zeile.trim() !== '');
  const bestanden = zeilen.filter((zeile) => zeile.startsWith('PASS ')).length;
  return { bestanden, fehler: bestanden === dateien.length ? [] : zeilen.filter((zeile) => !zeile.startsWith('PASS ')) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [art, ...dateien] = process.argv.slice(2);
  const { ordner, grund } = findVerapdf();
  if (ordner === null || (art !== 'ua1' && art !== '3a')) {
    process.stderr.write(`veraPDF: ${grund ?? 'ua1|3a <file.pdf> …'}\n`);
    process.exit(2);
  }
  const { bestanden, fehler } = await validiere(ordner, art, dateien);
  process.stdout.write(`${bestanden} of ${dateien.length} passed ${art}\n${fehler.join('\n')}\n`);
  process.exit(bestanden === dateien.length ? 0 : 1);
}
