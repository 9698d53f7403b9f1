/**
 * A text as it is printed, without an editor: numbers by gliederung.ts, Ziffern and bullets as real lists for those who listen.
 * Used for frozen text, notes and the still reading version; looks are in editor.css, shared with the editor. No state, no browser.
 */
import { createContext, Fragment, useContext, type ReactNode } from 'react';
import type { Absatz, Bericht } from '../domain/beschluss/beschluss.ts';
import { gliedere, type Zeile } from '../domain/beschluss/gliederung.ts';

/** The classes of a paragraph, the same in the editor and in every view. */
export function klassenOf(zeile: Pick<Zeile, 'absatz' | 'nummer' | 'haengt'>): string {
  return ['absatz', zeile.absatz.art, zeile.nummer === null ? '' : 'nummeriert', zeile.haengt ? 'haengt' : ''].filter((name) => name !== '').join(' ');
}

/** A link on words of a paragraph: the paragraph by its index, UTF-16 offsets [von, bis) into its text. */
export interface Wortlink { readonly absatz: number; readonly von: number; readonly bis: number; readonly ziel: string; readonly titel: string }
/** What a published text has and a draft has not: places one can point to, and words that point elsewhere. */
interface Beiwerk { readonly anker?: (ziffer: number) => string; readonly links?: readonly Wortlink[] }
const Beiwerkwissen = createContext<Beiwerk>({});

/** The whole text. `className` goes to the surrounding element beside `druckbild`; `anker` gives every Ziffer its place and a link to it. */
export function Textansicht({ absaetze, className, anker, links }: { readonly absaetze: readonly Absatz[]; readonly className?: string } & Beiwerk) {
  return <Beiwerkwissen.Provider value={{ anker, links }}><div className={className === undefined ? 'druckbild' : `druckbild ${className}`} lang="de">{blocks(gliedere(absaetze), anker)}</div></Beiwerkwissen.Provider>;
}

/** Plain paragraphs one by one; from the first Ziffer on an ordered list whose items hold what belongs to the Ziffer. */
function blocks(zeilen: readonly Zeile[], anker: Beiwerk['anker']): ReactNode[] {
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
      {items.map((item) => {
        const nummer = item[0]?.nummer ?? 0;
        const id = anker?.(nummer);
        return <li key={item[0]?.index} value={nummer} id={id}>{inhalt(item)}{id === undefined ? null : <a className="dauerlink" href={`#${id}`} aria-label={`Link zu Ziffer ${nummer}`}>#</a>}</li>;
      })}
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
      <Worte zeile={zeile} />
    </p>
  );
}

/** The words, citations and cross references set apart; the release mark of a report in italics, as printed. */
function Worte({ zeile: { absatz, index } }: { readonly zeile: Zeile }) {
  const links = (useContext(Beiwerkwissen).links ?? []).filter((l) => l.absatz === index);
  const stueck: Stueck = (von, bis) => mitLinks(absatz.text, von, bis, links);
  const ranges = [
    ...absatz.berichte.map((b) => ({ von: b.von, bis: b.bis, node: <Berichtszitat key={b.von} text={absatz.text} bericht={b} stueck={stueck} /> })),
    ...(absatz.verweise ?? []).map((v) => ({ von: v.von, bis: v.bis, node: <span key={v.von} className="verweis">{stueck(v.von, v.bis)}</span> }))
  ].sort((a, b) => a.von - b.von);
  const out: ReactNode[] = [];
  let at = 0;
  for (const { von, bis, node } of ranges) {
    if (von < at) continue;
    out.push(<Fragment key={`vor${von}`}>{stueck(at, von)}</Fragment>, node);
    at = bis;
  }
  return <>{out}{stueck(at, absatz.text.length)}</>;
}

/** A part of the words of a paragraph, with the links that lie in it; one that only begins there is left to be words. */
type Stueck = (von: number, bis: number) => ReactNode;

function mitLinks(text: string, von: number, bis: number, links: readonly Wortlink[]): ReactNode {
  const darin = links.filter((l) => l.von >= von && l.bis <= bis).sort((a, b) => a.von - b.von);
  if (darin.length === 0) return text.slice(von, bis);
  const out: ReactNode[] = [];
  let at = von;
  for (const l of darin) {
    if (l.von < at) continue;
    out.push(text.slice(at, l.von), <a key={l.von} href={l.ziel} title={l.titel}>{text.slice(l.von, l.bis)}</a>);
    at = l.bis;
  }
  return [...out, text.slice(at, bis)];
}

function Berichtszitat({ text, bericht, stueck }: { readonly text: string; readonly bericht: Bericht; readonly stueck: Stueck }) {
  const words = text.slice(bericht.von, bericht.bis);
  const marke = bericht.freigabe === null ? '' : `(${bericht.freigabe})`;
  if (marke === '' || !words.endsWith(marke)) return <span className="bericht">{stueck(bericht.von, bericht.bis)}</span>;
  return <span className="bericht">{stueck(bericht.von, bericht.bis - marke.length)}<em className="berichtmarke">{marke}</em></span>;
}
