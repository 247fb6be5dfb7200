import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { DocumentLine, Match } from '../../../../client/nouns.ts';
import { docket } from '../../docket.ts';
import { useResumes } from '../../jobs/resumes.ts';
import { useSettings } from '../../settings.ts';
import { Listing } from '../../ui/listing.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Toggle } from '../../ui/toggle.tsx';
import { MatchCard } from './match-card.tsx';
import { Nothing } from './nothing.tsx';
import { ThresholdCard } from './threshold-card.tsx';
import '../../jobs/jobs.css';
import './matches.css';

const orders = { score: 'Best first', newest: 'Newest first' };
type Order = keyof typeof orders;

const useMatches = (order: Order, resume: string | null) =>
  useInfiniteQuery({
    queryKey: ['matches', 'list', order, resume],
    queryFn: ({ pageParam, signal }) =>
      docket.get('/v1/matches', {
        query: { order, ...(resume && { document_id: resume }), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });

/** The jobs that fit one's resumes, and why. */
export default function Matches() {
  const [parameters] = useSearchParams();
  const order: Order = parameters.get('order') === 'newest' ? 'newest' : 'score';
  const resume = parameters.get('resume');
  const { data: known } = useResumes();
  const resumes = known ?? [];
  const { data: settings } = useSettings();
  const [drafted, setDrafted] = useState<number | null>(null);
  const least = drafted ?? settings?.min_match_score ?? 0;
  return (
    <>
      <PageTitle title="Matches">
        <Resumes resumes={resumes} />
        <Toggle name="order" label="Order" words={orders} current={order} />
      </PageTitle>
      {settings && known?.length !== 0 && (
        <ThresholdCard saved={settings.min_match_score} drafted={drafted} onDraft={setDrafted} />
      )}
      <Listing
        query={useMatches(order, resume)}
        label="Matches"
        more="Show more matches"
        trouble="Your matches cannot be shown now"
        empty={<Nothing />}
      >
        {(match: Match) => (
          <MatchCard
            key={match.id}
            match={match}
            least={least}
            isTried={drafted !== null}
            filename={resumes.find(({ id }) => id === match.document_id)?.filename ?? null}
          />
        )}
      </Listing>
    </>
  );
}

/** Which resume they are of, when there are several. */
function Resumes({ resumes }: { resumes: DocumentLine[] }) {
  const [parameters, setParameters] = useSearchParams();
  const chosen = parameters.get('resume') ?? '';
  if (resumes.length < 2 && !chosen) return null;
  const choose = (id: string) =>
    setParameters((now) => {
      const next = new URLSearchParams(now);
      if (id) next.set('resume', id);
      else next.delete('resume');
      return next;
    });
  return (
    <select aria-label="Resume" value={chosen} onChange={({ target }) => choose(target.value)}>
      <option value="">All my resumes</option>
      {resumes.map(({ id, filename }) => (
        <option key={id} value={id}>
          {filename}
        </option>
      ))}
      {chosen && !resumes.some(({ id }) => id === chosen) && <option value={chosen}>That one resume</option>}
    </select>
  );
}
