import { describe, expect, it } from 'vitest';
import { addToList, addToSet, groupBy } from '../../src/collections/groups.js';

describe('groups', () => {
  it('keep values in their order, and keys in the order of their first value', () => {
    const words = ['pear', 'fig', 'plum', 'apple', 'fig'];
    expect([...groupBy(words, (word) => word.charAt(0))]).toEqual([
      ['p', ['pear', 'plum']],
      ['f', ['fig', 'fig']],
      ['a', ['apple']],
    ]);
  });

  it('of nothing are none', () => {
    expect(groupBy([], String).size).toBe(0);
  });

  it('go on with the list that a key already has', () => {
    const list = ['pear'];
    const lists = new Map([['p', list]]);
    addToList(lists, 'p', 'plum');
    addToList(lists, 'f', 'fig');
    expect(list).toEqual(['pear', 'plum']);
    expect(lists.get('f')).toEqual(['fig']);
  });

  it('as sets hold a value once', () => {
    const sets = new Map<number, Set<string>>();
    for (const word of ['fig', 'plum', 'fig', 'pear']) addToSet(sets, word.length, word);
    expect([...sets]).toEqual([
      [3, new Set(['fig'])],
      [4, new Set(['plum', 'pear'])],
    ]);
  });
});
