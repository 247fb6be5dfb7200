import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Document } from '../../../../../client/nouns.ts';
import { docket } from '../../../docket.ts';
import { sentenceOf } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { fieldsOf } from '../../../words/field-kinds.ts';
import { words } from '../../../words/text.ts';
import { refreshLists, useChange } from '../data.ts';

/** Takes a person's word about what a document is; for another kind than it was, offers to look for its fields. */
export function useKind({ id, category: before }: Document) {
  const queries = useQueryClient();
  const say = useToast();
  const change = useChange(id);
  const look = useMutation({
    mutationFn: () => docket.post('/v1/documents/reprocess', { body: { ids: [id], queue: 'interactive' } }),
    onError: (error) => say(sentenceOf(error), { tone: 'bad' }),
    onSettled: () => Promise.all([refreshLists(queries), queries.invalidateQueries({ queryKey: ['document', id] })]),
  });
  const offer = (category: string) => {
    if (category === before || fieldsOf(category).length === 0) return;
    say(`Kind: ${words(category)}`, { act: { word: 'Look for its fields', do: look.mutate } });
  };
  return (category: string) => change.mutate({ category }, { onSuccess: () => offer(category) });
}
