/** The agenda as a table of 80 rows: number, title, Arbeitskreis, state, positions, notes, Freigabe. j and k move, Enter opens. */
import { Link } from '@remix-run/react';
import { useRef, type KeyboardEvent } from 'react';
import { inPrintingOrder, nameOf, type Partei } from '../domain/land.ts';
import { titelOfTops } from '../domain/top.ts';
import { Positionenreihe, type Landposition } from './laenderkachel.tsx';

interface Zeile {
  readonly id: string; readonly tops: readonly { readonly nummer: string | null; readonly titel: string; readonly untertitel: readonly string[]; readonly teile: readonly { readonly buchstabe: string; readonly titel: string }[] }[];
  readonly schluessel: string; readonly arbeitskreis: string | null; readonly bundesrat: string | null; readonly delegation: Partei; readonly stand: string; readonly zustand: string; readonly fassung: number | null;
  readonly positionen: readonly Landposition[] | null; readonly notizen: readonly Partei[]; readonly notizentwuerfe: number; readonly freigabe: string | null; readonly online: number;
}

export function Agendatafel({ zeilen }: { readonly zeilen: readonly Zeile[] }) {
  const rahmen = useRef<HTMLDivElement>(null);
  if (zeilen.length === 0) return <p className="leer">Hier steht noch kein TOP. Eine Delegation meldet ihr Thema an, die Geschäftsstelle vergibt die Nummer.</p>;
  const move = (event: KeyboardEvent): void => {
    if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [...(rahmen.current?.querySelectorAll<HTMLAnchorElement>('a.top-link') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    links[Math.max(0, Math.min(links.length - 1, at + (event.key === 'j' ? 1 : -1)))]?.focus();
  };
  return (
    <div className="tafel-rahmen" ref={rahmen} onKeyDown={move}>
      <table className="tafel klappt mit-nummer agenda">
        <caption className="unsichtbar">Tagesordnung. Mit den Tasten J und K wechseln Sie zwischen den TOPs.</caption>
        <thead>
          <tr><th scope="col">TOP</th><th scope="col">Titel</th><th scope="col">AK</th><th scope="col">Stand</th><th scope="col">Positionen</th><th scope="col"><abbr title="Protokollnotizen">PN</abbr></th><th scope="col">Freigabe</th></tr>
        </thead>
        <tbody>{zeilen.map((zeile) => <Reihe key={zeile.id} zeile={zeile} />)}</tbody>
      </table>
    </div>
  );
}

function Reihe({ zeile: z }: { readonly zeile: Zeile }) {
  const stand = z.zustand === 'in_abstimmung' ? `Abstimmung läuft (Fassung ${z.fassung ?? ''})` : z.stand;
  return (
    <tr>
      <th scope="row" className="nr">{z.schluessel}</th>
      <td>
        <Link className="top-link" to={`/beschlussvorschlaege/${z.id}`}>{titelOfTops(z.tops)}</Link>
        {z.bundesrat === null ? null : <span className="untertitel hinweiswort">{z.bundesrat}</span>}
        {z.tops.flatMap((top) => [...top.untertitel, ...top.teile.map((teil) => `${teil.buchstabe}) ${teil.titel}`)]).map((wort) => <span key={wort} className="untertitel">{wort}</span>)}
      </td>
      <td className="ak" data-wort="AK">{z.arbeitskreis}</td>
      <td>{stand}{z.online > 0 ? <span className="blass">, {z.online} online</span> : null}{z.zustand === 'anmeldung' ? <span className="untertitel">{nameOf(z.delegation)}</span> : null}</td>
      <td>{z.positionen === null ? null : <Positionenreihe positionen={z.positionen} />}</td>
      <td data-wort="Protokollnotizen">{[inPrintingOrder(z.notizen).join(', '), z.notizentwuerfe > 0 ? `${z.notizentwuerfe} Entwurf` : ''].filter((w) => w !== '').join(', ')}</td>
      <td data-wort="Freigabe">{z.freigabe}</td>
    </tr>
  );
}
