import { type FormEvent, useEffect, useRef, useState } from 'react';
import { settling } from './settling.ts';

interface TypedSearchProps {
  label: string;
  placeholder: string;
  maxLength: number;
  /** What is looked for now. */
  value: string;
  onSay(text: string): void;
}

/** A place for words that narrow a list: they count while they are typed, at the latest when it is left or on Enter. */
export function TypedSearch({ label, value, onSay, ...input }: TypedSearchProps) {
  const [text, setText] = useState(value);
  const [heard, setHeard] = useState(value);
  if (heard !== value) {
    setHeard(value);
    // The spaces of whoever is still typing stay.
    if (text.trim() !== value) setText(value);
  }
  const newest = useRef({ value, onSay });
  useEffect(() => {
    newest.current = { value, onSay };
  });
  const [typed] = useState(() =>
    settling((settled) => settled !== newest.current.value && newest.current.onSay(settled)),
  );
  useEffect(() => typed.drop, [typed]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    typed.flush();
  };
  return (
    <form onSubmit={submit}>
      <input
        {...input}
        type="search"
        aria-label={label}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          typed.type(target.value);
        }}
        onBlur={typed.flush}
      />
    </form>
  );
}
