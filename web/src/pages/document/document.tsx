import { FileX } from 'lucide-react';
import { Link, useParams } from 'wouter';
import { DocketError } from '../../../../client/problem.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty, Loading, Trouble } from '../../ui/states.tsx';
import { isGone } from '../../words/deletion.ts';
import { About } from './about.tsx';
import { Actions } from './actions.tsx';
import { useBringBack } from './bring-back.ts';
import { useDocument } from './data.ts';
import { Workspace } from './workspace.tsx';
import './document.css';

/** One document: how it stands, the original, what was found in it, and how that came about. */
export default function DocumentPage() {
  const { id = '' } = useParams<{ id: string }>();
  const { data, error, isPending, refetch } = useDocument(id);
  if (isPending)
    return (
      <>
        <PageTitle title="Document" />
        <Loading rows={5} label="The document is loading" />
      </>
    );
  if (!data || isGone(error)) return <NotShown id={id} error={error} again={() => void refetch()} />;
  return (
    <div className="one-document">
      <PageTitle title={data.filename}>
        <Actions document={data} />
      </PageTitle>
      <About document={data} />
      <Workspace key={id} document={data} />
    </div>
  );
}

function NotShown({ id, error, again }: { id: string; error: unknown; again(): void }) {
  const status = error instanceof DocketError ? error.status : 0;
  if (status !== 404 && status !== 422)
    return (
      <>
        <PageTitle title="Document" />
        <Trouble what="This document cannot be shown now" error={error} again={again} />
      </>
    );
  return (
    <>
      <PageTitle title="This document is not here" />
      <Empty icon={FileX} title="It was deleted, or it belongs to somebody else">
        {status === 404 && <p>What you deleted can be brought back for 30 days.</p>}
        <p className="actions">
          {status === 404 && <BringBack id={id} />}
          <Link href="/" className="button">
            To the inbox
          </Link>
        </p>
      </Empty>
    </>
  );
}

function BringBack({ id }: { id: string }) {
  const { mutate, isPending } = useBringBack(id);
  return (
    <button type="button" className="main" onClick={() => mutate()} disabled={isPending}>
      Bring it back
    </button>
  );
}
