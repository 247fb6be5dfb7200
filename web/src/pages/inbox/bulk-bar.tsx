import { Download, FolderInput, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Confirm } from '../../ui/dialog.tsx';
import { countText } from '../../words/text.ts';
import { useBulk } from './bulk.ts';
import { useFolders } from './narrowing.tsx';
import type { Selection } from './selection.ts';

/** What can be done with everything that is ticked, also with what is not shown. */
export function BulkBar({ selection, shown, total }: { selection: Selection; shown: number; total: number | null }) {
  const bulk = useBulk(selection);
  const { data: folders } = useFolders();
  const [asked, setAsked] = useState<'reprocess' | 'delete' | null>(null);
  const { count, isAll } = selection;
  if (count === 0) return null;
  const documents = countText(count ?? 0, 'document');
  const canTakeAll = !isAll && count === shown && total !== null && total > shown;
  return (
    <section className="bulk" aria-label="With what is selected">
      <strong>{isAll ? `All ${documents} that match` : `${documents} selected`}</strong>
      {canTakeAll && (
        <button type="button" className="quiet" onClick={selection.takeAll}>
          Select all {total.toLocaleString('en')} that match
        </button>
      )}
      <span className="bulk-acts">
        <button type="button" onClick={() => setAsked('reprocess')} disabled={bulk.isBusy}>
          <RotateCcw size={17} aria-hidden /> Read again
        </button>
        <label className="button move">
          <FolderInput size={17} aria-hidden />
          <span className="hidden">Move to folder</span>
          <select
            value=""
            onChange={({ target }) => bulk.move(target.value === 'none' ? null : target.value)}
            disabled={bulk.isBusy}
          >
            <option value="" disabled>
              Move to…
            </option>
            <option value="none">No folder</option>
            {folders?.data.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => bulk.export('csv')} disabled={bulk.isBusy}>
          <Download size={17} aria-hidden /> CSV
        </button>
        <button type="button" onClick={() => bulk.export('json')} disabled={bulk.isBusy}>
          <Download size={17} aria-hidden /> JSON
        </button>
        <button type="button" onClick={() => setAsked('delete')} disabled={bulk.isBusy}>
          <Trash2 size={17} aria-hidden /> Delete
        </button>
        <button type="button" className="quiet" onClick={selection.clear}>
          Select none
        </button>
      </span>
      {asked === 'delete' && (
        <Confirm
          title={`Delete ${documents}?`}
          act="Delete"
          isDangerous
          onConfirm={bulk.remove}
          onClose={() => setAsked(null)}
        >
          <p>
            They are hidden at once, and their runs end. For 30 days they can be brought back; then they are erased.
          </p>
        </Confirm>
      )}
      {asked === 'reprocess' && (
        <Confirm
          title={`Read ${documents} again?`}
          act="Read again"
          onConfirm={bulk.reprocess}
          onClose={() => setAsked(null)}
        >
          <p>What did not change is not computed again. The results of now stay until the new ones are there.</p>
        </Confirm>
      )}
    </section>
  );
}
