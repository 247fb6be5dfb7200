import type { Field } from '../../../../../client/nouns.ts';
import { kindOf } from '../../../words/field-kinds.ts';
import { foundText } from './found-text.ts';
import { LineItems } from './line-items.tsx';

/** A value as people write it, with what it was before somebody corrected it; said where nobody found one. */
export function FieldValue({ field: { name, value, review } }: { field: Field }) {
  const previous = review?.previous ? foundText(name, review.previous.value) : null;
  if (value === null)
    return (
      <div className="field-value">
        {previous === null ? <span className="note">nothing found</span> : <del>{previous}</del>}
      </div>
    );
  const isCorrected = review?.action === 'correct' && previous !== null;
  return (
    <div className="field-value">
      {kindOf(name) === 'line_items' && Array.isArray(value) ? (
        <LineItems lines={value} />
      ) : (
        <span className="field-text">{foundText(name, value)}</span>
      )}
      {isCorrected && kindOf(name) !== 'line_items' && (
        <span className="note">
          was <del>{previous}</del>
        </span>
      )}
    </div>
  );
}
