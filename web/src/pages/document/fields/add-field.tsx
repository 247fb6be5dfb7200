import { useState } from 'react';
import type { Document } from '../../../../../client/nouns.ts';
import { fieldsOf } from '../../../words/field-kinds.ts';
import { words } from '../../../words/text.ts';
import type { Review } from './doubts.ts';
import { FieldEditor } from './field-editor.tsx';

/** Adds a field that nobody found, of those that documents of this kind have. */
export function AddField({ document, onSay }: { document: Document; onSay(review: Review): void }) {
  const [name, setName] = useState('');
  const missing = fieldsOf(document.read_as ?? document.category).filter(
    // What is being written stays, also when somebody else adds the same field meanwhile.
    (known) => known === name || !document.fields.some((field) => field.name === known),
  );
  if (missing.length === 0) return null;
  return (
    <div className="add-field">
      <select aria-label="Add a field" value={name} onChange={({ target }) => setName(target.value)}>
        <option value="">Add a field…</option>
        {missing.map((known) => (
          <option key={known} value={known}>
            {words(known)}
          </option>
        ))}
      </select>
      {missing.includes(name) && (
        <FieldEditor
          key={name}
          name={name}
          value={null}
          shown={null}
          onSave={(value, seen) => {
            onSay({ name, action: 'correct', value, seen });
            setName('');
          }}
          onCancel={() => setName('')}
        />
      )}
    </div>
  );
}
