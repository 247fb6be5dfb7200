import { useInfiniteQuery } from '@tanstack/react-query';
import { Briefcase, Search, SearchX } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { PostingLine } from '../../../../client/nouns.ts';
import { useAccount } from '../../account.ts';
import { docket } from '../../docket.ts';
import { Listing } from '../../ui/listing.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/states.tsx';
import { PostDialog } from './post-dialog.tsx';
import { PostingCard } from './posting-card.tsx';
import '../../jobs/jobs.css';
import './postings.css';

const usePostings = (q: string) =>
  useInfiniteQuery({
    queryKey: ['postings', 'list', q],
    queryFn: ({ pageParam, signal }) =>
      docket.get('/v1/postings', { query: { ...(q && { q }), ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });

/** The open jobs, newest first; the address says what is looked for. */
export default function Postings() {
  const [parameters] = useSearchParams();
  const q = (parameters.get('q') ?? '').trim();
  const { data: account } = useAccount();
  const [isPosting, setPosting] = useState(false);
  return (
    <>
      <PageTitle title="Jobs">
        {account?.role === 'operator' && (
          <button type="button" onClick={() => setPosting(true)}>
            Post jobs…
          </button>
        )}
      </PageTitle>
      <SearchForm q={q} />
      <Listing
        query={usePostings(q)}
        label="Jobs"
        more="Show older jobs"
        trouble="The jobs cannot be shown now"
        empty={<Nothing isSearched={q !== ''} />}
      >
        {(posting: PostingLine) => <PostingCard key={posting.id} posting={posting} />}
      </Listing>
      {isPosting && <PostDialog onClose={() => setPosting(false)} />}
    </>
  );
}

function SearchForm({ q }: { q: string }) {
  const [, setParameters] = useSearchParams();
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = String(new FormData(event.currentTarget).get('q')).trim();
    setParameters(said ? { q: said } : {});
  };
  return (
    <search>
      <form className="search-jobs" onSubmit={search}>
        <Search size={17} aria-hidden />
        <input
          key={q}
          name="q"
          type="search"
          defaultValue={q}
          maxLength={200}
          placeholder="Title, company, place or skill"
          aria-label="Search the jobs"
          enterKeyHint="search"
        />
        <button type="submit">Search</button>
      </form>
    </search>
  );
}

const Nothing = ({ isSearched }: { isSearched: boolean }) =>
  isSearched ? (
    <Empty icon={SearchX} title="No open job says that">
      <p>Fewer words find more.</p>
      <Link href="/postings" className="button">
        Show all jobs
      </Link>
    </Empty>
  ) : (
    <Empty icon={Briefcase} title="No open jobs">
      <p>As soon as there are any, they appear here and are compared with your resume.</p>
    </Empty>
  );
