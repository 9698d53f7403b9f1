/** Attacks with updates: every kind of struct malformed, clocks, gaps, deletions, foreign ids, and content that is none (S2, S4 to S7, M1 to M6, M16, M17). */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { verboteneUpdates } from '../../dokument/verboten.ts';
import { schreibe } from '../rohleitung.ts';
import { drin, type Angriff, type Kampf } from './angriff.ts';
import { anzahl, bytes, json, orteOf, schluesselwert, typ, updateRoh, werte, worte, type Item, type Orte, type Struct } from './yjs-roh.ts';

const ABGELEHNT = ['4422 *'] as const;
const OHNE_WIRKUNG = ['4422 *', 'gespeichert'] as const;

type Fall = readonly [name: string, update: (k: Kampf, o: Orte, neu: number) => Uint8Array, soll?: readonly string[]];

let letzteKennung = 3_000_000_000;

const faelle = (zeile: string, list: readonly Fall[]): Angriff[] => list.map(([name, update, soll = ABGELEHNT]) => ({
  zeile, name, soll, tat: async (k) => schreibe(await drin(k), update(k, orteOf(k.stand), ++letzteKennung))
}));

const one = (client: number, struct: Struct, uhr = 0): Uint8Array => updateRoh([{ client, uhr, structs: [struct] }]);
const item = (where: Partial<Item>, art: number, inhalt: Item['inhalt']): Item => ({ ...where, art, inhalt });
const hinten = (o: Orte): Partial<Item> => ({ links: o.z });

const abgeschnitten = faelle('S2, M5', Array.from({ length: 16 }, (_, art): Fall => [`content of kind ${art} that is cut off`, (_k, o, neu) => {
  const whole = one(neu, item(hinten(o), art, (e) => encoding.writeVarUint(e, 200)));
  return whole.subarray(0, whole.length - 1);
// Kind 0 is collected clocks: what follows is read as something else, and may be nothing.
}, art === 0 ? OHNE_WIRKUNG : ABGELEHNT]));

const inhalte = faelle('S2', [
  ['JSON instead of letters', (_k, o, neu) => one(neu, item(hinten(o), 2, json('{"a":1}')))],
  ['JSON that is none', (_k, o, neu) => one(neu, item(hinten(o), 2, json('{')))],
  ['bytes instead of letters', (_k, o, neu) => one(neu, item(hinten(o), 3, bytes(100)))],
  ['letters without a letter', (_k, o, neu) => one(neu, item(hinten(o), 4, worte('')))],
  ['an embed', (_k, o, neu) => one(neu, item(hinten(o), 5, worte('{"image":"x"}')))],
  ['an embed that is no JSON', (_k, o, neu) => one(neu, item(hinten(o), 5, worte('{{')))],
  ['a format', (_k, o, neu) => one(neu, item(hinten(o), 6, schluesselwert('bold', 'true')))],
  ['a format that is no JSON', (_k, o, neu) => one(neu, item(hinten(o), 6, schluesselwert('bold', '<')))],
  ...[0, 1, 2, 4, 6, 7, 9, 31, 127].map((ref): Fall => [`a type of kind ${ref} among letters`, (_k, o, neu) => one(neu, item(hinten(o), 7, typ(ref, 'absatz')))]),
  ['a hook', (_k, o, neu) => one(neu, item({ vater: o.absatz }, 7, typ(5, 'absatz')))],
  ['any values among letters', (_k, o, neu) => one(neu, item(hinten(o), 8, werte('a', 1, null)))],
  ['a value that is nested 20,000 deep', (_k, o, neu) => one(neu, item({ links: o.kennung }, 8, (e) => {
    encoding.writeVarUint(e, 1);
    for (let i = 0; i < 20_000; i++) {
      encoding.writeUint8(e, 117);
      encoding.writeVarUint(e, 1);
    }
    encoding.writeUint8(e, 126);
  }))],
  ['a value of a kind nobody knows', (_k, o, neu) => one(neu, item({ links: o.kennung }, 8, (e) => (encoding.writeVarUint(e, 1), encoding.writeUint8(e, 60))))],
  ['2^32 values', (_k, o, neu) => one(neu, item({ links: o.kennung }, 8, anzahl(2 ** 32)))],
  ['no value', (_k, o, neu) => one(neu, item({ links: o.kennung }, 8, werte()))],
  ['two values for one attribute', (_k, o, neu) => one(neu, item({ links: o.kennung }, 8, werte('a', 'b')))],
  ['a number beyond all numbers', (_k, o, neu) => one(neu, item({ links: o.kennung }, 8, werte(Number.POSITIVE_INFINITY)))],
  ['a big integer', (_k, o, neu) => one(neu, item({ links: o.kennung }, 8, werte(2n ** 60n)))],
  ['a document in a document', (_k, o, neu) => one(neu, item(hinten(o), 9, (e) => (encoding.writeVarString(e, 'guid'), encoding.writeAny(e, { autoLoad: true }))))],
  ['a document with a prototype for options', (_k, o, neu) => one(neu, item(hinten(o), 9, (e) => (encoding.writeVarString(e, '__proto__'), encoding.writeAny(e, JSON.parse('{"__proto__":{"gc":false}}') as Record<string, never>))))],
  ['letters with a NUL', (_k, o, neu) => one(neu, item(hinten(o), 4, worte('a\0b')))],
  ['letters that clear a terminal', (_k, o, neu) => one(neu, item(hinten(o), 4, worte('\u001b[2J')))],
  ['a line that C1 controls end', (_k, o, neu) => one(neu, item(hinten(o), 4, worte('\u0085')))]
]);

const orte = faelle('S2, M1, M16', [
  ['letters directly in a paragraph', (_k, o, neu) => one(neu, item({ vater: o.absatz }, 4, worte('x')))],
  ['letters at the root', (_k, _o, neu) => one(neu, item({ wurzel: 'beschluss' }, 4, worte('x')))],
  ['a map entry at the root', (_k, _o, neu) => one(neu, item({ wurzel: 'beschluss', sub: 'key' }, 8, werte('x')))],
  ['an attribute of words', (_k, o, neu) => one(neu, item({ vater: o.text, sub: 'x' }, 8, werte('y')))],
  ...['x', '', '__proto__', 'constructor', 'beschluss2', 'Beschluss', 'a'.repeat(10_000)].map((wurzel): Fall => [`the root „${wurzel.slice(0, 12)}“`, (_k, _o, neu) => one(neu, item({ wurzel }, 4, worte('x')))]),
  ['a letter for a parent', (_k, o, neu) => one(neu, item({ vater: o.a }, 4, worte('x'))), OHNE_WIRKUNG],
  ['a paragraph under a letter', (_k, o, neu) => one(neu, item({ vater: o.a }, 7, typ(3, 'absatz')))],
  ['a paragraph in a paragraph', (_k, o, neu) => one(neu, item({ vater: o.absatz }, 7, typ(3, 'absatz')))],
  ['a paragraph as an attribute', (_k, o, neu) => one(neu, item({ links: o.attribut }, 7, typ(3, 'absatz')))],
  ['an attribute for a parent', (_k, o, neu) => one(neu, item({ vater: o.attribut }, 4, worte('x'))), OHNE_WIRKUNG],
  ['itself for a parent', (_k, _o, neu) => one(neu, item({ vater: [neu, 0] }, 7, typ(3, 'absatz')))],
  ['parents in a circle', (_k, _o, neu) => updateRoh([{ client: neu, uhr: 0, structs: [item({ vater: [neu, 1] }, 7, typ(3, 'absatz')), item({ vater: [neu, 0] }, 7, typ(3, 'absatz'))] }])],
  ['parents in a circle over two clients', (_k, _o, neu) => updateRoh([{ client: neu, uhr: 0, structs: [item({ vater: [neu + 500_000_000, 0] }, 7, typ(3, 'absatz'))] }, { client: neu + 500_000_000, uhr: 0, structs: [item({ vater: [neu, 0] }, 7, typ(3, 'absatz'))] }])],
  ['itself for a neighbour', (_k, _o, neu) => one(neu, item({ links: [neu, 0] }, 4, worte('x')))],
  ['its successor for a neighbour', (_k, _o, neu) => updateRoh([{ client: neu, uhr: 0, structs: [item({ links: [neu, 1] }, 4, worte('x')), item({ links: [neu, 0] }, 4, worte('y'))] }])],
  ['neighbours that are crossed', (_k, o, neu) => one(neu, item({ links: o.z, rechts: o.a }, 4, worte('x')))],
  ['neighbours that never met', (_k, o, neu) => one(neu, item({ links: o.a, rechts: o.z }, 4, worte('x')))],
  ['one letter on both sides', (_k, o, neu) => one(neu, item({ links: o.a, rechts: o.a }, 4, worte('x')))],
  ['a paragraph for the left and a letter for the right', (_k, o, neu) => one(neu, item({ links: o.absatz, rechts: o.a }, 4, worte('x')))],
  ['a letter for the left and an attribute for the right', (_k, o, neu) => one(neu, item({ links: o.a, rechts: o.attribut }, 4, worte('x')))],
  ['letters behind an attribute', (_k, o, neu) => one(neu, item({ links: o.attribut }, 4, worte('x')))],
  ['letters behind a paragraph', (_k, o, neu) => one(neu, item({ links: o.absatz }, 4, worte('x')))],
  ['an empty paragraph without a kind', (_k, o, neu) => one(neu, item({ links: o.absatz }, 7, typ(3, 'absatz')))],
  ['a paragraph with a script for a name', (_k, o, neu) => one(neu, item({ links: o.absatz }, 7, typ(3, '<script>')))],
  ['a paragraph with a name of 100 kB', (_k, o, neu) => one(neu, item({ links: o.absatz }, 7, typ(3, 'a'.repeat(100_000))))]
]);

const uhren = faelle('S4, S5, S6, M2, M3', [
  // Its owner has typed on since; what was deleted of that can no longer be compared, and changes nothing.
  ['the id of somebody who wrote, with a clock that was the next', (k, o) => one(k.fremdeKennung, item(hinten(o), 4, worte('x')), Y.decodeStateVector(Y.encodeStateVectorFromUpdate(k.stand)).get(k.fremdeKennung)), OHNE_WIRKUNG],
  ['the id of somebody who wrote, from the beginning', (k, o) => one(k.fremdeKennung, item(hinten(o), 4, worte('gelogen')))],
  ['the id of the seed', (k, o) => one(k.saatKennung, item(hinten(o), 4, worte('x')), Y.decodeStateVector(Y.encodeStateVectorFromUpdate(k.stand)).get(k.saatKennung))],
  // Honest people may have deleted the letter since.
  ['a letter of the seed said again as another one', (_k, o) => one(o.a[0], item({ vater: o.text }, 4, worte('Q')), o.a[1]), ['4422 uhr_vergeben', 'gespeichert']],
  ['a paragraph of the seed said again as words', (_k, o) => one(o.absatz[0], item({ wurzel: 'beschluss' }, 4, worte('Q')), o.absatz[1]), ['4422 uhr_vergeben']],
  ['a foreign id beside an own one', (k, o, neu) => updateRoh([{ client: neu, uhr: 0, structs: [item(hinten(o), 4, worte('x'))] }, { client: k.fremdeKennung, uhr: 2 ** 20, structs: [{ gc: 1 }] }])],
  ['a clock from the future', (_k, o, neu) => one(neu, item(hinten(o), 4, worte('x')), 1)],
  ['a clock of 2^40', (_k, o, neu) => one(neu, item(hinten(o), 4, worte('x')), 2 ** 40)],
  ['a clock of 2^53 - 1', (_k, o, neu) => one(neu, item(hinten(o), 4, worte('x')), Number.MAX_SAFE_INTEGER)],
  ['a left neighbour from the future', (_k, o, neu) => one(neu, item({ links: [o.a[0], 2 ** 30] }, 4, worte('x')))],
  ['a left neighbour of nobody', (_k, _o, neu) => one(neu, item({ links: [4_242, 0] }, 4, worte('x')))],
  ['a right neighbour of nobody', (_k, _o, neu) => one(neu, item({ rechts: [4_242, 0] }, 4, worte('x')))],
  ['a parent of nobody', (_k, _o, neu) => one(neu, item({ vater: [4_242, 0] }, 4, worte('x')))],
  ['a parent from another room', (_k, _o, neu) => one(neu, item({ vater: [987_654, 3] }, 7, typ(6)))],
  ['a skip', (_k, o, neu) => updateRoh([{ client: neu, uhr: 0, structs: [{ skip: 3 }, item(hinten(o), 4, worte('x'))] }])],
  ['a skip of nothing', (_k, _o, neu) => one(neu, { skip: 0 })],
  ['a skip of 2^50', (_k, _o, neu) => one(neu, { skip: 2 ** 50 })],
  ['clocks of somebody else said again as collected', (k) => one(k.fremdeKennung, { gc: 1 }, 0), OHNE_WIRKUNG],
  ['collected clocks of none', (_k, _o, neu) => one(neu, { gc: 0 })],
  ['2^50 collected clocks', (_k, _o, neu) => one(neu, { gc: 2 ** 50 }), OHNE_WIRKUNG],
  ['deleted content of 2^50 letters', (_k, o, neu) => one(neu, item(hinten(o), 1, anzahl(2 ** 50))), OHNE_WIRKUNG],
  ['deleted content of no letter', (_k, o, neu) => one(neu, item(hinten(o), 1, anzahl(0)))],
  ['a client twice in one update', (_k, o, neu) => updateRoh([{ client: neu, uhr: 0, structs: [item(hinten(o), 4, worte('x'))] }, { client: neu, uhr: 0, structs: [item(hinten(o), 4, worte('y'))] }]), OHNE_WIRKUNG],
  ['a client that leads back', (_k, o, neu) => updateRoh([{ client: neu, uhr: 2, structs: [item(hinten(o), 4, worte('z'))] }, { client: neu, uhr: 0, structs: [item(hinten(o), 4, worte('xy'))] }])],
  ['a client id of 2^53 - 1', (_k, o) => one(Number.MAX_SAFE_INTEGER, item(hinten(o), 4, worte('x'))), OHNE_WIRKUNG],
  ['2^40 structs', (_k, _o, neu) => updateRoh([{ client: neu, uhr: 0, structs: [], anzahl: 2 ** 40 }])],
  ['100,000 structs of which one is there', (_k, o, neu) => updateRoh([{ client: neu, uhr: 0, structs: [item(hinten(o), 4, worte('x'))], anzahl: 100_000 }])],
  ['100,000 clients without a struct', (_k, _o, neu) => updateRoh(Array.from({ length: 100_000 }, (_, i) => ({ client: neu + i, uhr: 0, structs: [] }))), OHNE_WIRKUNG]
]);

const loeschungen = faelle('M17, S7', [
  ['deletion of what a stranger will write', () => updateRoh([], [[4_711, [[0, 50]]]])],
  ['deletion of what an honest one will write', (k) => updateRoh([], [[k.fremdeKennung, [[2 ** 20, 1_000_000]]]])],
  ['deletion from here to the end of time', (k) => updateRoh([], [[k.fremdeKennung, [[0, 2 ** 52]]]])],
  ['deletion of no letter', (k) => updateRoh([], [[k.saatKennung, [[0, 0]]]])],
  ['deletion of 2^40 ranges', () => encoding.encode((e) => [0, 1, 5, 2 ** 40].forEach((n) => encoding.writeVarUint(e, n)))],
  ['deletion by 2^40 clients', () => encoding.encode((e) => [0, 2 ** 40].forEach((n) => encoding.writeVarUint(e, n)))],
  ['deletion of 200,000 ranges of nobody', () => updateRoh([], [[4_711, Array.from({ length: 200_000 }, (_, i) => [i * 2, 1] as const)]])],
  ['deletion that is cut off', (k) => updateRoh([], [[k.saatKennung, [[0, 1]]]]).subarray(0, -1)],
  ['no delete set at all', (_k, o, neu) => one(neu, item(hinten(o), 4, worte('x'))).subarray(0, -1)],
  ['the kind of a paragraph taken away', (_k, o) => updateRoh([], [[o.attribut[0], [[o.attribut[1], 1]]]])]
]);

const fremdes = faelle('S2, S10', [
  ['an update of version 2', (k) => Y.convertUpdateFormatV1ToV2(k.stand), OHNE_WIRKUNG],
  ['JSON for an update', () => new TextEncoder().encode('{"ops":[{"insert":"x"}]}')],
  ['4 kB of 0xff', () => new Uint8Array(4_096).fill(255)],
  ['1 MB of zeros', () => new Uint8Array(1_000_000), OHNE_WIRKUNG],
  ['one byte above the limit of an update', () => new Uint8Array(1_000_001), ['4422 update_zu_gross', '1009', '4422 *']]
]);

const verboten: Angriff[] = verboteneNamen().map((name) => ({
  zeile: 'S2, M1', name: `content: ${name}`, soll: name === 'too large' ? ['4422 *', '1009'] : ABGELEHNT,
  async tat(k) {
    const { update } = verboteneUpdates(k.stand, () => 0).find((v) => v.name === name) ?? { update: new Uint8Array(0) };
    return schreibe(await drin(k), update);
  }
}));

function verboteneNamen(): string[] {
  const doc = new Y.Doc();
  const absatz = new Y.XmlElement('absatz');
  doc.getXmlFragment('beschluss').insert(0, [absatz]);
  absatz.insert(0, [new Y.XmlText('ab')]);
  return verboteneUpdates(Y.encodeStateAsUpdate(doc), () => 0, true).map((v) => v.name);
}

const leer: Angriff[] = [1, 2].map((art) => ({ zeile: 'S10, M4', name: `sync message ${art} of no bytes`, soll: ['4422 update_unlesbar'], tat: async (k) => schreibe(await drin(k), new Uint8Array(0), art) }));

export const MIT_TEXT: readonly Angriff[] = [...leer, ...abgeschnitten, ...inhalte, ...orte, ...uhren, ...loeschungen, ...fremdes, ...verboten];
