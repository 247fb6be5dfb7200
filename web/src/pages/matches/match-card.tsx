import type { CSSProperties } from 'react';
import { Link } from 'wouter';
import type { Match } from '../../../../client/nouns.ts';
import { JobHead, Skills } from '../../jobs/job-head.tsx';
import { Ways } from '../../jobs/ways.tsx';
import { Pill } from '../../ui/pill.tsx';
import { countText, percentText, scoreText } from '../../words/text.ts';
import { agoText, dayText } from '../../words/times.ts';

interface MatchCardProps {
  match: Match;
  /** The score from which a job counts as a match, and whether that is only tried. */
  least: number;
  isTried: boolean;
  /** The name of the resume, when it is known. */
  filename: string | null;
}

/** A job that fits, why, and what can be done about it. */
export function MatchCard({ match, least, isTried, filename }: MatchCardProps) {
  const { posting, score, document_id, created_at } = match;
  return (
    <li className="card job match">
      <Ring score={score} />
      <JobHead job={posting} />
      <div className="reasons">
        <Shares match={match} />
        <Skills label="You have" skills={match.matched_skills} tone="good" />
        <Skills label="Not found" skills={match.missing_skills} tone="off" />
        <Evidence match={match} filename={filename} />
      </div>
      <div className="actions">
        <Ways job={posting} isOpen={posting.is_open} resume={document_id} />
        {score < least && (
          <Pill tone="warn">
            {isTried ? 'Would not pass at' : 'Below your'} {percentText(least)}
          </Pill>
        )}
        <span className="note when" title={new Date(created_at).toLocaleString()}>
          Found {agoText(created_at)}
          {posting.closes_at && posting.is_open && `, open until ${dayText(posting.closes_at)}`}
        </span>
      </div>
    </li>
  );
}

function Ring({ score }: { score: number }) {
  return (
    <p className="ring" style={{ '--share': score } as CSSProperties}>
      <span>
        <strong>{scoreText(score)}</strong> match
      </span>
    </p>
  );
}

function Shares({ match: { vector_score, skills_score, matched_skills, missing_skills } }: { match: Match }) {
  const asked = matched_skills.length + missing_skills.length;
  return (
    <dl className="shares">
      <Share name="Experience" share={vector_score} words={scoreText(vector_score)} />
      {asked > 0 && (
        <Share name="Skills" share={skills_score} words={`${matched_skills.length} of ${countText(asked, 'skill')}`} />
      )}
    </dl>
  );
}

function Share({ name, share, words }: { name: string; share: number; words: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className="share" style={{ '--share': share } as CSSProperties} aria-hidden />
        {words}
      </dd>
    </div>
  );
}

function Evidence({ match: { document_id, evidence }, filename }: { match: Match; filename: string | null }) {
  const [first, ...others] = evidence.map(({ page, quote }) => (
    <blockquote key={`${page} ${quote}`}>
      <bdi>“{quote}”</bdi>
      <Link href={`/documents/${document_id}#page-${page}`}>
        {filename ?? 'Your resume'}, page {page}
      </Link>
    </blockquote>
  ));
  if (!first) return null;
  return (
    <>
      {first}
      {others.length > 0 && (
        <details>
          <summary>{countText(others.length, 'more passage')} of your resume</summary>
          {others}
        </details>
      )}
    </>
  );
}
