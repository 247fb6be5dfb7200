import { type PointerEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { type Highlight, highlightAt } from './highlights.ts';
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

/** One page of the original with the places of what was found on it; a click on one goes to its field. */
export function Sheet({ number, shape, scroller, highlights, lit, onPick, children }: SheetProps) {
  const frame = useRef<HTMLElement>(null);
  const [isNear, setNear] = useState(false);
  const [pointed, setPointed] = useState<Highlight | null>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => setNear(Boolean(entry?.isIntersecting)),
      // A screen before and after what is seen.
      { root: scroller.current, rootMargin: '100% 0px' },
    );
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, [scroller]);
  // The words lie over the places, to be selected; so the page itself knows what is under the pointer.
  const point = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    setPointed(highlightAt(highlights, (clientX - left) / width, (clientY - top) / height));
  };
  const pick = () => {
    if (pointed && getSelection()?.isCollapsed !== false) onPick(pointed.name);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list of fields is the way for keyboards
    <section
      ref={frame}
      className={pointed ? 'sheet pointed' : 'sheet'}
      aria-label={`Page ${number}`}
      title={pointed?.label}
      data-page={number}
      style={shape === null ? undefined : { aspectRatio: shape }}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => setPointed(null)}
      onClick={pick}
    >
      {children(isNear)}
      <Places highlights={highlights} lit={pointed?.name ?? lit} />
    </section>
  );
}
