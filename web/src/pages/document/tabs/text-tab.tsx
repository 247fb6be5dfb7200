import { Copy, FileQuestion } from 'lucide-react';
import { Empty, Loading, Trouble } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { countText, percentText } from '../../../words/text.ts';
import { useText } from '../data.ts';

/** The text of a document page by page, to read and to copy. */
export default function TextTab({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useText(id);
  const say = useToast();
  if (error) return <Trouble what="The text cannot be shown now" error={error} again={() => void refetch()} />;
  if (isPending) return <Loading rows={3} label="The text is loading" />;
  if (data.pages.length === 0) return <Empty icon={FileQuestion} title="No text was read yet" />;
  const copy = (text: string, what: string) =>
    navigator.clipboard.writeText(text).then(
      () => say(`${what} copied`),
      () => say('The browser did not let it be copied', { tone: 'bad' }),
    );
  return (
    <>
      <header className="actions text-head">
        <span className="note">{countText(data.pages.length, 'page')}</span>
        <button type="button" onClick={() => void copy(data.pages.map(({ text }) => text).join('\n\n'), 'All of it')}>
          <Copy size={16} aria-hidden /> Copy all of it
        </button>
      </header>
      {data.pages.map(({ number, text, source, confidence }) => (
        <details key={number} className="card text-page" open={data.pages.length <= 20 || number === 1}>
          <summary>
            Page {number}
            {source === 'ocr' && (
              <span className="note">
                , read from a picture{confidence === null ? '' : `, ${percentText(confidence)} sure`}
              </span>
            )}
          </summary>
          <button
            type="button"
            className="icon"
            aria-label={`Copy page ${number}`}
            onClick={() => void copy(text, `Page ${number}`)}
          >
            <Copy size={16} aria-hidden />
          </button>
          <pre>{text}</pre>
        </details>
      ))}
    </>
  );
}
