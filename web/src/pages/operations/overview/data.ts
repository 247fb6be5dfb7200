import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueueReport } from '../../../../../client/nouns.ts';
import { docket } from '../../../docket.ts';
import { sentenceOf } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';

/** How often figures of now are asked for while the page is looked at; hidden pages do not ask. */
const everyMs = 5000;

export type Queue = QueueReport['queues'][number];

/** How all queues, the outbox and the day's limits stand now. */
export const useQueues = () =>
  useQuery({
    queryKey: ['operations', 'queues'],
    queryFn: ({ signal }) => docket.get('/v1/operations/queues', { signal }),
    refetchInterval: everyMs,
  });

/** How work went over the last minutes, in steps. */
export const useHistory = (minutes: number) =>
  useQuery({
    queryKey: ['operations', 'history', minutes],
    queryFn: ({ signal }) => docket.get('/v1/operations/history', { query: { minutes }, signal }),
    refetchInterval: minutes > 360 ? everyMs * 6 : everyMs,
    // Another range takes the place of this one when it is there, and not before.
    placeholderData: (before) => before,
  });

/** Which promises are broken, and which were. */
export const useAlerts = () =>
  useQuery({
    queryKey: ['operations', 'alerts'],
    queryFn: ({ signal }) => docket.get('/v1/operations/alerts', { signal }),
    refetchInterval: everyMs * 4,
  });

/** The first of what should have happened by now. */
export const useOverdue = () =>
  useQuery({
    queryKey: ['operations', 'overdue'],
    queryFn: ({ signal }) => docket.get('/v1/operations/overdue', { query: { limit: 50 }, signal }),
    refetchInterval: everyMs * 2,
  });

/** Stops a queue from starting work, or lets it go on. */
export function usePause() {
  const queries = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: ({ name, paused_at }: Queue) => {
      // The queues of a report are those that can be paused.
      const path = { queue: name as 'interactive' | 'default' | 'bulk' };
      return paused_at === null
        ? docket.post('/v1/operations/queues/{queue}/pause', { path })
        : docket.post('/v1/operations/queues/{queue}/resume', { path });
    },
    onSuccess: ({ queue, paused }) => say(paused ? `The queue ${queue} is paused` : `The queue ${queue} goes on`),
    onError: (error) => say(sentenceOf(error), { tone: 'bad' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['operations'] }),
  });
}
