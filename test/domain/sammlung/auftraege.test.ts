/** When a task is due: the many words for a session, calendar dates, and what is no task. */
import { expect, test } from 'vitest';
import { faelligkeitOf } from '../../../app/domain/sammlung/auftraege.ts';

const am = (text: string): string | null => faelligkeitOf(text, '2026-12-04');

test.each([
  ['Sie beauftragt den AK V, zur Herbstsitzung 2027 zu berichten.', 'Herbst 2027'],
  ['Die IMK bittet das BMI, ihr zur Frühjahrskonferenz 2027 zu berichten.', 'Frühjahr 2027'],
  ['Sie bittet das BMI, bis zur Frühjahrs-IMK 2027 zu prüfen, ob es geht.', 'Frühjahr 2027'],
  ['Sie bittet das BMI, bis zur Frühjahrs- IMK 2027 zu prüfen, ob es geht.', 'Frühjahr 2027'],
  ['Sie bittet, in der IMK-Frühjahrsitzung 2027 zu berichten.', 'Frühjahr 2027'],
  ['Sie bittet, zur IMK im Herbst 2027 zu berichten.', 'Herbst 2027'],
  ['Die IMK fordert das BMI auf, bis zur Herbsttagung 2027 zu berichten.', 'Herbst 2027'],
  ['Sie beauftragt den AK I, bis spätestens Ende März 2027 ein Muster zu entwickeln.', 'Ende März 2027'],
  ['Sie beauftragt den AK I, möglichst bis zum Frühjahr 2027 zu berichten.', null],
  ['Die IMK dankt für den Bericht zur Herbstsitzung 2027.', null],
  ['Sie bittet, den Bericht zur Herbstsitzung 2025 zu ergänzen.', null],
  ['Sie bittet, die Mittel bis Ende 2027 zu verlängern.', null]
])('%s', (text, faellig) => {
  expect(am(text)).toBe(faellig);
});
