import { Search } from 'lucide-react';
import { type FormEvent, useMemo, useState } from 'react';
import { Confirm } from '../../../ui/dialog.tsx';
import { Older } from '../../../ui/older.tsx';
import { Pill } from '../../../ui/pill.tsx';
import { Loading, Trouble } from '../../../ui/states.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { agoText } from '../../../words/times.ts';
import { useOperatorOnly } from '../role.ts';
import { type Suppression, useRelease, useSuppressions } from './data.ts';
import { SuppressDialog } from './suppress-dialog.tsx';

const reasons: Record<Suppression['reason'], string> = {
  bounced: 'Came back for good',
  dropped: 'Dropped by the mail service',
  complained: 'Complained about a mail',
  unsubscribed: 'Unsubscribed there',
  by_hand: 'Added by hand',
};

/** The addresses that get no mails, with ways to add one and to let one go. */
export function Suppressions() {
  const [q, setQ] = useState('');
  const [isAdding, setAdding] = useState(false);
  const isOperator = useOperatorOnly();
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setQ(String(new FormData(event.currentTarget).get('q') ?? '').trim());
  };
  return (
    <section>
      <header className="part-head">
        <h2>Addresses that get no mails</h2>
        <span className="actions">
          <search>
            <form onSubmit={search} className="searching">
              <Search size={17} aria-hidden />
              <input
                name="q"
                type="search"
                maxLength={320}
                placeholder="A part of the address"
                aria-label="Addresses that contain"
              />
            </form>
          </search>
          <button type="button" onClick={() => setAdding(true)} {...isOperator}>
            Add an address…
          </button>
        </span>
      </header>
      <Addresses q={q} />
      {isAdding && <SuppressDialog onClose={() => setAdding(false)} />}
    </section>
  );
}

function Addresses({ q }: { q: string }) {
  const found = useSuppressions(q);
  const release = useRelease();
  const { disabled, title } = useOperatorOnly();
  const [asked, setAsked] = useState<string | null>(null);
  const columns = useMemo(
    (): Column<Suppression>[] => [
      { head: 'Address', cell: ({ email }) => email, by: ({ email }) => email, isName: true },
      { head: 'Why', cell: ({ reason }) => <Pill>{reasons[reason]}</Pill>, by: ({ reason }) => reasons[reason] },
      { head: 'Note', cell: ({ note }) => <div className="why">{note}</div> },
      { head: 'Since', cell: ({ since }) => <time dateTime={since}>{agoText(since)}</time>, by: ({ since }) => since },
      {
        head: 'Act',
        cell: ({ email }) => (
          <button type="button" className="small" onClick={() => setAsked(email)} disabled={disabled} title={title}>
            Release<span className="hidden"> {email}</span>
          </button>
        ),
      },
    ],
    [disabled, title],
  );
  if (found.isPending) return <Loading rows={3} label="The addresses are loading" />;
  if (!found.data)
    return <Trouble what="The addresses cannot be shown now" error={found.error} again={() => void found.refetch()} />;
  const lines = found.data.pages.flatMap(({ data }) => data);
  if (lines.length === 0)
    return (
      <p className="note">
        {q
          ? 'No address like that is kept from getting mails.'
          : 'Everybody gets their mails. Addresses come here by themselves when mails come back for good or are complained about.'}
      </p>
    );
  return (
    <>
      <Table label="Addresses" columns={columns} lines={lines} keyOf={({ email }) => email} />
      <Older query={found}>Show older ones</Older>
      {asked && (
        <Confirm
          title={`Release ${asked}?`}
          act="Release"
          onConfirm={() => release.mutate(asked)}
          onClose={() => setAsked(null)}
        >
          <p>It gets mails again. If it is on a list of the mail service too, it has to be taken off there as well.</p>
        </Confirm>
      )}
    </>
  );
}
