import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Highlight } from './highlights.ts';
import { pageInView, scrollToPage, scrollToPlace } from './scroll.ts';
import { Sheet } from './sheet.tsx';
import { Toolbar } from './toolbar.tsx';
import { pageOfHash } from './zoom.ts';

export interface Lit {
  highlights: Highlight[];
  /** The field whose place shall be seen. */
  lit: string | null;
  onPick(name: string): void;
}

interface ViewerProps extends Lit {
  pages: number[];
  /** Width ÷ height of the pages before each says its own; null lets their content say. */
  shape: number | null;
  isZoomable: boolean;
  sheet(page: { number: number; isNear: boolean; onShape(shape: number): void }): ReactNode;
}

/** The pages of the original, one under the other, in a frame that scrolls by itself. */
export function Viewer({ pages, shape, isZoomable, sheet, highlights, lit, onPick }: ViewerProps) {
  const scroller = useRef<HTMLElement>(null);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  const [shapes, setShapes] = useState<Record<number, number>>({});
  const goTo = useCallback((to: number) => scroller.current && scrollToPage(scroller.current, to), []);
  useHash(goTo);

  const wanted = highlights.find(({ name }) => name === lit);
  const wantedPage = wanted?.page;
  useEffect(() => {
    if (scroller.current && lit !== null && wantedPage !== undefined) scrollToPlace(scroller.current, lit, wantedPage);
  }, [lit, wantedPage]);

  // What was in the middle stays there when all grows.
  const share = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the zoom is what it waits for
  useLayoutEffect(() => {
    const frame = scroller.current;
    if (frame) frame.scrollTop = share.current * frame.scrollHeight;
  }, [zoom]);

  const byPage = useMemo(() => Map.groupBy(highlights, (highlight) => highlight.page), [highlights]);
  const onScroll = () => {
    const frame = scroller.current;
    if (!frame) return;
    share.current = frame.scrollTop / frame.scrollHeight;
    setPage(pageInView(frame));
  };
  return (
    <div className="viewer">
      <Toolbar page={page} pages={pages.length} onPage={goTo} zoom={isZoomable ? zoom : null} onZoom={setZoom} />
      <section
        ref={scroller}
        className="viewer-pages-frame"
        aria-label="The original"
        data-scrolls
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboards
        tabIndex={0}
        onScroll={onScroll}
      >
        <div className="sheets" style={{ width: `${zoom * 100}%` }}>
          {pages.map((number) => (
            <Sheet
              key={number}
              number={number}
              shape={shapes[number] ?? shape}
              scroller={scroller}
              highlights={byPage.get(number) ?? none}
              lit={lit}
              onPick={onPick}
            >
              {(isNear) =>
                sheet({
                  number,
                  isNear,
                  onShape: (own) =>
                    setShapes((all) =>
                      all[number] === own || (!all[number] && own === shape) ? all : { ...all, [number]: own },
                    ),
                })
              }
            </Sheet>
          ))}
        </div>
      </section>
    </div>
  );
}

const none: Highlight[] = [];

/** Goes to the page that the address names, now and whenever it names another one. */
function useHash(goTo: (page: number) => void): void {
  useEffect(() => {
    const follow = () => {
      const page = pageOfHash(location.hash);
      if (page !== null) goTo(page);
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [goTo]);
}
