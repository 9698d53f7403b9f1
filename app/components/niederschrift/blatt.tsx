/** The Niederschrift as a sheet: the same parts, in the same order, with the same words as its print. */
import { anwesenheitssatz, antwortsatz, einwandkopf, INTERN, positionssatz, tischvorlagensatz, titelOf, type Blatt, type Blatttop } from '../../domain/niederschrift/blatt.ts';
import { nameOf } from '../../domain/land.ts';
import { Textansicht } from '../../editor/textansicht.tsx';
import { Topkopf } from '../topkopf.tsx';

export function Niederschriftblatt({ blatt, stand }: { readonly blatt: Blatt; readonly stand: string }) {
  return (
    <article className="papier" aria-label={titelOf(blatt)}>
      <div className="streifen"><strong>{INTERN}</strong><span>{stand}</span><span>nicht öffentlich</span></div>
      <div className="blatt stapel-weit">
        <section className="stapel">
          <h2>{titelOf(blatt)}</h2>
          <p>{blatt.konferenz}</p>
          <dl className="angaben">
            <div><dt>Sitzung</dt><dd>{blatt.bezeichnung}, {blatt.sitzung}</dd></div>
            <div><dt>Tage</dt><dd>{blatt.zeitraum}</dd></div>
            <div><dt>Ort</dt><dd>{blatt.ort}</dd></div>
            <div><dt>Vorsitz</dt><dd>{blatt.vorsitz}</dd></div>
          </dl>
        </section>
        <section className="stapel">
          <h3>Anwesenheit</h3>
          {blatt.anwesenheit.length === 0 ? <p className="blass">Noch nicht erfasst.</p> : <dl className="angaben">{blatt.anwesenheit.map((a) => <div key={a.delegation}><dt>{nameOf(a.delegation)}</dt><dd>{anwesenheitssatz(a)}</dd></div>)}</dl>}
        </section>
        {blatt.tischvorlagen.length === 0 ? null : <section className="stapel"><h3>Tischvorlagen</h3>{blatt.tischvorlagen.map((t) => <p key={t.nummer}>{tischvorlagensatz(t)}</p>)}</section>}
        {blatt.tops.map((t, i) => <Top key={i} t={t} />)}
        {blatt.einwaende.length === 0 ? null : (
          <section className="stapel">
            <h3>Einwände</h3>
            {blatt.einwaende.map((e, i) => <div key={i}><p><strong>{einwandkopf(e)}</strong></p><p>{e.grund}</p><p className="blass">{antwortsatz(e)}</p></div>)}
          </section>
        )}
      </div>
    </article>
  );
}

function Top({ t }: { readonly t: Blatttop }) {
  return (
    <section className="stapel">
      <Topkopf tops={t.tops} ebene={3} />
      <dl className="angaben">
        <div><dt>Angemeldet von</dt><dd>{nameOf(t.von)}</dd></div>
        <div><dt>Stand</dt><dd>{t.stand}</dd></div>
        {t.ergebnis === null ? null : <div><dt>Ergebnis</dt><dd>{t.ergebnis.bezeichnung} ({t.ergebnis.satz})</dd></div>}
        {t.positionen.length === 0 ? null : <div><dt>Positionen</dt><dd>{t.positionen.map((g) => <span key={g.wert} className="zeile">{positionssatz(g)}</span>)}</dd></div>}
        {t.vermerke.length === 0 ? null : <div><dt>Vermerke</dt><dd>{t.vermerke.map((v) => <span key={v} className="zeile">{v}</span>)}</dd></div>}
      </dl>
      {t.fassung === null ? null : <><p className="beschlusswort">Fassung {t.fassung.nummer}:</p><Textansicht absaetze={t.absaetze} /></>}
      {t.notizen.map((n, i) => <div key={i} className="stapel"><p className="notizkopf">{n.kopf}</p><Textansicht absaetze={n.absaetze} /></div>)}
    </section>
  );
}
