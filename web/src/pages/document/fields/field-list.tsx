import './fields.css';
import { Keyboard } from 'lucide-react';
import type { Document } from '../../../../../client/nouns.ts';
import { isSettled } from '../../../../../client/standing.ts';
import { fieldsOf } from '../../../words/field-kinds.ts';
import { countText } from '../../../words/text.ts';
import { AddField } from './add-field.tsx';
import { itemsOf } from './doubts.ts';
import { FieldRow } from './field-row.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { KindRow } from './kind-row.tsx';
import { useChecking } from './use-checking.ts';

interface FieldListProps {
  document: Document;
  /** What stands above all others. */
  first?: string[] | undefined;
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
export function FieldList({ document, first, active, onActive, onHover, onShowPlace, onDone }: FieldListProps) {
  const items = itemsOf(document, first);
  const checking = useChecking({ document, items, active, onActive, onDone });
  const { doubts, editing, setEditing, unsure } = checking;
  if (document.category === null && document.fields.length === 0)
    return (
      <p className="note">
        {isSettled(document.status) ? 'Nothing was found in it.' : 'What is found in it appears here.'}
      </p>
    );
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
        {items.map((item) => {
          const field = document.fields.find(({ name }) => name === item);
          const frame = { isActive: active === item, isEditing: editing === item, onActive: () => onActive(item) };
          if (!field)
            return (
              <KindRow
                key={item}
                document={document}
                onSay={checking.sayKind}
                onCancel={() => setEditing(null)}
                {...frame}
              />
            );
          return (
            <FieldRow
              key={item}
              field={field}
              threshold={document.review_threshold}
              onHover={() => onHover(item)}
              onEdit={(on) => setEditing(on ? item : null)}
              onSay={checking.say}
              onShowPlace={onShowPlace}
              {...frame}
            />
          );
        })}
      </ul>
      {document.fields.length === 0 && (
        <p className="note">
          {fieldsOf(document.read_as ?? document.category).length > 0
            ? 'None of its fields was found.'
            : 'No fields are known of documents of this kind.'}
        </p>
      )}
      <AddField document={document} onSay={checking.say} />
      {checking.isHelping && <KeysDialog onClose={() => checking.setHelping(false)} />}
    </section>
  );
}
