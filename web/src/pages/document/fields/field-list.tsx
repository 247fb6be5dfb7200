import './fields.css';
import { Keyboard } from 'lucide-react';
import type { Document } from '../../../../../client/nouns.ts';
import { inReadingOrder } from '../../../words/fields.ts';
import { countText } from '../../../words/text.ts';
import { AddField } from './add-field.tsx';
import { kindItem } from './doubts.ts';
import { FieldRow } from './field-row.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { KindRow } from './kind-row.tsx';
import { useChecking } from './use-checking.ts';

interface FieldListProps {
  document: Document;
  /** The item that keys act on. */
  active: string | null;
  onActive(item: string | null): void;
  /** The item the pointer is on. */
  onHover(item: string | null): void;
  /** Shows where a field was found, when the original is not beside the list. */
  onShowPlace?: ((name: string) => void) | undefined;
  /** What Enter does when nothing is left to check. */
  onDone?: (() => void) | undefined;
}

/** What was found in a document, for a person to accept, correct or reject. */
export function FieldList({ document, active, onActive, onHover, onShowPlace, onDone }: FieldListProps) {
  const checking = useChecking({ document, active, onActive, onDone });
  const { doubts, editing, setEditing, unsure } = checking;
  return (
    <section className="found" aria-label="What was found">
      <header className="found-head">
        <p className={doubts.length > 0 ? 'to-check' : 'note'} role="status">
          {doubts.length > 0 ? `${countText(doubts.length, 'thing')} to check` : 'Nothing is left to check'}
        </p>
        {unsure > 1 && (
          <button type="button" className="quiet" onClick={checking.acceptAll}>
            Accept the {unsure} left
          </button>
        )}
        <button
          type="button"
          className="icon"
          aria-label="Keys for checking"
          title="Keys for checking (?)"
          onClick={() => checking.setHelping(true)}
        >
          <Keyboard size={19} aria-hidden />
        </button>
      </header>
      <ul className="plain fields" onPointerLeave={() => onHover(null)}>
        {document.category && (
          <KindRow
            document={document}
            isActive={active === kindItem}
            isEditing={editing === kindItem}
            onActive={() => onActive(kindItem)}
            onSay={checking.sayKind}
          />
        )}
        {inReadingOrder(document.fields).map((field) => (
          <FieldRow
            key={field.name}
            field={field}
            threshold={document.review_threshold}
            isActive={active === field.name}
            isEditing={editing === field.name}
            onActive={() => onActive(field.name)}
            onHover={() => onHover(field.name)}
            onEdit={(on) => setEditing(on ? field.name : null)}
            onSay={checking.say}
            onShowPlace={onShowPlace}
          />
        ))}
      </ul>
      {document.fields.length === 0 && (
        <p className="note">
          No fields were found. Those of invoices, receipts, resumes, contracts and letters are known.
        </p>
      )}
      <AddField document={document} onSay={checking.say} />
      {checking.isHelping && <KeysDialog onClose={() => checking.setHelping(false)} />}
    </section>
  );
}
