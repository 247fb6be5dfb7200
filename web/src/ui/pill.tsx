import type { ReactNode } from 'react';
import { statusWord } from '../words/status.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'busy' | '';

/** A few words in a frame, coloured by what they mean; the words alone say it too. */
export const Pill = ({ tone = '', children, title }: { tone?: Tone; children: ReactNode; title?: string }) => (
  <span className={`pill ${tone}`} title={title}>
    {children}
  </span>
);

/** How a document stands. */
export function StatusPill({ status }: { status: string }) {
  const [word, tone] = statusWord(status);
  return <Pill tone={tone}>{word}</Pill>;
}
