import { useState } from 'react';
import type { DocumentLine } from '../../../../client/nouns.ts';
import { newSession, type Session, withWaiting } from './queue.ts';
import { useWaiting } from './use-waiting.ts';

/** A sitting of reviewing: what waits, in an order that stays, and how far one is. */
export function useSession() {
  const waiting = useWaiting();
  const [session, setSession] = useState<Session>(newSession);
  const [known, setKnown] = useState<Map<string, DocumentLine>>(new Map());
  const lines = waiting.data?.data;
  const [taken, setTaken] = useState(lines);
  if (lines && lines !== taken) {
    setTaken(lines);
    setSession((now) =>
      withWaiting(
        now,
        lines.map(({ id }) => id),
      ),
    );
    setKnown((all) => new Map([...all, ...lines.map((line) => [line.id, line] as const)]));
  }
  return { waiting, session, change: setSession, known };
}
