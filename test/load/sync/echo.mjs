/**
 * The physical limit: a room broadcast over `ws`, no document at all. With PGURL every frame is committed to PostgreSQL (group commit: what
 * arrives while a commit is under way goes into the next one) before anyone is sent it. Plain JavaScript, so that memory and start are bare Node's.
 */
import { WebSocketServer } from 'ws';

/** SyncStep2 of an empty document. */
const EMPTY = Uint8Array.of(0, 1, 2, 0, 0);
const INSERT = 'insert into echo_log (room, data) select * from unnest($1::text[], $2::bytea[])';

const rooms = new Map();
const commitFirst = process.env.PGURL ? await openLog(process.env.PGURL) : null;
const wss = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env.PORT), perMessageDeflate: false });
wss.on('connection', (ws, req) => {
  const name = req.url;
  if (!rooms.has(name)) rooms.set(name, new Set());
  const room = rooms.get(name);
  room.add(ws);
  ws.on('message', (m) => {
    if (m[0] === 0 && m[1] === 0) return ws.send(EMPTY);
    if (m[0] !== 0 || m[1] !== 2) return;
    const go = () => {
      for (const c of room) if (c !== ws) c.send(m, { binary: true });
    };
    if (commitFirst === null) go();
    else commitFirst(name, m, go);
  });
  ws.on('close', () => {
    room.delete(ws);
    if (room.size === 0) rooms.delete(name);
  });
  ws.on('error', () => {});
});

async function openLog(url) {
  const { default: pg } = await import('pg');
  const db = new pg.Client(url);
  await db.connect();
  await db.query('create table if not exists echo_log (id bigserial primary key, room text not null, data bytea not null)');
  let queue = [];
  let busy = false;
  const flush = async () => {
    busy = true;
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      await db.query({ name: 'ins', text: INSERT, values: [batch.map((b) => b.room), batch.map((b) => b.m)] });
      for (const b of batch) b.go();
    }
    busy = false;
  };
  return (room, m, go) => {
    queue.push({ room, m, go });
    if (!busy) void flush();
  };
}
