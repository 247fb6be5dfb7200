import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { DocumentFilter } from '../../../../client/nouns.ts';

const names = ['status', 'category', 'folder_id', 'q'] as const;
type Name = (typeof names)[number];

/** What the address says that shall be shown; links in mails use the same words. */
export type Filter = Pick<DocumentFilter, Name>;

const inAddress = (name: Name): string => (name === 'folder_id' ? 'folder' : name);

/** The filter of the address, and how to change a part of it. */
export function useFilter(): [Filter, (name: Name, value: string | null) => void] {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo(() => {
    const said = names.map((name) => [name, parameters.get(inAddress(name))] as const);
    return Object.fromEntries(said.filter(([, value]) => value)) as Filter;
  }, [parameters]);
  const set = (name: Name, value: string | null) =>
    setParameters((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set(inAddress(name), value);
      else next.delete(inAddress(name));
      return next;
    });
  return [filter, set];
}
