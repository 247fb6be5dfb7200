import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Application } from '../../../../client/nouns.ts';
import { docket } from '../../docket.ts';
import { sentenceOf } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { applicationWord } from '../../words/jobs.ts';

/** Sets how an application stands, and says whether that worked. */
export function useMove({ id, posting }: Application) {
  const queries = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: (status: Exclude<Application['status'], 'submitted'>) =>
      docket.patch('/v1/applications/{id}', { path: { id }, body: { status } }),
    onSuccess: ({ status }) => say(`${posting.title}: ${applicationWord(status)[0]}`),
    onError: (error) => say(`That was not done: ${sentenceOf(error)}`, { tone: 'bad' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['applications'] }),
  });
}
