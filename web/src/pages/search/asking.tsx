import { Search as SearchIcon } from 'lucide-react';
import type { FormEvent } from 'react';
import { AnyFolder, AnyKind } from '../inbox/narrowing.tsx';
import { modes, type Question } from './question.ts';

interface AskingProps {
  question: Question;
  onAsk(part: { [Name in keyof Question]?: Question[Name] | '' }): void;
}

/** The words to look for, and the documents to look in. */
export function Asking({ question: { q, mode, category, folder }, onAsk }: AskingProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onAsk({ q: String(new FormData(event.currentTarget).get('q') ?? '').trim() });
  };
  return (
    <search className="asking">
      <form onSubmit={submit}>
        <SearchIcon size={19} aria-hidden />
        <input
          key={q}
          name="q"
          type="search"
          aria-label="What to look for"
          placeholder="A question, or words that stand in a document"
          defaultValue={q}
          maxLength={300}
          // biome-ignore lint/a11y/noAutofocus: whoever comes to a search comes to write
          autoFocus={q === ''}
        />
        <button type="submit" className="main">
          Search
        </button>
      </form>
      <select
        aria-label="Search by"
        value={mode}
        onChange={({ target }) => onAsk({ mode: target.value === 'hybrid' ? '' : (target.value as Question['mode']) })}
      >
        {Object.entries(modes).map(([name, label]) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
      <AnyKind value={category} onChange={({ target }) => onAsk({ category: target.value })} />
      <AnyFolder value={folder} onChange={({ target }) => onAsk({ folder: target.value })} />
    </search>
  );
}
