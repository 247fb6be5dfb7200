/** A piece of a text, with the names of whatever it belongs to. */
export interface Part {
  /** Where it begins in the text, in characters. */
  at: number;
  text: string;
  names: string[];
}

interface Range {
  from: number;
  to: number;
  name: string;
}

/** Cuts a text at ranges: what lies in one carries its name, what lies in several the names of all. */
export function partsOf(text: string, ranges: Range[]): Part[] {
  const inside = ranges
    .map(({ from, to, name }) => ({ from: Math.max(0, from), to: Math.min(text.length, to), name }))
    .filter(({ from, to }) => from < to);
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((at, index) => {
    const end = cuts[index + 1] ?? text.length;
    const names = inside.filter(({ from, to }) => from <= at && end <= to).map(({ name }) => name);
    return { at, text: text.slice(at, end), names: [...new Set(names)] };
  });
}

/** Where a quote stands in a text, whatever space and case lie between; null when it does not. */
export function placeOf(quote: string, text: string): { from: number; to: number } | null {
  const words = quote.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*');
  const found = new RegExp(pattern, 'iu').exec(text);
  return found && { from: found.index, to: found.index + found[0].length };
}
