import { CloudOff, RefreshCw } from 'lucide-react';
import { useLiveState } from '../live.tsx';

/** Says so when news do not arrive by themselves; silent while all is well. */
export function Connection() {
  const state = useLiveState();
  return (
    <span className="connection" role="status" data-state={state}>
      {state === 'polling' && (
        <>
          <RefreshCw size={16} aria-hidden /> <span>Asking for news</span>
        </>
      )}
      {state === 'offline' && (
        <>
          <CloudOff size={16} aria-hidden /> <span>Offline</span>
        </>
      )}
    </span>
  );
}
