import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { words } from '../../../words/text.ts';
import { emptyLine, type LineDraft, lineColumns, lineDraftsOf, readLines } from './line-drafts.ts';

interface LinesEditorProps {
  value: unknown;
  onSave(value: unknown): void;
  onCancel(): void;
}

/** The entries of an invoice, each in its own row to write in. */
export function LinesEditor({ value, onSave, onCancel }: LinesEditorProps) {
  const [lines, setLines] = useState(() => {
    const known = lineDraftsOf(value);
    return known.length > 0 ? known : [emptyLine];
  });
  const [problem, setProblem] = useState<string | null>(null);
  const why = useId();
  const change = (at: number, part: Partial<LineDraft>) =>
    setLines((all) => all.map((line, index) => (index === at ? { ...line, ...part } : line)));
  const save = (event: FormEvent) => {
    event.preventDefault();
    const written = readLines(lines);
    if ('problem' in written) return setProblem(written.problem);
    onSave(written.value);
  };
  return (
    <form
      className="field-editor"
      aria-describedby={why}
      onSubmit={save}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries are told apart by their place alone
        <fieldset key={at} className="line-editor" aria-label={`Line ${at + 1}`}>
          {lineColumns.map((column) => (
            <input
              key={column}
              aria-label={`${words(column)} of line ${at + 1}`}
              placeholder={words(column)}
              inputMode={column === 'description' ? undefined : 'decimal'}
              className={column}
              value={line[column]}
              // biome-ignore lint/a11y/noAutofocus: whoever asked to correct them wants to write at once
              autoFocus={at === 0 && column === 'description'}
              onChange={({ target }) => change(at, { [column]: target.value })}
            />
          ))}
          <button
            type="button"
            className="icon"
            aria-label={`Remove line ${at + 1}`}
            onClick={() => setLines((all) => all.filter((_, index) => index !== at))}
          >
            <Trash2 size={16} aria-hidden />
          </button>
        </fieldset>
      ))}
      <span className="actions">
        <button type="submit" className="main">
          Save
        </button>
        <button type="button" onClick={() => setLines((all) => [...all, emptyLine])}>
          <Plus size={16} aria-hidden /> Line
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
