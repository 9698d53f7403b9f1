/**
 * A text as it is printed, without an editor: numbers by gliederung.ts, Ziffern and bullets as real lists for those who listen.
 * Used for frozen text, notes and the still reading version; looks are in editor.css, shared with the editor. No state, no browser.
 */
import type { ReactNode } from 'react';
import type { Absatz, Bericht } from '../domain/beschluss/beschluss.ts';
import { gliedere, type Zeile } from '../domain/beschluss/gliederung.ts';

/** The classes of a paragraph, the same in the editor and in every view. */
export function klassenOf(zeile: Pick<Zeile, 'absatz' | 'nummer' | 'haengt'>): string {
  return ['absatz', zeile.absatz.art, zeile.nummer === null ? '' : 'nummeriert', zeile.haengt ? 'haengt' : ''].filter((name) => name !== '').join(' ');
}

/** The whole text. `className` goes to the surrounding element beside `druckbild`. */
export function Textansicht({ absaetze, className }: { readonly absaetze: readonly Absatz[]; readonly className?: string }) {
  return <div className={className === undefined ? 'druckbild' : `druckbild ${className}`} lang="de">{blocks(gliedere(absaetze))}</div>;
}

/** Plain paragraphs one by one; from the first Ziffer on an ordered list whose items hold what belongs to the Ziffer. */
function blocks(zeilen: readonly Zeile[]): ReactNode[] {
  const first = zeilen.findIndex((zeile) => zeile.nummer !== null);
  if (first < 0) return inhalt(zeilen);
  const items: Zeile[][] = [];
  for (const zeile of zeilen.slice(first)) {
    if (zeile.nummer !== null) items.push([zeile]);
    else items.at(-1)?.push(zeile);
  }
  return [
    ...inhalt(zeilen.slice(0, first)),
    <ol key="ziffern" className="ziffern">
      {items.map((item) => <li key={item[0]?.index} value={item[0]?.nummer ?? undefined}>{inhalt(item)}</li>)}
    </ol>
  ];
}

/** Paragraphs of one Ziffer: runs of bullets become lists, everything else stays a paragraph. */
function inhalt(zeilen: readonly Zeile[]): ReactNode[] {
  const out: ReactNode[] = [];
  for (let i = 0; i < zeilen.length; ) {
    const zeile = zeilen[i] as Zeile;
    const end = zeile.ebene === 0 ? i + 1 : endOfRun(zeilen, i, zeile.ebene);
    if (zeile.ebene === 0) out.push(<Zeilenabsatz key={zeile.index} zeile={zeile} />);
    else out.push(<ul key={zeile.index} className={zeile.ebene === 1 ? 'punkte' : 'unterpunkte'}>{punkte(zeilen.slice(i, end), zeile.ebene)}</ul>);
    i = end;
  }
  return out;
}

function punkte(zeilen: readonly Zeile[], ebene: number): ReactNode[] {
  const items: Zeile[][] = [];
  for (const zeile of zeilen) {
    if (zeile.ebene === ebene) items.push([zeile]);
    else items.at(-1)?.push(zeile);
  }
  return items.map((item) => (
    <li key={item[0]?.index}>
      {item.slice(0, 1).map((zeile) => <Zeilenabsatz key={zeile.index} zeile={zeile} />)}
      {inhalt(item.slice(1))}
    </li>
  ));
}

/** The index after the last line that stands at this level or deeper. */
function endOfRun(zeilen: readonly Zeile[], from: number, ebene: number): number {
  let end = from;
  while (end < zeilen.length && (zeilen[end]?.ebene ?? 0) >= ebene) end += 1;
  return end;
}

function Zeilenabsatz({ zeile }: { readonly zeile: Zeile }) {
  return (
    <p className={klassenOf(zeile)}>
      {zeile.marke === '' ? null : <span className="marke">{zeile.marke} </span>}
      {worte(zeile.absatz)}
    </p>
  );
}

/** The words, citations and cross references set apart; the release mark of a report in italics, as printed. */
function worte(absatz: Absatz): ReactNode[] {
  const ranges = [
    ...absatz.berichte.map((b) => ({ von: b.von, bis: b.bis, node: <Berichtszitat key={b.von} text={absatz.text} bericht={b} /> })),
    ...(absatz.verweise ?? []).map((v) => ({ von: v.von, bis: v.bis, node: <span key={v.von} className="verweis">{absatz.text.slice(v.von, v.bis)}</span> }))
  ].sort((a, b) => a.von - b.von);
  const out: ReactNode[] = [];
  let at = 0;
  for (const { von, bis, node } of ranges) {
    if (von < at) continue;
    out.push(absatz.text.slice(at, von), node);
    at = bis;
  }
  return [...out, absatz.text.slice(at)];
}

function Berichtszitat({ text, bericht }: { readonly text: string; readonly bericht: Bericht }) {
  const words = text.slice(bericht.von, bericht.bis);
  const marke = bericht.freigabe === null ? '' : `(${bericht.freigabe})`;
  if (marke === '' || !words.endsWith(marke)) return <span className="bericht">{words}</span>;
  return <span className="bericht">{words.slice(0, -marke.length)}<em className="berichtmarke">{marke}</em></span>;
}
