import { useEffect, useState } from 'react';
import type { Pdf } from './pdf.ts';

type Opened = { pdf: Pdf; shape: number } | { error: unknown } | null;

/** A PDF that is open for drawing, with the shape (width ÷ height) of its first page; null while it opens. */
export function usePdf(content: Blob): Opened {
  const [opened, setOpened] = useState<Opened>(null);
  useEffect(() => {
    let isOver = false;
    let pdf: Pdf | undefined;
    const open = async () => {
      // Half a megabyte that only whoever looks at a PDF needs.
      const { openPdf } = await import('./pdf.ts');
      pdf = await openPdf(content);
      const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
      if (isOver) void pdf.loadingTask.destroy();
      else setOpened({ pdf, shape: width / height });
    };
    open().catch((error: unknown) => isOver || setOpened({ error }));
    return () => {
      isOver = true;
      setOpened(null);
      void pdf?.loadingTask.destroy();
    };
  }, [content]);
  return opened;
}
