import { describe, expect, it } from 'vitest';
import { oncePer } from '../../src/collections/once-per.js';

describe('what is worked out once for each piece of data', () => {
  it('is made at the first call alone, also where it is undefined', () => {
    const seen: object[] = [];
    const of = oncePer((data: object) => void seen.push(data));
    const data = {};
    of(data);
    of(data);
    expect(seen).toEqual([data]);
  });

  it('is made apart for equal data that is not the same', () => {
    const of = oncePer((data: { readonly id: string }) => [data.id]);
    const one = { id: 'a' };
    expect(of(one)).toBe(of(one));
    expect(of({ id: 'a' })).not.toBe(of(one));
  });

  it('is asked for again after making it failed', () => {
    let fails = true;
    const of = oncePer((data: { readonly id: string }) => {
      if (fails) throw new Error('not there yet');
      return data.id;
    });
    const data = { id: 'a' };
    expect(() => of(data)).toThrow('not there yet');
    fails = false;
    expect(of(data)).toBe('a');
  });
});
