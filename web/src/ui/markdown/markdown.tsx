import { useMemo } from 'react';
import { type Block, blocksOf } from './blocks.ts';
import './markdown.css';

/** Headings within a page stand below the console's own. */
const levelsAbove = 2;
const deepestLevel = 6;

/** A page with its headings, tables and lists. All of it is text: nothing in it can be markup. */
export function Markdown({ source }: { source: string }) {
  const blocks = useMemo(() => blocksOf(source), [source]);
  return (
    <div className="markdown">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page never change places
        <Shown key={index} block={block} />
      ))}
    </div>
  );
}

function Shown({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return (
        // biome-ignore lint/a11y/useSemanticElements: its level depends on the document
        <p
          role="heading"
          aria-level={Math.min(deepestLevel, block.level + levelsAbove)}
          className={`level-${block.level}`}
        >
          {block.text}
        </p>
      );
    case 'table':
      return <Cells {...block} />;
    case 'list':
      return (
        <ul>
          {block.items.map(({ depth, mark, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of a list never change places
            <li key={index} style={{ marginInlineStart: `${depth * 1.5}em` }}>
              <span>{mark}</span> {text}
            </li>
          ))}
        </ul>
      );
    case 'code':
      return <pre>{block.text}</pre>;
    case 'rule':
      return <hr />;
    case 'text':
      return <p>{block.text}</p>;
  }
}

/** Wide tables scroll in themselves, with keys as well. */
function Cells({ head, rows }: { head: string[]; rows: string[][] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className="scrolls" tabIndex={0} aria-label="Table">
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never change places
              <th key={column}>{cell}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never change places
            <tr key={index}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never change places
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
