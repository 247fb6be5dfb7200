import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { docket } from './docket.ts';
import { categories } from './words/field-kinds.ts';
import { words } from './words/text.ts';

/** What documents can be: one's own categories, then the built-in ones; anew whenever documents change. */
export const useCategories = () =>
  useQuery({
    queryKey: ['documents', 'categories'],
    queryFn: ({ signal }) => docket.get('/v1/categories', { signal }),
    staleTime: 60_000,
  });

/** The kinds to choose from, and what each is called; the built-in ones until one's own are known. */
export function useKinds(): { kinds: string[]; kindWord(kind: string): string } {
  const { data } = useCategories();
  return useMemo(() => {
    const own = new Map(data?.data.filter((entry) => !entry.built_in).map(({ slug, name }) => [slug, name]));
    return { kinds: [...own.keys(), ...categories], kindWord: (kind) => own.get(kind) ?? words(kind) };
  }, [data]);
}
