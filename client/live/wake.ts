/** Calls when a page is seen again or its machine is back on the network; does nothing where there are no pages. */
export function onWake(wake: () => void): () => void {
  const { document, window } = globalThis;
  if (!document || !window) return () => {};
  const seen = () => {
    if (document.visibilityState === 'visible') wake();
  };
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('online', wake);
  window.addEventListener('pageshow', seen);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    window.removeEventListener('online', wake);
    window.removeEventListener('pageshow', seen);
  };
}
