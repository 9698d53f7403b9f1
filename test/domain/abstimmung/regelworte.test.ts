import { describe, expect, it } from 'vitest';
import { applyEinstellung } from '../../../app/domain/abstimmung/einstellung.ts';
import { BETREFFE, SACHE, type Lage } from '../../../app/domain/abstimmung/regelsatz.ts';
import { betreffWort, lesartenOf, regelInWorten, SCHWELLE_UNBEKANNT } from '../../../app/domain/abstimmung/regelworte.ts';
import { KONFERENZEN, konferenzOf } from '../../../app/domain/konferenz.ts';

const worte = (kurz: string, lage: Partial<Lage> = {}): string => regelInWorten(konferenzOf(kurz)?.regelsatz ?? (() => { throw new Error(kurz); })(), { ...SACHE, ...lage });

describe('the rule in words', () => {
  it('says threshold, abstention, absence and the Bund', () => {
    expect(worte('IMK')).toBe('Einstimmig, wenn niemand ablehnt und mindestens ein Land zustimmt. Enthaltung hindert nicht; eine fehlende Stimme gilt nicht als Zustimmung. Der Bund stimmt nicht ab.');
    expect(worte('MPK')).toBe('Angenommen, wenn mindestens 13 Länder zustimmen. Der Bund stimmt nicht ab.');
    expect(worte('UMK')).toContain('Sonst „mit den Stimmen aller Länder“, wenn alle Länder zustimmen.');
    expect(worte('VMK')).toContain('Sonst „Mehrheitsmeinung“, wenn mehr als die Hälfte aller Mitglieder zustimmt; das bindet niemanden.');
    expect(worte('VSMK')).toBe('Angenommen, wenn mindestens 13 Länder zustimmen. Beschlussfähig ist die Konferenz, wenn mindestens 9 Länder teilnehmen. Der Bund stimmt mit ab und muss zustimmen.');
    expect(worte('IT-PLR')).toContain('mindestens 11 Länder zustimmen, die zusammen mindestens 2/3 des Königsteiner Schlüssels halten');
    expect(worte('KONSENS')).toContain('höchstens 2 Länder widersprechen');
    expect(worte('AMK')).toBe(SCHWELLE_UNBEKANNT);
  });
  it('says what comes after a failed vote, but not the second time', () => {
    expect(worte('KMK', { betreff: 'haushalt' })).toMatch(/folgt ein Klärungsverfahren; in der nächsten Sitzung genügt es, wenn mindestens 13 Länder zustimmen\.$/);
    expect(worte('KMK', { betreff: 'haushalt', zweiteBefassung: true })).not.toContain('Klärungsverfahren');
  });
  it('says what silence means', () => {
    expect(worte('KMK', { umlauf: true })).toBe('Angenommen, wenn in 28 Tagen niemand dem Text oder dem Verfahren widerspricht. Wer schweigt, stimmt zu. Der Bund stimmt nicht ab.');
    expect(worte('IMK', { umlauf: true })).toMatch(/^Im Umlaufverfahren: ein Widerspruch bringt die Sache auf die Tagesordnung/);
    expect(worte('IMK', { betreff: 'freigabe' })).toContain('kein Land widerspricht');
  });
  it('is made of whole sentences for every conference and subject', () => {
    for (const { regelsatz } of KONFERENZEN) for (const betreff of BETREFFE) for (const umlauf of [false, true]) for (const zweiteBefassung of [false, true]) {
      const satz = regelInWorten(regelsatz, { betreff, umlauf, zweiteBefassung });
      expect(satz).toMatch(/^\p{Lu}.*\.$/u);
      expect(satz).not.toMatch(/undefined|null| {2}|\.\./);
    }
  });
});

describe('the reading in force', () => {
  it('is said where no source settles it, for a vote only as far as it matters', () => {
    const imk = konferenzOf('IMK')?.regelsatz;
    if (imk === undefined) throw new Error('IMK');
    expect(lesartenOf(imk)).toEqual([
      'Eine fehlende Stimme hindert die Einstimmigkeit. Eine Quelle dafür ist nicht gefunden; es gilt die vorsichtige Lesart.',
      'Im Umlaufverfahren gilt Schweigen nicht als Zustimmung. Eine Quelle dafür ist nicht gefunden; es gilt die vorsichtige Lesart.'
    ]);
    expect(lesartenOf(imk, SACHE)).toHaveLength(1);
    expect(lesartenOf(imk, { ...SACHE, umlauf: true })).toHaveLength(2);
  });
  it('says who has set it', () => {
    const amk = konferenzOf('AMK')?.regelsatz;
    if (amk === undefined) throw new Error('AMK');
    expect(lesartenOf(amk, SACHE)[0]).toMatch(/^Ohne festgelegte Schwelle/);
    const gesetzt = applyEinstellung(amk, { schwelle: 'dreizehn' });
    expect(gesetzt.ok && lesartenOf(gesetzt.wert, SACHE)).toEqual(['Angenommen ist, wenn mindestens 13 Länder zustimmen. So hat es die Geschäftsstelle festgelegt.']);
  });
  it('has words for every subject', () => {
    expect(BETREFFE.map(betreffWort).every((wort) => /^\p{Lu}/u.test(wort))).toBe(true);
  });
});
