import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Document } from '../../../../client/nouns.ts';
import { isSettled } from '../../../../client/standing.ts';
import { docket } from '../../docket.ts';
import { sentenceOf } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';

const lookAgainMs = 15_000;

/** A document with what was found in it; looked at again now and then while it is under way. */
export const useDocument = (id: string) =>
  useQuery({
    queryKey: ['document', id],
    queryFn: ({ signal }) => docket.get('/v1/documents/{id}', { path: { id }, signal }),
    refetchInterval: ({ state }) => (state.data && !isSettled(state.data.status) ? lookAgainMs : false),
  });

/** What a document that is under way waits for; asked anew as it gets on. */
export const useStatus = (id: string, status: string) =>
  useQuery({
    queryKey: ['document', id, 'status', status],
    queryFn: ({ signal }) => docket.get('/v1/documents/{id}/status', { path: { id }, signal }),
    enabled: !isSettled(status),
    refetchInterval: lookAgainMs,
  });

/** The text of a document by page. */
export const useText = (id: string) =>
  useQuery({
    queryKey: ['document', id, 'text'],
    queryFn: ({ signal }) => docket.get('/v1/documents/{id}/text', { path: { id }, signal }),
    staleTime: 300_000,
  });

/** Everything that happened to a document. */
export const useTimeline = (id: string) =>
  useQuery({
    queryKey: ['document', id, 'timeline'],
    queryFn: ({ signal }) => docket.get('/v1/documents/{id}/timeline', { path: { id }, signal }),
    staleTime: 2000,
  });

/** Who saw a document, the newest of them. */
export const useAccesses = (id: string) =>
  useQuery({
    queryKey: ['document', id, 'accesses'],
    queryFn: ({ signal }) => docket.get('/v1/documents/{id}/accesses', { path: { id }, query: { limit: 100 }, signal }),
    staleTime: 2000,
  });

/** The newest run of a document with its attempts. */
export const useJob = (document: string, job: string) =>
  useQuery({
    queryKey: ['document', document, 'job', job],
    queryFn: ({ signal }) => docket.get('/v1/jobs/{id}', { path: { id: job }, signal }),
    staleTime: 2000,
  });

/** The bytes of the original; its link lasts for minutes, so what came through it is kept. */
export const useOriginal = (id: string) =>
  useQuery({
    queryKey: ['original', id],
    queryFn: async ({ signal }) => {
      const { url } = await docket.get('/v1/documents/{id}/content', { path: { id }, signal });
      const response = await fetch(url, { signal });
      if (!response.ok) throw new Error('The original cannot be fetched now.');
      return response.blob();
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    structuralSharing: false,
  });

/** What lists and counts say of documents is no longer true. */
export const refreshLists = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ queryKey: ['documents'] });

/** Changes what a person knows better about a document: its kind, its folder, "this is my resume". */
export function useChange(id: string) {
  const queries = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationKey: ['change', id],
    mutationFn: (body: { category?: string; folder_id?: string | null; is_resume?: boolean | null }) =>
      docket.patch('/v1/documents/{id}', { path: { id }, body: body as { is_resume?: boolean | null } }),
    onSuccess: (document: Document) => queries.setQueryData(['document', id], document),
    onError: (error) => say(sentenceOf(error), { tone: 'bad' }),
    onSettled: () => Promise.all([refreshLists(queries), queries.invalidateQueries({ queryKey: ['document', id] })]),
  });
}
