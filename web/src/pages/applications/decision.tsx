import { useState } from 'react';
import type { Application } from '../../../../client/nouns.ts';
import { Confirm } from '../../ui/dialog.tsx';
import { applicationWord, type Decided, decisionsFrom, isEnded } from '../../words/jobs.ts';
import { useMove } from './move.ts';

/** What may be decided about somebody's application, asked for once more before they are told. */
export function Decision({ application }: { application: Application }) {
  const { posting, status } = application;
  const move = useMove(application);
  const [chosen, setChosen] = useState<Decided | null>(null);
  const wordOf = (one: string) => applicationWord(one)[0];
  return (
    <>
      <select
        aria-label={`Decide about ${posting.title}`}
        value=""
        disabled={move.isPending}
        onChange={({ target }) => setChosen(decisionsFrom(status).find((one) => one === target.value) ?? null)}
      >
        <option value="" disabled>
          Decide…
        </option>
        {decisionsFrom(status).map((one) => (
          <option key={one} value={one}>
            {wordOf(one)}
          </option>
        ))}
      </select>
      {chosen && (
        <Confirm
          title={`${wordOf(chosen)}: ${posting.title}`}
          act={`Decide: ${wordOf(chosen)}`}
          isDangerous={chosen === 'rejected'}
          onConfirm={() => move.mutate(chosen)}
          onClose={() => setChosen(null)}
        >
          <p>
            The applicant is told at once, here and by mail.
            {isEnded(chosen) ? ' This is final.' : ' From there it can only go on, or end.'}
          </p>
        </Confirm>
      )}
    </>
  );
}
