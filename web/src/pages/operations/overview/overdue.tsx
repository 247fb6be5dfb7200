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
      </header>
      {overdue.isPending && <Loading rows={1} />}
      {overdue.isError && !overdue.data && (
        <Trouble what="What is late cannot be shown now" error={overdue.error} again={() => void overdue.refetch()} />
      )}
      {overdue.data?.data.length === 0 && <p className="note">Nothing is late: all that was due has begun.</p>}
      {overdue.data && overdue.data.data.length > 0 && (
        <>
          <Reasons overdue={overdue.data} />
          <Table
            label="Overdue"
            columns={columns}
            lines={overdue.data.data}
            keyOf={({ id, kind }) => `${kind} ${id}`}
          />
        </>
      )}
    </section>
  );
}

/** Each reason that there is, once, with how often it is one and what it means. */
const Reasons = ({ overdue: { counts, data } }: { overdue: Overdue }) => (
  <ul className="plain reasons" aria-label="Reasons">
    {Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([reason, count]) => (
        <li key={reason}>
          <strong>
            {words(reason)}: {numberText(count)}.
          </strong>{' '}
          {data.find((late) => late.reason === reason)?.sentence}
        </li>
      ))}
  </ul>
);
