import { useMemo } from 'react';
import { partsOf, placeOf } from '../../../words/parts.ts';
import type { Highlight } from './highlights.ts';

interface MarkedTextProps {
  text: string;
  highlights: Highlight[];
  lit: string | null;
  onPick(name: string): void;
  /** Whether its lines are rows, with tabs between their cells. */
  isTable: boolean;
}

/** A text with the quotes of the fields marked; a click on one goes to its field. */
export function MarkedText({ text, highlights, lit, onPick, isTable }: MarkedTextProps) {
  const parts = useMemo(() => {
    const ranges = highlights.flatMap(({ name, quote }) => {
      const found = quote === null ? null : placeOf(quote, text);
      return found ? [{ ...found, name }] : [];
    });
    return partsOf(text, ranges);
  }, [text, highlights]);
  const doubts = new Set(highlights.filter(({ isInDoubt }) => isInDoubt).map(({ name }) => name));
  const labelOf = (names: string[]) =>
    highlights
      .filter(({ name }) => names.includes(name))
      .map(({ label }) => label)
      .join('\n');
  return (
    <pre className={isTable ? 'rows-of-cells' : undefined}>
      {parts.map(({ at, text: piece, names }) =>
        names.length === 0 ? (
          piece
        ) : (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list of fields is the way for keyboards
          <mark
            key={at}
            className={`${names.some((name) => doubts.has(name)) ? 'doubt' : ''}${names.includes(lit ?? '') ? ' lit' : ''}`}
            data-place={names.join(' ')}
            title={labelOf(names)}
            onClick={() => onPick(names[0] ?? '')}
          >
            {piece}
          </mark>
        ),
      )}
    </pre>
  );
}
