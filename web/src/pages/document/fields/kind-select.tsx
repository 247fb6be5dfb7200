import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useKinds } from '../../../kinds.ts';
import { type KindEvent, kindStep, untouched } from './kind-choice.ts';

interface KindSelectProps {
  category: string;
  isEditing: boolean;
  onSay(category: string): void;
  onCancel(): void;
}

/** The kinds to choose from: what a pointer chooses is said at once, what keys choose by Enter; Escape leaves it. */
export function KindSelect({ category, isEditing, onSay, onCancel }: KindSelectProps) {
  const select = useRef<HTMLSelectElement>(null);
  const [choice, setChoice] = useState(untouched);
  const { kinds, kindWord } = useKinds();
  useEffect(() => {
    if (isEditing) select.current?.focus();
  }, [isEditing]);
  const take = (event: KindEvent): boolean => {
    const step = kindStep(choice, event, category);
    setChoice(step.choice);
    if (!step.isOver) return false;
    select.current?.closest('li')?.focus();
    if (step.said === null) onCancel();
    else onSay(step.said);
    return true;
  };
  const press = (event: KeyboardEvent) => {
    // Keys with a modifier are the browser's.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.stopPropagation();
    if (take({ type: 'key', key: event.key })) event.preventDefault();
  };
  const leave = ({ target, relatedTarget }: FocusEvent) => {
    take({ type: 'leave' });
    // Elsewhere in its row, the key that asks for the choice must find it closed.
    if (target.closest('li')?.contains(relatedTarget)) onCancel();
  };
  return (
    <>
      <select
        ref={select}
        aria-label="Kind of document"
        value={choice.draft ?? category}
        onPointerDown={() => take({ type: 'pointer' })}
        onKeyDown={press}
        onChange={({ target }) => take({ type: 'change', category: target.value })}
        onBlur={leave}
      >
        {[...new Set([...kinds, category])].map((known) => (
          <option key={known} value={known}>
            {kindWord(known)}
          </option>
        ))}
      </select>
      {choice.draft !== null && choice.draft !== category && (
        <span className="note" role="status">
          Enter keeps it, Escape does not
        </span>
      )}
    </>
  );
}
