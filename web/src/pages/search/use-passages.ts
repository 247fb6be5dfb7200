import { useInfiniteQuery } from '@tanstack/react-query';
import type { Category } from '../../../../client/nouns.ts';
import { docket } from '../../docket.ts';
import type { Question } from './question.ts';

/** The passages that answer a question, the best first. */
export const usePassages = ({ q, mode, category, folder }: Question) =>
  useInfiniteQuery({
    queryKey: ['search', q, mode, category, folder],
    queryFn: ({ pageParam, signal }) =>
      docket.get('/v1/search', {
        query: {
          q,
          mode,
          limit: 20,
          category: (category || null) as Category | null,
          folder_id: folder || null,
          cursor: pageParam,
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
