import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { docket } from '../../docket.ts';
import { useKinds } from '../../kinds.ts';

export const useFolders = () =>
  useQuery({ queryKey: ['folders'], queryFn: ({ signal }) => docket.get('/v1/folders', { signal }) });

interface KindChoiceProps extends ComponentProps<'select'> {
  /** How many there are of each kind, where that is told beside it. */
  counts?: Record<string, number> | undefined;
}

/** One kind of documents, or any. */
export function AnyKind({ counts, ...select }: KindChoiceProps) {
  const { kinds, kindWord } = useKinds();
  return (
    <select aria-label="Kind" {...select}>
      <option value="">Any kind</option>
      {kinds.map((kind) => (
        <option key={kind} value={kind}>
          {counted(kindWord(kind), counts?.[kind])}
        </option>
      ))}
    </select>
  );
}

/** One folder, or any. */
export function AnyFolder(select: ComponentProps<'select'>) {
  const { data: folders } = useFolders();
  return (
    <select aria-label="Folder" {...select}>
      <option value="">Any folder</option>
      {folders?.data.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** "Invoice (12)"; of what there is none, the word alone. */
export const counted = (word: string, count: number | undefined): string =>
  count ? `${word} (${count.toLocaleString('en')})` : word;
