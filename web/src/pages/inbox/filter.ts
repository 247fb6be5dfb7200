import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { DocumentFilter } from '../../../../client/nouns.ts';

const names = ['status', 'category', 'folder_id', 'q'] as const;
type Name = (typeof names)[number];

/** What the address says that shall be shown; links in mails use the same words. */
export type Filter = Pick<DocumentFilter, Name>;

const inAddress = (name: Name): string => (name === 'folder_id' ? 'folder' : name);

/** Changes a part; `replace` leaves no step to go back to, for what changes with every letter. */
type Change = (name: Name, value: string | null, options?: { replace: boolean }) => void;

/** The filter of the address, and how to change a part of it. */
export function useFilter(): [Filter, Change] {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo(() => {
    const said = names.map((name) => [name, parameters.get(inAddress(name))] as const);
    return Object.fromEntries(said.filter(([, value]) => value)) as Filter;
  }, [parameters]);
  const set: Change = (name, value, options) =>
    setParameters((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set(inAddress(name), value);
      else next.delete(inAddress(name));
      return next;
    }, options);
  return [filter, set];
}
