/**
 * Updates that no honest editor sends, made from a real document: each breaks the schema, the form or the order in another way
 * (reliability.md M1 to M6, M17, M20, S2, S6, S7). For the check itself and for the room server.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

export interface Verboten {
  readonly name: string;
  readonly update: Uint8Array;
}

/** Chooses among `n`; from a seeded generator, so that a failure can be repeated. */
export type Wahl = (n: number) => number;

type Tat = (doc: Y.Doc, wahl: Wahl) => void;

const fragmentOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('beschluss');
const absatzOf = (doc: Y.Doc, wahl: Wahl): Y.XmlElement => fragmentOf(doc).get(wahl(fragmentOf(doc).length)) as Y.XmlElement;
const textOf = (doc: Y.Doc, wahl: Wahl): Y.XmlText => absatzOf(doc, wahl).toArray().find((c): c is Y.XmlText => c instanceof Y.XmlText) ?? new Y.XmlText();
const element = (name: string, attrs: Record<string, unknown> = {}, children: (Y.XmlElement | Y.XmlText)[] = []): Y.XmlElement => {
  const made = new Y.XmlElement<Record<string, never>>(name);
  for (const [key, value] of Object.entries(attrs)) made.setAttribute(key, value as never);
  made.insert(0, children);
  return made as unknown as Y.XmlElement;
};
const absatz = (children: (Y.XmlElement | Y.XmlText)[] = []): Y.XmlElement => element('absatz', { art: 'absatz', id: 'neu' }, children);
const set = (key: string, value: unknown): Tat => (doc, wahl) => (absatzOf(doc, wahl) as unknown as Y.XmlElement<Record<string, never>>).setAttribute(key, (typeof value === 'function' ? (value as () => unknown)() : value) as never);
const intoAbsatz = (make: () => Y.XmlElement | Y.XmlText): Tat => (doc, wahl) => absatzOf(doc, wahl).insert(0, [make()]);
const atRoot = (make: () => Y.XmlElement | Y.XmlText): Tat => (doc, wahl) => fragmentOf(doc).insert(wahl(fragmentOf(doc).length + 1), [make()]);
const bericht = (attrs: Record<string, unknown>): Tat => intoAbsatz(() => element('bericht', { gattung: '', titel: 'T', vs: false, id: 'b', ...attrs }));

/** An attribute whose content is letters: a replica that splits it reads another value (M20). */
const lettersAsAttribute: Tat = (doc, wahl) => doc.transact((transaction) => {
  const parent = absatzOf(doc, wahl);
  const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
  const left = parent._map.get('id') ?? null;
  new Y.Item(id, left, left?.lastId ?? null, null, null, parent, 'id', new Y.ContentString('abc')).integrate(transaction, 0);
});

const TATEN: Readonly<Record<string, Tat>> = {
  'text at the root': atRoot(() => new Y.XmlText('bare')),
  'foreign node at the root': atRoot(() => element('p', {}, [new Y.XmlText('x')])),
  'script at the root': atRoot(() => element('script', {}, [new Y.XmlText('alert(1)')])),
  'name in capitals': atRoot(() => element('ABSATZ', { art: 'absatz', id: 'x' })),
  'empty name': atRoot(() => element('')),
  'prototype as name': atRoot(() => element('__proto__')),
  'constructor as name': atRoot(() => element('constructor', { art: 'absatz', id: 'x' })),
  'bericht at the root': atRoot(() => element('bericht', { gattung: '', titel: '', vs: false, id: '' })),
  'absatz in absatz': intoAbsatz(() => absatz()),
  'foreign node in absatz': intoAbsatz(() => element('img', { src: 'x' })),
  'words in a citation': intoAbsatz(() => element('bericht', { gattung: '', titel: '', vs: false, id: '' }, [new Y.XmlText('x')])),
  'node in a citation': intoAbsatz(() => element('bericht', { gattung: '', titel: '', vs: false, id: '' }, [element('verweis', { art: 'intern', ziel: '', text: '' })])),
  'hook instead of a node': (doc, wahl) => fragmentOf(doc).insert(wahl(2), [new Y.XmlHook('absatz') as unknown as Y.XmlElement]),
  'map instead of a node': (doc) => fragmentOf(doc).insert(0, [new Y.Map() as unknown as Y.XmlElement]),
  'text type instead of words': (doc, wahl) => absatzOf(doc, wahl).insert(0, [new Y.Text('x') as unknown as Y.XmlText]),
  'mark on words': (doc, wahl) => textOf(doc, wahl).format(0, 2, { bold: true }),
  'marked words': (doc, wahl) => textOf(doc, wahl).insert(0, 'x', { link: { href: 'javascript:1' } }),
  'embed in words': (doc, wahl) => textOf(doc, wahl).insertEmbed(0, { image: 'x' }),
  'node in words': (doc, wahl) => textOf(doc, wahl).insertEmbed(0, element('p')),
  'attribute of words': (doc, wahl) => textOf(doc, wahl).setAttribute('x', 'y'),
  'control character': (doc, wahl) => textOf(doc, wahl).insert(0, 'a\u0000b'),
  'escape character': (doc, wahl) => textOf(doc, wahl).insert(0, '\u001b[2J'),
  'unknown kind': set('art', 'kapitel'),
  'kind as number': set('art', 7),
  'kind as list': set('art', ['ziffer']),
  'kind as node': set('art', () => new Y.XmlText('ziffer')),
  'kind taken away': (doc, wahl) => absatzOf(doc, wahl).removeAttribute('art'),
  'id taken away': (doc, wahl) => absatzOf(doc, wahl).removeAttribute('id'),
  'id too long': set('id', 'x'.repeat(41)),
  'id with markup': set('id', '"><script>'),
  'id as bytes': set('id', new Uint8Array([1, 2])),
  'id as letters': lettersAsAttribute,
  'id as document': set('id', () => new Y.Doc()),
  'unknown attribute': set('style', 'color:red'),
  'event attribute': set('onclick', 'alert(1)'),
  'ychange attribute': set('ychange', { type: 'added' }),
  'attribute __proto__': set('__proto__', 'x'),
  'citation without a title': intoAbsatz(() => element('bericht', { gattung: '', vs: false, id: '' })),
  'citation with a broken line': bericht({ titel: 'a\nb' }),
  'citation with a word for a switch': bericht({ vs: 'ja' }),
  'citation with a foreign mark': bericht({ freigabe: 'geheim' }),
  'citation with a long title': bericht({ titel: 'x'.repeat(1_001) }),
  'citation with a number for Stand': bericht({ stand: 2027 }),
  'reference of unknown kind': intoAbsatz(() => element('verweis', { art: 'link', ziel: '', text: '' })),
  'another text beside ours': (doc) => doc.getText('t').insert(0, 'x'),
  'a map beside ours': (doc) => void doc.getMap('meta').set('x', 1),
  'a list beside ours': (doc) => doc.getArray('beschluss2').push([1]),
  'too many paragraphs': (doc) => fragmentOf(doc).insert(0, Array.from({ length: 5_001 }, () => absatz())),
  'words among too many': (doc, wahl) => absatzOf(doc, wahl).insert(0, Array.from({ length: 5_001 }, () => new Y.XmlText('x'))),
  'nesting without end': (doc) => {
    let at: Y.XmlFragment = fragmentOf(doc);
    for (let i = 0; i < 9_000; i++) {
      const inner = absatz();
      at.insert(0, [inner]);
      at = inner;
    }
  },
  'nesting of words': (doc, wahl) => {
    const outer = textOf(doc, wahl);
    outer.insertEmbed(0, new Y.XmlText('inner'));
  }
};

/** Kinds that take long to build. */
const SCHWER = /^(too many|words among|nesting without)/;

/** How many kinds of breach there are, apart from broken bytes. */
export const ANZAHL = Object.keys(TATEN).length;

/** One forbidden update of every kind, each on its own copy of the text with this state; `leicht` leaves out the heavy ones. */
export function verboteneUpdates(stand: Uint8Array, wahl: Wahl, leicht = false): Verboten[] {
  return [
    ...Object.entries(TATEN).filter(([name]) => !leicht || !SCHWER.test(name)).map(([name, tat]) => ({ name, update: updateOf(stand, (doc) => tat(doc, wahl)) })),
    { name: 'gap', update: gapOf(stand) },
    { name: 'deletes what does not exist', update: deletionOf(4_711, 0, 50) },
    { name: 'deletes what the room will write', update: deletionOf(firstClient(stand), 1_000_000, 1_000) },
    { name: 'nothing but zeros', update: new Uint8Array(40) .fill(0, 0, 1).fill(255, 1) },
    { name: 'claims 2^40 structs', update: claimOf(2 ** 40) },
    { name: 'cut off', update: updateOf(stand, (doc) => fragmentOf(doc).insert(0, [absatz([new Y.XmlText('x'.repeat(40))])])).slice(0, -30) },
    { name: 'empty', update: new Uint8Array(0) },
    { name: 'too large', update: new Uint8Array(1_000_001) }
  ];
}

/** What a client that does this would send. */
export function updateOf(stand: Uint8Array, tat: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, stand);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => tat(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

/** The second of two changes, without the first. */
export function gapOf(stand: Uint8Array): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, stand);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  fragmentOf(doc).insert(0, [absatz([new Y.XmlText('eins')])]);
  fragmentOf(doc).insert(0, [absatz([new Y.XmlText('zwei')])]);
  return updates[1] as Uint8Array;
}

/** A delete set and nothing else. */
export function deletionOf(client: number, clock: number, len: number): Uint8Array {
  const e = encoding.createEncoder();
  for (const n of [0, 1, client, 1, clock, len]) encoding.writeVarUint(e, n);
  return encoding.toUint8Array(e);
}

function claimOf(structs: number): Uint8Array {
  const e = encoding.createEncoder();
  for (const n of [1, structs, 1, 0]) encoding.writeVarUint(e, n);
  return encoding.toUint8Array(e);
}

function firstClient(stand: Uint8Array): number {
  return [...Y.parseUpdateMeta(stand).from.keys()][0] ?? 0;
}
