/** Circles: nobody is in one without having said so itself, nobody is put out by others, the last one out ends it (docs/entscheidungen/0088). */
import { describe, expect, it } from 'vitest';
import { answerInvitation, checkKommentar, foundKreis, inviteTo, KOMMENTAR_MAX, KOMMENTARE_MAX, leaveKreis, mayChangeKommentar, type Kreisstand } from '../../app/domain/kreis.ts';
import { PARTEIEN, type Partei } from '../../app/domain/land.ts';
import { wahlOf } from '../dokument/gegner.ts';

describe('a circle', () => {
  it('has a name of one line, and somebody else to talk to', () => {
    expect(foundKreis('  A-Länder \n im  Norden ', 'HH', ['HB', 'HH', 'HB', 'SH'])).toEqual({ ok: true, wert: { name: 'A-Länder im Norden', eingeladene: ['HB', 'SH'] } });
    for (const name of ['', '   ', 'x'.repeat(81), 'a\u0000b', 'a\u202eb']) expect(foundKreis(name, 'HH', ['HB']), JSON.stringify(name)).toMatchObject({ grund: 'kreis_name' });
    for (const weitere of [[], ['HH']] as Partei[][]) expect(foundKreis('Kreis', 'HH', weitere)).toMatchObject({ grund: 'kreis_allein' });
  });
  it('asks nobody twice, and takes an answer only from whom it asked', () => {
    const stand: Kreisstand = { mitglieder: ['HH'], eingeladene: ['HB'] };
    expect([inviteTo(stand, 'HH'), inviteTo(stand, 'HB'), inviteTo(stand, 'BMI').ok]).toMatchObject([{ grund: 'kreis_schon_dabei' }, { grund: 'kreis_schon_dabei' }, true]);
    expect([answerInvitation(stand, 'HB').ok, answerInvitation(stand, 'HH'), answerInvitation(stand, 'BY')]).toMatchObject([true, { grund: 'nicht_gefunden' }, { grund: 'nicht_gefunden' }]);
    expect([leaveKreis(stand, 'HH'), leaveKreis(stand, 'HB'), leaveKreis({ ...stand, mitglieder: ['HH', 'BY'] }, 'BY')]).toMatchObject([{ wert: { aufgeloest: true } }, { grund: 'nicht_gefunden' }, { wert: { aufgeloest: false } }]);
  });
  it('holds in every order of acts only whom it asked and who said yes (property)', () => {
    const wahl = wahlOf(88);
    for (let round = 0; round < 500; round++) {
      let stand: Kreisstand = { mitglieder: ['BY'], eingeladene: [] };
      const gefragt = new Set<Partei>();
      const bejaht = new Set<Partei>(['BY']);
      let ended = false;
      for (let step = 0; step < 40 && !ended; step++) {
        const p = PARTEIEN[wahl(PARTEIEN.length)] ?? expect.fail();
        const ohne = (liste: readonly Partei[]): Partei[] => liste.filter((x) => x !== p);
        switch (wahl(3)) {
          case 0:
            if (inviteTo(stand, p).ok) {
              stand = { ...stand, eingeladene: [...stand.eingeladene, p] };
              gefragt.add(p);
            }
            break;
          case 1:
            if (answerInvitation(stand, p).ok) {
              expect(gefragt.has(p)).toBe(true);
              stand = { mitglieder: [...stand.mitglieder, p], eingeladene: ohne(stand.eingeladene) };
              bejaht.add(p);
            }
            break;
          default: {
            const austritt = leaveKreis(stand, p);
            if (!austritt.ok) break;
            stand = { ...stand, mitglieder: ohne(stand.mitglieder) };
            ended = austritt.wert.aufgeloest;
            expect(ended).toBe(stand.mitglieder.length === 0);
          }
        }
        expect(stand.mitglieder.every((m) => bejaht.has(m))).toBe(true);
        expect(new Set([...stand.mitglieder, ...stand.eingeladene]).size).toBe(stand.mitglieder.length + stand.eingeladene.length);
      }
    }
  });
});

describe('a comment', () => {
  it('has words, within bounds', () => {
    expect(checkKommentar(' Das\r\nträgt. ', 0)).toEqual({ ok: true, wert: 'Das\nträgt.' });
    expect([checkKommentar(' \n ', 0), checkKommentar('x'.repeat(KOMMENTAR_MAX + 1), 0), checkKommentar('x', KOMMENTARE_MAX), checkKommentar('x'.repeat(KOMMENTAR_MAX), KOMMENTARE_MAX - 1).ok])
      .toMatchObject([{ grund: 'kommentar_leer' }, { grund: 'kommentar_lang' }, { grund: 'kommentare_zu_viele' }, true]);
  });
  it('is changed by its author alone, while it is the last one or a quarter of an hour young', () => {
    const k = { kontoId: 'a', am: 1_000, geloescht: false };
    const spaet = 1_000 + 15 * 60_000;
    expect([mayChangeKommentar(k, 'a', false, spaet), mayChangeKommentar(k, 'a', false, spaet + 1), mayChangeKommentar(k, 'a', true, spaet + 1), mayChangeKommentar(k, 'b', true, 1_000), mayChangeKommentar({ ...k, geloescht: true }, 'a', true, 1_000)])
      .toEqual([true, false, true, false, false]);
  });
});
