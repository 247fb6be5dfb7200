/** How many characters of a text are shown, more or less. */
export const longestExcerpt = 320;
const mostHighlights = 50;

export interface Passage {
  text: string;
  /** Where the words stand in it, in UTF-16 units, the end excluded; in order, and none within another. */
  highlights: [number, number][];
}

interface Place {
  from: number;
  to: number;
}

/** A text as it is shown: its white space is single spaces. */
export const asOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A character of two units is not cut in two. */
const withinPair = (text: string, at: number): number =>
  /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at - 1 : at;

/** What stands in the window, with an ellipsis where the text goes on, and the marks within it; the first fifty of them. */
export function excerptOf(text: string, window: Place, marks: Place[]): Passage {
  const [from, to] = [withinPair(text, window.from), withinPair(text, window.to)];
  const before = from > 0 ? '… ' : '';
  const shift = before.length - from;
  return {
    text: `${before}${text.slice(from, to)}${to < text.length ? ' …' : ''}`,
    highlights: marks.slice(0, mostHighlights).map((mark) => [mark.from + shift, mark.to + shift]),
  };
}
