import { useState } from 'react';
import type { Filter } from './filter.ts';

/** Documents that something is to be done with: those that were ticked, or all that the filter lets through. */
export type Selected = { ids: string[] } | { filter: Filter };

export interface Selection {
  /** How many that is; null while nobody has counted. */
  count: number | null;
  isAll: boolean;
  has(id: string): boolean;
  toggle(id: string): void;
  /** Ticks all that are shown, or none of them. */
  toggleShown(ids: string[]): void;
  takeAll(): void;
  clear(): void;
  selected: Selected;
}

/** What is ticked in a list; another filter begins with nothing ticked. */
export function useSelection(filter: Filter, total: number | null): Selection {
  const key = JSON.stringify(filter);
  const [state, setState] = useState({ key, ids: new Set<string>(), isAll: false });
  const { ids, isAll } = state.key === key ? state : { ids: new Set<string>(), isAll: false };
  const set = (next: Set<string>, all = false) => setState({ key, ids: next, isAll: all });
  return {
    count: isAll ? total : ids.size,
    isAll,
    has: (id) => isAll || ids.has(id),
    toggle: (id) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      set(next);
    },
    toggleShown: (shown) => set(new Set(!isAll && ids.size < shown.length ? shown : [])),
    takeAll: () => set(new Set(), true),
    clear: () => set(new Set()),
    selected: isAll ? { filter } : { ids: [...ids] },
  };
}
