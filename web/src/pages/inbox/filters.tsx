import { Search } from 'lucide-react';
import { useState } from 'react';
import { useSummary } from '../../summary.ts';
import { TypedSearch } from '../../ui/typed-search.tsx';
import { statuses, statusWord } from '../../words/status.ts';
import type { useFilter } from './filter.ts';
import { FolderDialog } from './folder-dialog.tsx';
import { AnyFolder, AnyKind, counted } from './narrowing.tsx';

/** By what the list is narrowed: status, kind, folder, and a part of the name. */
export function Filters({ use: [filter, set] }: { use: ReturnType<typeof useFilter> }) {
  const { data: summary } = useSummary();
  const [isManaging, setManaging] = useState(false);
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
      <AnyKind
        counts={summary?.by_category}
        value={filter.category ?? ''}
        onChange={({ target }) => set('category', target.value)}
      />
      <AnyFolder value={filter.folder_id ?? ''} onChange={({ target }) => set('folder_id', target.value)} />
      <button type="button" className="quiet" onClick={() => setManaging(true)}>
        Folders…
      </button>
      {isManaging && <FolderDialog onClose={() => setManaging(false)} />}
    </div>
  );
}
