/** Patterns of the print profiles: what a conference prints is recognised, with every kind of number, and nothing like it. */
import { describe, expect, test } from 'vitest';
import { druckmusterOf, UEBERSCHRIFTWORTE } from '../../../app/domain/sammlung/druckmuster.ts';
import { DRUCKPROFILE, druckprofilOf, fuelle } from '../../../app/domain/sammlung/druckprofil.ts';

describe.each(DRUCKPROFILE.map((p) => [p.kurz, p] as const))('%s', (_, profil) => {
  const muster = druckmusterOf(profil);

  test.each(['7', '29.2', '4.2', 'I.1', 'I 1', '4.2.1', 'XIV.12'])('a heading with the number %s', (nummer) => {
    expect(muster.ueberschrift.exec(`${fuelle(profil.ueberschrift, { nummer })} Ein Titel`)?.slice(1, 3)).toEqual([nummer, 'Ein Titel']);
  });

  test('a continuation of one or of joint items', () => {
    for (const nummern of ['7', '6 und 7', '6, 7 und 8', '4.2 und I.1']) expect(muster.noch.test(fuelle(profil.noch, { nummern }))).toBe(true);
    expect(muster.noch.test(`${fuelle(profil.noch, { nummern: '7' })} ist offen`)).toBe(false);
  });

  test('outcome and rapporteurs only where the conference prints them', () => {
    expect(muster.votum?.exec(fuelle(profil.votum ?? '', { ergebnis: 'mit 14 Stimmen' }))?.[1] ?? null).toBe(profil.votum === null ? null : 'mit 14 Stimmen');
    expect(muster.berichterstattung?.exec(fuelle(profil.berichterstattung ?? '', { laender: 'Bayern und Berlin' }))?.[1] ?? null).toBe(profil.berichterstattung === null ? null : 'Bayern und Berlin');
    expect(muster.hatBeschlusswort).toBe(profil.beschlusswort !== null);
  });
});

test('a heading keeps the blanks of its source: none before the colon, or one', () => {
  const { ueberschrift } = druckmusterOf(druckprofilOf('IMK'));
  expect(['TOP 7 : A', 'TOP 7:A', '- TOP 7: A', 'TOP 7:'].map((zeile) => ueberschrift.exec(zeile)?.[1])).toEqual(['7', '7', '7', '7']);
  expect(['TOP 7 Ziffer 2: A', 'zu TOP 7: A', 'TOP: A'].some((zeile) => ueberschrift.test(zeile))).toBe(false);
  expect(UEBERSCHRIFTWORTE).toEqual(['TOP', 'Punkt', 'Umlaufbeschluss']);
});
