import { Check } from 'lucide-react';
import type { Document } from '../../../../../client/nouns.ts';
import { Pill } from '../../../ui/pill.tsx';
import { percentText } from '../../../words/text.ts';
import { isKindInDoubt } from './doubts.ts';
import { KindSelect } from './kind-select.tsx';
import { RowFrame } from './row-frame.tsx';

interface KindRowProps {
  document: Document;
  isActive: boolean;
  isEditing: boolean;
  onActive(): void;
  onSay(category: string): void;
  /** Leaves the kind as it is. */
  onCancel(): void;
}

/** What kind of document it is, how sure that is and why; a person can say better. */
export function KindRow({ document, onSay, onCancel, ...frame }: KindRowProps) {
  const { category_confidence, category_engine, category_reasons } = document;
  const category = document.category ?? 'other';
  const isByPerson = category_engine === 'person';
  const isInDoubt = isKindInDoubt(document);
  return (
    <RowFrame word="Kind" isInDoubt={isInDoubt} {...frame}>
      <span className="field-name">
        Kind{' '}
        {isByPerson ? (
          <Pill tone="good">Said by you</Pill>
        ) : (
          <Pill tone={isInDoubt ? 'warn' : ''} title={`Found by ${category_engine}`}>
            {percentText(category_confidence ?? 0)}
            <span className="hidden"> sure</span>
          </Pill>
        )}
      </span>
      <div className="field-value">
        <KindSelect category={category} isEditing={frame.isEditing} onSay={onSay} onCancel={onCancel} />
      </div>
      {!isByPerson && (
        <span className="field-acts">
          <button
            type="button"
            className="icon"
            aria-label="Accept Kind"
            title="Accept (A)"
            onClick={() => onSay(category)}
          >
            <Check size={18} aria-hidden />
          </button>
        </span>
      )}
      {!isByPerson && category_reasons.length > 0 && (
        <p className="field-quote note">{category_reasons.slice(0, 3).join(' ')}</p>
      )}
    </RowFrame>
  );
}
