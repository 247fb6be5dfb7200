import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PostingLine } from '../../../../client/nouns.ts';
import { docket } from '../../docket.ts';
import { JobHead, Skills } from '../../jobs/job-head.tsx';
import { Ways } from '../../jobs/ways.tsx';
import { sentenceOf } from '../../ui/states.tsx';
import { agoText, dayText } from '../../words/times.ts';

/** An open job, with what it asks for. */
export function PostingCard({ posting }: { posting: PostingLine }) {
  const { skills, is_open, posted_at, created_at, closes_at } = posting;
  return (
    <li className="card job">
      <JobHead job={posting} />
      <div className="reasons">
        <Skills label="Asks for" skills={skills} />
        <Description posting={posting} />
      </div>
      <div className="actions">
        <Ways job={posting} isOpen={is_open} resume={null} />
        <span className="note when">
          Posted {agoText(posted_at ?? created_at)}
          {closes_at && `, open until ${dayText(closes_at)}`}
        </span>
      </div>
    </li>
  );
}

/** The whole text, asked for when somebody opens it. */
function Description({ posting: { id, title } }: { posting: PostingLine }) {
  const [isOpen, setOpen] = useState(false);
  const { data, error, isPending } = useQuery({
    queryKey: ['postings', 'one', id],
    queryFn: ({ signal }) => docket.get('/v1/postings/{id}', { path: { id }, signal }),
    enabled: isOpen,
  });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        Description<span className="hidden"> of {title}</span>
      </summary>
      {error ? (
        <p className="bad" role="alert">
          {sentenceOf(error)}
        </p>
      ) : (
        <p className="description" aria-busy={isPending}>
          <bdi>{isPending ? '…' : (data.description ?? 'There is none.')}</bdi>
        </p>
      )}
    </details>
  );
}
