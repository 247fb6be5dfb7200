import { lazy, Suspense, useCallback, useState } from 'react';
import type { Document } from '../../../../client/nouns.ts';
import { useMedia } from '../../ui/media.ts';
import { Loading } from '../../ui/states.tsx';
import { type Tab, Tabs } from '../../ui/tabs.tsx';
import { doubtsOf } from './fields/doubts.ts';
import { FieldList } from './fields/field-list.tsx';
import { Original } from './original/original.tsx';
import { pageOfHash } from './original/zoom.ts';
import { Standing } from './standing.tsx';
import { useElsewhere } from './use-elsewhere.ts';

const TextTab = lazy(() => import('./tabs/text-tab.tsx'));
const TimelineTab = lazy(() => import('./tabs/timeline-tab.tsx'));
const RunTab = lazy(() => import('./tabs/run-tab.tsx'));

interface WorkspaceProps {
  document: Document;
  /** Whether what is in doubt stands above all others, the first of it chosen. */
  isForReview?: boolean;
  /** Goes on to what comes after this document. */
  onDone?(): void;
}

/** The original beside what was found in it; on small screens one after the other. */
export function Workspace({ document, isForReview = false, onDone }: WorkspaceProps) {
  useElsewhere(document.id);
  const isWide = useMedia('(min-width: 66rem)');
  // Nothing moves while somebody checks it.
  const [first] = useState(() => (isForReview ? doubtsOf(document) : []));
  const [active, setActive] = useState<string | null>(first[0] ?? null);
  const [hovered, setHovered] = useState<string | null>(null);
  const [tab, setTab] = useState(pageOfHash(location.hash) && !isWide ? 'original' : 'found');
  const choose = useCallback((item: string | null) => {
    setActive(item);
    // A pointer at rest over another row has no say any more.
    setHovered(null);
  }, []);
  const pick = useCallback(
    (name: string) => {
      choose(name);
      setTab('found');
    },
    [choose],
  );
  const original = <Original document={document} lit={hovered ?? active} onPick={pick} />;
  const tabs: Tab[] = [
    { id: 'found', word: 'Fields', count: doubtsOf(document).length },
    ...(isWide ? [] : [{ id: 'original', word: 'Original' }]),
    { id: 'text', word: 'Text' },
    { id: 'timeline', word: 'History' },
    { id: 'run', word: 'Run' },
  ];
  const shown = tabs.some(({ id }) => id === tab) ? tab : 'found';
  const show = (name: string) => {
    choose(name);
    setTab('original');
  };
  return (
    <div className={isWide ? 'workspace beside' : 'workspace'}>
      {isWide && original}
      <div className="result">
        <Standing document={document} />
        <Tabs label="About this document" tabs={tabs} chosen={shown} onChoose={setTab}>
          <Suspense fallback={<Loading rows={3} />}>
            {shown === 'found' && (
              <FieldList
                document={document}
                first={first}
                active={active}
                onActive={choose}
                onHover={setHovered}
                onShowPlace={isWide ? undefined : show}
                onDone={onDone}
              />
            )}
            {shown === 'original' && original}
            {shown === 'text' && <TextTab id={document.id} />}
            {shown === 'timeline' && <TimelineTab id={document.id} />}
            {shown === 'run' && <RunTab document={document} />}
          </Suspense>
        </Tabs>
      </div>
    </div>
  );
}
