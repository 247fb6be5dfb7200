/** A kind that is looked at but not said yet, and how the choice is being moved. */
export interface KindChoice {
  /** Null while the choice shows what the document is. */
  draft: string | null;
  by: 'keys' | 'pointer';
}

export type KindEvent =
  | { type: 'pointer' }
  | { type: 'key'; key: string }
  | { type: 'change'; category: string }
  | { type: 'leave' };

export interface KindStep {
  choice: KindChoice;
  /** The kind that was said by it; null when none was. */
  said: string | null;
  /** Whether the keyboard goes back to the row. */
  isOver: boolean;
}

export const untouched: KindChoice = { draft: null, by: 'keys' };

/** What comes of an event at the choice of a kind: a pointer says it at once; what keys move waits for Enter. */
export function kindStep(choice: KindChoice, event: KindEvent, category: string): KindStep {
  const goOn = (next: KindChoice): KindStep => ({ choice: next, said: null, isOver: false });
  const end = (said: string | null): KindStep => ({ choice: untouched, said, isOver: true });
  if (event.type === 'pointer') return goOn({ ...choice, by: 'pointer' });
  if (event.type === 'leave') return goOn(untouched);
  if (event.type === 'change')
    return choice.by === 'pointer' ? end(event.category) : goOn({ ...choice, draft: event.category });
  if (event.key === 'Enter') return end(choice.draft ?? category);
  return event.key === 'Escape' ? end(null) : goOn({ ...choice, by: 'keys' });
}
