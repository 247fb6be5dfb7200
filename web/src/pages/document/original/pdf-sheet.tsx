import { useEffect, useRef, useState } from 'react';
import type { Pdf } from './pdf.ts';
import { scaleFor } from './zoom.ts';

interface PdfSheetProps {
  pdf: Pdf;
  number: number;
  zoom: number;
  /** Whether it is near enough to what is seen to be drawn. */
  isNear: boolean;
  onShape(shape: number): void;
}

/** A page of a PDF, drawn when it comes near and forgotten when it is far, so that long ones fit into memory. */
export function PdfSheet({ pdf, number, zoom, isNear, onShape }: PdfSheetProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another zoom is another drawing
  useEffect(() => {
    const target = canvas.current;
    if (!isNear || !target) return;
    let stop = () => {};
    let isOver = false;
    const draw = async () => {
      const page = await pdf.getPage(number);
      if (isOver) return;
      const unit = page.getViewport({ scale: 1 });
      onShape(unit.width / unit.height);
      const viewport = page.getViewport({ scale: scaleFor(target.clientWidth, unit, devicePixelRatio) });
      const picture = document.createElement('canvas');
      picture.width = Math.floor(viewport.width);
      picture.height = Math.floor(viewport.height);
      const task = page.render({ canvas: picture, viewport });
      stop = () => task.cancel();
      await task.promise;
      if (isOver) return;
      // The last drawing stays until the new one is whole.
      target.width = picture.width;
      target.height = picture.height;
      target.getContext('2d')?.drawImage(picture, 0, 0);
      setDrawn(true);
    };
    draw().catch(() => isOver || setDrawn(true));
    return () => {
      isOver = true;
      stop();
    };
  }, [pdf, number, zoom, isNear]);
  useEffect(() => {
    if (isNear || !canvas.current) return;
    canvas.current.width = 0;
    setDrawn(false);
  }, [isNear]);
  return <canvas ref={canvas} role="img" aria-label={`Page ${number} as it looks`} aria-busy={isNear && !isDrawn} />;
}
