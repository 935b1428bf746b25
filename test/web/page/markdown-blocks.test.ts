import { describe, expect, it } from 'vitest';
import { markdownBlocks } from '../../../src/web/page/catalogue/markdown-blocks.js';

const text = (words: string) => ({ kind: 'text', text: words });

describe('a rule page', () => {
  it('is read as headings, paragraphs, lists and code', () => {
    const page = '# title\n## What\nOne\ntwo `code` **strong**.\n\n- a\n  more\n- b\n\n```\n<x>\n```\n';
    expect(markdownBlocks(page)).toEqual([
      { kind: 'heading', level: 1, pieces: [text('title')] },
      { kind: 'heading', level: 2, pieces: [text('What')] },
      {
        kind: 'paragraph',
        pieces: [
          text('One two '),
          { kind: 'code', text: 'code' },
          text(' '),
          { kind: 'strong', text: 'strong' },
          text('.'),
        ],
      },
      { kind: 'list', items: [[text('a more')], [text('b')]] },
      { kind: 'code', text: '<x>' },
    ]);
  });

  it('keeps links apart from their text', () => {
    expect(markdownBlocks('see [the law](https://example.org/a).')).toEqual([
      {
        kind: 'paragraph',
        pieces: [text('see '), { kind: 'link', text: 'the law', url: 'https://example.org/a' }, text('.')],
      },
    ]);
  });

  it.each(['<script>alert(1)</script>', '`open', '**', '[a](b c)', '#nothing', '![x]'])(
    'leaves %s as it was written',
    (words) => {
      expect(markdownBlocks(words)).toEqual([{ kind: 'paragraph', pieces: [text(words)] }]);
    },
  );

  it('shows code that is never closed', () => {
    expect(markdownBlocks('```\na')).toEqual([{ kind: 'code', text: 'a' }]);
  });

  it('is read in linear time', () => {
    const start = performance.now();
    markdownBlocks(`${'['.repeat(50_000)}${'`'.repeat(50_001)}${'**'.repeat(50_000)}`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
