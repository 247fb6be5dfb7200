import type { ReactNode } from 'react';

interface OlderProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): Promise<unknown> };
  /** What comes after: "Show older documents". */
  children: ReactNode;
}

/** The button that shows the next page of a list, while there is one. */
export function Older({ query, children }: OlderProps) {
  if (!query.hasNextPage) return null;
  return (
    <button
      type="button"
      className="older"
      onClick={() => void query.fetchNextPage()}
      disabled={query.isFetchingNextPage}
    >
      {children}
    </button>
  );
}
