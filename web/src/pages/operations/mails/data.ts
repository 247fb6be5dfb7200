import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Routes } from '../../../../../client/routes.ts';
import { docket } from '../../../docket.ts';
import { sentenceOf } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';

export type Suppression = Routes['GET /v1/operations/suppressions']['answer']['data'][number];
export type RunReport = Routes['POST /v1/operations/run/{run}']['answer'];
export type Run = RunReport['run'];

/** The addresses that get no mails, newest first, page by page; `q` is a part of them. */
export const useSuppressions = (q: string) =>
  useInfiniteQuery({
    queryKey: ['operations', 'suppressions', q],
    queryFn: ({ pageParam, signal }) =>
      docket.get('/v1/operations/suppressions', {
        query: { limit: 50, ...(q && { q }), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });

/** Lets an address get mails again. */
export function useRelease() {
  const queries = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: (email: string) => docket.delete('/v1/operations/suppressions/{email}', { path: { email } }),
    onSuccess: (_, email) => say(`${email} gets mails again`),
    onError: (error) => say(sentenceOf(error), { tone: 'bad' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['operations'] }),
  });
}

/** Keeps all mails from an address. */
export function useSuppress() {
  const queries = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: (body: { email: string; note?: string }) => docket.post('/v1/operations/suppressions', { body }),
    onSuccess: ({ email, changed }) => say(changed ? `${email} gets no mails any more` : `${email} got none already`),
    onSettled: () => queries.invalidateQueries({ queryKey: ['operations'] }),
  });
}

/** Runs matching or digests out of turn, or only looks what that would come to. */
export function useRun() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ run, dry_run }: { run: Run; dry_run: boolean }) =>
      docket.post('/v1/operations/run/{run}', { path: { run }, body: { dry_run } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['operations'] }),
  });
}
