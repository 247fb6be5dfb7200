import { useMutation, useQueryClient } from '@tanstack/react-query';
import { docket } from '../../docket.ts';
import { saveFile } from '../../save-file.ts';
import { sentenceOf } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { countText } from '../../words/text.ts';
import type { Selection } from './selection.ts';

interface Step {
  count: number;
  remaining: number;
}

/** Does something with all that is selected: again and again until nothing remains that one call was too small for. */
async function untilDone(step: () => Promise<Step>): Promise<number> {
  let done = 0;
  for (;;) {
    const { count, remaining } = await step();
    done += count;
    if (remaining === 0 || count === 0) return done;
  }
}

/** The acts of the bar; each says what it did, and deletion how to take it back. */
export function useBulk({ selected, clear }: Selection) {
  const queries = useQueryClient();
  const say = useToast();
  const refresh = () => queries.invalidateQueries({ queryKey: ['documents'] });
  const act = useMutation({
    mutationFn: (work: () => Promise<void>) => work(),
    onError: (error) => say(sentenceOf(error), { tone: 'bad' }),
    onSettled: refresh,
  });
  const restore = async (ids: string[]) => {
    await docket.post('/v1/documents/restore', { body: { ids } });
    await refresh();
  };
  return {
    isBusy: act.isPending,
    reprocess: () =>
      act.mutate(async () => {
        const count = await untilDone(() => docket.post('/v1/documents/reprocess', { body: selected }));
        say(`${countText(count, 'document')} will be read again`);
        clear();
      }),
    move: (folder_id: string | null) =>
      act.mutate(async () => {
        const count = await untilDone(() => docket.post('/v1/documents/move', { body: { ...selected, folder_id } }));
        say(`${countText(count, 'document')} moved`);
        clear();
      }),
    remove: () =>
      act.mutate(async () => {
        const count = await untilDone(() => docket.post('/v1/documents/delete', { body: selected }));
        const back = 'ids' in selected ? { act: { word: 'Undo', do: () => void restore(selected.ids) } } : {};
        say(`${countText(count, 'document')} deleted`, back);
        clear();
      }),
    export: (format: 'csv' | 'json') =>
      act.mutate(async () => {
        saveFile(
          await docket.request('POST /v1/documents/export', { body: { ...selected, format } }),
          `documents.${format}`,
        );
      }),
  };
}
