import { Copy, FileQuestion } from 'lucide-react';
import { useState } from 'react';
import type { DocumentText } from '../../../../../client/nouns.ts';
import { Markdown } from '../../../ui/markdown/markdown.tsx';
import { Empty, Loading, Trouble } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { countText, percentText } from '../../../words/text.ts';
import { useText } from '../data.ts';

type Page = DocumentText['pages'][number];

/** The text of a document page by page, to read and to copy. */
export default function TextTab({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useText(id);
  const [isPlain, setPlain] = useState(false);
  const say = useToast();
  if (error) return <Trouble what="The text cannot be shown now" error={error} again={() => void refetch()} />;
  if (isPending) return <Loading rows={3} label="The text is loading" />;
  if (data.pages.length === 0) return <Empty icon={FileQuestion} title="No text was read yet" />;
  const { pages } = data;
  const shown = ({ text, markdown }: Page) => (isPlain ? text : (markdown ?? text));
  const copy = (text: string, what: string) =>
    navigator.clipboard.writeText(text).then(
      () => say(`${what} copied`),
      () => say('The browser did not let it be copied', { tone: 'bad' }),
    );
  return (
    <>
      <header className="actions text-head">
        <span className="note">{countText(pages.length, 'page')}</span>
        {pages.some(({ markdown }) => markdown !== null) && (
          <button type="button" aria-pressed={isPlain} onClick={() => setPlain(!isPlain)}>
            As plain text
          </button>
        )}
        <button type="button" onClick={() => void copy(pages.map(shown).join('\n\n'), 'All of it')}>
          <Copy size={16} aria-hidden /> Copy all of it
        </button>
      </header>
      {pages.map((page) => (
        <details key={page.number} className="card text-page" open={pages.length <= 20 || page.number === 1}>
          <summary>
            Page {page.number}
            {page.source === 'ocr' && <Sureness confidence={page.confidence} />}
          </summary>
          <button
            type="button"
            className="icon"
            aria-label={`Copy page ${page.number}`}
            onClick={() => void copy(shown(page), `Page ${page.number}`)}
          >
            <Copy size={16} aria-hidden />
          </button>
          {isPlain || page.markdown === null ? <pre>{page.text}</pre> : <Markdown source={page.markdown} />}
        </details>
      ))}
    </>
  );
}

const Sureness = ({ confidence }: { confidence: number | null }) => (
  <span className="note">, read from a picture{confidence === null ? '' : `, ${percentText(confidence)} sure`}</span>
);
