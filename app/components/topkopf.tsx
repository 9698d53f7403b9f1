/** The heading of a TOP as it is printed: bold with a hanging number, subtitles, lettered parts, joint TOPs "in Verbindung mit". */
import { Fragment } from 'react';
import { druckprofilOf, type Druckprofil } from '../domain/sammlung/druckprofil.ts';
import { kopfwort } from '../domain/sammlung/profilworte.ts';
import { VERBINDUNG } from '../domain/top.ts';

const IMK = druckprofilOf('IMK');

interface Kopfangabe { readonly nummer: string | null; readonly titel: string; readonly untertitel: readonly string[]; readonly teile: readonly { readonly buchstabe: string; readonly titel: string }[] }

/** `ebene` is the level of the heading; joint TOPs share one head and are headings of their own. `profil` has the words and the place of the number. */
export function Topkopf({ tops, ebene = 1, profil = IMK }: { readonly tops: readonly Kopfangabe[]; readonly ebene?: 1 | 2 | 3; readonly profil?: Pick<Druckprofil, 'ueberschrift' | 'titelstellung'> }) {
  const Ueberschrift = `h${ebene}` as const;
  return (
    <div className={profil.titelstellung === 'darunter' ? 'topkopf darunter' : 'topkopf'} lang="de">
      {tops.map((top, i) => (
        <Fragment key={`${top.nummer ?? ''}${top.titel}`}>
          {i === 0 ? null : <p className="verbindung">{VERBINDUNG}</p>}
          <Ueberschrift><span>{top.nummer === null ? 'TOP:' : kopfwort(profil, top.nummer)}</span> <span>{top.titel}</span></Ueberschrift>
          {top.untertitel.map((zeile) => <p key={zeile} className="unter">{zeile}</p>)}
          {top.teile.map((teil) => <p key={teil.buchstabe} className="teil">{teil.buchstabe}) {teil.titel}</p>)}
        </Fragment>
      ))}
    </div>
  );
}
