import { Link } from 'wouter';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { partsOf } from '../../words/parts.ts';
import { words } from '../../words/text.ts';
import type { usePassages } from './use-passages.ts';

export type Found = NonNullable<ReturnType<typeof usePassages>['data']>['pages'][number]['data'][number];

/** A place where the words stand, with a way to its page. */
export function Passage({ passage: { document_id, filename, category, page, text, highlights } }: { passage: Found }) {
  const ranges = highlights.map(([from, to]) => ({ from, to, name: 'found' }));
  return (
    <li className="passage">
      <KindIcon category={category} mediaType={null} />
      <div>
        <h2>
          <Link href={`/documents/${document_id}#page-${page}`}>{filename}</Link>
        </h2>
        <p className="note">{[category && words(category), `page ${page}`].filter(Boolean).join(', ')}</p>
        <p>
          {partsOf(text, ranges).map(({ at, text: piece, names }) =>
            names.length > 0 ? <mark key={at}>{piece}</mark> : piece,
          )}
        </p>
      </div>
    </li>
  );
}
