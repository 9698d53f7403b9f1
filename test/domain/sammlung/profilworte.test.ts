/** The words of a conference round a decision. */
import { expect, test } from 'vitest';
import { druckprofilOf } from '../../../app/domain/sammlung/druckprofil.ts';
import { berichtzeile, kopfwort, vorworte } from '../../../app/domain/sammlung/profilworte.ts';

test('headings', () => {
  expect(['IMK', 'VMK'].map((k) => kopfwort(druckprofilOf(k), '4.2'))).toEqual(['TOP 4.2:', 'Punkt 4.2 der Tagesordnung:']);
});

test('before the text: "Beschluss:", or the outcome where there is one to print', () => {
  const worte = (k: string, ergebnis?: string): string[] => vorworte(druckprofilOf(k), ergebnis === undefined ? {} : { ergebnis });
  expect([worte('IMK'), worte('IMK', 'einstimmig'), worte('GMK'), worte('GMK', 'einstimmig')]).toEqual([['Beschluss:'], ['Beschluss:'], [], ['Die GMK hat einstimmig beschlossen:']]);
});

test('rapporteurs where the conference names them', () => {
  const zeile = (k: string, berichterstattung?: string[]): string[] => berichtzeile(druckprofilOf(k), berichterstattung === undefined ? {} : { berichterstattung });
  expect([zeile('JuMiKo', ['Bayern', 'Hessen', 'Berlin']), zeile('JuMiKo', []), zeile('JuMiKo'), zeile('IMK', ['Bayern'])]).toEqual([['Berichterstattung: Bayern, Hessen und Berlin'], [], [], []]);
});
