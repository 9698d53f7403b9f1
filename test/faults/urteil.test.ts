/** The judge of histories finds every kind of broken promise and accuses nobody who kept them all. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { saatOf } from '../../app/dokument/codec.ts';
import { Historie, type Ereignis, type Lauf } from '../support/historie.ts';
import { laeufeOf, replikOf, type Replik, type Zeile } from '../support/replik.ts';
import { richte, type Befund, type Vorwurf } from '../support/urteil.ts';

const SAAT = saatOf([absatz('ziffer', 'Saat.'), absatz('ziffer', 'Zwei.')], () => 's');
const [ANNA, BERT] = [11, 22];

/** A room without a server: two people write, everything is kept, acknowledged and seen, and nothing is broken. */
class Welt {
  zeit = 0;
  readonly historie = new Historie('r', () => ++this.zeit);
  readonly zeilen: Zeile[] = [{ folge: 1, kontoId: null, laeufe: laeufeOf(SAAT) }];
  readonly docs = new Map<number, Y.Doc>();

  constructor() {
    for (const [wer, konto, client] of [['anna', 'k-anna', ANNA], ['bert', 'k-bert', BERT]] as const) {
      this.historie.konten.set(wer, konto);
      const doc = new Y.Doc();
      doc.clientID = client;
      Y.applyUpdate(doc, SAAT);
      this.docs.set(client, doc);
    }
    this.historie.melde({ art: 'gesehen', wer: 'anna', laeufe: laeufeOf(SAAT) });
    this.historie.melde({ art: 'gesehen', wer: 'bert', laeufe: laeufeOf(SAAT) });
  }

  text(client: number, index = 0): Y.XmlText {
    return (this.docs.get(client)?.getXmlFragment('beschluss').get(index) as Y.XmlElement).get(0) as Y.XmlText;
  }

  tippe(client: number, worte: string): void {
    const doc = this.docs.get(client) ?? expect.fail();
    for (const zeichen of worte) {
      const uhr = Y.getState(doc.store, client);
      const text = this.text(client);
      const before = replikOf('', doc).buchstaben[text.length - 1];
      this.write(client, () => text.insert(text.length, zeichen), { art: 'getippt', name: { client, uhr }, zeichen, nach: before ?? null });
    }
  }

  loesche(client: number, an: number, anzahl: number): Lauf[] {
    const doc = this.docs.get(client) ?? expect.fail();
    const laeufe = replikOf('', doc).buchstaben.slice(an, an + anzahl).map(({ client: c, uhr }) => ({ client: c, uhr, laenge: 1 }));
    this.write(client, () => this.text(client).delete(an, anzahl), { art: 'geloescht', laeufe });
    return laeufe;
  }

  befund(): Befund {
    const log = new Y.Doc();
    for (const doc of this.docs.values()) Y.applyUpdate(log, Y.encodeStateAsUpdate(doc));
    return { repliken: [replikOf('log', log), ...[...this.docs].map(([client, doc]) => replikOf(String(client), doc))], log: this.zeilen };
  }

  private write(client: number, tat: () => void, was: object): void {
    const wer = client === ANNA ? 'anna' : 'bert';
    const doc = this.docs.get(client) ?? expect.fail();
    const before = Y.encodeStateVector(doc);
    tat();
    this.historie.melde({ wer, ...was } as Ereignis);
    const update = Y.encodeStateAsUpdate(doc, before);
    const laeufe = laeufeOf(update);
    this.zeilen.push({ folge: this.zeilen.length + 1, kontoId: `k-${wer}`, laeufe });
    if (laeufe.length > 0) this.historie.melde({ art: 'bestaetigt', wer, laeufe });
    for (const [other, there] of this.docs) {
      if (other === client) continue;
      Y.applyUpdate(there, update);
      this.historie.melde({ art: 'gesehen', wer: other === ANNA ? 'anna' : 'bert', laeufe });
    }
  }
}

function story(): Welt {
  const welt = new Welt();
  welt.tippe(ANNA, 'abc');
  welt.tippe(BERT, 'xyz');
  welt.loesche(BERT, 5, 1);
  welt.tippe(ANNA, 'd');
  return welt;
}
const vorwuerfe = (welt: Welt, befund: Befund): Vorwurf[] => [...new Set(richte(welt.historie, befund).map((s) => s.vorwurf))].sort();
const ohne = (replik: Replik, zeichen: string): Replik => ({ ...replik, buchstaben: replik.buchstaben.filter((b) => b.zeichen !== zeichen) });
const drehe = <T>(list: readonly T[], i: number, j: number): T[] => list.map((x, k) => (k === i ? list[j] : k === j ? list[i] : x) as T);

describe('the judge', () => {
  it('accuses nobody where every promise was kept', () => {
    const welt = story();
    expect(richte(welt.historie, welt.befund())).toEqual([]);
    expect(welt.historie.zahlen()).toEqual({ getippt: 7, bestaetigt: 7 });
    expect(welt.historie.wartezeiten()).toHaveLength(7);
  });

  it('accuses nobody for a letter that was sent and never acknowledged, there or not', () => {
    const welt = story();
    welt.historie.melde({ art: 'getippt', wer: 'anna', name: { client: ANNA, uhr: 900 }, zeichen: 'q', nach: null });
    expect(richte(welt.historie, welt.befund())).toEqual([]);
  });

  const faelle: Readonly<Record<Vorwurf, (welt: Welt, befund: Befund) => Befund>> = {
    bestaetigt_und_nicht_im_log: (_, b) => ({ ...b, log: b.log.map((z) => (z.folge === 3 ? { ...z, laeufe: [] } : z)) }),
    mehrfach_im_log: (_, b) => ({ ...b, log: b.log.map((z) => (z.folge === 4 ? { ...z, laeufe: [...(b.log[2]?.laeufe ?? []), ...z.laeufe] } : z)) }),
    log_lueckenhaft: (_, b) => ({ ...b, log: b.log.map((z) => (z.folge > 4 ? { ...z, folge: z.folge + 1 } : z)) }),
    fremder_urheber: (_, b) => ({ ...b, log: b.log.map((z) => (z.folge === 3 ? { ...z, kontoId: 'k-bert' } : z)) }),
    reihenfolge_im_log: (_, b) => ({ ...b, log: drehe(b.log.map((z) => z.laeufe), 1, 2).map((laeufe, i) => ({ ...(b.log[i] as Zeile), laeufe })) }),
    reihenfolge_im_text: (_, b) => ({ ...b, repliken: b.repliken.map((r) => ({ ...r, buchstaben: drehe(r.buchstaben, 5, 6) })) }),
    verschwunden: (_, b) => ({ ...b, repliken: b.repliken.map((r) => ohne(r, 'b')) }),
    ungelesen_mitgenommen: ({ historie }, b) => {
      const name = historie.ereignisse.find((e) => e.art === 'getippt' && e.zeichen === 'b');
      historie.melde({ art: 'ungelesen', wer: 'bert', laeufe: name?.art === 'getippt' ? [{ ...name.name, laenge: 1 }] : [] });
      return { ...b, repliken: b.repliken.map((r) => ohne(r, 'b')) };
    },
    doppelt_im_text: (_, b) => ({ ...b, repliken: b.repliken.map((r) => ({ ...r, buchstaben: [...r.buchstaben, ...r.buchstaben.slice(-1)] })) }),
    von_niemandem: (_, b) => ({ ...b, repliken: b.repliken.map((r) => ({ ...r, buchstaben: [...r.buchstaben, { client: 99, uhr: 0, zeichen: '!' }] })) }),
    zweimal_bestaetigt: ({ historie }, b) => (historie.melde({ art: 'bestaetigt', wer: 'anna', laeufe: [{ client: ANNA, uhr: 1, laenge: 1 }] }), b),
    repliken_ungleich: (_, b) => ({ ...b, repliken: b.repliken.map((r, i) => (i === 2 ? { ...r, wortlaut: r.wortlaut.replace('Zwei', 'Drei') } : r)) }),
    kein_text_von_uns: (_, b) => ({ ...b, repliken: b.repliken.map((r) => ({ ...r, wortlaut: 'schema_verletzt' })) }),
    nach_dem_einfrieren: (welt, b) => {
      const gefroren = b.repliken[0] ?? expect.fail();
      welt.historie.ereignisse.unshift({ art: 'eingefroren', zeit: welt.historie.ereignisse.find((e) => e.art === 'getippt' && e.zeichen === 'x')?.zeit ?? 0 });
      return { ...b, gefroren };
    },
    abgelehnt_und_im_log: ({ historie }, b) => {
      const laeufe = [{ client: ANNA, uhr: 2, laenge: 1 }];
      const at = historie.ereignisse.findIndex((e) => e.art === 'bestaetigt' && e.laeufe[0]?.client === ANNA && e.laeufe[0].uhr === 2);
      historie.ereignisse.splice(at, 1, { art: 'abgelehnt', wer: 'anna', grund: 'nur_lesen', laeufe, zeit: 0 });
      return b;
    }
  };

  it.each(Object.entries(faelle))('finds: %s', (vorwurf, tat) => {
    const welt = story();
    const befund = tat(welt, welt.befund());
    // What is said again is said too late as well.
    expect(vorwuerfe(welt, befund)).toEqual(vorwurf === 'mehrfach_im_log' ? [vorwurf, 'reihenfolge_im_log'] : [vorwurf]);
  });

  it('finds a letter that only one replica lacks, and that replica', () => {
    const welt = story();
    const { repliken, log } = welt.befund();
    const schuld = richte(welt.historie, { log, repliken: repliken.map((r, i) => (i === 1 ? ohne(r, 'c') : r)) });
    expect(schuld.map((s) => s.vorwurf).sort()).toEqual(['repliken_ungleich', 'verschwunden']);
    expect(schuld.find((s) => s.vorwurf === 'verschwunden')?.stelle).toContain(`fehlt bei ${ANNA}`);
  });

  it('finds a deletion by one who had not seen the letter; a report to its author heals it, to somebody else it does not', () => {
    const unseen = (): { welt: Welt; befund: Befund } => {
      const welt = story();
      const name = welt.historie.ereignisse.find((e) => e.art === 'getippt' && e.zeichen === 'c');
      const laeufe = name?.art === 'getippt' ? [{ ...name.name, laenge: 1 }] : [];
      welt.historie.melde({ art: 'geloescht', wer: 'bert', laeufe });
      const at = welt.historie.ereignisse.findIndex((e) => e.art === 'gesehen' && e.wer === 'bert' && e.laeufe.some((l) => l.client === ANNA && l.uhr === laeufe[0]?.uhr));
      welt.historie.ereignisse.splice(at, 1);
      const { repliken, log } = welt.befund();
      return { welt, befund: { log, repliken: repliken.map((r) => ohne(r, 'c')) } };
    };
    const silent = unseen();
    expect(vorwuerfe(silent.welt, silent.befund)).toEqual(['verschwunden']);
    const wrong = unseen();
    wrong.welt.historie.melde({ art: 'verloren', wer: 'bert', verlustId: '1', text: 'c' });
    expect(vorwuerfe(wrong.welt, wrong.befund)).toEqual(['verschwunden']);
    const told = unseen();
    told.welt.historie.melde({ art: 'verloren', wer: 'anna', verlustId: '1', text: 'c' });
    expect(richte(told.welt.historie, told.befund)).toEqual([]);
  });

  it('excuses a letter that fell on its author’s own screen before it was sent, and no other', () => {
    const welt = story();
    const { repliken, log } = welt.befund();
    const name = welt.historie.ereignisse.find((e) => e.art === 'getippt' && e.zeichen === 'b');
    welt.historie.melde({ art: 'gefallen', wer: 'anna', laeufe: name?.art === 'getippt' ? [{ ...name.name, laenge: 1 }] : [] });
    expect(richte(welt.historie, { log, repliken: repliken.map((r) => ohne(r, 'b')) })).toEqual([]);
    expect(vorwuerfe(welt, { log, repliken: repliken.map((r) => ohne(r, 'c')) })).toEqual(['verschwunden']);
  });

  it('counts a report that is said again once only', () => {
    const welt = new Welt();
    welt.tippe(ANNA, 'cc');
    for (let i = 0; i < 2; i++) welt.historie.melde({ art: 'verloren', wer: 'anna', verlustId: 'same', text: 'c' });
    const { repliken, log } = welt.befund();
    expect(richte(welt.historie, { log, repliken: repliken.map((r) => ohne(r, 'c')) })).toHaveLength(1);
  });

  it('finds a row of the log of an account that was never there, and an acknowledged letter that the frozen text lacks', () => {
    const welt = story();
    const befund = welt.befund();
    expect(vorwuerfe(welt, { ...befund, log: [...befund.log, { folge: befund.log.length + 1, kontoId: 'k-fremd', laeufe: [] }] })).toEqual(['von_niemandem']);
    welt.historie.melde({ art: 'eingefroren' });
    expect(vorwuerfe(welt, { ...befund, gefroren: ohne(befund.repliken[0] ?? expect.fail(), 'd') })).toEqual(['repliken_ungleich', 'verschwunden']);
    expect(richte(welt.historie, { ...befund, gefroren: befund.repliken[0] })).toEqual([]);
  });
});
