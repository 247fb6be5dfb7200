import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Routes } from '../../../../client/routes.ts';
import { docket } from '../../docket.ts';
import { sentenceOf } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { refreshLists } from '../document/data.ts';

export type Category = Routes['GET /v1/categories']['answer']['data'][number];
export type Accuracy = Routes['GET /v1/account/accuracy']['answer'];
type Made = Routes['POST /v1/categories']['body'];
type Changes = Routes['PATCH /v1/categories/{slug}']['body'];

/** How right the answers were that people looked at; counted anew when documents change. */
export const useAccuracy = () =>
  useQuery({
    queryKey: ['documents', 'accuracy'],
    queryFn: ({ signal }) => docket.get('/v1/account/accuracy', { signal }),
  });

/** Makes a category, or changes the one with this slug. */
export function useSaveCategory(slug: string | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Made & Changes) =>
      slug === null
        ? docket.post('/v1/categories', { body })
        : docket.patch('/v1/categories/{slug}', { path: { slug }, body }),
    onSettled: () => refreshLists(queries),
  });
}

/** Changes a category where it stands, and says when that is refused. */
export function useChangeCategory() {
  const queries = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: ({ slug, ...body }: Changes & { slug: string }) =>
      docket.patch('/v1/categories/{slug}', { path: { slug }, body }),
    onError: (error) => say(sentenceOf(error), { tone: 'bad' }),
    onSettled: () => refreshLists(queries),
  });
}

/** Removes a category; its documents stay. */
export function useDeleteCategory() {
  const queries = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: ({ slug }: Category) => docket.delete('/v1/categories/{slug}', { path: { slug } }),
    onSuccess: (_, { name }) => say(`The category ${name} is deleted`),
    onError: (error) => say(sentenceOf(error), { tone: 'bad' }),
    onSettled: () => Promise.all([refreshLists(queries), queries.invalidateQueries({ queryKey: ['document'] })]),
  });
}
