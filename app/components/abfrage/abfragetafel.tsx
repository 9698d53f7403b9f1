/** What is shared of a Länderabfrage: the map of the Länder, the table by Ziffer, and the Vorbehalte with reason and Frist. Words carry the meaning. */
import { isVorbehalt, type Spalte } from '../../domain/laenderabfrage.ts';
import { langerTag } from '../../domain/sitzung.ts';
import type { Abfrageansicht, Abfragestelle, Abfragezelle, Antwortansicht } from '../../load-context.ts';
import { Zeitpunkt } from '../datum.tsx';
import { Laenderkarte, waehlername, type Position } from '../laenderkachel.tsx';

const KACHEL: Readonly<Record<Spalte, { readonly klasse: Position; readonly wort: string }>> = {
  zustimmend: { klasse: 'zustimmung', wort: 'zustimmend' }, protokollnotiz: { klasse: 'zustimmung', wort: 'mit Notiz' }, vorbehalt: { klasse: 'enthaltung', wort: 'Vorbehalt' }, offen: { klasse: 'offen', wort: 'offen' }
};

export function Abfragetafel({ a }: { readonly a: Abfrageansicht }) {
  const count = (spalte: Spalte): number => a.karte.filter((k) => k.spalte === spalte).length;
  return (
    <section className="stapel">
      <h2>Geteilte Positionen</h2>
      <p>Von 16 Ländern: {count('zustimmend')} zustimmend, {count('protokollnotiz')} mit angekündigter Protokollnotiz, {count('vorbehalt')} mit Vorbehalt, {count('offen')} offen. {a.laeuft ? 'Eine Position bindet nicht; abgestimmt wird über die eingefrorene Fassung.' : 'Die Länder werden hierzu nicht oder nicht mehr gefragt.'}</p>
      <Laenderkarte kacheln={a.karte.map((k) => ({ land: k.land, ...KACHEL[k.spalte] }))} eigenes={a.intern?.partei ?? null} bezeichnung="Positionen der Länder in der Länderabfrage" />
      <div className="tafel-rahmen breit">
        <table className="tafel klappt">
          <caption className="unsichtbar">Positionen je Ziffer. Eine Zustimmung zum früheren Wortlaut zählt als offen.</caption>
          <thead><tr><th scope="col">Stelle</th><th scope="col">zustimmend</th><th scope="col">Protokollnotiz angekündigt</th><th scope="col">Vorbehalt</th><th scope="col">offen</th></tr></thead>
          <tbody>{a.stellen.map((s) => <Reihe key={s.schluessel} s={s} />)}</tbody>
        </table>
      </div>
    </section>
  );
}

function Reihe({ s }: { readonly s: Abfragestelle }) {
  return (
    <tr>
      <th scope="row">{s.stelle}{s.worte === '' ? null : <span className="untertitel">{kurz(s.worte)}</span>}</th>
      {(['zustimmend', 'protokollnotiz', 'vorbehalt', 'offen'] as const).map((spalte) => <td key={spalte} data-wort={KACHEL[spalte].wort}>{zellenworte(s.zellen.filter((z) => z.spalte === spalte))}</td>)}
    </tr>
  );
}

/** What needs no word beside the code, because the head of the column says it. */
const SPALTENWORT: Readonly<Record<Spalte, string>> = { zustimmend: 'zustimmend', protokollnotiz: 'Protokollnotiz angekündigt', vorbehalt: '', offen: 'offen' };

/** `BY, HH (Prüfvorbehalt), SN (zustimmend zum früheren Wortlaut)`. */
function zellenworte(zellen: readonly Abfragezelle[]): string {
  return zellen.map(({ delegation, spalte, wort, veraltet }) => (wort === SPALTENWORT[spalte] ? delegation : `${delegation} (${wort}${veraltet ? ' zum früheren Wortlaut' : ''})`)).join(', ');
}

function kurz(worte: string): string {
  return worte.length <= 90 ? worte : `${worte.slice(0, 90).replace(/\s+\S*$/, '')} …`;
}

export function Vorbehalte({ a }: { readonly a: Abfrageansicht }) {
  if (a.vorbehalte.length + a.weggefallen.length === 0) return null;
  return (
    <section className="stapel">
      <h2>Vorbehalte und Antworten zu früheren Ziffern</h2>
      <ul className="stapel">{[...a.vorbehalte, ...a.weggefallen].map((v) => <li key={v.id}><strong>{waehlername(v.delegation)}, {v.stelle}:</strong> <Antwortworte v={v} /></li>)}</ul>
    </section>
  );
}

/** An answer in words, with the words it was given to where they have changed. */
export function Antwortworte({ v }: { readonly v: Antwortansicht }) {
  return (
    <>
      {v.wort}{v.frist === null ? '' : `, Frist ${langerTag(v.frist)}`}{v.grund === '' ? '' : `: ${v.grund}`}
      {v.aufgehobenAm === null ? null : <> – aufgehoben am <Zeitpunkt am={v.aufgehobenAm} />{v.aufgehobenVon === null ? '' : `, ${v.aufgehobenVon}`}</>}
      {v.veraltet && v.wert !== 'offen' ? <> – zum früheren Wortlaut{isVorbehalt(v.wert) && v.aufgehobenAm === null ? '; der Vorbehalt steht weiter' : ''}</> : null}
      {v.worte === null ? null : <details className="klein"><summary>Wortlaut, zu dem geantwortet wurde</summary><p className="wortlaut">{v.worte}</p></details>}
    </>
  );
}
