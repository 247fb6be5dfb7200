import { Loading, Trouble } from '../../../ui/states.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { words } from '../../../words/text.ts';
import { numberText, spanText } from '../figures.ts';
import { useQueues } from '../overview/data.ts';

type Line = { kind: string; owed: number; leased: number; sending: number; unknown: number; failed: number };

const counts = ['owed', 'leased', 'sending', 'unknown', 'failed'] as const;
const heads = { owed: 'Owed', leased: 'Taken', sending: 'Sending', unknown: 'Unknown today', failed: 'Failed today' };

const columns: Column<Line>[] = [
  { head: 'Kind', cell: ({ kind }) => words(kind), isName: true },
  ...counts.map((count) => ({
    head: heads[count],
    cell: (line: Line) => numberText(line[count]),
    by: (line: Line) => line[count],
    isNumber: true,
  })),
];

/** What has been promised to the world outside and has not happened yet. */
export function Owed() {
  const queues = useQueues();
  if (queues.isPending) return <Loading rows={2} label="The outbox is loading" />;
  if (!queues.data)
    return <Trouble what="The outbox cannot be shown now" error={queues.error} again={() => void queues.refetch()} />;
  const { outbox, mail_quota } = queues.data;
  const lines = Object.entries(outbox.by_kind).map(([kind, figures]) => ({ kind, ...figures }));
  return (
    <section>
      <header className="part-head first">
        <h2>Outbox</h2>
        <span className="note">
          {outbox.lag_seconds > 0 ? `The oldest is ${spanText(outbox.lag_seconds)} late` : 'Nothing is late'}
          {mail_quota.daily !== null &&
            ` · ${numberText(mail_quota.sent ?? 0)} of ${numberText(mail_quota.daily)} mails today`}
        </span>
      </header>
      {lines.length === 0 ? (
        <p className="note">Nothing is owed: every mail has left, and every deletion is done.</p>
      ) : (
        <Table label="Outbox" columns={columns} lines={lines} keyOf={({ kind }) => kind} />
      )}
    </section>
  );
}
