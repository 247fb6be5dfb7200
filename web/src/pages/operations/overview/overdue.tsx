import type { Overdue } from '../../../../../client/nouns.ts';
import { Loading, Trouble } from '../../../ui/states.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { words } from '../../../words/text.ts';
import { numberText, spanText } from '../figures.ts';
import { useOverdue } from './data.ts';

type Late = Overdue['data'][number];

const columns: Column<Late>[] = [
  { head: 'Why', cell: ({ reason }) => words(reason), by: ({ reason }) => reason, isName: true },
  {
    head: 'Late by',
    cell: ({ overdue_seconds }) => spanText(overdue_seconds),
    by: ({ overdue_seconds }) => overdue_seconds,
    isNumber: true,
  },
  { head: 'What that means', cell: ({ sentence }) => <div className="why">{sentence}</div> },
  {
    head: 'Kind',
    cell: ({ kind, queue }) => (queue ? `${words(kind)}, ${queue}` : words(kind)),
    by: ({ kind }) => kind,
  },
  { head: 'Tries', cell: ({ tries }) => tries, by: ({ tries }) => tries, isNumber: true },
  { head: 'Id', cell: ({ id }) => <code>{id}</code> },
];

/** What should have happened by now and has not, with the reason. */
export function OverduePart() {
  const overdue = useOverdue();
  return (
    <section>
      <header className="part-head">
        <h2>Overdue</h2>
        {overdue.data && <Counts counts={overdue.data.counts} />}
      </header>
      {overdue.isPending && <Loading rows={1} />}
      {overdue.isError && !overdue.data && (
        <Trouble what="What is late cannot be shown now" error={overdue.error} again={() => void overdue.refetch()} />
      )}
      {overdue.data?.data.length === 0 && <p className="note">Nothing is late: all that was due has begun.</p>}
      {overdue.data && overdue.data.data.length > 0 && (
        <Table label="Overdue" columns={columns} lines={overdue.data.data} keyOf={({ id, kind }) => `${kind} ${id}`} />
      )}
    </section>
  );
}

const Counts = ({ counts }: { counts: Record<string, number> }) => (
  <span className="note">
    {Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([reason, count]) => `${words(reason)}: ${numberText(count)}`)
      .join(' · ')}
  </span>
);
