import { FileDown } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useUpload } from '../../../client/react/react.ts';
import { uploadOptions } from '../pages/inbox/upload-options.ts';

const hasFiles = (transfer: DataTransfer | null): boolean => Boolean(transfer?.types.includes('Files'));

/** Takes files that are dropped or pasted anywhere, and shows the inbox that they go to. */
export function DropAnywhere({ children }: { children: ReactNode }) {
  const { add } = useUpload();
  const [address, goTo] = useLocation();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const take = (files: FileList | undefined) => {
      if (!files?.length) return;
      const folder = address === '/' ? new URLSearchParams(location.search).get('folder') : null;
      add(files, uploadOptions(folder));
      if (address !== '/') goTo('/');
    };
    const over = (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    };
    // Leaving for another element is no leaving; only the window's edge has nothing beyond it.
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer?.files);
    };
    const paste = (event: ClipboardEvent) => take(event.clipboardData?.files);
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [address, goTo, add]);
  return (
    <>
      {children}
      {isOver && (
        <div className="drop-anywhere" aria-hidden>
          <FileDown size={56} strokeWidth={1.3} />
          <p>Let go: they are read at once</p>
        </div>
      )}
    </>
  );
}
