import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Routes } from '../../../../../client/routes.ts';
import { docket } from '../../../docket.ts';
import { sentenceOf } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { answerText } from './words.ts';

export type Webhook = Routes['GET /v1/webhooks']['answer']['data'][number];
export type NewWebhook = Routes['POST /v1/webhooks']['answer'];
export type WebhookInput = Routes['POST /v1/webhooks']['body'];
export type WebhookChanges = Routes['PATCH /v1/webhooks/{id}']['body'];
export type EventType = NonNullable<Webhook['event_types']>[number];
export type Delivery = Routes['POST /v1/webhooks/{id}/test']['answer'];
export type DeliveryFilter = Pick<NonNullable<Routes['GET /v1/webhooks/{id}/deliveries']['query']>, 'status' | 'type'>;

const queryKey = ['webhooks'];

/** One's webhooks, oldest first. */
export const useWebhooks = () =>
  useQuery({
    queryKey: [...queryKey, 'list'],
    queryFn: ({ signal }) => docket.get('/v1/webhooks', { signal }),
    refetchInterval: 30_000,
  });

/** What a webhook was told, newest first, page by page; kept up while it is looked at. */
export const useDeliveries = (id: string, filter: DeliveryFilter) =>
  useInfiniteQuery({
    queryKey: [...queryKey, 'deliveries', id, filter],
    queryFn: ({ pageParam, signal }) =>
      docket.get('/v1/webhooks/{id}/deliveries', {
        path: { id },
        query: { ...filter, limit: 25, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    refetchInterval: 5000,
  });

/** Does something with a webhook, and shows afterwards how it stands. */
function useAct<Input, Answer>(mutationFn: (input: Input) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey }) });
}

export const useMakeWebhook = () => useAct((body: WebhookInput) => docket.post('/v1/webhooks', { body }));

export const useChangeWebhook = () =>
  useAct(({ id, changes }: { id: string; changes: WebhookChanges }) =>
    docket.patch('/v1/webhooks/{id}', { path: { id }, body: changes }),
  );

export const useRotateSecret = () =>
  useAct(({ id, grace_seconds }: { id: string; grace_seconds: number }) =>
    docket.post('/v1/webhooks/{id}/rotate-secret', { path: { id }, body: { grace_seconds } }),
  );

/** Small acts whose outcome is said in passing. */
export function useWebhookActs({ id, url }: Pick<Webhook, 'id' | 'url'>) {
  const say = useToast();
  const act = useAct((work: () => Promise<string>) => work());
  const does = (work: () => Promise<string>) =>
    act.mutate(work, { onSuccess: (words) => say(words), onError: (error) => say(sentenceOf(error), { tone: 'bad' }) });
  return {
    isBusy: act.isPending,
    test: () =>
      does(async () => {
        const told = await docket.post('/v1/webhooks/{id}/test', { path: { id } });
        if (told.error) throw new Error(`The test did not work. ${told.error.detail}`);
        return `The test worked: ${answerText(told)}`;
      }),
    enable: (enabled: boolean) =>
      does(async () => {
        await docket.patch('/v1/webhooks/{id}', { path: { id }, body: { enabled } });
        return enabled ? `${url} is called again` : `${url} is not called any more`;
      }),
    remove: () =>
      does(async () => {
        await docket.delete('/v1/webhooks/{id}', { path: { id } });
        return `${url} is removed`;
      }),
    replay: (delivery: string) =>
      does(async () => {
        await docket.post('/v1/webhooks/{id}/deliveries/{delivery}/replay', { path: { id, delivery } });
        return 'It is sent once more';
      }),
  };
}
