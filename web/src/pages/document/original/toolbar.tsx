import { ChevronLeft, ChevronRight, Minus, Plus, UnfoldHorizontal } from 'lucide-react';
import { zoomStep, zooms } from './zoom.ts';

interface ToolbarProps {
  page: number;
  pages: number;
  onPage(page: number): void;
  /** Null where nothing can be made larger. */
  zoom: number | null;
  onZoom(zoom: number): void;
}

/** Ways through the pages of the original, and how large they are. */
export function Toolbar({ page, pages, onPage, zoom, onZoom }: ToolbarProps) {
  if (pages < 2 && zoom === null) return null;
  return (
    <div className="viewer-bar" role="toolbar" aria-label="Pages and zoom">
      {pages > 1 && (
        <span className="viewer-pages">
          <button
            type="button"
            className="icon"
            aria-label="Page before"
            disabled={page <= 1}
            onClick={() => onPage(page - 1)}
          >
            <ChevronLeft size={18} aria-hidden />
          </button>
          <label>
            <span className="hidden">Page</span>
            <input
              // The number follows the pages as they pass, unless somebody is writing one.
              key={page}
              inputMode="numeric"
              defaultValue={page}
              onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
              onBlur={({ target }) => Number(target.value) !== page && onPage(Number(target.value))}
            />
          </label>
          <span>of {pages.toLocaleString('en')}</span>
          <button
            type="button"
            className="icon"
            aria-label="Next page"
            disabled={page >= pages}
            onClick={() => onPage(page + 1)}
          >
            <ChevronRight size={18} aria-hidden />
          </button>
        </span>
      )}
      {zoom !== null && (
        <span className="viewer-zoom">
          <button
            type="button"
            className="icon"
            aria-label="Smaller"
            disabled={zoom === zooms[0]}
            onClick={() => onZoom(zoomStep(zoom, -1))}
          >
            <Minus size={18} aria-hidden />
          </button>
          <span aria-live="polite">{Math.round(zoom * 100)} %</span>
          <button
            type="button"
            className="icon"
            aria-label="Larger"
            disabled={zoom === zooms.at(-1)}
            onClick={() => onZoom(zoomStep(zoom, 1))}
          >
            <Plus size={18} aria-hidden />
          </button>
          <button
            type="button"
            className="icon"
            aria-label="Fit the width"
            disabled={zoom === 1}
            onClick={() => onZoom(1)}
          >
            <UnfoldHorizontal size={18} aria-hidden />
          </button>
        </span>
      )}
    </div>
  );
}
