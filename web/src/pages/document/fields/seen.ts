import type { Document } from '../../../../../client/nouns.ts';
import { words } from '../../../words/text.ts';
import type { Review } from './doubts.ts';

/**
 * A person's words with what they saw when they said them, so that nobody else's word is overruled unseen. Of a field
 * about which an earlier word of theirs is still on its way, what it says now is not known.
 */
export const withSeen = (document: Document, said: Review[], onTheirWay: Set<string>): Review[] =>
  said.map(({ seen, ...review }) => {
    if (onTheirWay.has(review.name)) return review;
    const shown = document.fields.find(({ name }) => name === review.name)?.value ?? null;
    return { ...review, seen: seen === undefined ? shown : seen };
  });

/** The same words, said whatever anybody else has said. */
export const allTheSame = (said: Review[]): Review[] => said.map(({ seen, ...review }) => review);

/** "Total was changed elsewhere; look at what it says now." */
export const overtakenText = (changed: { name: string }[]): string => {
  const [were, say] = changed.length === 1 ? ['was', 'it says'] : ['were', 'they say'];
  return `${changed.map(({ name }) => words(name)).join(', ')} ${were} changed elsewhere; look at what ${say} now.`;
};

/** "Total is not saved. The service could not be reached; are you online?" */
export const notSavedText = (said: { name: string }[], why: string): string =>
  `${said.map(({ name }) => words(name)).join(', ')} ${said.length === 1 ? 'is' : 'are'} not saved. ${why}`;
