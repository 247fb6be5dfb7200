import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Document } from '../../../../../client/nouns.ts';
import { type DocketError, isPassing } from '../../../../../client/problem.ts';
import type { Routes } from '../../../../../client/routes.ts';
import { docket } from '../../../docket.ts';
import { sentenceOf } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { refreshLists } from '../data.ts';
import type { Review } from './doubts.ts';
import { expectedAfter, takenBack } from './expected.ts';
import { allTheSame, notSavedText, overtakenText, withSeen } from './seen.ts';

// The service knows the names of all fields, and says so of one that it does not know.
type Said = Routes['PATCH /v1/documents/{id}/fields']['body']['fields'];

// What a person typed is kept in the message that it was not saved, until they have had time to come back to it.
const untilSeenMs = 10 * 60_000;

/** Takes a person's word about fields: shown at once, sent one after the other, taken back when it is not taken, to be said again. */
export function useReview(document: Document) {
  const { id, status, generation } = document;
  const queries = useQueryClient();
  const say = useToast();
  const mutationKey = ['review', id];
  // While another run is under way, or failed, the fields on the page are of an earlier generation than the document.
  const looked = status === 'completed' || status === 'needs_review' ? { generation } : {};
  const review = useMutation({
    mutationKey,
    scope: { id: `review ${id}` },
    // Whoever is offline hears that at once: a word that waits unseen for the network is lost with the page.
    networkMode: 'always',
    mutationFn: (fields: Review[]) =>
      docket.patch('/v1/documents/{id}/fields', {
        path: { id },
        body: { fields: fields as Said, ...looked },
      }),
    onMutate: async (fields) => {
      await queries.cancelQueries({ queryKey: ['document', id], exact: true });
      const before = queries.getQueryData<Document>(['document', id])?.fields ?? [];
      queries.setQueryData<Document>(
        ['document', id],
        (shown) => shown && expectedAfter(shown, fields, new Date().toISOString()),
      );
      return { before };
    },
    onSuccess: (document) => {
      // With more words on their way the answer is older than what is shown.
      if (queries.isMutating({ mutationKey }) === 1) queries.setQueryData(['document', id], document);
    },
    onError: (error, fields, shown) => {
      const { changed } = error as Partial<DocketError>;
      queries.setQueryData<Document>(['document', id], (now) => now && takenBack(now, fields, shown?.before ?? []));
      const offer = (word: string, said: Review[]) => ({
        act: { word, do: () => review.mutate(said) },
        forMs: untilSeenMs,
      });
      if (changed) say(overtakenText(changed), { tone: 'bad', ...offer('Keep mine', allTheSame(fields)) });
      else
        say(notSavedText(fields, sentenceOf(error)), {
          tone: 'bad',
          ...(isPassing(error) && offer('Save again', fields)),
        });
      return queries.invalidateQueries({ queryKey: ['document', id] });
    },
    onSettled: () =>
      Promise.all([refreshLists(queries), queries.invalidateQueries({ queryKey: ['document', id, 'timeline'] })]),
  });
  return (...fields: Review[]) => {
    const pending = queries.getMutationCache().findAll({ mutationKey, status: 'pending' });
    const names = pending.flatMap(({ state }) => (state.variables as Review[]).map(({ name }) => name));
    review.mutate(withSeen(document, fields, new Set(names)));
  };
}
