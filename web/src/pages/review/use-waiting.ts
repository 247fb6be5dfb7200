import { useQuery } from '@tanstack/react-query';
import { docket } from '../../docket.ts';

/** What needs a person, the least sure first, and how many that are in all. */
export const useWaiting = () =>
  useQuery({
    queryKey: ['documents', 'to review'],
    queryFn: ({ signal }) =>
      docket.get('/v1/documents', {
        query: { status: 'needs_review', order: 'least_sure', count: true, limit: 50 },
        signal,
      }),
  });
