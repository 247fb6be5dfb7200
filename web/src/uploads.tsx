import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { docket } from './docket.ts';
import { sentenceOf } from './ui/states.tsx';

/** A file on its way; what is taken becomes a document, and leaves. */
export interface Upload {
  id: number;
  filename: string;
  size: number;
  /** 0–1 of its bytes. */
  fraction: number;
  state: 'sending' | 'refused';
  /** Why it was not taken, in words. */
  why?: string;
  stop(): void;
}

interface Uploads {
  uploads: Upload[];
  /** Sends files, into a folder when one is named. */
  send(files: File[], folder?: string | null): void;
  dismiss(id: number): void;
}

const Sending = createContext<Uploads>({ uploads: [], send: () => undefined, dismiss: () => undefined });

/** The files on their way; they go on while other pages are looked at. */
export const useUploads = (): Uploads => useContext(Sending);

let lastId = 0;

export function UploadsProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const change = useCallback((ids: number[], part: Partial<Upload>) => {
    setUploads((all) => all.map((upload) => (ids.includes(upload.id) ? { ...upload, ...part } : upload)));
  }, []);
  const dismiss = useCallback((id: number) => setUploads((all) => all.filter((upload) => upload.id !== id)), []);

  const send = useCallback(
    async (files: File[], folder?: string | null) => {
      if (files.length === 0) return;
      const stop = new AbortController();
      const sent = files.map((file): Upload => {
        lastId += 1;
        return {
          id: lastId,
          filename: file.name,
          size: file.size,
          fraction: 0,
          state: 'sending',
          stop: () => stop.abort(),
        };
      });
      const idOf = (file: File) => sent[files.indexOf(file)]?.id ?? 0;
      setUploads((all) => [...sent, ...all]);
      try {
        const { documents, errors } = await docket.upload(files, {
          queue: 'interactive',
          signal: stop.signal,
          onProgress: ({ file, fraction }) => change([idOf(file)], { fraction }),
          ...(folder && { folder_id: folder }),
        });
        setUploads((all) => settle(all, sent, errors));
        if (documents.length > 0) await queries.invalidateQueries({ queryKey: ['documents'] });
      } catch (error) {
        const ids = sent.map(({ id }) => id);
        if (stop.signal.aborted) return setUploads((all) => all.filter(({ id }) => !ids.includes(id)));
        change(ids, { state: 'refused', why: sentenceOf(error) });
      }
    },
    [change, queries],
  );
  const value = useMemo(
    () => ({ uploads, send: (...call: Parameters<typeof send>) => void send(...call), dismiss }),
    [uploads, send, dismiss],
  );
  return <Sending value={value}>{children}</Sending>;
}

/** What stays to be seen of a call that is over: the files that were not taken, each with its reason. */
function settle(all: Upload[], sent: Upload[], errors: { filename: string; detail: string }[]): Upload[] {
  const left = [...errors];
  return all.flatMap((upload) => {
    if (!sent.some(({ id }) => id === upload.id)) return [upload];
    const at = left.findIndex(({ filename }) => filename === upload.filename);
    if (at < 0) return [];
    const [error] = left.splice(at, 1);
    return [{ ...upload, state: 'refused' as const, why: error?.detail ?? 'It was not taken.' }];
  });
}
