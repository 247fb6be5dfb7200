import { useMutation, useQueryClient } from '@tanstack/react-query';
import { docket } from '../../docket.ts';
import { saveFile } from '../../save-file.ts';
import { sentenceOf } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { undoMs } from '../../words/deletion.ts';
import { countText } from '../../words/text.ts';
import type { Selection } from './selection.ts';

interface Step {
  count: number;
  remaining: number;
}

/** Does something with all that is selected, until nothing remains that one call was too small for; answers each part. */
async function untilDone<Part extends Step>(step: () => Promise<Part>): Promise<Part[]> {
  const parts: Part[] = [];
  for (;;) {
    const part = await step();
    parts.push(part);
    if (part.remaining === 0 || part.count === 0) return parts;
  }
}

const told = (parts: Step[]): string =>
  countText(
    parts.reduce((sum, { count }) => sum + count, 0),
    'document',
  );

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
  const restore = async (pages: string[][]) => {
    for (const ids of pages) if (ids.length > 0) await docket.post('/v1/documents/restore', { body: { ids } });
    await refresh();
  };
  return {
    isBusy: act.isPending,
    reprocess: () =>
      act.mutate(async () => {
        // What one call was too small for is what nobody has asked for since the first one.
        let before: string | undefined;
        const parts = await untilDone(async () => {
          const body = 'ids' in selected ? selected : { filter: { ...selected.filter, ...(before && { before }) } };
          const part = await docket.post('/v1/documents/reprocess', { body });
          before ??= part.batch?.created_at;
          return part;
        });
        say(`${told(parts)} will be read again`);
        clear();
      }),
    move: (folder_id: string | null) =>
      act.mutate(async () => {
        const parts = await untilDone(() => docket.post('/v1/documents/move', { body: { ...selected, folder_id } }));
        say(`${told(parts)} moved`);
        clear();
      }),
    remove: () =>
      act.mutate(async () => {
        const parts = await untilDone(() => docket.post('/v1/documents/delete', { body: selected }));
        say(`${told(parts)} deleted`, {
          act: { word: 'Undo', do: () => act.mutate(() => restore(parts.map(({ ids }) => ids))) },
          forMs: undoMs,
        });
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
