/** Words into XML and back, and documents that a strict reader must not accept. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alle, leseXml, worteOf, xmlText, xmlZeichen } from '../../server/publication/xml.ts';

describe('words', () => {
  test('come back as they went in, in content and in attributes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (wort) => {
      const gelesen = leseXml(`<?xml version="1.0"?>\n<a b="${xmlText(wort)}"><!-- c --><c>${xmlText(wort)}</c></a>`);
      expect(gelesen.ok && [gelesen.wert.attribute['b'], worteOf(gelesen.wert)]).toEqual([xmlZeichen(wort), xmlZeichen(wort)]);
    }), { numRuns: 300 });
  });

  test('that no document may hold become visible replacements', () => {
    expect(xmlZeichen('a\u0000b\u000Bc\r\uD800d\uFFFF')).toBe('a\uFFFDb\uFFFDc\uFFFD\uFFFDd\uFFFD');
    expect(xmlText('<&>"\'')).toBe('&lt;&amp;&gt;&quot;&#39;');
  });

  test('in CDATA and by number are read', () => {
    const gelesen = leseXml('<a><![CDATA[<b>]]>&#65;&#x42;</a>');
    expect(gelesen.ok && worteOf(gelesen.wert)).toBe('<b>AB');
  });
});

describe('C4: refused', () => {
  test.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'], ['an outer entity', '<!DOCTYPE a SYSTEM "http://127.0.0.1/x"><a/>'], ['an unknown entity', '<a>&x;</a>'],
    ['a bare ampersand', '<a>&</a>'], ['a number that is no character', '<a>&#0;</a>'], ['tags that do not fit', '<a><b></a></b>'], ['an open end', '<a>'], ['two roots', '<a/><b/>'], ['loose words', 'x<a/>'],
    ['nothing', ''], ['an attribute twice', '<a b="1" b="2"/>'], ['an attribute without quotes', '<a b=1/>'], ['a stray end', '</a>'], ['an open comment', '<a><!-- x</a>'], ['a less-than in an attribute', '<a b="<"/>']
  ])('%s', (_, text) => {
    expect(leseXml(text)).toMatchObject({ ok: false, grund: 'xml_ungueltig' });
  });

  test('a document too deep, in little time', () => {
    const start = performance.now();
    expect(leseXml('<a>'.repeat(100_000)).ok).toBe(false);
    expect(leseXml(`<a ${'b '.repeat(100_000)}>`).ok).toBe(false);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

test('elements are found in their order at every depth', () => {
  const gelesen = leseXml('<a><b n="1"><b n="2"/></b><c><b n="3"/></c></a>');
  expect(gelesen.ok && alle(gelesen.wert, 'b').map((k) => k.attribute['n'])).toEqual(['1', '2', '3']);
});
