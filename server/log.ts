/**
 * One line per event on standard error, made of named fields only.
 * Words of a text, names, passwords and values of a row never reach a log (reliability.md L4):
 * an event is a fixed word, a field is on the list below, and of an error only its kind, its code and its place are kept.
 */

/** What may stand in a line of the log. A field is added here only when no person's words can be in it. */
const FELDER = [
  'anzahl', 'adresse', 'ausgang', 'code', 'dauer_ms', 'fehler', 'folge', 'grund', 'konto', 'methode', 'name', 'ordner', 'ort', 'pid', 'raum', 'route',
  'signal', 'status', 'version'
] as const;

export type Feld = (typeof FELDER)[number];
export type Angaben = Readonly<Partial<Record<Feld, string | number | boolean | null>>>;

/** Writes events. `fehler` also takes the error that was caught. */
export type Log = {
  readonly info: (ereignis: string, angaben?: Angaben) => void;
  readonly warnung: (ereignis: string, angaben?: Angaben) => void;
  readonly fehler: (ereignis: string, error: unknown, angaben?: Angaben) => void;
};

/** A log that hands every finished line to `write`; standard error by default. */
export function createLog(write: (line: string) => void = (line) => void process.stderr.write(`${line}\n`)): Log {
  const put = (stufe: string, ereignis: string, angaben: Angaben): void =>
    write([new Date().toISOString(), stufe, ereignis, ...fields(angaben)].join(' '));
  return {
    info: (ereignis, angaben = {}) => put('info', ereignis, angaben),
    warnung: (ereignis, angaben = {}) => put('warnung', ereignis, angaben),
    fehler: (ereignis, error, angaben = {}) => put('fehler', ereignis, { ...angaben, ...ofError(error) })
  };
}

/** A log for the parts that must stay silent, such as the command line. */
export const STUMM: Log = { info: () => undefined, warnung: () => undefined, fehler: () => undefined };

function fields(angaben: Angaben): string[] {
  return FELDER.flatMap((feld) => {
    const wert = angaben[feld];
    return wert === undefined || wert === null ? [] : [`${feld}=${typeof wert === 'string' ? JSON.stringify(wert) : wert}`];
  });
}

/** Kind, code and place of an error. Its message may quote a row or a text, so it is left out. */
function ofError(error: unknown): Angaben {
  if (!(error instanceof Error)) return { fehler: typeof error };
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : null;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 4);
  return { fehler: error.name, code, ort: frames.map((line) => line.trim().slice(3)).join(' < ') };
}
