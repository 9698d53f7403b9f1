/**
 * An honest person in a Textraum for fault tests: types, loses the line and comes back with the same document as a browser does, and
 * leaves a complete record of it in a history (historie.ts). Knows nothing of what should come out.
 */
import * as Y from 'yjs';
import { connectClient, type Beobachter, type Client } from './client.ts';
import { Menge, namen, type Historie, type Lauf, type Name } from './historie.ts';
import { replikOf, type Replik } from './replik.ts';

export interface Anschluss {
  /** Where to connect now; asked at every try, so that a person finds another node. */
  readonly url: () => string;
  readonly cookie: string;
}

/** Between two tries of a lost line. */
const PAUSE_MS = [50, 400] as const;

export class Mensch {
  readonly doc = new Y.Doc();
  client: Client | null = null;
  /** Close codes of lost lines, in order. */
  readonly abschiede: number[] = [];
  private gegangen = false;
  private leitung: Promise<void> | null = null;
  private readonly bestaetigt = new Menge();

  constructor(readonly wer: string, konto: string, private readonly historie: Historie, private readonly anschluss: Anschluss) {
    historie.konten.set(wer, konto);
    this.doc.getXmlFragment('beschluss');
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => { if (transaction.local) this.recordDeletions(transaction); });
  }

  /** Connects; a line that is lost later is taken up again until `geh`. */
  async komm(): Promise<this> {
    await this.verbinde();
    this.leitung = this.bleib();
    return this;
  }

  /** Types letters one by one behind position `an` of a paragraph, by default at its end. */
  tippe(worte: string, absatz = 0, an?: number): void {
    const text = this.textOf(absatz);
    let at = Math.min(an ?? text.length, text.length);
    for (const zeichen of worte) {
      const uhr = Y.getState(this.doc.store, this.doc.clientID);
      text.insert(at++, zeichen);
      this.historie.melde({ art: 'getippt', wer: this.wer, name: { client: this.doc.clientID, uhr }, zeichen, nach: this.leftOf(uhr) });
    }
  }

  /** Takes away letters that are on the screen. */
  loesche(absatz: number, an: number, anzahl: number): void {
    const text = this.textOf(absatz);
    if (an < text.length) text.delete(an, Math.min(anzahl, text.length - an));
  }

  /** Any other edit, as an editor makes it. */
  tu(tat: (fragment: Y.XmlFragment, doc: Y.Doc) => void): void {
    this.doc.transact(() => tat(this.doc.getXmlFragment('beschluss'), this.doc));
  }

  /** True when everything typed so far is acknowledged on the line that is open now. */
  get fertig(): boolean {
    return this.client !== null && !this.client.gone && this.client.sent > 0 && this.client.saved >= this.client.sent;
  }

  /** Cuts the line as a broken network does. */
  trenne(): void {
    this.historie.melde({ art: 'getrennt', wer: this.wer });
    this.client?.drop();
  }

  /** Leaves for good. */
  async geh(): Promise<void> {
    this.gegangen = true;
    this.client?.drop();
    await this.leitung;
  }

  replik(): Replik {
    return replikOf(this.wer, this.doc);
  }

  absaetze(): number {
    return this.doc.getXmlFragment('beschluss').length;
  }

  textOf(absatz: number): Y.XmlText {
    const element = this.doc.getXmlFragment('beschluss').get(absatz) as Y.XmlElement;
    return element.toArray().find((child): child is Y.XmlText => child instanceof Y.XmlText) ?? this.newText(element);
  }

  private newText(element: Y.XmlElement): Y.XmlText {
    const text = new Y.XmlText();
    element.insert(0, [text]);
    return text;
  }

  private async verbinde(): Promise<void> {
    const writes = new Map<number, Lauf[]>();
    this.client = await connectClient({ url: this.anschluss.url(), raum: this.historie.raum, cookie: this.anschluss.cookie, doc: this.doc, beobachter: this.beobachter(writes) });
  }

  private async bleib(): Promise<void> {
    while (!this.gegangen) {
      if (this.client !== null) this.abschiede.push(await this.client.closed);
      if (this.gegangen || endgueltig(this.abschiede.at(-1) ?? 0)) return;
      this.historie.melde({ art: 'getrennt', wer: this.wer });
      this.client = null;
      while (!this.gegangen && this.client === null) {
        await this.verbinde().catch(() => pause(PAUSE_MS[0] + Math.random() * (PAUSE_MS[1] - PAUSE_MS[0])));
      }
    }
    this.client?.drop();
  }

  private beobachter(writes: Map<number, Lauf[]>): Beobachter {
    const { historie, wer } = this;
    // What was typed before the server had asked goes out twice on one line: as it is typed, and in the answer, there perhaps behind older letters.
    const bisher = new Menge();
    return {
      geschrieben: (nummer, update) => {
        const neu = [...namen(eigene(update, this.doc.clientID))].filter((name) => !bisher.has(name)).map((name): Lauf => ({ ...name, laenge: 1 }));
        for (const lauf of neu) bisher.add(lauf);
        writes.set(nummer, neu);
        const gefallen = wortlose(update, this.doc.clientID);
        if (gefallen.length > 0) historie.melde({ art: 'gefallen', wer, laeufe: gefallen });
      },
      gespeichert: (nummer) => {
        const laeufe = [...writes].filter(([n]) => n <= nummer).flatMap(([n, l]) => (writes.delete(n), l));
        this.confirm(laeufe);
      },
      // What the server says it has before we have told it is saved: its word was lost with the line.
      gefragt: (vektor) => this.confirm(this.unbestaetigte(Y.decodeStateVector(vektor).get(this.doc.clientID) ?? 0)),
      gelesen: (update) => {
        const laeufe = alle(update);
        if (laeufe.length > 0) historie.melde({ art: 'gesehen', wer, laeufe });
        const ungelesen = this.fallenAtOnce(update);
        if (ungelesen.length > 0) historie.melde({ art: 'ungelesen', wer, laeufe: ungelesen });
      },
      abgelehnt: (nummer, grund) => historie.melde({ art: 'abgelehnt', wer, grund, laeufe: [...writes].filter(([n]) => n >= nummer).flatMap(([, l]) => l) }),
      verloren: ({ id, text }) => historie.melde({ art: 'verloren', wer, verlustId: id, text })
    };
  }

  /** Letters that this update brings alive and that are nevertheless gone in this document. */
  private fallenAtOnce(update: Uint8Array): Lauf[] {
    const { structs, ds } = Y.decodeUpdate(update);
    return structs.flatMap((s): Lauf[] => {
      const { client, clock } = s.id;
      if (!(s instanceof Y.Item) || !(s.content instanceof Y.ContentString) || client === this.doc.clientID || clock >= Y.getState(this.doc.store, client)) return [];
      if (ds.clients.get(client)?.some((d) => d.clock <= clock && clock < d.clock + d.len) === true) return [];
      return (Y.getItem(this.doc.store, s.id) as Y.Item | Y.GC).deleted ? [{ client, uhr: clock, laenge: s.length }] : [];
    });
  }

  private confirm(laeufe: readonly Lauf[]): void {
    if (laeufe.length === 0) return;
    for (const lauf of laeufe) this.bestaetigt.add(lauf);
    this.historie.melde({ art: 'bestaetigt', wer: this.wer, laeufe });
  }

  private unbestaetigte(bis: number): Lauf[] {
    const client = this.doc.clientID;
    return [...namen([{ client, uhr: 0, laenge: bis }])].filter((name: Name) => !this.bestaetigt.has(name)).map((name) => ({ ...name, laenge: 1 }));
  }

  private recordDeletions({ deleteSet }: Y.Transaction): void {
    const laeufe = [...deleteSet.clients].flatMap(([client, ranges]) => ranges.map(({ clock, len }): Lauf => ({ client, uhr: clock, laenge: len })));
    if (laeufe.length > 0) this.historie.melde({ art: 'geloescht', wer: this.wer, laeufe });
  }

  /** The letter left of the one just typed. */
  private leftOf(uhr: number): Name | null {
    const client = this.doc.clientID;
    const item = Y.getItem(this.doc.store, Y.createID(client, uhr)) as Y.Item;
    if (item.id.clock < uhr) return { client, uhr: uhr - 1 };
    return item.origin === null ? null : { client: item.origin.client, uhr: item.origin.clock };
  }
}

/** Codes after which a browser does not come back by itself. */
function endgueltig(code: number): boolean {
  return code >= 4_400 && code < 4_500;
}

/** Which clocks an update brings of this client. */
function eigene(update: Uint8Array, client: number): Lauf[] {
  return alle(update).filter((lauf) => lauf.client === client);
}

/** Clocks of this client that the update names without a word under them. */
function wortlose(update: Uint8Array, client: number): Lauf[] {
  return Y.decodeUpdate(update).structs.filter((s) => s.id.client === client && (s instanceof Y.GC || (s instanceof Y.Item && s.content instanceof Y.ContentDeleted)))
    .map((s) => ({ client, uhr: s.id.clock, laenge: s.length }));
}

function alle(update: Uint8Array): Lauf[] {
  const { from, to } = Y.parseUpdateMeta(update);
  return [...from].map(([client, uhr]) => ({ client, uhr, laenge: (to.get(client) ?? uhr) - uhr }));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
