import { Check, Pencil, X } from 'lucide-react';
import type { Field } from '../../../../../client/nouns.ts';
import { words } from '../../../words/text.ts';
import { Confidence } from './confidence.tsx';
import { isInDoubt, type Review } from './doubts.ts';
import { FieldEditor } from './field-editor.tsx';
import { FieldValue } from './field-value.tsx';
import { RowFrame } from './row-frame.tsx';

interface FieldRowProps {
  field: Field;
  threshold: number;
  isActive: boolean;
  isEditing: boolean;
  onActive(): void;
  onHover(): void;
  onEdit(on: boolean): void;
  onSay(review: Review): void;
  onShowPlace?: ((name: string) => void) | undefined;
}

/** A value with how sure it is and where it stands, and what a person can say of it. */
export function FieldRow({ field, threshold, onEdit, onSay, onShowPlace, ...frame }: FieldRowProps) {
  const { name, value, review } = field;
  const word = words(name);
  return (
    <RowFrame word={word} isInDoubt={isInDoubt(field, threshold)} {...frame}>
      <span className="field-name">
        {word} <Confidence field={field} threshold={threshold} />
      </span>
      {frame.isEditing ? (
        <FieldEditor
          name={name}
          value={value ?? review?.previous?.value}
          shown={value}
          onSave={(written, seen) => onSay({ name, action: 'correct', value: written, seen })}
          onCancel={() => onEdit(false)}
        />
      ) : (
        <>
          <FieldValue field={field} />
          <Acts word={word} say={(action) => onSay({ name, action })} onEdit={() => onEdit(true)} />
        </>
      )}
      <Quote field={field} onShowPlace={onShowPlace} />
    </RowFrame>
  );
}

function Acts({ word, say, onEdit }: { word: string; say(action: 'accept' | 'reject'): void; onEdit(): void }) {
  return (
    <span className="field-acts">
      <button
        type="button"
        className="icon"
        aria-label={`Accept ${word}`}
        title="Accept (A)"
        onClick={() => say('accept')}
      >
        <Check size={18} aria-hidden />
      </button>
      <button type="button" className="icon" aria-label={`Correct ${word}`} title="Correct (E)" onClick={onEdit}>
        <Pencil size={16} aria-hidden />
      </button>
      <button
        type="button"
        className="icon"
        aria-label={`Reject ${word}`}
        title="Reject (X)"
        onClick={() => say('reject')}
      >
        <X size={18} aria-hidden />
      </button>
    </span>
  );
}

/** The words it was read from, with a way to them where the original is not in sight. */
function Quote({ field, onShowPlace }: Pick<FieldRowProps, 'field' | 'onShowPlace'>) {
  const { name, value, page, quote, reason } = field;
  if (!quote) return reason ? <p className="field-quote note">{reason}</p> : null;
  // What is read word for word needs no second reading.
  const isSame = quote.trim() === String(value).trim();
  return (
    <p className="field-quote">
      {!isSame && <q>{quote}</q>}
      {page !== null && onShowPlace && (
        <button type="button" className="quiet" onClick={() => onShowPlace(name)}>
          Page {page}
        </button>
      )}
      {page !== null && !onShowPlace && (isSame ? `page ${page}` : `, page ${page}`)}
      {reason && <span className="note"> {reason}</span>}
    </p>
  );
}
