import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId } from 'react';
import type { Document } from '../../../../client/nouns.ts';
import { docket } from '../../docket.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { sentenceOf } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { stages } from '../../words/status.ts';
import { refreshLists } from './data.ts';

// Later stages read what earlier ones made, so a choice is how far to go.
const lengths = [
  { count: stages.length, words: 'Everything, as when it came' },
  { count: 3, words: 'Its text, its kind and its fields' },
  { count: 1, words: 'Only its text' },
];

/** Asks how a document shall be read again. */
export function ReadAgain({ document: { id }, onClose }: { document: Document; onClose(): void }) {
  const queries = useQueryClient();
  const say = useToast();
  const far = useId();
  const read = useMutation({
    mutationFn: (form: FormData) =>
      docket.post('/v1/documents/reprocess', {
        body: {
          ids: [id],
          stages: stages.slice(0, Number(form.get('count'))),
          queue: form.get('waits') ? 'bulk' : 'interactive',
          ...(form.get('ocr') && { settings: { ocr: 'always' as const } }),
        },
      }),
    onSuccess: async () => {
      say('It is being read again');
      onClose();
      await Promise.all([refreshLists(queries), queries.invalidateQueries({ queryKey: ['document', id] })]);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    read.mutate(new FormData(event.currentTarget));
  };
  return (
    <Dialog title="Read it again" onClose={onClose}>
      <p className="note">
        What did not change is not computed again, and what you said of its fields stays. The results of now are shown
        until the new ones are there.
      </p>
      <form className="read-again" onSubmit={submit}>
        <label htmlFor={far}>How far</label>
        <select id={far} name="count">
          {lengths.map(({ count, words }) => (
            <option key={count} value={count}>
              {words}
            </option>
          ))}
        </select>
        <label>
          <input type="checkbox" name="ocr" value="yes" /> Read every page as a picture, also where it has text
        </label>
        <label>
          <input type="checkbox" name="waits" value="yes" /> There is no hurry: after everything else
        </label>
        {read.isError && (
          <p className="bad" role="alert">
            {sentenceOf(read.error)}
          </p>
        )}
        <footer className="actions">
          <button type="submit" className="main" disabled={read.isPending}>
            Read again
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
