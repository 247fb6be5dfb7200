import { useQuery } from '@tanstack/react-query';
import { docket } from './docket.ts';

/** Who is signed in, and what they may do for everybody. */
export const useAccount = () =>
  useQuery({
    queryKey: ['account'],
    queryFn: ({ signal }) => docket.get('/v1/account', { signal }),
    staleTime: 300_000,
  });
