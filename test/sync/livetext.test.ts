/** What was committed is put into the live text when somebody asks for it; nobody is ever given less, and what does not fit is told. */
import { describe, expect, it, vi } from 'vitest';
import type * as Y from 'yjs';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { saatOf } from '../../app/dokument/codec.ts';
import { readNachricht } from '../../server/sync/protocol.ts';
import { docOf, Livetext, TextUngueltig } from '../../server/sync/text.ts';

const SAAT = saatOf([absatz('absatz', 'Worte')], () => 'a');

/** Letters one after the other, each as an update. */
function letters(count: number): Uint8Array[] {
  const doc = docOf([SAAT]);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = (doc.getXmlFragment('beschluss').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  for (let i = 0; i < count; i++) text.insert(text.length, String(i % 10));
  return updates;
}
const wordsIn = (frame: Uint8Array | null): string => {
  const nachricht = readNachricht(frame ?? new Uint8Array());
  return docOf(nachricht?.art === 'antwort' ? [nachricht.daten] : []).getXmlFragment('beschluss').toJSON().replace(/<[^>]*>/g, '');
};

describe('the live text', () => {
  it('gives whoever opens everything that was committed, however much of it is not put in yet', () => {
    const text = new Livetext(docOf([SAAT]), [], () => expect.fail());
    for (const [i, letter] of letters(150).entries()) {
      text.apply([letter]);
      if (i % 40 === 0) expect(wordsIn(text.answer(Uint8Array.of(0)))).toHaveLength('Worte'.length + i + 1);
    }
    expect(wordsIn(text.answer(Uint8Array.of(0)))).toHaveLength('Worte'.length + 150);
  });

  it('P4 M16 tells its room where a committed change does not fit, and holds what the log says when that is read again', () => {
    const onBruch = vi.fn();
    const text = new Livetext(docOf([SAAT]), [], onBruch);
    text.apply([Uint8Array.of(255)]);
    expect(onBruch).not.toHaveBeenCalled();
    text.answer(Uint8Array.of(0));
    expect(onBruch).toHaveBeenCalledExactlyOnceWith(expect.any(TextUngueltig));
    text.apply(letters(3));
    text.replace(docOf([SAAT]));
    expect(wordsIn(text.answer(Uint8Array.of(0)))).toBe('Worte');
  });
});
