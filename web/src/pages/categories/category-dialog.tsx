import type { FormEvent } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { sentenceOf } from '../../ui/states.tsx';
import { type Category, useSaveCategory } from './data.ts';

/** Asks what a category is called and about; a new one when there is none yet. */
export function CategoryDialog({ category, onClose }: { category: Category | null; onClose(): void }) {
  const save = useSaveCategory(category?.slug ?? null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { name: String(form.get('name')).trim(), description: String(form.get('description')).trim() };
    save.mutate(body, { onSuccess: onClose });
  };
  return (
    <Dialog title={category ? `The category ${category.name}` : 'A new category'} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <label>
          Name
          <input
            name="name"
            required
            maxLength={60}
            placeholder="Travel"
            autoComplete="off"
            defaultValue={category?.name ?? ''}
          />
        </label>
        <label>
          What its documents are about, in their own words
          <textarea
            name="description"
            rows={3}
            maxLength={1000}
            placeholder="Boarding passes, train tickets, hotel bookings"
            defaultValue={category?.description ?? ''}
          />
        </label>
        <p className="note">Examples tell it better: choose it as the kind of some documents.</p>
        {save.isError && (
          <p className="bad" role="alert">
            {sentenceOf(save.error)}
          </p>
        )}
        <footer className="actions">
          <button type="submit" className="main" disabled={save.isPending}>
            {category ? 'Save it' : 'Make it'}
          </button>
          <button type="button" onClick={onClose}>
            {category ? 'Leave it as it is' : 'Make none'}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
