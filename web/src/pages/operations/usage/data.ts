import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { docket } from '../../../docket.ts';
import { sentenceOf } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';

/** What services did and cost from one UTC day to another, both included; by day, or by the dearest documents. */
export const useUsage = (from: string, to: string, by: 'day' | 'document') =>
  useQuery({
    queryKey: ['operations', 'usage', from, to, by],
    queryFn: ({ signal }) => docket.get('/v1/operations/usage', { query: { from, to, by }, signal }),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });

/** Sets a limit of a day: dollars for engines, or a number of mails; null lifts it. */
export function useSetLimit() {
  const queries = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: async ({ kind, limit }: { kind: 'budget' | 'mails'; limit: number | null }) => {
      if (kind === 'budget') await docket.put('/v1/operations/budget', { body: { daily_usd: limit } });
      else await docket.put('/v1/operations/mail-quota', { body: { daily: limit } });
    },
    onSuccess: (_, { limit }) => say(limit === null ? 'The limit is lifted' : 'The limit is set'),
    onError: (error) => say(sentenceOf(error), { tone: 'bad' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['operations'] }),
  });
}
