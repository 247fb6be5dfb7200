import { useQuery } from '@tanstack/react-query';
import { docket } from './docket.ts';

/** How many documents there are, by status and by category. */
export const useSummary = () =>
  useQuery({
    queryKey: ['documents', 'summary'],
    queryFn: ({ signal }) => docket.get('/v1/documents/summary', { signal }),
  });
