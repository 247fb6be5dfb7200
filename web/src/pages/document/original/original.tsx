import './original.css';
import { useEffect, useMemo, useState } from 'react';
import type { Document } from '../../../../../client/nouns.ts';
import { Loading, Trouble } from '../../../ui/states.tsx';
import { useOriginal } from '../data.ts';
import { AsText } from './as-text.tsx';
import { highlightsOf } from './highlights.ts';
import { PdfSheet } from './pdf-sheet.tsx';
import { usePdf } from './use-pdf.ts';
import { type Lit, Viewer } from './viewer.tsx';

interface OriginalProps {
  document: Document;
  lit: string | null;
  onPick(name: string): void;
}

// What browsers show by themselves; the others have only their text.
const pictures = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;

/** The document as it came: its pages, its picture or its text, with the places of what was found. */
export function Original({ document, lit, onPick }: OriginalProps) {
  const highlights = useMemo(() => highlightsOf(document), [document]);
  const how = { highlights, lit, onPick };
  const type = document.media_type ?? '';
  if (type === 'application/pdf') return <FromFile id={document.id} how={how} as={Pages} />;
  if (pictures.test(type)) return <FromFile id={document.id} how={how} as={Picture} />;
  return <AsText id={document.id} how={how} isTable={/csv|sheet/.test(type)} />;
}

interface Shown {
  id: string;
  how: Lit;
}

function FromFile({ id, how, as: As }: Shown & { as: (props: Shown & { content: Blob }) => React.ReactNode }) {
  const { data, error, refetch } = useOriginal(id);
  if (error) return <Trouble what="The original cannot be shown now" error={error} again={() => void refetch()} />;
  if (!data) return <Loading rows={1} label="The original is loading" />;
  return <As id={id} how={how} content={data} />;
}

function Pages({ id, how, content }: Shown & { content: Blob }) {
  const opened = usePdf(content);
  const numbers = useMemo(
    () => Array.from({ length: opened && 'pdf' in opened ? opened.pdf.numPages : 0 }, (_, at) => at + 1),
    [opened],
  );
  if (!opened) return <Loading rows={1} label="The original is loading" />;
  if ('error' in opened) return <AsText id={id} how={how} />;
  return (
    <Viewer
      {...how}
      pages={numbers}
      shape={opened.shape}
      isZoomable
      sheet={(page) => <PdfSheet pdf={opened.pdf} {...page} />}
    />
  );
}

const onePage = [1];

function Picture({ id, how, content }: Shown & { content: Blob }) {
  const [state, setState] = useState<{ url: string; isBroken: boolean } | null>(null);
  useEffect(() => {
    const url = URL.createObjectURL(content);
    setState({ url, isBroken: false });
    return () => URL.revokeObjectURL(url);
  }, [content]);
  if (!state) return null;
  if (state.isBroken) return <AsText id={id} how={how} />;
  return (
    <Viewer
      {...how}
      pages={onePage}
      shape={null}
      isZoomable
      sheet={() => (
        <img src={state.url} alt="The document as it came" onError={() => setState({ ...state, isBroken: true })} />
      )}
    />
  );
}
