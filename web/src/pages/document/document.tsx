import { FileX } from 'lucide-react';
import { Link, useParams } from 'wouter';
import { DocketError } from '../../../../client/problem.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty, Loading, Trouble } from '../../ui/states.tsx';
import { About } from './about.tsx';
import { Actions } from './actions.tsx';
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
  if (!data) return <NotShown error={error} again={() => void refetch()} />;
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

function NotShown({ error, again }: { error: unknown; again(): void }) {
  const isGone = error instanceof DocketError && (error.status === 404 || error.status === 422);
  if (!isGone)
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
        <Link href="/" className="button">
          To the inbox
        </Link>
      </Empty>
    </>
  );
}
