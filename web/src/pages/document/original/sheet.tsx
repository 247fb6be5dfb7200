import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { Highlight } from './highlights.ts';
import { Places } from './places.tsx';

interface SheetProps {
  number: number;
  /** Width ÷ height; null lets the content say. */
  shape: number | null;
  scroller: RefObject<HTMLElement | null>;
  highlights: Highlight[];
  lit: string | null;
  onPick(name: string): void;
  children(isNear: boolean): ReactNode;
}

/** One page of the original with the places of what was found on it. */
export function Sheet({ number, shape, scroller, highlights, lit, onPick, children }: SheetProps) {
  const frame = useRef<HTMLElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => setNear(Boolean(entry?.isIntersecting)),
      // A screen before and after what is seen.
      { root: scroller.current, rootMargin: '100% 0px' },
    );
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, [scroller]);
  return (
    <section
      ref={frame}
      className="sheet"
      aria-label={`Page ${number}`}
      data-page={number}
      style={shape === null ? undefined : { aspectRatio: shape }}
    >
      {children(isNear)}
      <Places highlights={highlights} lit={lit} onPick={onPick} />
    </section>
  );
}
