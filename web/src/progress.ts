import { useSyncExternalStore } from 'react';

/** How far a document is, as it was told last. */
export interface Standing {
  status: string;
  stage: string | null;
  progress: number;
  /** When this browser first heard that it was being read, in milliseconds. */
  since: number;
  /** Why it failed. */
  why: string | null;
}

const standings = new Map<string, Standing>();
const listeners = new Set<() => void>();

interface Told {
  document_id: string;
  status: string;
  stage: string | null;
  progress: number;
  error?: { detail: string } | null;
}

/** Keeps what was told about a document for whoever shows it; answers whether it was the first time. */
export function noteProgress({ document_id, status, stage, progress, error }: Told): boolean {
  const known = standings.get(document_id);
  const since = known?.status === 'processing' ? known.since : Date.now();
  standings.set(document_id, { status, stage, progress, since, why: error?.detail ?? null });
  for (const tell of listeners) tell();
  return known === undefined;
}

const follow = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The newest that is known of a document that is under way, or undefined. */
export const useStanding = (id: string): Standing | undefined => useSyncExternalStore(follow, () => standings.get(id));

/** "about 12 s left", once enough of it is done to tell. */
export function timeLeft({ status, progress, since }: Standing, now = Date.now()): string | null {
  const passedMs = now - since;
  if (status !== 'processing' || progress < 10 || progress >= 100 || passedMs < 1500) return null;
  const seconds = Math.max(1, Math.round((passedMs * (100 - progress)) / progress / 1000));
  return seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`;
}
