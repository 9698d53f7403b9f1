/**
 * Unknown JSON -> model, or the place and the reason why it is none. Fields a foreign program may leave out get their
 * natural empty value; unknown fields are dropped. Checks form only: whether a Sammlung may be printed is decided elsewhere.
 * The same form as JSON Schema: server/publication/einvernehmen-sammlung-1.schema.json.
 */
import { ABSATZ_ARTEN, type Absatz, type Bericht, type Verweis } from '../beschluss/beschluss.ts';
import { abgelehnt, ok, type Result } from '../result.ts';
import { isKalendertag } from './kopf.ts';
import { isSitzungsart, type Befund, type Notiz, type Restzeile, type Sammlung, type Sitzungsart, type Titelteil, type Topkopf, type VeroeffentlichterBeschluss, type Zeitraum } from './sammlung.ts';

export type Modellgrund = 'modell_ungueltig';
type Antwort<T> = Result<T, Modellgrund>;
type Pruefung<T> = (wert: unknown, ort: string) => Antwort<T>;

/** Checks a whole model; `angaben` name the place (`beschluesse[2].tops[0].titel`) and what is expected there. */
export function pruefeModell(wert: unknown): Antwort<Sammlung> {
  const form = SAMMLUNG(wert, '');
  if (!form.ok) return form;
  const { zeitraum } = form.wert;
  return zeitraum !== null && zeitraum.von > zeitraum.bis ? falsch('zeitraum', 'ein Anfang, der nicht nach dem Ende liegt') : form;
}

function falsch(ort: string, erwartet: string): Antwort<never> {
  return abgelehnt('modell_ungueltig', { ort: ort === '' ? 'das Modell' : ort, erwartet });
}

const text: Pruefung<string> = (wert, ort) => (typeof wert === 'string' ? ok(wert) : falsch(ort, 'ein Text'));
const wahr: Pruefung<boolean> = (wert, ort) => (typeof wert === 'boolean' ? ok(wert) : falsch(ort, 'true oder false'));
const zahl: Pruefung<number> = (wert, ort) => (typeof wert === 'number' && Number.isSafeInteger(wert) && wert >= 0 ? ok(wert) : falsch(ort, 'eine ganze Zahl ab 0'));
const nichtLeer: Pruefung<string> = (wert, ort) => (typeof wert === 'string' && wert.trim() !== '' ? ok(wert) : falsch(ort, 'ein Text, der nicht leer ist'));

const tag: Pruefung<string> = (wert, ort) => {
  const treffer = typeof wert === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/u.exec(wert) : null;
  const gueltig = treffer !== null && isKalendertag(Number(treffer[1]), Number(treffer[2]), Number(treffer[3]));
  return gueltig ? ok(treffer[0]) : falsch(ort, 'ein Tag in der Form JJJJ-MM-TT');
};

const sitzungsart: Pruefung<Sitzungsart> = (wert, ort) => (isSitzungsart(wert) ? ok(wert) : falsch(ort, 'einer der Werte "Sitzung", "Beratung" oder ein Umlaufverfahren mit Nummer ("Umlaufverfahren 3/2027")'));

function einesVon<const T extends string | number | null>(...werte: readonly T[]): Pruefung<T> {
  return (wert, ort) => {
    const treffer = werte.find((erlaubt) => erlaubt === wert);
    return treffer === undefined ? falsch(ort, `einer der Werte ${werte.map((w) => JSON.stringify(w)).join(', ')}`) : ok(treffer);
  };
}

function oderNull<T>(pruefung: Pruefung<T>): Pruefung<T | null> {
  return (wert, ort) => (wert === null || wert === undefined ? ok(null) : pruefung(wert, ort));
}

function sonst<T>(pruefung: Pruefung<T>, ersatz: T): Pruefung<T> {
  return (wert, ort) => (wert === undefined ? ok(ersatz) : pruefung(wert, ort));
}

function liste<T>(pruefung: Pruefung<T>, mindestens = 0): Pruefung<readonly T[]> {
  return (wert, ort) => {
    if (!Array.isArray(wert) || wert.length < mindestens) return falsch(ort, mindestens === 0 ? 'eine Liste' : `eine Liste mit mindestens ${mindestens} Eintrag`);
    const werte: T[] = [];
    for (const [i, eintrag] of wert.entries()) {
      const antwort = pruefung(eintrag, `${ort}[${i}]`);
      if (!antwort.ok) return antwort;
      werte.push(antwort.wert);
    }
    return ok(werte);
  };
}

function objekt<T extends object>(felder: { readonly [K in keyof Required<T>]: Pruefung<T[K]> }): Pruefung<T> {
  return (wert, ort) => {
    if (typeof wert !== 'object' || wert === null || Array.isArray(wert)) return falsch(ort, 'ein Objekt');
    const werte: Partial<T> = {};
    for (const name of Object.keys(felder) as (keyof T & string)[]) {
      const inhalt: unknown = Object.hasOwn(wert, name) ? (wert as Record<string, unknown>)[name] : undefined;
      const antwort = felder[name](inhalt, ort === '' ? name : `${ort}.${name}`);
      if (!antwort.ok) return antwort;
      if (antwort.wert !== undefined) werte[name] = antwort.wert;
    }
    return ok(werte as T);
  };
}

const optional = <T>(pruefung: Pruefung<T>): Pruefung<T | undefined> => (wert, ort) => (wert === undefined ? ok(undefined) : pruefung(wert, ort));

const BERICHT: Pruefung<Bericht> = objekt<Bericht>({
  von: zahl, bis: zahl, gattung: sonst(text, ''), titel: text, stand: oderNull(text), vs: sonst(wahr, false),
  freigabe: sonst(einesVon('freigegeben', 'nicht freigegeben', null), null), id: optional(text)
});
const VERWEIS: Pruefung<Verweis> = objekt<Verweis>({ von: zahl, bis: zahl, ziel: text });

const ABSATZ_FORM: Pruefung<Absatz> = objekt<Absatz>({ art: einesVon(...ABSATZ_ARTEN), text, berichte: sonst(liste(BERICHT), []), verweise: optional(liste(VERWEIS)) });

/** Ranges lie inside the words they annotate. */
const ABSATZ: Pruefung<Absatz> = (wert, ort) => {
  const form = ABSATZ_FORM(wert, ort);
  if (!form.ok) return form;
  const stellen = [...form.wert.berichte, ...(form.wert.verweise ?? [])];
  const ausserhalb = stellen.some((s) => s.von > s.bis || s.bis > form.wert.text.length);
  return ausserhalb ? falsch(ort, 'Fundstellen (von, bis) innerhalb des Textes') : form;
};

const TEIL: Pruefung<Titelteil> = objekt<Titelteil>({ buchstabe: nichtLeer, titel: text });
const TOP: Pruefung<Topkopf> = objekt<Topkopf>({ nummer: nichtLeer, titel: text, untertitel: sonst(liste(text), []), teile: sonst(liste(TEIL), []), berichterstattung: optional(liste(nichtLeer)) });
const NOTIZ: Pruefung<Notiz> = objekt<Notiz>({ bezeichnung: sonst(nichtLeer, 'Protokollnotiz'), parteien: liste(nichtLeer, 1), absaetze: liste(ABSATZ) });
const BESCHLUSS: Pruefung<VeroeffentlichterBeschluss> = objekt<VeroeffentlichterBeschluss>({ tops: liste(TOP, 1), absaetze: liste(ABSATZ), protokollnotizen: sonst(liste(NOTIZ), []), ergebnis: optional(nichtLeer) });
const BEFUND: Pruefung<Befund> = objekt<Befund>({ zeile: zahl, art: text, text, wahl: optional(text), moeglich: optional(liste(text)) });
const REST: Pruefung<Restzeile> = objekt<Restzeile>({ zeile: zahl, text });

const SAMMLUNG: Pruefung<Sammlung> = objekt<Sammlung>({
  format: einesVon('einvernehmen-sammlung'),
  fassung: einesVon(1),
  konferenz: nichtLeer,
  art: sitzungsart,
  nummer: oderNull(zahl),
  beschlussdatum: tag,
  zeitraum: oderNull(objekt<Zeitraum>({ von: tag, bis: tag })),
  ort: oderNull(text),
  titelblatt: sonst(liste(text), []),
  hinweise: sonst(liste(text), []),
  beschluesse: liste(BESCHLUSS),
  befunde: sonst(liste(BEFUND), []),
  rest: sonst(liste(REST), []),
  seiten: optional(zahl)
});
