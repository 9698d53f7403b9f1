/** Attacks before the login and at the door: paths, methods, versions, headers, cookies, origins, smuggled requests (S10, S11, S12, A2, M12). */
import { klopfe, klopfeRoh, handschlag, rahmen, sync, NICHTS, Rohleitung, type Handschlag } from '../rohleitung.ts';
import type { Angriff, Kampf } from './angriff.ts';

type Fall = readonly [name: string, soll: string | readonly string[], wie: (k: Kampf) => Handschlag];

const listOf = (soll: string | readonly string[]): readonly string[] => (typeof soll === 'string' ? [soll] : soll);
const faelle = (zeile: string, list: readonly Fall[]): Angriff[] => list.map(([name, soll, wie]) => ({
  zeile, name, soll: listOf(soll), tat: (k) => klopfe(k.ziel, k.raum, { cookie: k.schreiber, ...wie(k) })
}));

const pfade = faelle('S11', [
  ['the root', 'HTTP 404', () => ({ pfad: '/' })],
  ['another page', 'HTTP 404', () => ({ pfad: '/anmelden' })],
  ['the folder of the rooms', 'HTTP 404', () => ({ pfad: '/sync' })],
  ['no room', 'HTTP 404', () => ({ pfad: '/sync/' })],
  ['a word for a room', 'HTTP 404', () => ({ pfad: '/sync/x' })],
  ['a room that is nowhere', 'HTTP 404', () => ({ pfad: '/sync/00000000-0000-4000-8000-000000000000' })],
  ['a room of another Delegation', 'HTTP 404', (k) => ({ pfad: `/sync/${k.fremderRaum}` })],
  ['a room in capitals', 'HTTP 404', (k) => ({ pfad: `/sync/${k.raum.toUpperCase()}` })],
  ['a slash behind the room', 'HTTP 404', (k) => ({ pfad: `/sync/${k.raum}/` })],
  ['two slashes before it', 'HTTP 404', (k) => ({ pfad: `//sync/${k.raum}` })],
  // Read as a full address, and then a room like any other: asked for with a login and our Origin.
  ['another host in the path', ['HTTP 404', 'HTTP 101'], (k) => ({ pfad: `//boese.example/sync/${k.raum}` })],
  ['dots that lead away', 'HTTP 404', (k) => ({ pfad: `/sync/${k.raum}/../../healthz` })],
  ['dots in percent signs', 'HTTP 404', (k) => ({ pfad: `/sync/%2e%2e/${k.raum}` })],
  ['a NUL behind the room', 'HTTP 404', (k) => ({ pfad: `/sync/${k.raum}%00` })],
  ['a broken percent sign', 'HTTP 404', () => ({ pfad: '/sync/%zz' })],
  ['a name of 10 kB', ['HTTP 404', 'ab'], () => ({ pfad: `/sync/${'a'.repeat(10_000)}` })],
  ['a path of 20 kB', ['HTTP 404', 'HTTP 431', 'ab'], () => ({ pfad: `/${'a'.repeat(20_000)}` })],
  ['a full address as path, not to be read', ['HTTP 404', 'HTTP 400', 'HTTP 503', 'ab'], () => ({ pfad: 'http://[' })],
  ['SQL for a room', 'HTTP 404', () => ({ pfad: "/sync/1'%20or%20'1'='1" })],
  ['no path at all', ['HTTP 400', 'HTTP 404', 'ab'], () => ({ pfad: '' })],
  ['a star for a path', ['HTTP 404', 'HTTP 400', 'ab'], () => ({ pfad: '*' })]
]);

const methoden = faelle('S10', [
  ...['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE'].map((methode): Fall => [`the method ${methode}`, ['HTTP 400', 'HTTP 405', 'ab'], () => ({ methode })]),
  ['the method CONNECT', ['HTTP 400', 'HTTP 405', 'ab'], () => ({ methode: 'CONNECT' })],
  ['a method nobody knows', ['HTTP 400', 'ab'], () => ({ methode: 'BREW' })],
  // Version 8 is the same protocol by an older name.
  ['version 8 of the protocol', ['HTTP 101', 'HTTP 400'], () => ({ kopf: { 'Sec-WebSocket-Version': '8' } })],
  ...['7', '12', '99', '', '-13', '0x', '1e1'].map((version): Fall => [`version ${version || 'none'} of the protocol`, ['HTTP 400', 'HTTP 426'], () => ({ kopf: { 'Sec-WebSocket-Version': version } })]),
  ['HTTP 1.0', ['HTTP 101', 'HTTP 400', 'HTTP 404', 'HTTP 200', 'ab'], () => ({ version: 'HTTP/1.0' })],
  ['HTTP 3.7', ['HTTP 400', 'HTTP 505', 'ab'], () => ({ version: 'HTTP/3.7' })],
  ['no key', 'HTTP 400', () => ({ kopf: { 'Sec-WebSocket-Key': undefined } })],
  ['a short key', 'HTTP 400', () => ({ kopf: { 'Sec-WebSocket-Key': 'x' } })],
  ['a key of 8 kB', ['HTTP 400', 'HTTP 431', 'ab'], () => ({ kopf: { 'Sec-WebSocket-Key': 'A'.repeat(8_000) } })],
  ['two keys', 'HTTP 400', () => ({ zeilen: ['Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='] })],
  ['an upgrade to h2c', ['HTTP 400', 'HTTP 404', 'ab'], () => ({ kopf: { Upgrade: 'h2c' } })],
  ['an upgrade to nothing', ['HTTP 400', 'HTTP 404', 'HTTP 302', 'ab'], () => ({ kopf: { Upgrade: '' } })],
  ['a header of 64 kB', ['HTTP 431', 'HTTP 400', 'ab'], () => ({ kopf: { 'X-Gross': 'x'.repeat(64_000) } })],
  ['2,500 headers', ['HTTP 101', 'HTTP 400', 'HTTP 431', 'ab'], () => ({ zeilen: Array.from({ length: 2_500 }, (_, i) => `X${i}: 1`) })],
  ['a header without a name', ['HTTP 400', 'ab'], () => ({ zeilen: [': leer'] })],
  ['a folded header', ['HTTP 400', 'ab'], () => ({ zeilen: ['X-Falte: a', ' b'] })],
  ['a NUL in a header', ['HTTP 400', 'ab'], () => ({ zeilen: ['X-Null: a\0b'] })],
  ['a bare line feed', ['HTTP 400', 'HTTP 101', 'ab'], () => ({ zeilen: ['X-A: 1\nX-B: 2'] })],
  ['an extension that is not offered', 'HTTP 101', () => ({ kopf: { 'Sec-WebSocket-Extensions': 'permessage-deflate; server_max_window_bits=99; client_no_context_takeover' } })],
  ['an extension that cannot be read', ['HTTP 101', 'HTTP 400'], () => ({ kopf: { 'Sec-WebSocket-Extensions': ';;;=,,"' } })],
  ['a subprotocol of nobody', 'HTTP 101', () => ({ kopf: { 'Sec-WebSocket-Protocol': 'admin' } })],
  ['a subprotocol that cannot be read', ['HTTP 400', 'HTTP 101'], () => ({ kopf: { 'Sec-WebSocket-Protocol': 'a,,b,a' } })]
]);

const ausweise = faelle('S12, A2', [
  ['no cookie', 'HTTP 401', () => ({ cookie: undefined })],
  ['an empty cookie', 'HTTP 401', () => ({ cookie: '' })],
  ['an invented login', 'HTTP 401', () => ({ cookie: `einvernehmen=${'a'.repeat(40)}` })],
  ['a login that was ended', 'HTTP 401', (k) => ({ cookie: k.beendet })],
  ['a login with one letter changed', 'HTTP 401', (k) => ({ cookie: k.schreiber.slice(0, -1) + (k.schreiber.endsWith('a') ? 'b' : 'a') })],
  ['a login in capitals', 'HTTP 401', (k) => ({ cookie: k.schreiber.toUpperCase() })],
  ['a login under another name', 'HTTP 401', (k) => ({ cookie: `sitzung=${k.schreiber.split('=')[1] ?? ''}` })],
  ['a login of 12 kB', ['HTTP 401', 'HTTP 431', 'ab'], () => ({ cookie: `einvernehmen=${'a'.repeat(12_000)}` })],
  ['SQL for a login', 'HTTP 401', () => ({ cookie: "einvernehmen=' or 1=1--" })],
  ['a prototype for a login', 'HTTP 401', () => ({ cookie: '__proto__=x; constructor=y' })],
  ['a bad login before the good one', 'HTTP 401', (k) => ({ cookie: `einvernehmen=${'b'.repeat(40)}; ${k.schreiber}` })],
  ['the login in the address', 'HTTP 401', (k) => ({ cookie: undefined, pfad: `/sync/${k.raum}?${k.schreiber}` })],
  ['the login as a bearer', 'HTTP 401', (k) => ({ cookie: undefined, kopf: { Authorization: `Bearer ${k.schreiber.split('=')[1] ?? ''}` } })],
  ['no Origin', 'HTTP 403', () => ({ kopf: { Origin: undefined } })],
  ['an empty Origin', 'HTTP 403', () => ({ kopf: { Origin: '' } })],
  ['the Origin null', 'HTTP 403', () => ({ kopf: { Origin: 'null' } })],
  ['a foreign Origin', 'HTTP 403', () => ({ kopf: { Origin: 'http://boese.example' } })],
  ['our Origin as a name below another one', 'HTTP 403', (k) => ({ kopf: { Origin: `${k.ziel.origin}.boese.example` } })],
  ['our Origin as a user of another one', 'HTTP 403', (k) => ({ kopf: { Origin: `${k.ziel.origin}@boese.example` } })],
  ['our Origin at another port', 'HTTP 403', (k) => ({ kopf: { Origin: k.ziel.origin.replace(/:\d+$/, ':1') } })],
  ['our Origin by https', 'HTTP 403', (k) => ({ kopf: { Origin: k.ziel.origin.replace('http:', 'https:') } })],
  ['two Origins', ['HTTP 403', 'HTTP 400'], (k) => ({ kopf: { Origin: 'http://boese.example' }, zeilen: [`Origin: ${k.ziel.origin}`] })],
  ['a forwarded host', 'HTTP 403', () => ({ kopf: { Origin: 'http://boese.example', 'X-Forwarded-Host': 'boese.example', Host: 'boese.example' } })],
  ['a foreign Host', ['HTTP 101', 'HTTP 400', 'HTTP 403'], () => ({ kopf: { Host: 'boese.example' } })],
  ['no Host', ['HTTP 400', 'HTTP 101'], () => ({ kopf: { Host: undefined } })]
]);

/** Bytes that are no request, and requests that hide another one. */
const roh: Angriff[] = ([
  ['nothing but zeros', ['HTTP 400', 'ab'], () => new Uint8Array(400)],
  ['random bytes', ['HTTP 400', 'ab'], () => Uint8Array.from({ length: 2_000 }, (_, i) => (i * 7_919) % 251)],
  ['a TLS greeting', ['HTTP 400', 'ab'], () => Uint8Array.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03, 0x0a])],
  ['an HTTP/2 preface', ['HTTP 400', 'HTTP 505', 'ab'], () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['a WebSocket frame without a handshake', ['HTTP 400', 'ab'], () => rahmen(2, sync(1, NICHTS))],
  ['an upgrade without a host', ['HTTP 400', 'ab'], () => 'GET /sync/x HTTP/1.1\r\nUpgrade: websocket\r\n\r\n'],
  ['a body with a second request in it', ['HTTP 101', 'HTTP 400', 'ab'], (k: Kampf) => `${handschlag(k.ziel, k.raum, { cookie: k.schreiber, kopf: { 'Content-Length': '60' } })}GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n`],
  ['a chunked body that never ends', ['HTTP 101', 'HTTP 400', 'ab'], (k: Kampf) => `${handschlag(k.ziel, k.raum, { cookie: k.schreiber, kopf: { 'Transfer-Encoding': 'chunked' } })}ffffffff\r\nx`],
  ['two lengths of a body', ['HTTP 400', 'ab'], (k: Kampf) => handschlag(k.ziel, k.raum, { cookie: k.schreiber, kopf: { 'Content-Length': '5' }, zeilen: ['Content-Length: 6'] })],
  ['a length and chunks', ['HTTP 400', 'ab'], (k: Kampf) => handschlag(k.ziel, k.raum, { cookie: k.schreiber, kopf: { 'Content-Length': '5', 'Transfer-Encoding': 'chunked' } })],
  ['a page and an upgrade in one breath', 'ab', (k: Kampf) => `GET /anmelden HTTP/1.1\r\nHost: ${k.ziel.host}\r\n\r\n${handschlag(k.ziel, k.raum, { cookie: k.schreiber })}`],
  ['an upgrade of a stranger and a page in one breath', 'HTTP 401', (k: Kampf) => `${handschlag(k.ziel, k.raum, {})}GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n`]
] as const).map(([name, soll, bytes]) => ({ zeile: 'S10, M12', name, soll: listOf(soll), tat: (k) => klopfeRoh(k.ziel, bytes(k)) }));

const halb: Angriff[] = [
  {
    zeile: 'S12', name: 'frames behind the head, without a login', soll: ['HTTP 401'],
    tat: (k) => klopfe(k.ziel, k.raum, { danach: rahmen(2, sync(2, k.stand)) })
  },
  {
    zeile: 'S10', name: 'frames behind the head, before the answer', soll: ['4422 nachricht_unlesbar'],
    async tat(k) {
      const leitung = new Rohleitung(k.ziel);
      leitung.send(handschlag(k.ziel, k.raum, { cookie: k.schreiber }));
      leitung.send(rahmen(2, new Uint8Array([77])));
      await leitung.until(() => leitung.code > 0 || leitung.zu);
      leitung.cut();
      return [leitung.code, ...leitung.abgelehnt].join(' ');
    }
  },
  {
    zeile: 'S10', name: '300 lines cut in the middle of the handshake', soll: ['ab'],
    async tat(k) {
      const kopf = handschlag(k.ziel, k.raum, { cookie: k.schreiber });
      await Promise.all(Array.from({ length: 300 }, async (_, i) => {
        const leitung = new Rohleitung(k.ziel);
        leitung.send(kopf.slice(0, i));
        await new Promise<void>((resolve) => leitung.socket.once('connect', () => resolve()));
        leitung.cut();
      }));
      return 'ab';
    }
  },
  {
    zeile: 'S12', name: '300 lines that stay silent behind half a head', soll: ['zu'],
    async tat(k) {
      const lines = Array.from({ length: 300 }, () => new Rohleitung(k.ziel));
      for (const line of lines) line.send('GET /sync/x HTTP/1.1\r\nHost: x\r\n');
      // The server's own limit for a head is 10 s, looked at every 30 s at most; what counts is that nobody else waits for them.
      const alive = await klopfe(k.ziel, k.raum, {});
      for (const line of lines) line.cut();
      return alive === 'HTTP 401' ? 'zu' : alive;
    }
  }
];

export const AM_EINGANG: readonly Angriff[] = [...pfade, ...methoden, ...ausweise, ...roh, ...halb];
