import { markedHeading } from '../markdown/marks.ts';
import { type Block, inReadingOrder } from './reading-order.ts';

/** The marked text of one slide: its blocks in reading order with blank lines between them, then the speaker's notes. */
export function slideText(blocks: Block[], notes: string): string {
  const texts = inReadingOrder(blocks).map(({ text, isTitle }) => (isTitle ? markedHeading(1, text) : text.trim()));
  const spoken = notes.trim() === '' ? '' : `Notes:\n${notes.trim()}`;
  return [...texts, spoken].filter((text) => text !== '').join('\n\n');
}
