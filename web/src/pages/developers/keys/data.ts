import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Routes } from '../../../../../client/routes.ts';
import { docket } from '../../../docket.ts';
import { sentenceOf } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';

export type ApiKey = Routes['GET /v1/api-keys']['answer']['data'][number];
export type NewApiKey = Routes['POST /v1/api-keys']['answer'];
export type KeyInput = Routes['POST /v1/api-keys']['body'];
export type Scope = ApiKey['scopes'][number];

const queryKey = ['api-keys'];

/** One's keys, newest first; a person has fewer than a page holds. */
export const useKeys = () =>
  useQuery({ queryKey, queryFn: ({ signal }) => docket.get('/v1/api-keys', { query: { limit: 100 }, signal }) });

/** Makes a key; the answer alone has its text. */
export function useMakeKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: KeyInput) => docket.post('/v1/api-keys', { body }),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
}

/** Gives a key a new text; the one so far works on for the grace. */
export function useRotateKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, grace_seconds }: { id: string; grace_seconds: number }) =>
      docket.post('/v1/api-keys/{id}/rotate', { path: { id }, body: { grace_seconds } }),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
}

/** Ends a key at once and for good. */
export function useRevokeKey() {
  const queries = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: ({ id }: ApiKey) => docket.delete('/v1/api-keys/{id}', { path: { id } }),
    onSuccess: (_, { name }) => say(`The key ${name} is revoked`),
    onError: (error) => say(sentenceOf(error), { tone: 'bad' }),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
}
