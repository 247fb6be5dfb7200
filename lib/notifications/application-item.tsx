import type { Item } from './letter.ts';
import { Chip, item, Row, type Tone } from './mail-parts.tsx';
import type { ApplicationLine } from './mail-payloads.ts';
import { About, aboutText, postingInWords, Title } from './posting-item.tsx';
import { spaced } from './words.ts';

const words: Record<string, { label: string; tone: Tone; sentence: string }> = {
  submitted: { label: 'Submitted', tone: 'new', sentence: 'Your application is on its way.' },
  reviewing: { label: 'In review', tone: 'new', sentence: 'Somebody is reading your application.' },
  interview: { label: 'Interview', tone: 'look', sentence: 'You are invited to an interview.' },
  offered: { label: 'Offer', tone: 'good', sentence: 'You have an offer. Congratulations!' },
  hired: { label: 'Hired', tone: 'good', sentence: 'You got the job. Congratulations!' },
  rejected: { label: 'Not this time', tone: 'off', sentence: 'It did not work out this time.' },
  withdrawn: { label: 'Withdrawn', tone: 'off', sentence: 'You took this application back.' },
};

/** How a status of an application is called, and what it means for the person. */
export const statusInWords = (status: string) =>
  (Object.hasOwn(words, status) ? words[status] : undefined) ?? {
    label: spaced(status) || 'Changed',
    tone: 'new' as const,
    sentence: 'There is news about your application.',
  };

/** An application with where it stands. */
export function applicationItem({ status, posting: line }: Pick<ApplicationLine, 'status' | 'posting'>): Item {
  const posting = postingInWords(line);
  const { label, tone } = statusInWords(status);
  return item(
    <Row>
      <Chip tone={tone}>{label}</Chip>
      <p class="line">
        <Title {...posting} />
      </p>
      <About {...posting} />
    </Row>,
    [`${posting.title} (${label})`, aboutText(posting), posting.link && `  ${posting.link}`],
  );
}
