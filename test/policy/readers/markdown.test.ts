import { describe, expect, it } from 'vitest';
import { withoutPlaces } from '../../builders/facts-without-places.js';
import { htmlOf, ownPolicy } from '../../builders/own-policy.js';
import { policyOf } from '../../builders/policy-documents.js';

const markdown = ownPolicy
  .map((piece) => {
    if ('heading' in piece) return `${'#'.repeat(piece.level)} ${piece.heading}`;
    if ('rows' in piece) {
      const [head = [], ...rows] = piece.rows.map((row) =>
        row.map((cell) => (typeof cell === 'string' ? cell : cell.text)),
      );
      const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
      return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
    }
    return 'text' in piece ? piece.text : '';
  })
  .join('\n\n');

describe('a Markdown document', () => {
  it('gives the facts of the same policy in HTML', async () => {
    const policy = await policyOf(markdown, 'policy.md');
    expect(policy.documents[0]?.format).toBe('markdown');
    expect(withoutPlaces(policy)).toEqual(withoutPlaces(await policyOf(htmlOf(ownPolicy), 'p.html')));
  });

  it('has its links, and neither images nor places in the page', async () => {
    const { links } = await policyOf(
      '说明\n详见[第三方SDK目录](https://example.com/sdk)\n![图](https://example.com/i.png) [上面](#top) [信](mailto:a@b.c)',
      'policy.md',
    );
    expect(links.map(({ text, url, evidence }) => [text, url, evidence[0]?.line])).toEqual([
      ['第三方SDK目录', 'https://example.com/sdk', 2],
    ]);
  });
});
