import { useCallback, useSyncExternalStore } from 'react';

/** Whether the window is as the question says, such as `(min-width: 64rem)`; follows it. */
export function useMedia(question: string): boolean {
  const follow = useCallback(
    (listener: () => void) => {
      const list = matchMedia(question);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [question],
  );
  return useSyncExternalStore(follow, () => matchMedia(question).matches);
}

/** How things may move: not at all for whoever asked their system so. */
export const scrollManner = (): ScrollBehavior =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
