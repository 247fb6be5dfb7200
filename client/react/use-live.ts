import { useEffect, useRef, useState } from 'react';
import type { Frame, LiveState } from '../live/frame.ts';
import { useDocket } from './provider.ts';

/** Calls with every frame while it is mounted; answers the state of the connection. */
export function useLive(onFrame: (frame: Frame) => void = () => {}): LiveState {
  const { live } = useDocket();
  const [state, setState] = useState<LiveState>('connecting');
  const latest = useRef(onFrame);
  useEffect(() => {
    latest.current = onFrame;
  });
  useEffect(() => live.subscribe((frame) => latest.current(frame), { onState: setState }), [live]);
  return state;
}
