// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { absatz } from '../../app/domain/beschluss/beschluss.ts';
import { leseBaum } from '../../app/dokument/baum.ts';
import { withText } from '../../app/editor/extensions/einfuegen.ts';
import { saveBericht, saveVerweis } from '../../app/editor/dialoge.tsx';
import { createSchreibtisch, type Schreibtisch } from './schreibtisch.ts';

let tisch: Schreibtisch;
beforeEach(() => { tisch = createSchreibtisch([absatz('ziffer', 'Erstens.'), absatz('ziffer', 'Zweitens.')]); });
afterEach(() => tisch.destroy());

const arten = (): string[] => tisch.a.absaetze().map((a) => a.art);
const html = (): string => tisch.a.editor.view.dom.innerHTML;

describe('keys', () => {
  it('choose the kind with Mod-Alt-0 to 4', () => {
    tisch.a.caret(1);
    for (const [i, art] of ['absatz', 'ziffer', 'punkt', 'unterpunkt', 'schluss'].entries()) {
      tisch.a.key(String(i), { ctrlKey: true, altKey: true });
      expect(arten()).toEqual(['ziffer', art]);
    }
  });

  it('go a level in and out with Tab and Shift-Tab, and Backspace at the start goes out', () => {
    tisch.a.caret(1);
    expect(tisch.a.key('Tab')).toBe(true);
    expect(arten()).toEqual(['ziffer', 'punkt']);
    tisch.a.key('Tab');
    expect(arten()).toEqual(['ziffer', 'unterpunkt']);
    tisch.a.key('Tab', { shiftKey: true });
    expect(arten()).toEqual(['ziffer', 'punkt']);
    tisch.a.key('Backspace');
    expect(arten()).toEqual(['ziffer', 'ziffer']);
    expect(tisch.a.texte()).toEqual(['Erstens.', 'Zweitens.']);
  });

  it('leave the text with Escape and Tab', () => {
    tisch.a.caret(1);
    tisch.a.key('Escape');
    expect(tisch.a.key('Tab')).toBe(false);
    expect(arten()).toEqual(['ziffer', 'ziffer']);
    expect(tisch.a.key('Tab')).toBe(true);
  });

  it('continue the kind with Enter, each paragraph with an id of its own', () => {
    tisch.a.caret(0, 4);
    tisch.a.key('Enter');
    expect(tisch.a.texte()).toEqual(['Erst', 'ens.', 'Zweitens.']);
    expect(arten()).toEqual(['ziffer', 'ziffer', 'ziffer']);
    const baum = leseBaum(tisch.a.doc);
    const ids = baum.ok ? baum.wert.map((a) => a.id) : [];
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).toBe('a1');
  });

  it('let an empty Ziffer go out with Enter', () => {
    tisch.a.caret(1, 99);
    tisch.a.key('Enter');
    tisch.a.key('Enter');
    expect(arten()).toEqual(['ziffer', 'ziffer', 'absatz']);
  });
});

describe('undo', () => {
  it('takes back the own change only, and brings it again', () => {
    tisch.a.caret(0, 0);
    tisch.a.type('A');
    tisch.sync();
    tisch.b.caret(1, 0);
    tisch.b.type('B');
    tisch.sync();
    tisch.a.editor.commands.undo();
    expect(tisch.a.texte()).toEqual(['Erstens.', 'BZweitens.']);
    tisch.a.editor.commands.redo();
    tisch.sync();
    expect(tisch.b.texte()).toEqual(['AErstens.', 'BZweitens.']);
  });
});

describe('numbers', () => {
  it('are shown, not written', () => {
    expect(html()).toContain('data-marke="2."');
    expect(html()).toContain('class="absatz ziffer nummeriert haengt"');
    tisch.a.caret(1);
    tisch.a.key('Tab');
    expect(html()).toContain('data-marke="•"');
    expect(tisch.a.texte()).toEqual(['Erstens.', 'Zweitens.']);
  });

  it('are followed by references, on the screen and in print', () => {
    tisch.a.caret(0, 99);
    saveVerweis(tisch.a.editor, { art: 'intern', ziel: 'a2', text: '' });
    expect(tisch.a.texte()[0]).toBe('Erstens.Ziffer 2');
    expect(tisch.a.editor.view.dom.querySelector('.verweis')?.textContent).toBe('Ziffer 2');
    tisch.a.caret(0, 3);
    tisch.a.key('Enter');
    expect(tisch.a.editor.view.dom.querySelector('.verweis')?.textContent).toBe('Ziffer 3');
  });
});

describe('a citation', () => {
  it('is one piece with its fields', () => {
    tisch.a.caret(0, 99);
    saveBericht(tisch.a.editor, { gattung: 'Bericht', titel: 'Lagebild', stand: null, vs: true, freigabe: 'nicht freigegeben' });
    expect(tisch.a.absaetze()[0]).toMatchObject({ text: 'Erstens.Bericht „Lagebild -VS-NfD-“ (nicht freigegeben)', berichte: [{ titel: 'Lagebild', vs: true, von: 8 }] });
    expect(tisch.a.editor.view.dom.querySelector('em.berichtmarke')?.textContent).toBe('(nicht freigegeben)');
  });
});

describe('a paste', () => {
  const paste = (text: string): void => void tisch.a.editor.view.someProp('handlePaste', (handle) => handle(tisch.a.editor.view, pasted(text), tisch.a.editor.state.doc.slice(0)));

  it('of several lines becomes paragraphs with their kinds', () => {
    tisch.a.caret(1, 99);
    tisch.a.key('Enter');
    paste('1. Drittens\na) ein Punkt\n– ein Unterpunkt');
    expect(tisch.a.texte()).toEqual(['Erstens.', 'Zweitens.', 'Drittens', 'ein Punkt', 'ein Unterpunkt']);
    expect(arten()).toEqual(['ziffer', 'ziffer', 'ziffer', 'punkt', 'unterpunkt']);
  });

  it('of one line flows into the words', () => {
    tisch.a.caret(0, 4);
    tisch.a.editor.view.dispatch(withText(tisch.a.editor.state, '–neu–'));
    expect(tisch.a.texte()[0]).toBe('Erst–neu–ens.');
  });

  it('with a mark of classification is stopped', () => {
    tisch.a.caret(0, 4);
    paste('VS – NUR FÜR DEN DIENSTGEBRAUCH\nLage');
    expect(tisch.a.vermerke).toHaveLength(1);
    expect(tisch.a.texte()).toEqual(['Erstens.', 'Zweitens.']);
  });
});

describe('an emptied text', () => {
  it('keeps one paragraph to type into', () => {
    tisch.a.editor.commands.selectAll();
    tisch.a.editor.commands.deleteSelection();
    expect(tisch.a.absaetze()).toHaveLength(1);
    tisch.a.type('Neu');
    expect(tisch.a.texte()).toEqual(['Neu']);
  });

  it('is not filled twice when both empty it', () => {
    for (const platz of [tisch.a, tisch.b]) {
      platz.editor.commands.selectAll();
      platz.editor.commands.deleteSelection();
    }
    tisch.sync();
    expect(tisch.a.absaetze().length).toBeLessThanOrEqual(2);
    expect(tisch.b.absaetze()).toEqual(tisch.a.absaetze());
  });
});

function pasted(text: string): ClipboardEvent {
  const event = new Event('paste') as unknown as ClipboardEvent;
  Object.defineProperty(event, 'clipboardData', { value: { getData: (type: string) => (type === 'text/plain' ? text : '<b>x</b>') } });
  return event;
}
