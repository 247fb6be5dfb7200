import { useMutation, useQueryClient } from '@tanstack/react-query';
import { docket } from '../../docket.ts';
import { sentenceOf } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { notBackText } from '../../words/deletion.ts';
import { refreshLists } from './data.ts';

/** Takes the deletion of a document back, then does `onBack`, if any; says so when that is too late. */
export function useBringBack(id: string, onBack?: () => void) {
  const queries = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: () => docket.post('/v1/documents/{id}/restore', { path: { id } }),
    onSuccess: async () => {
      await Promise.all([refreshLists(queries), queries.resetQueries({ queryKey: ['document', id] })]);
      onBack?.();
    },
    onError: (error) => say(notBackText(error) ?? sentenceOf(error), { tone: 'bad' }),
  });
}
