import { ExternalLink } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { Application } from '../../../client/nouns.ts';
import { Pill } from '../ui/pill.tsx';
import { applicationWord, isEnded, safeLink } from '../words/jobs.ts';
import { dayText } from '../words/times.ts';
import { useApplicationsByJob, useApply } from './applications.ts';
import type { JobLine } from './job-head.tsx';

interface ApplyLinkProps {
  job: JobLine;
  /** Whether somebody has applied there already. */
  isAgain?: boolean;
}

/** Where to apply, in a page of its own; nothing when the address is not one that a link may lead to. */
export function ApplyLink({ job, isAgain }: ApplyLinkProps) {
  const href = safeLink(job.apply_url);
  if (!href) return null;
  const word = isAgain ? 'Posting' : 'Apply';
  return (
    <a
      className={isAgain ? 'button' : 'button main'}
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      title={new URL(href).host}
      aria-label={`${word}${isAgain ? ':' : ' for'} ${job.title}, in a new tab`}
    >
      {word} <ExternalLink size={15} aria-hidden />
    </a>
  );
}

interface WaysProps {
  job: JobLine;
  isOpen: boolean;
  /** The resume that goes with an application. */
  resume: string | null;
}

/** Where to apply for a job and how one's application stands, or a button that says there is one. */
export function Ways({ job, isOpen, resume }: WaysProps) {
  const { data: applications } = useApplicationsByJob();
  const apply = useApply();
  const known = applications?.[job.id];
  if (known) return <Known job={job} application={known} isNew={apply.isSuccess} isOpen={isOpen} />;
  if (!isOpen) return <Pill>Closed</Pill>;
  return (
    <>
      <ApplyLink job={job} />
      <button
        type="button"
        aria-label={`I have applied for ${job.title}`}
        onClick={() => apply.mutate({ posting_id: job.id, document_id: resume })}
        disabled={apply.isPending}
      >
        I have applied
      </button>
    </>
  );
}

interface KnownProps {
  job: JobLine;
  application: Application;
  /** Whether it was just noted: the button that the keyboard was at is no more. */
  isNew: boolean;
  isOpen: boolean;
}

function Known({ job, application: { status, created_at }, isNew, isOpen }: KnownProps) {
  const link = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (isNew) link.current?.querySelector('a')?.focus();
  }, [isNew]);
  const [word, tone] = applicationWord(status);
  return (
    <>
      {isOpen && !isEnded(status) && <ApplyLink job={job} isAgain />}
      <span ref={link}>
        <Link href="/applications" className={`pill ${tone}`} title={`You applied on ${dayText(created_at)}`}>
          {word}
          <span className="hidden">: see your applications</span>
        </Link>
      </span>
    </>
  );
}
