import { useInfiniteQuery } from '@tanstack/react-query';
import { docket } from '../../docket.ts';
import type { Filter } from './filter.ts';

/** The documents that a filter lets through, newest first, page by page; the first page says how many there are. */
export const useDocuments = (filter: Filter) =>
  useInfiniteQuery({
    queryKey: ['documents', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      docket.get('/v1/documents', {
        query: { ...filter, limit: 50, count: !pageParam || undefined, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
