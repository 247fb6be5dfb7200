import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';

const key = 'docket-theme';
const listeners = new Set<() => void>();

const chosen = (): Theme => {
  const kept = localStorage.getItem(key);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
};

const apply = () => {
  document.documentElement.dataset.theme = chosen();
};
apply();

/** Keeps for this browser how the pages look. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(key, theme);
  apply();
  for (const tell of listeners) tell();
}

const follow = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useTheme = (): Theme => useSyncExternalStore(follow, chosen);
