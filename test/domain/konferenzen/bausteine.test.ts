import { describe, expect, it } from 'vitest';
import { einfacheMehrheit, einstimmig, freigabe, mindestens, schweigen, stufe, unbekannt, VORGABE } from '../../../app/domain/konferenzen/bausteine.ts';

describe('the parts of a row', () => {
  it('keep the word of unanimity, and bind', () => {
    for (const regel of [einstimmig, mindestens(13), einfacheMehrheit, unbekannt]) expect(regel.stufen.map((s) => [s.einstimmig, s.bindend])).toEqual([['einstimmig', true]]);
    expect(stufe({ art: 'alle_ja' }, 'x')).toEqual({ schwelle: { art: 'alle_ja' }, einstimmig: 'einstimmig', sonst: 'x', bindend: true });
  });
  it('never read a missing Stimme as consent, but silence as no objection to the release', () => {
    expect([einstimmig.fehlen, freigabe.fehlen, freigabe.stufen[0]?.schwelle]).toEqual(['hindert', 'zaehlt_nicht', { art: 'hoechstens_widersprueche', laender: 0 }]);
  });
  it('say that silence in writing is no answer unless a row says otherwise', () => {
    expect([VORGABE.umlauf.schweigen, schweigen(28).tage, schweigen(null).schweigen]).toEqual(['keine_antwort', 28, 'zustimmung']);
  });
});
