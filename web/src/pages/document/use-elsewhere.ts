import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Document } from '../../../../client/nouns.ts';
import { docket } from '../../docket.ts';
import { useToast } from '../../ui/toast.tsx';
import { changedText } from './changed.ts';

/** How long to wait for one's own words to arrive before looking at what others said. */
const lookAgainMs = 1000;

/** Shows at once what others, another tab or a program change about an open document, and says that they did. */
export function useElsewhere(id: string): void {
  const queries = useQueryClient();
  const say = useToast();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      clearTimeout(timer);
      if (['review', 'change'].some((word) => queries.isMutating({ mutationKey: [word, id] }) > 0)) {
        timer = setTimeout(look, lookAgainMs);
        return;
      }
      const before = queries.getQueryData<Document>(['document', id]);
      await queries.invalidateQueries({ queryKey: ['document', id] });
      const changed = changedText(before, queries.getQueryData<Document>(['document', id]));
      if (changed) say(changed);
    };
    const leave = docket.live.subscribe((frame) => {
      if (frame.type === 'document_changed' && frame.data.document_id === id) void look();
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [id, queries, say]);
}
