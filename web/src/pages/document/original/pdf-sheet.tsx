import { useEffect, useRef, useState } from 'react';
import { drawPage } from './draw-page.ts';
import type { Pdf } from './pdf.ts';

interface PdfSheetProps {
  pdf: Pdf;
  number: number;
  /** Whether it is near enough to what is seen to be drawn. */
  isNear: boolean;
  onShape(shape: number): void;
}

/** A page of a PDF, drawn when it comes near and forgotten when it is far, so that long ones fit into memory. */
export function PdfSheet({ pdf, number, isNear, onShape }: PdfSheetProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    if (canvas.current) observer.observe(canvas.current);
    return () => observer.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a page looks like hangs on these alone
  useEffect(() => {
    if (!isNear || width === 0 || !canvas.current || !words.current) return;
    const stop = new AbortController();
    drawPage(pdf, number, { canvas: canvas.current, words: words.current, onShape }, stop.signal)
      // A page that cannot be drawn stays white; its text is on the other side.
      .catch(() => undefined)
      .finally(() => stop.signal.aborted || setDrawn(true));
    return () => stop.abort();
  }, [pdf, number, width, isNear]);
  useEffect(() => {
    if (isNear || !canvas.current) return;
    canvas.current.width = 0;
    words.current?.replaceChildren();
    setDrawn(false);
  }, [isNear]);
  return (
    <>
      <canvas ref={canvas} role="img" aria-label={`Page ${number} as it looks`} aria-busy={isNear && !isDrawn} />
      <div ref={words} className="pdf-words" aria-hidden />
    </>
  );
}
