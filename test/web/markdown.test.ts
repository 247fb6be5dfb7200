import { describe, expect, test } from 'vitest';
import { linesMarkdown } from '../../lib/stages/extract-text/markdown/lines/page-markdown.ts';
import { blocksOf } from '../../web/src/ui/markdown/blocks.ts';

describe('a page in Markdown as the console shows it', () => {
  test('has headings, text with its line ends, tables and lists in lists', () => {
    const page =
      '# Our \\*plan\\*\n\nfirst line\nsecond \\<b>\n\n| A | B |\n| --- | --- |\n| 1 \\| 2 |  |\n\n1. one\n   - deep\n     goes on\n2. two\n\n---\n\nend';
    expect(blocksOf(page)).toEqual([
      { kind: 'heading', level: 1, text: 'Our *plan*' },
      { kind: 'text', text: 'first line\nsecond <b>' },
      { kind: 'table', head: ['A', 'B'], rows: [['1 | 2', '']] },
      {
        kind: 'list',
        items: [
          { depth: 0, mark: '1.', text: 'one' },
          { depth: 1, mark: '•', text: 'deep\ngoes on' },
          { depth: 0, mark: '2.', text: 'two' },
        ],
      },
      { kind: 'rule' },
      { kind: 'text', text: 'end' },
    ]);
  });

  test('shows code as it stands, to its end or the page’s', () => {
    expect(blocksOf('```js\n# no heading \\*\n```\nafter\n~~~\nopen')).toEqual([
      { kind: 'code', text: '# no heading \\*' },
      { kind: 'text', text: 'after' },
      { kind: 'code', text: 'open' },
    ]);
  });

  test('takes a line with a bar for text where no table follows', () => {
    expect(blocksOf('a | b\nc')).toEqual([{ kind: 'text', text: 'a | b\nc' }]);
  });

  test('shows signs of a page as the page has them', () => {
    const words = ['• Tea <script>alert(1)</script>', '• See [x](javascript:1) & *b* |'];
    const lines = words.map((text, index) => ({
      text,
      bbox: [0.1, 0.1 + index / 50, 0.9, 0.112 + index / 50] as [number, number, number, number],
    }));
    const items = blocksOf(linesMarkdown(lines, 'text')?.trim() ?? '').flatMap((block) =>
      block.kind === 'list' ? block.items : [],
    );
    expect(items.map(({ text }) => `• ${text}`)).toEqual(words);
  });
});
