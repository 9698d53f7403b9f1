/** What differs between two editions, decision by decision and word by word; marked in words for those who do not see colour. */
import type { Sitzungsart } from '../../domain/sammlung/sammlung.ts';
import type { Unterschied } from '../../domain/sammlung/unterschied.ts';
import { topangabe } from '../../domain/zitierweise.ts';
import { wortunterschied } from '../../dokument/diff.ts';

const ART = { hinzugekommen: 'hinzugekommen', entfallen: 'entfallen', geaendert: 'geändert' } as const;

export function Unterschiedsliste({ art, unterschiede, ebene = 3 }: { readonly art: Sitzungsart; readonly unterschiede: readonly Unterschied[]; readonly ebene?: 2 | 3 }) {
  const Kopf = `h${ebene}` as const;
  return (
    <div className="stapel breit">
      {unterschiede.map((u) => (
        <section key={`${u.schluessel}${u.art}${u.stellen[0]?.ort ?? ''}`} className="stapel breit unterschied">
          <Kopf>{u.schluessel === '' ? u.titel : `${topangabe(art, [{ nummer: u.schluessel }])}: ${u.titel}`} <span className="blass">– {ART[u.art]}</span></Kopf>
          {u.stellen.length === 0 ? null : (
            <dl className="breit">
              {u.stellen.map((s) => <div key={s.ort}><dt>{s.ort}</dt><dd><Wortlaut vorher={s.vorher} nachher={s.nachher} /></dd></div>)}
            </dl>
          )}
        </section>
      ))}
    </div>
  );
}

/** Words of two texts in one, what is new and what is gone marked and said. */
export function Wortlaut({ vorher, nachher }: { readonly vorher: string; readonly nachher: string }) {
  return (
    <p className="wortlaut">
      {wortunterschied(vorher, nachher).map((s, i) => {
        if (s.art === 'gleich') return <span key={i}>{s.text}</span>;
        return s.art === 'neu' ? <ins key={i}><span className="unsichtbar">neu: </span>{s.text}</ins> : <del key={i}><span className="unsichtbar">gestrichen: </span>{s.text}</del>;
      })}
    </p>
  );
}
