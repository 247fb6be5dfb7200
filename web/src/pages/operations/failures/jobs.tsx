import { Older } from '../../../ui/older.tsx';
import { Loading, Trouble } from '../../../ui/states.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { words } from '../../../words/text.ts';
import { timeText } from '../../../words/times.ts';
import { microUsdText } from '../figures.ts';
import { type FailedJob, useFailedJobs } from './data.ts';
import type { FailureFilter } from './filter.ts';

const columns: Column<FailedJob>[] = [
  {
    head: 'Failed',
    cell: ({ finished_at }) => <time dateTime={finished_at}>{timeText(finished_at)}</time>,
    by: ({ finished_at }) => finished_at,
    isName: true,
  },
  { head: 'Ids', cell: (job) => <Ids job={job} /> },
  {
    head: 'Why',
    cell: ({ error: { detail, cause }, queue }) => (
      <div className="why">
        {detail}
        <div className="note">{[cause && words(cause), `queue ${queue}`].filter(Boolean).join(' · ')}</div>
      </div>
    ),
  },
  { head: 'Tries', cell: ({ tries }) => tries, by: ({ tries }) => tries, isNumber: true },
  {
    head: 'Cost',
    cell: ({ cost_micro_usd }) => microUsdText(cost_micro_usd),
    by: ({ cost_micro_usd }) => cost_micro_usd,
    isNumber: true,
  },
];

const Ids = ({ job: { document_id, job_id, owner } }: { job: FailedJob }) => (
  <dl className="ids">
    <dt>Document</dt>
    <dd>
      <code>{document_id}</code>
    </dd>
    <dt>Job</dt>
    <dd>
      <code>{job_id}</code>
    </dd>
    <dt>Person</dt>
    <dd>
      <code>{owner}</code>
    </dd>
  </dl>
);

/** The dead letters of a group one by one; documents are their owners' alone, so they are named by id. */
export function Jobs({ filter }: { filter: FailureFilter }) {
  const jobs = useFailedJobs(filter);
  if (jobs.isPending) return <Loading rows={5} label="The jobs are loading" />;
  if (!jobs.data)
    return <Trouble what="The jobs cannot be shown now" error={jobs.error} again={() => void jobs.refetch()} />;
  const lines = jobs.data.pages.flatMap(({ data }) => data);
  if (lines.length === 0) return <p className="note">None of this group is left.</p>;
  return (
    <>
      <Table label="Dead letters" columns={columns} lines={lines} keyOf={({ job_id }) => job_id} />
      <Older query={jobs}>Show older ones</Older>
    </>
  );
}
