import { useEffect } from 'react';
import { useUpload } from '../../../client/react/react.ts';

/** Has the browser ask before the page is left while files are still being sent: what is not sent yet would be lost. */
export function Leaving() {
  const isSending = useUpload().items.some(({ state }) => state === 'uploading');
  useEffect(() => {
    if (!isSending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isSending]);
  return null;
}
