/** Head of the pages that release and publish: of a Sitzung with its phase, or of an Umlauf with the day it ended. */
import type { AnlassKopf, SitzungKopf } from '../../load-context.ts';
import { Brotkrumen } from '../brotkrumen.tsx';
import { Zeitpunkt } from '../datum.tsx';
import { Sitzungskopf } from '../sitzungskopf.tsx';

export function Anlasskopf({ sitzung, anlass, titel }: { readonly sitzung: SitzungKopf; readonly anlass: AnlassKopf; readonly titel: string }) {
  if (anlass.umlauf === null) {
    return <><Brotkrumen weg={[['Sitzungen', '/sitzungen'], [`${sitzung.bezeichnung}, ${sitzung.titel}`, anlass.pfad]]} hier={titel} /><Sitzungskopf sitzung={sitzung} titel={titel} /></>;
  }
  return (
    <>
      <Brotkrumen weg={[['Umlaufverfahren', '/umlaeufe'], [anlass.umlauf.name, anlass.pfad]]} hier={titel} />
      <h1>{titel}</h1>
      <p className="blass">{sitzung.konferenz}, {anlass.umlauf.name} · beschlossen am <Zeitpunkt am={anlass.umlauf.beendetAm} /></p>
    </>
  );
}
