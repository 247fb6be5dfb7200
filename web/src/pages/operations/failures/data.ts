import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FailedJobs, FailureGroups } from '../../../../../client/nouns.ts';
import { docket } from '../../../docket.ts';
import type { FailureFilter } from './filter.ts';

export type Group = FailureGroups['data'][number];
export type FailedJob = FailedJobs['data'][number];

/** Dead letters by what they have in common, the largest group first, page by page. */
export const useGroups = (filter: FailureFilter) =>
  useInfiniteQuery({
    queryKey: ['operations', 'failures', 'groups', filter],
    queryFn: ({ pageParam, signal }) =>
      docket.get('/v1/operations/failures', { query: { ...filter, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    refetchInterval: 10_000,
  });

/** The dead letters themselves, newest first, page by page. */
export const useFailedJobs = (filter: FailureFilter) =>
  useInfiniteQuery({
    queryKey: ['operations', 'failures', 'jobs', filter],
    queryFn: ({ pageParam, signal }) =>
      docket.get('/v1/operations/failures/jobs', { query: { ...filter, limit: 25, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });

/** What a redrive would come to. */
export const useRedrivePreview = (filter: FailureFilter, rate_per_minute: number) =>
  useQuery({
    queryKey: ['operations', 'failures', 'preview', filter, rate_per_minute],
    queryFn: ({ signal }) =>
      docket.post('/v1/operations/failures/redrive', { body: { filter, rate_per_minute, preview: true }, signal }),
    staleTime: 0,
  });

/** A redrive that was begun. */
export interface Begun {
  filter: FailureFilter;
  rate: number;
  count: number;
  remaining: number;
  estimatedSeconds: number;
  people: number;
  /** In milliseconds. */
  at: number;
}

/** Gives the dead letters that match another run. */
export function useRedrive(onBegun: (begun: Begun) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ filter, rate }: { filter: FailureFilter; rate: number }) =>
      docket.post('/v1/operations/failures/redrive', { body: { filter, rate_per_minute: rate } }),
    onSuccess: ({ count, remaining, estimated_seconds, batches }, { filter, rate }) =>
      onBegun({
        filter,
        rate,
        count,
        remaining,
        estimatedSeconds: estimated_seconds,
        people: batches.length,
        at: Date.now(),
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['operations'] }),
  });
}

/** How many failed again the same way: what a redrive took is no dead letter until it fails once more. */
export const useFailedAgain = ({ filter, remaining, at }: Begun) =>
  useQuery({
    queryKey: ['operations', 'failures', 'again', filter, at],
    queryFn: async ({ signal }) => {
      const { total } = await docket.get('/v1/operations/failures', { query: { ...filter, limit: 1 }, signal });
      return Math.max(0, total - remaining);
    },
    refetchInterval: 3000,
  });
