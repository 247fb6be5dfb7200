import { ArrowLeft, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { Older } from '../../../ui/older.tsx';
import { Empty, Loading, Trouble } from '../../../ui/states.tsx';
import { countText } from '../../../words/text.ts';
import { useOperatorOnly } from '../role.ts';
import { type Begun, useGroups } from './data.ts';
import { type FailureFilter, useFailureFilter } from './filter.ts';
import { Filters } from './filters.tsx';
import { Groups } from './groups.tsx';
import { Jobs } from './jobs.tsx';
import { RedriveDialog } from './redrive-dialog.tsx';
import { RedriveProgress } from './redrive-progress.tsx';

/** The dead letters: what they have in common, which they are, and how they are given another run. */
export function Failures() {
  const use = useFailureFilter();
  const [filter, set] = use;
  const [asked, setAsked] = useState<FailureFilter | null>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  return (
    <>
      {begun && (
        <RedriveProgress
          key={begun.at}
          begun={begun}
          onMore={() => setAsked(begun.filter)}
          onClose={() => setBegun(null)}
        />
      )}
      {filter.fingerprint ? (
        <>
          <button type="button" className="quiet" onClick={() => set('fingerprint', null)}>
            <ArrowLeft size={17} aria-hidden /> All groups
          </button>
          <Group filter={filter} onRedrive={() => setAsked(filter)} />
        </>
      ) : (
        <>
          <Filters use={use} />
          <All filter={filter} onOpen={(fingerprint) => set('fingerprint', fingerprint)} onRedrive={setAsked} />
        </>
      )}
      {asked && <RedriveDialog filter={asked} onBegun={setBegun} onClose={() => setAsked(null)} />}
    </>
  );
}

interface AllProps {
  filter: FailureFilter;
  onOpen(fingerprint: string): void;
  onRedrive(filter: FailureFilter): void;
}

function All({ filter, onOpen, onRedrive }: AllProps) {
  const groups = useGroups(filter);
  const isOperator = useOperatorOnly();
  if (groups.isPending) return <Loading rows={5} label="The failures are loading" />;
  if (!groups.data)
    return <Trouble what="The failures cannot be shown now" error={groups.error} again={() => void groups.refetch()} />;
  const lines = groups.data.pages.flatMap(({ data }) => data);
  const { total = 0, groups: count = 0 } = groups.data.pages[0] ?? {};
  if (lines.length === 0) return <None isFiltered={Object.keys(filter).length > 0} />;
  return (
    <>
      <header className="part-head">
        <h2>
          {countText(total, 'dead letter')} in {countText(count, 'group')}
        </h2>
        <button type="button" onClick={() => onRedrive(filter)} {...isOperator}>
          {Object.keys(filter).length > 0 ? `Redrive all ${total.toLocaleString('en')} that match…` : 'Redrive all…'}
        </button>
      </header>
      <Groups groups={lines} onOpen={onOpen} onRedrive={(fingerprint) => onRedrive({ ...filter, fingerprint })} />
      <Older query={groups}>Show smaller groups</Older>
    </>
  );
}

function Group({ filter, onRedrive }: { filter: FailureFilter; onRedrive(): void }) {
  return (
    <>
      <header className="part-head">
        <h2 className="fingerprint">{filter.fingerprint}</h2>
        <button type="button" onClick={onRedrive} {...useOperatorOnly()}>
          Redrive this group…
        </button>
      </header>
      <Jobs filter={filter} />
    </>
  );
}

const None = ({ isFiltered }: { isFiltered: boolean }) => (
  <Empty icon={CircleCheck} title={isFiltered ? 'No dead letter is like that' : 'No dead letters'}>
    <p>{isFiltered ? 'Take a part of the filter away to see more.' : 'Whatever failed was read again or deleted.'}</p>
  </Empty>
);
