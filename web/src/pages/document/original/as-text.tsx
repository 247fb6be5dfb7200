import { FileQuestion } from 'lucide-react';
import { useMemo } from 'react';
import { Empty, Loading, Trouble } from '../../../ui/states.tsx';
import { useText } from '../data.ts';
import type { Highlight } from './highlights.ts';
import { MarkedText } from './marked-text.tsx';
import { type Lit, Viewer } from './viewer.tsx';

interface AsTextProps {
  id: string;
  how: Lit;
  /** Whether its lines are rows of a table. */
  isTable?: boolean;
}

const none: Highlight[] = [];

/** The text alone, of what has no pages to look at or cannot be opened, with the quotes of the fields marked. */
export function AsText({ id, how: { highlights, lit, onPick }, isTable = false }: AsTextProps) {
  const { data, error, isPending, refetch } = useText(id);
  const texts = useMemo(() => new Map(data?.pages.map(({ number, text }) => [number, text])), [data]);
  const byPage = useMemo(() => Map.groupBy(highlights, ({ page }) => page), [highlights]);
  // Marks have no frames: where their words are is where they are.
  const places = useMemo(() => highlights.map((place) => ({ ...place, box: null })), [highlights]);
  if (error) return <Trouble what="The text cannot be shown now" error={error} again={() => void refetch()} />;
  if (isPending) return <Loading rows={1} label="The text is loading" />;
  if (texts.size === 0)
    return (
      <Empty icon={FileQuestion} title="It cannot be shown here">
        <p>Its text would stand here once it was read. The original can be downloaded at any time.</p>
      </Empty>
    );
  return (
    <Viewer
      highlights={places}
      lit={lit}
      onPick={onPick}
      pages={[...texts.keys()]}
      shape={null}
      isZoomable={false}
      sheet={({ number }) => (
        <MarkedText
          text={texts.get(number) ?? ''}
          highlights={byPage.get(number) ?? none}
          lit={lit}
          onPick={onPick}
          isTable={isTable}
        />
      )}
    />
  );
}
