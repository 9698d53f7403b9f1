import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { absatz, type Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { Lesefassung } from '../../app/editor/lesefassung.tsx';
import { Textansicht } from '../../app/editor/textansicht.tsx';

const html = (...absaetze: Absatz[]): string => renderToStaticMarkup(<Textansicht absaetze={absaetze} />);
const words = (markup: string): string => markup.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|');

describe('a text without an editor', () => {
  it('numbers Ziffern as an ordered list, with bullets of two levels inside', () => {
    const markup = html(absatz('ziffer', 'Eins:'), absatz('punkt', 'a'), absatz('unterpunkt', 'b'), absatz('punkt', 'c'), absatz('schluss', 'Ende.'), absatz('ziffer', 'Zwei.'));
    expect(words(markup)).toBe('|1. |Eins:|• |a|– |b|• |c|Ende.|2. |Zwei.|');
    expect(markup).toMatch(/^<div class="druckbild" lang="de"><ol class="ziffern"><li value="1">/);
    expect(markup.match(/<ul class="punkte">/g)).toHaveLength(1);
    expect(markup.match(/<ul class="unterpunkte">/g)).toHaveLength(1);
  });

  it('prints a single clause without a number', () => {
    expect(words(html(absatz('ziffer', 'Nur eine.')))).toBe('|Nur eine.|');
  });

  it('sets the release mark of a report in italics and escapes what looks like markup', () => {
    const titel = '<script>alert(1)</script>';
    const text = `Der Bericht „${titel}“ (nicht freigegeben) liegt vor.`;
    const bis = text.indexOf(' liegt');
    const markup = html({ art: 'absatz', text, berichte: [{ von: 4, bis, gattung: 'Bericht', titel, stand: null, vs: false, freigabe: 'nicht freigegeben' }] });
    expect(markup).toContain('<em class="berichtmarke">(nicht freigegeben)</em>');
    expect(markup).not.toContain('<script');
  });

  it('can be read as a still version with its moment', () => {
    const markup = renderToStaticMarkup(<Lesefassung absaetze={[absatz('absatz', 'Worte.')]} stand={new Date('2027-12-03T13:03:00Z')} bezeichnung="TOP 7" onAktualisieren={() => undefined} />);
    expect(markup).toContain('Lesefassung, Stand 14:03');
    expect(markup).toContain('role="document" aria-label="Lesefassung: TOP 7"');
  });
});
