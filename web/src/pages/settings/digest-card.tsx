import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { DigestPreview } from '../../../../client/nouns.ts';
import { docket } from '../../docket.ts';
import { Loading, Trouble } from '../../ui/states.tsx';
import { type DigestSection, digestSections } from '../../words/digest.ts';
import { digestTime } from '../../words/settings.ts';
import { agoText } from '../../words/times.ts';

/** When the next digest comes, and what it would say now. */
export function DigestCard() {
  const { data, error, refetch } = useQuery({
    queryKey: ['digest-preview'],
    queryFn: ({ signal }) => docket.get('/v1/notifications/digest-preview', { signal }),
    staleTime: 0,
  });
  return (
    <section className="card digest" aria-labelledby="next-digest">
      <h2 id="next-digest">Your next digest</h2>
      {data ? (
        <Preview preview={data} />
      ) : error ? (
        <Trouble what="It cannot be foretold now" error={error} again={() => void refetch()} />
      ) : (
        <Loading rows={3} label="Your digest is loading" />
      )}
    </section>
  );
}

function Preview({ preview: { next_at, time_zone, content } }: { preview: DigestPreview }) {
  if (!next_at) return <p className="note">None: digests or mails are turned off, or mails do not reach you.</p>;
  const sections = digestSections(content);
  return (
    <>
      <p>
        <time dateTime={next_at} className="next">
          {digestTime({ next_at, time_zone })}
        </time>{' '}
        <span className="note">{agoText(next_at)}</span>
      </p>
      {sections.length === 0 ? (
        <p className="note">There is no news so far; without any, it does not come.</p>
      ) : (
        <>
          <p className="note">If it came now, it would say:</p>
          {sections.map((section) => (
            <Section key={section.heading} section={section} />
          ))}
        </>
      )}
    </>
  );
}

function Section({ section: { heading, count, href, items } }: { section: DigestSection }) {
  const more = count - items.length;
  return (
    <section className="digest-section">
      <h3>
        {heading} <span className="count">{count.toLocaleString('en')}</span>
      </h3>
      <ul className="plain">
        {items.map(({ id, title, about, href: page }) => (
          <li key={id}>
            <Link href={page}>
              <bdi>{title}</bdi>
            </Link>
            {about && (
              <span className="note">
                <bdi>{about}</bdi>
              </span>
            )}
          </li>
        ))}
        {more > 0 && (
          <li>
            <Link href={href}>and {more.toLocaleString('en')} more</Link>
          </li>
        )}
      </ul>
    </section>
  );
}
