import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NotificationSettingsChanges } from '../../client/nouns.ts';
import { docket } from './docket.ts';

const settings = ['settings'];

/** What one wants to hear, and when. */
export const useSettings = () =>
  useQuery({
    queryKey: settings,
    queryFn: ({ signal }) => docket.get('/v1/notifications/settings', { signal }),
  });

/** Saves changes of them; what depends on them is asked for anew. */
export function useSaveSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NotificationSettingsChanges) => docket.put('/v1/notifications/settings', { body }),
    onSuccess: (saved) => {
      queries.setQueryData(settings, saved);
      void queries.invalidateQueries({ queryKey: ['digest-preview'] });
      void queries.invalidateQueries({ queryKey: ['matches'] });
    },
  });
}
