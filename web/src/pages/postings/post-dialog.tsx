import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChangeEvent, FormEvent } from 'react';
import { useState } from 'react';
import { docket } from '../../docket.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { sentenceOf } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { postedText, postingsIn } from '../../words/postings.ts';

const example = '[{ "external_id": "a-1", "title": "Data Engineer", "company": "…", "skills": ["SQL"] }]';

/** Takes jobs as JSON, typed or from a file, and says what became of them. */
export function PostDialog({ onClose }: { onClose(): void }) {
  const queries = useQueryClient();
  const say = useToast();
  const [text, setText] = useState('');
  const post = useMutation({
    mutationFn: async () => docket.post('/v1/postings', { body: { postings: postingsIn(text) } }),
    onSuccess: (posted) => {
      say(postedText(posted));
      void queries.invalidateQueries({ queryKey: ['postings'] });
      onClose();
    },
  });
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => setText((await target.files?.[0]?.text()) ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    post.mutate();
  };
  return (
    <Dialog title="Post jobs" onClose={onClose}>
      <form className="post-jobs" onSubmit={submit}>
        <p className="note">
          Up to 1,000 at once, as JSON. One that is known by its <code>external_id</code> is brought up to date.
        </p>
        <label>
          From a file
          <input type="file" accept=".json,application/json" onChange={(event) => void take(event)} />
        </label>
        <label>
          Or typed
          <textarea
            rows={9}
            value={text}
            placeholder={example}
            spellCheck={false}
            required
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        {post.isError && (
          <p className="bad" role="alert">
            {sentenceOf(post.error)}
          </p>
        )}
        <footer className="actions">
          <button type="submit" className="main" disabled={post.isPending}>
            Post them
          </button>
          <button type="button" onClick={onClose}>
            Keep things as they are
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
