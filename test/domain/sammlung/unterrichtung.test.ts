/** Whom the chair informs: abbreviations and full names, in order, without mentions and without orders to others. */
import { expect, test } from 'vitest';
import { empfaengerOf } from '../../../app/domain/sammlung/unterrichtung.ts';

test.each([
  ['Die IMK bittet ihren Vorsitzenden, die JuMiKo und die FMK zu informieren.', ['JuMiKo', 'FMK']],
  ['Die IMK bittet ihre Vorsitzende, die Finanzministerkonferenz und die Justizministerkonferenz zu informieren.', ['FMK', 'JuMiKo']],
  ['Sie bittet ihren Vorsitzenden, die GFMK zu informieren.', ['GFMK']],
  ['Sie bittet Ihren Vorsitzenden, diesen Beschluss der VMK und der BMK zu übermitteln.', ['VMK', 'BMK']],
  ['Sie bittet ihren Vorsitzenden, den Entwurf gemäß dem Beschluss der MPK der FMK zuzuleiten.', ['FMK']],
  ['Sie bittet ihren Vorsitzenden, den IT-Planungsrat über die Haltung der IMK zu informieren.', ['IT-Planungsrat']],
  ['Sie bittet das BMI, die JuMiKo zu informieren.', []],
  ['Sie bittet das BMI um Prüfung. Der Vorsitzende der JuMiKo wird beteiligt.', []],
  ['Die IMK dankt der JuMiKo.', []]
])('%s', (text, namen) => {
  expect(empfaengerOf(text, 'IMK')).toEqual(namen);
});
