import { useCallback, useEffect, useRef, useState } from 'react';
import type { Document } from '../nouns.ts';
import type { DocketError } from '../problem.ts';
import { type DocumentUpdate, isSettled } from '../standing.ts';
import { useDocket } from './provider.ts';

export interface DocumentHook {
  /** All about it; null until it has come, and of an earlier time while it is being processed. */
  document: Document | null;
  /** Where it stands, live. */
  update: DocumentUpdate | null;
  /** Why it could not be had; a DocketError but for faults of the caller's own functions. */
  error: DocketError | Error | null;
  /** Asks for it anew, after a change for example. */
  reload(): Promise<void>;
}

type Known = Omit<DocumentHook, 'reload'>;

const nothing: Known = { document: null, update: null, error: null };

/** A document, and how its processing goes; also when it is begun anew. */
export function useDocument(id: string): DocumentHook {
  const docket = useDocket();
  const [known, setKnown] = useState(nothing);
  const current = useRef(id);
  const learn = useCallback((of: string, more: Partial<Known>) => {
    if (current.current === of) setKnown((before) => ({ ...before, ...more }));
  }, []);
  const reload = useCallback(async () => {
    try {
      learn(id, { document: await docket.get('/v1/documents/{id}', { path: { id } }), error: null });
    } catch (error) {
      learn(id, { error: error as Error });
    }
  }, [docket, id, learn]);

  useEffect(() => {
    current.current = id;
    setKnown(nothing);
    const controller = new AbortController();
    const { signal } = controller;
    let isWatching = false;
    const follow = async () => {
      if (isWatching) return;
      isWatching = true;
      try {
        for await (const update of docket.watch(id, { signal })) {
          learn(id, { update });
          if (isSettled(update.status)) await reload();
        }
      } catch (error) {
        if (!signal.aborted) learn(id, { error: error as Error });
      }
      isWatching = false;
    };
    void reload();
    void follow();
    // Somebody may begin it anew, or change it.
    const leave = docket.live.subscribe((frame) => {
      if (frame.type === 'job_progress' && frame.data.document_id === id) void follow();
      if (frame.type === 'document_changed' && frame.data.document_id === id) void reload();
    });
    return () => {
      leave();
      controller.abort();
    };
  }, [docket, id, learn, reload]);
  return { ...known, reload };
}
