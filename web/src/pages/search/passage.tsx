import { Link } from 'wouter';
import { useKinds } from '../../kinds.ts';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { partsOf } from '../../words/parts.ts';
import type { usePassages } from './use-passages.ts';

export type Found = NonNullable<ReturnType<typeof usePassages>['data']>['pages'][number]['data'][number];

const finders = { keyword: 'by its words', semantic: 'by what it means' };

/** A place that answers, with a way to its page. */
export function Passage({ passage }: { passage: Found }) {
  const { document_id, filename, category, page, heading, found_by, text, highlights } = passage;
  const { kindWord } = useKinds();
  const ranges = highlights.map(([from, to]) => ({ from, to, name: 'found' }));
  return (
    <li className="passage">
      <KindIcon category={category} mediaType={null} />
      <div>
        <h2>
          <Link href={`/documents/${document_id}#page-${page}`}>{filename}</Link>
        </h2>
        <p className="note">
          {[
            category && kindWord(category),
            `page ${page}`,
            `found ${found_by.map((name) => finders[name]).join(' and ')}`,
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
        {heading && <p className="heading">{heading}</p>}
        <p>
          {partsOf(text, ranges).map(({ at, text: piece, names }) =>
            names.length > 0 ? <mark key={at}>{piece}</mark> : piece,
          )}
        </p>
      </div>
    </li>
  );
}
