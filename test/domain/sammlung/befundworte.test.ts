/** Every finding and every choice has words for people: a title, one sentence, no exclamation mark. */
import { expect, test } from 'vitest';
import { BEFUNDARTEN, befundwort, wahlwort } from '../../../app/domain/sammlung/befundworte.ts';

test.each(BEFUNDARTEN)('%s has a title and one sentence', (art) => {
  const { titel, satz } = befundwort(art);
  expect(titel).toMatch(/^\p{Lu}[^.!]*$/u);
  expect(satz).toMatch(/^\p{Lu}[^!]*\.$/u);
  expect(titel).not.toBe('Hinweis');
});

test('titles differ; an unknown finding is a note; choices are named', () => {
  expect(new Set(BEFUNDARTEN.map((art) => befundwort(art).titel)).size).toBe(BEFUNDARTEN.length);
  expect([befundwort('etwas').titel, befundwort('toString').titel]).toEqual(['Hinweis', 'Hinweis']);
  expect(['gehoert_nicht_dazu', 'untertitel', 'constructor', 'neu'].map(wahlwort)).toEqual(['gehört nicht dazu', 'Untertitel', 'constructor', 'neu']);
});
