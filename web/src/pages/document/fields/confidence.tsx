import type { Field } from '../../../../../client/nouns.ts';
import { Pill } from '../../../ui/pill.tsx';
import { percentText } from '../../../words/text.ts';
import { isInDoubt } from './doubts.ts';

const reviewWords = { accept: 'Accepted', correct: 'Corrected', reject: 'Rejected' } as const;

/** How sure a value is, or what a person said of it. */
export function Confidence({ field, threshold }: { field: Field; threshold: number }) {
  if (field.review)
    return <Pill tone={field.review.action === 'reject' ? '' : 'good'}>{reviewWords[field.review.action]}</Pill>;
  return (
    <Pill tone={isInDoubt(field, threshold) ? 'warn' : ''} title={`Found by ${field.engine}`}>
      {percentText(field.confidence)}
      <span className="hidden"> sure</span>
    </Pill>
  );
}
