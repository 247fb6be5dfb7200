import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { kindOf } from '../../../words/field-kinds.ts';
import { words } from '../../../words/text.ts';
import { draftOf, readDraft } from './draft.ts';
import { LinesEditor } from './lines-editor.tsx';

interface FieldEditorProps {
  name: string;
  /** What the writing begins with. */
  value: unknown;
  /** What the field says now. */
  shown: unknown;
  /** Takes what was written, and what the field said when the writing began. */
  onSave(value: unknown, seen: unknown): void;
  onCancel(): void;
}

/** The place to write what a value should be: Enter keeps it, Escape leaves things as they are. */
export function FieldEditor({ shown, onSave, ...place }: FieldEditorProps) {
  // What others say while somebody writes here, the writer has not seen.
  const [seen] = useState(() => shown ?? null);
  const editor = { ...place, onSave: (value: unknown) => onSave(value, seen) };
  return kindOf(place.name) === 'line_items' ? <LinesEditor {...editor} /> : <TextEditor {...editor} />;
}

interface EditorProps {
  name: string;
  value: unknown;
  onSave(value: unknown): void;
  onCancel(): void;
}

function TextEditor({ name, value, onSave, onCancel }: EditorProps) {
  const [draft, setDraft] = useState(() => draftOf(name, value));
  const [problem, setProblem] = useState<string | null>(null);
  const why = useId();
  const kind = kindOf(name);
  const isLong = kind === 'list' || kind === 'long_text';
  const save = (event: FormEvent) => {
    event.preventDefault();
    const written = readDraft(name, draft);
    if ('problem' in written) return setProblem(written.problem);
    onSave(written.value);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter' && isLong && (event.ctrlKey || event.metaKey)) save(event);
    else return;
    event.stopPropagation();
  };
  const control = {
    'aria-label': kind === 'list' ? `${words(name)}, one a line` : words(name),
    'aria-invalid': problem !== null,
    'aria-describedby': why,
    value: draft,
    // Whoever asked to correct it wants to write at once.
    autoFocus: true,
    onChange: ({ target }: { target: { value: string } }) => setDraft(target.value),
    onKeyDown: press,
  };
  return (
    <form className="field-editor" onSubmit={save}>
      {isLong ? (
        <textarea {...control} rows={Math.min(10, draft.split('\n').length + 1)} />
      ) : (
        <input {...control} {...attributes[kind]} onFocus={({ target }) => target.select()} />
      )}
      <span className="actions">
        <button type="submit" className="main">
          Save
        </button>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </span>
      <p id={why} className="bad" role="alert">
        {problem}
      </p>
    </form>
  );
}

const attributes: Partial<Record<ReturnType<typeof kindOf>, Record<string, string | number>>> = {
  date: { type: 'date' },
  last_day: { placeholder: '2026-03-14 or perpetual' },
  number: { inputMode: 'decimal' },
  currency: { maxLength: 3, autoCapitalize: 'characters' },
  email: { type: 'email' },
};
