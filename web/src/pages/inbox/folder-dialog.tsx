import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import type { FormEvent } from 'react';
import { docket } from '../../docket.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { sentenceOf } from '../../ui/states.tsx';
import { useFolders } from './narrowing.tsx';

/** Makes, renames and removes folders; the documents of a removed one stay. */
export function FolderDialog({ onClose }: { onClose(): void }) {
  const queries = useQueryClient();
  const { data: folders } = useFolders();
  const change = useMutation({
    mutationFn: async (act: () => Promise<unknown>) => act(),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['folders'] }),
        queries.invalidateQueries({ queryKey: ['documents'] }),
      ]),
  });
  const make = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get('name'));
    change.mutate(() => docket.post('/v1/folders', { body: { name } }), { onSuccess: () => form.reset() });
  };
  const rename = (id: string, before: string, name: string) => {
    if (name && name !== before)
      change.mutate(() => docket.patch('/v1/folders/{id}', { path: { id }, body: { name } }));
  };
  return (
    <Dialog title="Folders" onClose={onClose}>
      <ul className="plain">
        {folders?.data.map(({ id, name }) => (
          <li key={id} className="actions">
            <input
              defaultValue={name}
              aria-label={`Name of ${name}`}
              maxLength={120}
              onBlur={({ target }) => rename(id, name, target.value.trim())}
            />
            <button
              type="button"
              className="icon"
              aria-label={`Remove ${name}; its documents stay`}
              onClick={() => change.mutate(() => docket.delete('/v1/folders/{id}', { path: { id } }))}
            >
              <Trash2 size={17} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {change.isError && (
        <p className="bad" role="alert">
          {sentenceOf(change.error)}
        </p>
      )}
      <form className="actions" onSubmit={make}>
        <input name="name" aria-label="Name of a new folder" placeholder="A new folder" maxLength={120} required />
        <button type="submit" className="main">
          Make it
        </button>
      </form>
    </Dialog>
  );
}
