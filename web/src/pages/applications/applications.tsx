import { useInfiniteQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { Link, useSearchParams } from 'wouter';
import type { Application } from '../../../../client/nouns.ts';
import { useAccount } from '../../account.ts';
import { docket } from '../../docket.ts';
import { Listing } from '../../ui/listing.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/states.tsx';
import { Toggle } from '../../ui/toggle.tsx';
import { applicationStatuses, applicationWord } from '../../words/jobs.ts';
import { ApplicationCard } from './application-card.tsx';
import '../../jobs/jobs.css';

interface Filter {
  scope: 'mine' | 'all';
  status: Application['status'] | null;
}

const useApplications = ({ scope, status }: Filter) =>
  useInfiniteQuery({
    queryKey: ['applications', 'list', scope, status],
    queryFn: ({ pageParam, signal }) =>
      docket.get('/v1/applications', {
        query: { scope, ...(status && { status }), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });

/** What one has applied for and how it stands; for those who work here, everybody's. */
export default function Applications() {
  const [parameters, setParameters] = useSearchParams();
  const { data: account } = useAccount();
  const scope = account?.role && parameters.get('scope') === 'all' ? 'all' : 'mine';
  const status = applicationStatuses.find((one) => one === parameters.get('status')) ?? null;
  const filterBy = (value: string) =>
    setParameters((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set('status', value);
      else next.delete('status');
      return next;
    });
  return (
    <>
      <PageTitle title="Applications">
        {account?.role && (
          <Toggle name="scope" label="Whose" words={{ mine: 'Mine', all: 'Everybody’s' }} current={scope} />
        )}
        <select aria-label="Status" value={status ?? ''} onChange={({ target }) => filterBy(target.value)}>
          <option value="">Any status</option>
          {applicationStatuses.map((one) => (
            <option key={one} value={one}>
              {applicationWord(one)[0]}
            </option>
          ))}
        </select>
      </PageTitle>
      <Listing
        query={useApplications({ scope, status })}
        label="Applications"
        more="Show older applications"
        trouble="The applications cannot be shown now"
        empty={<Nothing isFiltered={status !== null} isMine={scope === 'mine'} />}
      >
        {(application: Application) => (
          <ApplicationCard
            key={application.id}
            application={application}
            isMine={application.applicant_id === account?.id || !account}
            mayDecide={scope === 'all' && account?.role === 'operator'}
          />
        )}
      </Listing>
    </>
  );
}

function Nothing({ isFiltered, isMine }: { isFiltered: boolean; isMine: boolean }) {
  if (isFiltered)
    return (
      <Empty icon={Send} title="None stands like that">
        <p>Choose another status to see more.</p>
      </Empty>
    );
  if (!isMine)
    return (
      <Empty icon={Send} title="Nobody has applied yet">
        <p>As soon as somebody does, it appears here to be decided about.</p>
      </Empty>
    );
  return (
    <Empty icon={Send} title="No applications yet">
      <p>Say “I have applied” at a job or a match, and it is kept here with how it stands.</p>
      <Link href="/matches" className="button main">
        See your matches
      </Link>
    </Empty>
  );
}
