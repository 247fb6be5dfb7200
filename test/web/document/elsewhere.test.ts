import { describe, expect, test } from 'vitest';
import { changedText } from '../../../web/src/pages/document/changed.ts';
import { expectedAfter, takenBack } from '../../../web/src/pages/document/fields/expected.ts';
import { allTheSame, notSavedText, overtakenText, withSeen } from '../../../web/src/pages/document/fields/seen.ts';
import { aDocument, aField } from './a-document.ts';

const at = '2026-03-14T10:00:00Z';
const total = aField('total', 120, 0.4);
const invoice = aDocument([total, aField('vendor', 'Acme GmbH', 0.5)], { folder_id: null });

describe('a word about a field', () => {
  test('says what its person saw, when they decided or began to write', () => {
    expect(
      withSeen(
        invoice,
        [
          { name: 'total', action: 'accept' },
          { name: 'vendor', action: 'correct', value: 'Acme AG', seen: 'Acme' },
          { name: 'date', action: 'correct', value: '2026-03-14', seen: null },
        ],
        new Set(),
      ),
    ).toEqual([
      { name: 'total', action: 'accept', seen: 120 },
      { name: 'vendor', action: 'correct', value: 'Acme AG', seen: 'Acme' },
      { name: 'date', action: 'correct', value: '2026-03-14', seen: null },
    ]);
  });

  test('says nothing of what was seen while an earlier word about the same field is on its way', () => {
    const said = withSeen(invoice, [{ name: 'total', action: 'reject', seen: 120 }], new Set(['total']));
    expect(said).toEqual([{ name: 'total', action: 'reject' }]);
  });

  test('that comes too late can be said all the same', () => {
    expect(overtakenText([{ name: 'total' }])).toBe('Total was changed elsewhere; look at what it says now.');
    expect(overtakenText([{ name: 'total' }, { name: 'due_date' }])).toBe(
      'Total, Due date were changed elsewhere; look at what they say now.',
    );
    const said = [{ name: 'total', action: 'correct' as const, value: 12, seen: 120 }];
    expect(allTheSame(said)).toEqual([{ name: 'total', action: 'correct', value: 12 }]);
  });

  test('that was not taken is no longer shown, and everything else stays', () => {
    const said = [
      { name: 'total', action: 'correct' as const, value: 12 },
      { name: 'date', action: 'correct' as const, value: '2026-03-14' },
    ];
    const shown = expectedAfter(expectedAfter(invoice, [{ name: 'vendor', action: 'accept' }], at), said, at);
    const { fields } = takenBack(shown, said, invoice.fields);
    expect(fields.map(({ name, value, confidence }) => [name, value, confidence])).toEqual([
      ['total', 120, 0.4],
      ['vendor', 'Acme GmbH', 1],
    ]);
    expect(
      takenBack(expectedAfter(invoice, [{ name: 'total', action: 'reject' }], at), said, invoice.fields).fields[0],
    ).toEqual(total);
    expect(notSavedText(said, 'Are you online?')).toBe('Total, Date are not saved. Are you online?');
  });
});

describe('what somebody else changes about an open document', () => {
  const review = { action: 'correct', at: '2026-03-14T09:00:00Z', by: 'ann' } as const;

  test('is named by its fields, its kind, or that it was moved', () => {
    const corrected = [{ ...total, value: 12, review }, invoice.fields[1] ?? total];
    expect(changedText(invoice, { ...invoice, fields: corrected })).toBe('Changed elsewhere: Total');
    expect(changedText(invoice, { ...invoice, category: 'receipt', fields: [total] })).toBe(
      'Changed elsewhere: Kind, Vendor',
    );
    expect(changedText(invoice, { ...invoice, folder_id: 'taxes' })).toBe('Moved elsewhere');
  });

  test('is nothing to speak of when it shows no difference, or when all of it was read anew', () => {
    expect(changedText(invoice, structuredClone(invoice))).toBeNull();
    expect(changedText(invoice, { ...invoice, generation: 2, fields: [] })).toBeNull();
    expect(changedText(undefined, invoice)).toBeNull();
  });
});
