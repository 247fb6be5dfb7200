import { PartyPopper } from 'lucide-react';
import { Link } from 'wouter';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { countText } from '../../words/text.ts';
import type { Session } from './queue.ts';

interface AllDoneProps {
  session: Session;
  onUnskip(): void;
  isLooking: boolean;
}

/** Nothing waits any more: what was done, and what was left for later. */
export function AllDone({ session: { checked, skipped }, onUnskip, isLooking }: AllDoneProps) {
  if (isLooking && checked.length > 0) return <Loading rows={2} label="Looking for more" />;
  return (
    <>
      <PageTitle title="Review" />
      <Empty icon={PartyPopper} title={skipped.length > 0 ? 'That was the last one' : 'Everything is checked'}>
        <p>{wordsFor(checked.length, skipped.length)}</p>
        <p className="actions">
          {skipped.length > 0 && (
            <button type="button" className="main" onClick={onUnskip}>
              Look at the skipped {skipped.length === 1 ? 'one' : skipped.length}
            </button>
          )}
          <Link href="/" className="button">
            To the inbox
          </Link>
        </p>
      </Empty>
    </>
  );
}

function wordsFor(checked: number, skipped: number): string {
  if (skipped > 0 && checked === 0) return `You left ${skipped === 1 ? 'it' : `all ${skipped}`} for later.`;
  if (skipped > 0) return `You checked ${countText(checked, 'document')} and left ${skipped} for later.`;
  if (checked > 0)
    return `You checked ${countText(checked, 'document')}. Whatever is not sure from now on will wait for you here.`;
  return 'Whatever the engines are not sure of waits here for you. At the moment they are sure of everything.';
}
