import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { kindOf } from '../../../words/field-kinds.ts';
import { words } from '../../../words/text.ts';
import { draftOf, readDraft } from './draft.ts';
import { LinesEditor } from './lines-editor.tsx';

interface FieldEditorProps {
  name: string;
  value: unknown;
  onSave(value: unknown): void;
  onCancel(): void;
}

/** The place to write what a value should be: Enter keeps it, Escape leaves things as they are. */
export function FieldEditor(props: FieldEditorProps) {
  return kindOf(props.name) === 'line_items' ? <LinesEditor {...props} /> : <TextEditor {...props} />;
}

function TextEditor({ name, value, onSave, onCancel }: FieldEditorProps) {
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
