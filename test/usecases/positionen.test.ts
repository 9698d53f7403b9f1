/** "Unsere Position je TOP" in the real house: what one Delegation said, and not a word of what another kept to itself. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); });
afterAll(() => h.close());

const antworte = async (kennung: string, id: string, grund: string): Promise<void> => {
  const { stellen } = wert(await h.u.showAbfrage(h.person(kennung), id));
  const [, erste] = stellen;
  wert(await h.u.answerAbfrage(h.person(kennung), id, erste?.schluessel ?? '', erste?.gelesen ?? '', { wert: 'pruefvorbehalt', frist: '2099-05-03', grund }));
};
const zeileZu = async (kennung: string, id: string) => wert(await h.u.showPositionen(h.person(kennung), h.sitzungId)).zeilen.find((z) => z.id === id)?.zeile;

describe('our position', () => {
  it('holds the Stimmen to each Fassung, the answers, shared or not, and the notes', async () => {
    const { v, fassungId, fingerabdruck } = await h.eingefroren();
    await antworte('hh-leitung', v.id, 'Hamburger Grund');
    await antworte('by-leitung', v.id, 'Bayerischer Grund');
    wert(await h.u.castStimme(h.person('hh-leitung'), v.id, fassungId, { wert: 'enthaltung', fingerabdruck, ersetzt: null }));
    wert(await h.u.reopenFassung(h.person('vorsitz'), v.id, 'noch ein Wort'));
    const zwei = wert(await h.u.freezeFassung(h.person('vorsitz'), v.id));
    wert(await h.u.createNotiz(h.person('hh-bearbeitung'), v.id, [absatz('absatz', 'Hamburg weist im Stillen hin.')]));
    wert(await h.u.stateEinvernehmen(h.person('vorsitz'), v.id, { ...zwei, abweichungen: new Map([['BY', 'enthaltung']]) }));
    expect(await zeileZu('hh-leitung', v.id)).toMatchObject({
      fassung: 2, stimmen: [{ nummer: 1, wert: 'enthaltung', aufgehoben: true }, { nummer: 2, wert: 'zustimmung', durchVorsitz: true }],
      abfrage: [{ stelle: 'Ziffer 1', wort: 'Prüfvorbehalt', frist: '3. Mai 2099', grund: 'Hamburger Grund', geteilt: false }], notizen: [{ kopfzeile: 'Protokollnotiz HH', stand: 'Entwurf, noch nicht angekündigt', worte: ['Hamburg weist im Stillen hin.'] }]
    });
    const by = wert(await h.u.exportPositionen(h.person('by-lesend'), h.sitzungId));
    expect([by.name, by.inhalt.includes('Bayerischer Grund'), by.inhalt.includes('Fassung 2: Enthaltung (vom Vorsitz festgehalten)'), by.inhalt.includes('Hamburg')]).toEqual(['positionen-by.csv', true, true, false]);
    const bmi = wert(await h.u.exportPositionen(h.person('bmi-leitung'), h.sitzungId));
    expect([bmi.inhalt.includes('Grund'), bmi.inhalt.includes('Hamburg'), bmi.inhalt.includes('keine Stimme')], 'the Bund has no Stimme here').toEqual([false, false, false]);
  });
  it('leaves out what another Delegation has not registered, and is nobody else’s', async () => {
    const id = wert(await h.u.createThema(h.person('by-bearbeitung'), h.sitzungId, { nummer: null, titel: '=Geheimes Vorhaben', untertitel: [], teile: [], arbeitskreis: null }, []));
    expect([await zeileZu('hh-leitung', id), (await zeileZu('by-lesend', id))?.titel]).toEqual([undefined, '=Geheimes Vorhaben']);
    expect(wert(await h.u.exportPositionen(h.person('by-lesend'), h.sitzungId)).inhalt).toContain(`"'=Geheimes Vorhaben"`);
    for (const kennung of ['gs', 'vorsitz']) expect(await h.u.showPositionen(h.person(kennung), h.sitzungId), kennung).toMatchObject({ grund: 'nicht_erlaubt' });
    for (const person of [null, h.person('by-verwaltung')]) expect(await h.u.exportPositionen(person, h.sitzungId)).toMatchObject({ grund: 'nicht_gefunden' });
  });
});
