import { useMemo } from 'react';
import { Pill } from '../../../ui/pill.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { words } from '../../../words/text.ts';
import { agoText } from '../../../words/times.ts';
import { numberText } from '../figures.ts';
import { useOperatorOnly } from '../role.ts';
import type { Group } from './data.ts';

interface GroupsProps {
  groups: Group[];
  onOpen(fingerprint: string): void;
  onRedrive(fingerprint: string): void;
}

/** The groups of dead letters, each with the way to its jobs and to another run. */
export function Groups({ groups, onOpen, onRedrive }: GroupsProps) {
  const { disabled, title } = useOperatorOnly();
  const columns = useMemo((): Column<Group>[] => {
    const isOperator = { disabled, ...(title && { title }) };
    return [
      { head: 'What failed', cell: (group) => <What group={group} onOpen={onOpen} />, by: nameOf, isName: true },
      { head: 'Count', cell: ({ count }) => numberText(count), by: ({ count }) => count, isNumber: true },
      { head: 'People', cell: ({ people }) => numberText(people), by: ({ people }) => people, isNumber: true },
      { head: 'Last', cell: ({ last_at }) => <Time at={last_at} />, by: ({ last_at }) => last_at },
      { head: 'First', cell: ({ first_at }) => <Time at={first_at} />, by: ({ first_at }) => first_at },
      {
        head: 'Act',
        cell: ({ fingerprint }) => (
          <button type="button" className="small" onClick={() => onRedrive(fingerprint)} {...isOperator}>
            Redrive…<span className="hidden"> {fingerprint}</span>
          </button>
        ),
      },
    ];
  }, [disabled, title, onOpen, onRedrive]);
  return <Table label="Groups of dead letters" columns={columns} lines={groups} keyOf={(group) => group.fingerprint} />;
}

const nameOf = ({ code, fingerprint }: Group): string => words(code ?? fingerprint);

function What({ group, onOpen }: { group: Group; onOpen(fingerprint: string): void }) {
  const { fingerprint, stage, engine, exhausted, sentence, queues } = group;
  return (
    <div className="why">
      <button type="button" className="link" onClick={() => onOpen(fingerprint)}>
        {nameOf(group)}
      </button>{' '}
      {exhausted && <Pill tone="warn">Every try failed</Pill>}
      <div className="note">
        {[stage && words(stage), engine, Object.keys(queues).join(', ')].filter(Boolean).join(' · ')}
      </div>
      {sentence && <p className="sentence">{sentence}</p>}
    </div>
  );
}

const Time = ({ at }: { at: string }) => (
  <time dateTime={at} title={new Date(at).toLocaleString()}>
    {agoText(at)}
  </time>
);
