import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { docket } from '../../docket.ts';
import { useKinds } from '../../kinds.ts';
import { useSummary } from '../../summary.ts';
import { TypedSearch } from '../../ui/typed-search.tsx';
import { statuses, statusWord } from '../../words/status.ts';
import type { useFilter } from './filter.ts';
import { FolderDialog } from './folder-dialog.tsx';

export const useFolders = () =>
  useQuery({ queryKey: ['folders'], queryFn: ({ signal }) => docket.get('/v1/folders', { signal }) });

/** By what the list is narrowed: status, kind, folder, and a part of the name. */
export function Filters({ use: [filter, set] }: { use: ReturnType<typeof useFilter> }) {
  const { data: folders } = useFolders();
  const { data: summary } = useSummary();
  const { kinds, kindWord } = useKinds();
  const [isManaging, setManaging] = useState(false);
  const counted = (word: string, count: number | undefined) =>
    count ? `${word} (${count.toLocaleString('en')})` : word;
  return (
    <div className="filters">
      <search>
        <Search size={17} aria-hidden />
        <TypedSearch
          label="Names that contain"
          placeholder="A part of the name"
          maxLength={200}
          value={filter.q ?? ''}
          onSay={(text) => set('q', text, { replace: true })}
        />
      </search>
      <select aria-label="Status" value={filter.status ?? ''} onChange={({ target }) => set('status', target.value)}>
        <option value="">Any status</option>
        {statuses.map((status) => (
          <option key={status} value={status}>
            {counted(statusWord(status)[0], summary?.by_status[status])}
          </option>
        ))}
      </select>
      <select aria-label="Kind" value={filter.category ?? ''} onChange={({ target }) => set('category', target.value)}>
        <option value="">Any kind</option>
        {kinds.map((category) => (
          <option key={category} value={category}>
            {counted(kindWord(category), summary?.by_category[category])}
          </option>
        ))}
      </select>
      <select
        aria-label="Folder"
        value={filter.folder_id ?? ''}
        onChange={({ target }) => set('folder_id', target.value)}
      >
        <option value="">Any folder</option>
        {folders?.data.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button type="button" className="quiet" onClick={() => setManaging(true)}>
        Folders…
      </button>
      {isManaging && <FolderDialog onClose={() => setManaging(false)} />}
    </div>
  );
}
