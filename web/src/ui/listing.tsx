import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { Loading, sentenceOf, Trouble } from './states.tsx';

interface Page<One> {
  data: One[];
  next_cursor: string | null;
}

interface ListingProps<One> {
  query: UseInfiniteQueryResult<InfiniteData<Page<One>>>;
  /** What the list is of: "Matches". */
  label: string;
  /** What the button says that shows what comes after. */
  more: string;
  /** What is said, before the reason, when nothing can be shown. */
  trouble: string;
  empty: ReactNode;
  /** One of them, as a list item with a key. */
  children(one: One): ReactNode;
}

/** A list that grows page by page when its end comes into view, in each of its states. */
export function Listing<One>({ query, label, more, trouble, empty, children }: ListingProps<One>) {
  const list = useRef<HTMLUListElement>(null);
  if (query.isPending) return <Loading rows={5} label={`${label} are loading`} />;
  const all = query.data?.pages.flatMap(({ data }) => data) ?? [];
  if (query.isError && !query.data)
    return <Trouble what={trouble} error={query.error} again={() => void query.refetch()} />;
  if (all.length === 0) return empty;
  const showMore = async () => {
    await query.fetchNextPage();
    // Whoever pressed the button goes on where the new ones begin.
    requestAnimationFrame(() => list.current?.children[all.length]?.querySelector<HTMLElement>('a, button')?.focus());
  };
  return (
    <>
      <ul className="plain listing" aria-label={label} ref={list}>
        {all.map(children)}
      </ul>
      {query.isError && (
        <p className="bad" role="alert">
          {trouble}: {sentenceOf(query.error)}
        </p>
      )}
      {query.hasNextPage && (
        <button type="button" className="more" onClick={() => void showMore()} disabled={query.isFetchingNextPage}>
          {query.isError ? 'Try again' : more}
        </button>
      )}
      {query.hasNextPage && !query.isFetching && !query.isError && <Seen onSeen={() => void query.fetchNextPage()} />}
    </>
  );
}

/** Notes that the end of a list has come near the window. */
function Seen({ onSeen }: { onSeen(): void }) {
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen(), { rootMargin: '600px' });
    if (mark.current) watcher.observe(mark.current);
    return () => watcher.disconnect();
  }, [onSeen]);
  return <div ref={mark} aria-hidden />;
}
