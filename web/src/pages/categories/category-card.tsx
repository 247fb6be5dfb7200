import { X } from 'lucide-react';
import { Link } from 'wouter';
import { countText } from '../../words/text.ts';
import { type Category, useChangeCategory } from './data.ts';

interface CategoryCardProps {
  category: Category;
  onEdit(): void;
  onDelete(): void;
}

/** A category of one's own: what it is about, and the documents that others are compared with. */
export function CategoryCard({ category, onEdit, onDelete }: CategoryCardProps) {
  const { slug, name, description, documents, examples } = category;
  const change = useChangeCategory();
  const takeOut = (id: string) =>
    change.mutate({ slug, examples: examples.flatMap(({ document_id }) => (document_id === id ? [] : document_id)) });
  return (
    <li className="card own-category">
      <div>
        <h2>{name}</h2>
        <p className="note">
          <Link href={`/?category=${slug}`}>{countText(documents, 'document')}</Link>
          {description && ` · ${description}`}
        </p>
        {examples.length === 0 ? (
          <p className="note">It has no examples yet: choose it as the kind of a document, and that is one.</p>
        ) : (
          <ul className="plain examples" aria-label={`Examples of ${name}`}>
            {examples.map(({ document_id, filename }) => (
              <li key={document_id}>
                <Link href={`/documents/${document_id}`}>{filename}</Link>
                <button
                  type="button"
                  className="icon"
                  aria-label={`${filename} is no example of ${name}; it stays there`}
                  title="No example; it stays there"
                  disabled={change.isPending}
                  onClick={() => takeOut(document_id)}
                >
                  <X size={15} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="actions">
        <button type="button" className="small" onClick={onEdit}>
          Edit…<span className="hidden"> {name}</span>
        </button>
        <button type="button" className="small" onClick={onDelete}>
          Delete…<span className="hidden"> {name}</span>
        </button>
      </div>
    </li>
  );
}
