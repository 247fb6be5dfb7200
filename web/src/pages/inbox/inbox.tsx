import { Inbox as InboxIcon, SearchX } from 'lucide-react';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty, Loading, Trouble } from '../../ui/states.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { useDocuments } from './documents.ts';
import { DropZone } from './drop-zone.tsx';
import { useFilter } from './filter.ts';
import { Filters } from './filters.tsx';
import { Row } from './row.tsx';
import { useSelection } from './selection.ts';
import { UploadTray } from './upload-tray.tsx';
import './inbox.css';
import { Older } from '../../ui/older.tsx';

/** Everything one has sent, newest first, and the place to send more. */
export function Inbox() {
  const use = useFilter();
  const [filter] = use;
  return (
    <>
      <PageTitle title="Inbox" />
      <DropZone folder={filter.folder_id ?? null} />
      <UploadTray />
      <Filters use={use} />
      <Documents filter={filter} />
    </>
  );
}

function Documents({ filter }: { filter: ReturnType<typeof useFilter>[0] }) {
  const documents = useDocuments(filter);
  const lines = documents.data?.pages.flatMap(({ data }) => data) ?? [];
  const total = documents.data?.pages[0]?.total ?? null;
  const selection = useSelection(filter, total);
  if (documents.isPending) return <Loading rows={6} label="Your documents are loading" />;
  if (documents.isError && lines.length === 0)
    return (
      <Trouble
        what="Your documents cannot be shown now"
        error={documents.error}
        again={() => void documents.refetch()}
      />
    );
  if (lines.length === 0) return <Nothing isFiltered={Object.keys(filter).length > 0} />;
  const ids = lines.map(({ id }) => id);
  return (
    <>
      <div className="list-head">
        <label>
          <input type="checkbox" checked={ids.every(selection.has)} onChange={() => selection.toggleShown(ids)} />{' '}
          Select all shown
        </label>
        {total !== null && <span className="note">{total.toLocaleString('en')} in all</span>}
      </div>
      <BulkBar selection={selection} shown={ids.length} total={total} />
      <ul className="plain rows" aria-label="Documents">
        {lines.map((line) => (
          <Row key={line.id} line={line} isTicked={selection.has(line.id)} onTick={() => selection.toggle(line.id)} />
        ))}
      </ul>
      <Older query={documents}>Show older documents</Older>
    </>
  );
}

const Nothing = ({ isFiltered }: { isFiltered: boolean }) =>
  isFiltered ? (
    <Empty icon={SearchX} title="None of your documents is like that">
      <p>Take a part of the filter away to see more.</p>
    </Empty>
  ) : (
    <Empty icon={InboxIcon} title="Nothing here yet">
      <p>
        Drop an invoice, a contract, a resume or a photo of a receipt anywhere on this page, and watch it being read.
      </p>
    </Empty>
  );
