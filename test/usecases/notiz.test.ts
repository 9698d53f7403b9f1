/** Protokollnotizen: private, announced, joined for exact words, fixed at the close with those who signed them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { saatOf } from '../../server/usecases/text.ts';
import { neuesHaus, wert, type Testhaus } from '../support/haus.ts';

let h: Testhaus;
beforeAll(async () => { h = await neuesHaus(); });
afterAll(() => h.close());

const TEXT = [absatz('absatz', 'Bayern weist auf die Kosten hin.')];
const notizOf = async (vorschlagId: string, kennung: string) => wert(await h.u.showVorschlag(h.person(kennung), vorschlagId)).notizen[0];

describe('Protokollnotiz', () => {
  it('is seen by its Delegation only, until its Leitung announces it', async () => {
    const v = await h.entwurf();
    const id = wert(await h.u.createNotiz(h.person('by-bearbeitung'), v.id, TEXT));
    expect(await notizOf(v.id, 'hh-leitung')).toBeUndefined();
    expect(JSON.stringify(wert(await h.u.showVorschlag(h.person('gs'), v.id)))).not.toContain('Kosten');
    expect(wert(await h.u.showVorschlag(h.person('gs'), v.id)).verlauf.some((e) => e.text.includes('Protokollnotiz'))).toBe(false);
    expect(await h.u.announceNotiz(h.person('by-bearbeitung'), v.id, id)).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.announceNotiz(h.person('hh-leitung'), v.id, id)).toMatchObject({ grund: 'nicht_gefunden' });
    wert(await h.u.announceNotiz(h.person('by-leitung'), v.id, id));
    expect((await notizOf(v.id, 'hh-leitung'))?.kopfzeile).toBe('Protokollnotiz BY:');
  });

  it('is joined for the words that were read; a changed letter asks the others again', async () => {
    const v = await h.entwurf();
    const id = wert(await h.u.createNotiz(h.person('by-bearbeitung'), v.id, TEXT));
    wert(await h.u.announceNotiz(h.person('by-leitung'), v.id, id));
    const gelesen = (await notizOf(v.id, 'sn-leitung'))?.fingerabdruck ?? '';
    expect(await h.u.signNotiz(h.person('sn-leitung'), v.id, id, gelesen.replace(/^./, 'x'))).toMatchObject({ grund: 'notiz_geaendert' });
    wert(await h.u.signNotiz(h.person('sn-leitung'), v.id, id, gelesen));
    wert(await h.u.signNotiz(h.person('bmi-leitung'), v.id, id, gelesen));
    expect((await notizOf(v.id, 'sn-leitung'))?.kopfzeile).toBe('Protokollnotiz BY, SN und BMI:');
    const raum = (await h.lade(v.id)).notizen[0]?.textraumId ?? '';
    const more = saatOf([absatz('absatz', 'Ein Wort mehr.')]);
    expect((await h.log.haengeAn(raum, 1, [{ daten: more, kontoId: h.person('sn-bearbeitung').kontoId, delegation: 'SN' }])).ok).toBe(true);
    expect((await notizOf(v.id, 'sn-leitung'))?.autoren.map((a) => a.unterschrift)).toEqual(['erneut', 'erneut', 'erneut']);
    wert(await h.u.signNotiz(h.person('by-leitung'), v.id, id, (await notizOf(v.id, 'by-leitung'))?.fingerabdruck ?? ''));
    const { fassungId, fingerabdruck } = wert(await h.u.freezeFassung(h.person('vorsitz'), v.id));
    wert(await h.u.stateEinvernehmen(h.person('vorsitz'), v.id, { fassungId, fingerabdruck, abweichungen: new Map() }));
    wert(await h.u.closeAbstimmung(h.person('vorsitz'), v.id, { fassungId, fingerabdruck }));
    const given = await notizOf(v.id, 'hh-lesend');
    expect([given?.zustand, given?.kopfzeile]).toEqual(['abgegeben', 'Protokollnotiz BY:']);
  });

  it('V10 of another Delegation cannot be changed, and none is taken after the close', async () => {
    const { v } = await h.beschlossen();
    expect(await h.u.createNotiz(h.person('by-leitung'), v.id, TEXT)).toMatchObject({ grund: 'notiz_zu_spaet' });
    const offen = await h.entwurf();
    const id = wert(await h.u.createNotiz(h.person('by-leitung'), offen.id, TEXT));
    wert(await h.u.announceNotiz(h.person('by-leitung'), offen.id, id));
    expect(await h.u.leaveNotiz(h.person('hh-leitung'), offen.id, id)).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.orderNotiz(h.person('hh-leitung'), offen.id, id, ['HH'])).toMatchObject({ grund: 'nicht_erlaubt' });
    expect(await h.u.signNotiz(h.person('gs'), offen.id, id, 'f'.repeat(64))).toMatchObject({ grund: 'nicht_erlaubt' });
  });

  it('is independent of the Stimme, lapses unsigned at the close, and is withdrawn by its last author', async () => {
    const v = await h.entwurf();
    const lapsed = wert(await h.u.createNotiz(h.person('hh-bearbeitung'), v.id, TEXT));
    const withdrawn = wert(await h.u.createNotiz(h.person('bmi-leitung'), v.id, TEXT));
    wert(await h.u.announceNotiz(h.person('bmi-leitung'), v.id, withdrawn));
    wert(await h.u.leaveNotiz(h.person('bmi-leitung'), v.id, withdrawn));
    const { fassungId, fingerabdruck } = wert(await h.u.freezeFassung(h.person('vorsitz'), v.id));
    wert(await h.u.stateEinvernehmen(h.person('vorsitz'), v.id, { fassungId, fingerabdruck, abweichungen: new Map([['HH', 'enthaltung']]) }));
    wert(await h.u.closeAbstimmung(h.person('vorsitz'), v.id, { fassungId, fingerabdruck }));
    const after = await h.lade(v.id);
    expect(after.notizen.map((n) => [n.id === lapsed || n.id === withdrawn, n.zustand])).toEqual([[true, 'zurueckgezogen'], [true, 'zurueckgezogen']]);
    expect((await h.haus.datenbank.ablage.akte.of(v.id)).map((e) => e.art)).toContain('notiz_verfallen');
  });
});
