import { useEffect, useRef, useSyncExternalStore } from 'react';

/** What single keys do, by the name of the key: `j`, `ArrowDown`, `?`; answers false when it has nothing to do. */
export type Keys = Record<string, () => unknown>;

const kept = 'docket-single-keys';
const listeners = new Set<() => void>();
const areOn = () => localStorage.getItem(kept) !== 'off';

const follow = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether single keys act on pages; whoever speaks to their computer may not want that. */
export const useSingleKeys = (): boolean => useSyncExternalStore(follow, areOn);

/** Turns single keys on or off, for this browser. */
export function turnSingleKeys(on: boolean): void {
  localStorage.setItem(kept, on ? 'on' : 'off');
  for (const tell of listeners) tell();
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

// Controls have a meaning of their own for these.
const isTaken = (key: string, target: EventTarget | null): boolean =>
  (key === 'Enter' && target instanceof HTMLElement && target.closest('a, button, summary') !== null) ||
  (key.startsWith('Arrow') && target instanceof HTMLElement && target.closest('[role="tab"], [data-scrolls]') !== null);

/** Lets single keys act while nobody writes, asks or holds a modifier. */
export function useKeys(keys: Keys): void {
  const newest = useRef(keys);
  useEffect(() => {
    newest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !areOn()) return;
      if (isWriting(target) || isTaken(key, target) || document.querySelector('dialog[open]')) return;
      const act = newest.current[key.length === 1 ? key.toLowerCase() : key];
      if (act && act() !== false) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
