import type { Document } from '../../../../../client/nouns.ts';
import { Loading, Trouble } from '../../../ui/states.tsx';
import { useJob } from '../data.ts';
import { Attempts } from './attempts.tsx';
import { Stages } from './stages.tsx';

/** How a document was read: the stages with what they took, and the tries that it needed. */
export default function RunTab({ document }: { document: Document }) {
  return (
    <>
      <h2>Stages</h2>
      <Stages stages={document.stages} />
      <h2>Tries</h2>
      {document.job_id ? (
        <Tries document={document.id} job={document.job_id} />
      ) : (
        <p className="note">There were none.</p>
      )}
    </>
  );
}

function Tries({ document, job }: { document: string; job: string }) {
  const { data, error, isPending, refetch } = useJob(document, job);
  if (error) return <Trouble what="The tries cannot be shown now" error={error} again={() => void refetch()} />;
  if (isPending) return <Loading rows={2} label="The tries are loading" />;
  return <Attempts job={data} />;
}
