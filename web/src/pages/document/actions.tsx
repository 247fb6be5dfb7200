import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Document } from '../../../../client/nouns.ts';
import { docket } from '../../docket.ts';
import { saveFile } from '../../save-file.ts';
import { sentenceOf } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { undoMs } from '../../words/deletion.ts';
import { useBringBack } from './bring-back.ts';
import { refreshLists } from './data.ts';
import { ReadAgain } from './read-again.tsx';

/** What can be done with a document as a whole. */
export function Actions({ document: { id, filename }, document }: { document: Document }) {
  const say = useToast();
  const remove = useRemove(document);
  const [isAsking, setAsking] = useState(false);
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onError: (error) => say(sentenceOf(error), { tone: 'bad' }),
  });
  const original = async () => {
    const { url } = await docket.get('/v1/documents/{id}/content', { path: { id } });
    location.assign(url);
  };
  const results = async (format: 'json' | 'csv') => {
    const response = await docket.request('GET /v1/documents/{id}/export', { path: { id }, query: { format } });
    await saveFile(response, `${filename}.${format}`);
  };
  return (
    <>
      <button type="button" onClick={() => act.mutate(original)} disabled={act.isPending}>
        <Download size={17} aria-hidden /> Original
      </button>
      <button type="button" onClick={() => act.mutate(() => results('csv'))} disabled={act.isPending}>
        <Download size={17} aria-hidden /> CSV
      </button>
      <button type="button" onClick={() => act.mutate(() => results('json'))} disabled={act.isPending}>
        <Download size={17} aria-hidden /> JSON
      </button>
      <button type="button" onClick={() => setAsking(true)}>
        <RotateCcw size={17} aria-hidden /> Read again
      </button>
      <button type="button" onClick={() => remove.mutate()} disabled={remove.isPending}>
        <Trash2 size={17} aria-hidden /> Delete
      </button>
      {isAsking && <ReadAgain document={document} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Hides a document and goes back to the inbox; for a minute a click brings both back. */
function useRemove({ id, filename }: Document) {
  const queries = useQueryClient();
  const say = useToast();
  const [, goTo] = useLocation();
  const { mutate: bringBack } = useBringBack(id, () => goTo(`/documents/${id}`));
  return useMutation({
    mutationFn: () => docket.delete('/v1/documents/{id}', { path: { id } }),
    onSuccess: async () => {
      goTo('/');
      say(`${filename} deleted`, { act: { word: 'Undo', do: bringBack }, forMs: undoMs });
      queries.removeQueries({ queryKey: ['document', id] });
      await refreshLists(queries);
    },
    onError: (error) => say(sentenceOf(error), { tone: 'bad' }),
  });
}
