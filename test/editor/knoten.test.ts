// @vitest-environment jsdom
import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ATTRIBUTE, schema } from '../../app/dokument/schema.ts';
import { createExtensions } from '../../app/editor/extensions/alle.ts';

const extensions = createExtensions({ doc: new Y.Doc(), provider: null, person: { name: 'Bayern', delegation: 'BY' }, isReady: () => true, onVsVermerk: () => undefined });

describe('the editor', () => {
  const made = getSchema(extensions);

  it('has the nodes of the schema and no mark', () => {
    expect(Object.keys(made.nodes).sort()).toEqual(Object.keys(schema.nodes).sort());
    expect(Object.keys(made.marks)).toEqual([]);
    expect(made.topNodeType.name).toBe(schema.topNodeType.name);
  });

  it.each(Object.keys(schema.nodes))('reads %s as the schema does', (name) => {
    const ours = schema.nodes[name]?.spec;
    const theirs = made.nodes[name]?.spec;
    const facts = (spec: typeof ours) => ({
      content: spec?.content ?? '', marks: spec?.marks, group: spec?.group, inline: spec?.inline ?? false, atom: spec?.atom ?? false,
      attrs: Object.fromEntries(Object.entries(spec?.attrs ?? {}).map(([key, a]) => [key, { default: a.default as unknown, validate: a.validate }]))
    });
    expect(facts(theirs)).toEqual(facts(ours));
  });

  it.each(Object.entries(ATTRIBUTE).flatMap(([name, attrs]) => Object.keys(attrs).map((key) => [name, key])))('judges %s.%s by the same table', (name, key) => {
    const json = { type: 'doc', content: [name === 'absatz' ? { type: 'absatz', attrs: { [key]: 7 } } : { type: 'absatz', content: [{ type: name, attrs: { [key]: 7 } }] }] };
    expect(() => schema.nodeFromJSON(json).check()).toThrow(RangeError);
    expect(() => made.nodeFromJSON(json).check()).toThrow(RangeError);
  });
});
