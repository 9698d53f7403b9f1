import { describe, expect, it } from 'vitest';
import { absatz } from '../../../app/domain/beschluss/beschluss.ts';
import { adressatenOf, auftraegeOf, beauftragteAks, stellenOf } from '../../../app/domain/sammlung/beauftragung.ts';

describe('beauftragteAks', () => {
  it.each([
    ['Die IMK beauftragt den AK II, zu prüfen.', 'II'], ['Sie beauftragt den AK II und den AK V, dies zu tun.', 'II V'], ['Hierzu beauftragt die IMK den AK I, im Benehmen mit dem AK II bis März zu berichten.', 'I'],
    ['Sie beauftragt den AK IV unter Beteiligung des AK II, den Bericht', 'IV'], ['Mit Blick darauf beauftragt sie AK IV und AK II mit der Prüfung', 'IV II'], ['Sie bittet die Arbeitskreise', ''], ['beauftragt den AK II, V und VI, …', 'II V VI'],
    ['Der AK II hat berichtet.', ''], ['beauftragt den AK VIII', '']
  ])('%s', (text, aks) => expect(beauftragteAks(text).join(' ')).toBe(aks));
});

describe('auftraegeOf', () => {
  it('says who, until when and in which Ziffer, with the bullets of a Ziffer', () => {
    const text = [absatz('ziffer', 'Die IMK nimmt den Bericht zur Kenntnis.'), absatz('ziffer', 'Sie beauftragt den AK V,'), absatz('punkt', 'zur Herbstsitzung 2028 zu berichten,'), absatz('ziffer', 'Die IMK bittet das BMI, dies zu prüfen, und bittet Sachsen-Anhalt um einen Entwurf.')];
    expect(auftraegeOf(text, '2027-12-03')).toEqual([{ ziffer: 2, an: ['AK V'], faelligkeit: 'Herbst 2028' }, { ziffer: 3, an: ['BMI', 'ST'], faelligkeit: null }]);
    expect(stellenOf(text).map((s) => s.ziffer)).toEqual([1, 2, 3]);
    expect(adressatenOf('bittet Sachsen um Prüfung')).toEqual(['SN']);
    expect(auftraegeOf([absatz('absatz', 'Die IMK bittet Hessen, zur Frühjahrssitzung 2028 zu berichten.')], '2027-12-03')).toEqual([{ ziffer: null, an: ['HE'], faelligkeit: 'Frühjahr 2028' }]);
  });
});
