/** The words of the field as this house uses them, with an English gloss. */
import type { MetaFunction } from '@remix-run/node';
import { GLOSSAR } from '../domain/glossar.ts';

export const meta: MetaFunction = () => [{ title: 'Glossar – Einvernehmen' }];

export default function Glossar() {
  return (
    <main id="inhalt" className="schmal stapel">
      <h1>Glossar</h1>
      <p className="blass">Die Begriffe, wie diese Anwendung und ihr Quelltext sie verwenden, mit englischer Erläuterung.</p>
      <dl className="angaben">
        {GLOSSAR.flatMap(({ wort, plural, gloss }) => [
          <dt key={wort}>{umlaute(plural === undefined ? wort : `${wort}, ${plural}`)}</dt>,
          <dd key={`${wort}-en`} lang="en">{gloss}</dd>
        ])}
      </dl>
    </main>
  );
}

/** Identifiers are ASCII; people read real umlauts. */
function umlaute(wort: string): string {
  return wort.replace(/ae/g, 'ä').replace(/oe/g, 'ö').replace(/(?<![aeq])ue/g, 'ü');
}
