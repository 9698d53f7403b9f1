/** The log (reliability.md L4): named fields only, nothing a person wrote. */
import { expect, test } from 'vitest';
import { createLog } from '../../server/log.ts';

function lines(write: (log: ReturnType<typeof createLog>) => void): string[] {
  const all: string[] = [];
  write(createLog((line) => all.push(line)));
  return all;
}

test('one event is one line, whatever a value holds', () => {
  const [line = ''] = lines((log) => log.info('raum-offen', { raum: 'a\nb', pid: 7, dauer_ms: 1.5 }));
  expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z info raum-offen dauer_ms=1.5 pid=7 raum="a\\nb"$/);
});

test('a field that is not on the list is not written (L4)', () => {
  const angaben = { pid: 7, text: 'KANARIE' };
  expect(lines((log) => log.warnung('ereignis', angaben)).join()).not.toContain('KANARIE');
});

test('of an error its kind, code and place are kept, never its message (L4)', () => {
  const error = Object.assign(new TypeError('Key (kennung)=(KANARIE) already exists'), { code: '23505', detail: 'KANARIE' });
  const [line = ''] = lines((log) => log.fehler('anfrage', error));
  expect(line).toContain('fehler anfrage code="23505" fehler="TypeError" ort="');
  expect(line).toContain('log.test.ts');
  expect(line).not.toContain('KANARIE');
});

test('a thrown value that is no error is named by its type', () => {
  expect(lines((log) => log.fehler('anfrage', 'KANARIE'))[0]).toMatch(/fehler anfrage fehler="string"$/);
});
