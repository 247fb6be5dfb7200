import { useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import type { AuditLog } from '../../../../../client/nouns.ts';
import { docket } from '../../../docket.ts';
import { Older } from '../../../ui/older.tsx';
import { Empty, Loading, Trouble } from '../../../ui/states.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { timeText } from '../../../words/times.ts';
import { actTypes, actWord, askedText } from './words.ts';

type Act = AuditLog['data'][number];

const columns: Column<Act>[] = [
  { head: 'When', cell: ({ at }) => <time dateTime={at}>{timeText(at)}</time>, by: ({ at }) => at },
  { head: 'What', cell: ({ type }) => actWord(type), by: ({ type }) => actWord(type), isName: true },
  { head: 'Asked for', cell: ({ type, data }) => <div className="why">{askedText(type, data)}</div> },
  {
    head: 'Who',
    cell: ({ email, actor }) => email ?? <code title="This account is gone">{actor}</code>,
    by: ({ email, actor }) => email ?? actor,
  },
];

const useAudit = () =>
  useInfiniteQuery({
    queryKey: ['operations', 'audit'],
    queryFn: ({ pageParam, signal }) =>
      docket.get('/v1/operations/audit', { query: { limit: 100, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });

/** Who did what to everybody's work, newest first. */
export function Audit() {
  const audit = useAudit();
  const [type, setType] = useState('');
  const [who, setWho] = useState('');
  if (audit.isPending) return <Loading rows={6} label="The audit log is loading" />;
  if (!audit.data)
    return <Trouble what="The audit log cannot be shown now" error={audit.error} again={() => void audit.refetch()} />;
  const acts = audit.data.pages.flatMap(({ data }) => data);
  if (acts.length === 0)
    return (
      <Empty icon={ScrollText} title="Nobody has acted yet">
        <p>Every pause, redrive, limit and run of an operator is kept here, and none of it can be changed.</p>
      </Empty>
    );
  const people = [...new Set(acts.map(nameOf))].sort();
  const shown = acts.filter((act) => (!type || act.type === type) && (!who || nameOf(act) === who));
  return (
    <>
      <div className="failure-filters">
        <select aria-label="What was done" value={type} onChange={({ target }) => setType(target.value)}>
          <option value="">Anything</option>
          {actTypes.map((known) => (
            <option key={known} value={known}>
              {actWord(known)}
            </option>
          ))}
        </select>
        <select aria-label="Who did it" value={who} onChange={({ target }) => setWho(target.value)}>
          <option value="">Anybody</option>
          {people.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <span className="note audit-count" role="status">
          {shown.length.toLocaleString('en')} of the newest {acts.length.toLocaleString('en')}
        </span>
      </div>
      {shown.length === 0 ? (
        <p className="note">None of these is like that.</p>
      ) : (
        <Table
          label="Audit log"
          columns={columns}
          lines={shown}
          keyOf={({ at, actor, type: what }) => `${at} ${actor} ${what}`}
        />
      )}
      <Older query={audit}>Show older acts</Older>
    </>
  );
}

const nameOf = ({ email, actor }: Act): string => email ?? actor;
