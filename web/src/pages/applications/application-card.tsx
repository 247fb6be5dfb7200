import { useState } from 'react';
import { Link } from 'wouter';
import type { Application } from '../../../../client/nouns.ts';
import { JobHead } from '../../jobs/job-head.tsx';
import { ApplyLink } from '../../jobs/ways.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Pill } from '../../ui/pill.tsx';
import { applicationWord, isEnded } from '../../words/jobs.ts';
import { dayText } from '../../words/times.ts';
import { Decision } from './decision.tsx';
import { useMove } from './move.ts';

interface ApplicationCardProps {
  application: Application;
  isMine: boolean;
  mayDecide: boolean;
}

/** An application with how it stands and what can be done about it. */
export function ApplicationCard({ application, isMine, mayDecide }: ApplicationCardProps) {
  const { posting, status, note, document_id, applicant_id } = application;
  const [word, tone] = applicationWord(status);
  const isUnderWay = !isEnded(status);
  return (
    <li className="card job">
      <JobHead job={posting} />
      <Pill tone={tone}>{word}</Pill>
      {note && (
        <p className="reasons">
          <bdi>{note}</bdi>
        </p>
      )}
      <div className="actions">
        {isMine && isUnderWay && <ApplyLink job={posting} isAgain />}
        {isMine && isUnderWay && <Withdraw application={application} />}
        {mayDecide && isUnderWay && <Decision application={application} />}
        {isMine && document_id && <Link href={`/documents/${document_id}`}>Your resume</Link>}
        {!isMine && (
          <span className="note" title={applicant_id}>
            Applicant …{applicant_id.slice(-6)}
          </span>
        )}
        <span className="note when">{datesText(application)}</span>
      </div>
    </li>
  );
}

function datesText({ created_at, updated_at }: Application): string {
  const [applied, changed] = [dayText(created_at), dayText(updated_at)];
  return `Applied ${applied}${changed === applied ? '' : `, changed ${changed}`}`;
}

function Withdraw({ application }: { application: Application }) {
  const { title } = application.posting;
  const move = useMove(application);
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={`Withdraw from ${title}`}
        onClick={() => setAsked(true)}
        disabled={move.isPending}
      >
        Withdraw
      </button>
      {isAsked && (
        <Confirm
          title={`Withdraw from “${title}”?`}
          act="Withdraw"
          isDangerous
          onConfirm={() => move.mutate('withdrawn')}
          onClose={() => setAsked(false)}
        >
          <p>You cannot apply for it again.</p>
        </Confirm>
      )}
    </>
  );
}
