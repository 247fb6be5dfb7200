import { describe, expect, test } from 'vitest';
import { type KindEvent, kindStep, untouched } from '../../../web/src/pages/document/fields/kind-choice.ts';

const key = (name: string): KindEvent => ({ type: 'key', key: name });
const change = (category: string): KindEvent => ({ type: 'change', category });

/** What an invoice's choice comes to after these events: every kind that was said, and what it shows in the end. */
function outcome(...events: KindEvent[]) {
  const said: string[] = [];
  let choice = untouched;
  for (const event of events) {
    const step = kindStep(choice, event, 'invoice');
    choice = step.choice;
    if (step.said !== null) said.push(step.said);
  }
  return { said, shown: choice.draft ?? 'invoice' };
}

describe('choosing the kind of a document', () => {
  test('keys move the choice and say nothing by themselves', () => {
    expect(outcome(key('j'), change('journal_article'))).toEqual({ said: [], shown: 'journal_article' });
    expect(outcome(key('ArrowDown'), change('receipt'), key('ArrowDown'), change('resume'))).toMatchObject({
      said: [],
    });
  });

  test('Enter says what is chosen, or the kind as it is', () => {
    expect(outcome(key('r'), change('receipt'), key('Enter')).said).toEqual(['receipt']);
    expect(outcome(key('Enter')).said).toEqual(['invoice']);
  });

  test('Escape leaves it, and so does going elsewhere, with the kind as before', () => {
    expect(kindStep({ draft: 'receipt', by: 'keys' }, key('Escape'), 'invoice')).toEqual({
      choice: untouched,
      said: null,
      isOver: true,
    });
    expect(outcome(key('r'), change('receipt'), { type: 'leave' })).toEqual({ said: [], shown: 'invoice' });
  });

  test('a pointer says what it chooses at once, until keys take over', () => {
    expect(outcome({ type: 'pointer' }, change('receipt')).said).toEqual(['receipt']);
    expect(outcome({ type: 'pointer' }, key('r'), change('receipt')).said).toEqual([]);
  });
});
