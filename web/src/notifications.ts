import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { docket } from './docket.ts';

/** What one was told, newest first, with how much of it is new. */
export const useNotifications = (limit: number) =>
  useQuery({
    queryKey: ['notifications', 'newest', limit],
    queryFn: ({ signal }) => docket.get('/v1/notifications', { query: { limit }, signal }),
  });

/** Marks all as read. */
export function useReadAll() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => docket.post('/v1/notifications/read-all'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notifications'] }),
  });
}

/** Marks one as read. */
export function useRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => docket.put('/v1/notifications/{id}/read', { path: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notifications'] }),
  });
}
