import { describe, expect, it } from 'vitest';
import { abgelehnt, assertNever, ok } from '../../app/domain/result.ts';

describe('result', () => {
  it('carries a value or a reason with its details', () => {
    expect(ok(3)).toEqual({ ok: true, wert: 3 });
    expect(abgelehnt('zu_spaet')).toEqual({ ok: false, grund: 'zu_spaet' });
    expect(abgelehnt('zu_spaet', { um: '12:00' })).toEqual({ ok: false, grund: 'zu_spaet', angaben: { um: '12:00' } });
  });
  it('ends the program where a switch forgot a case', () => {
    expect(() => assertNever('neu' as never)).toThrow('unreachable');
  });
});
