const rightToLeft =
  /[\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const leftToRight = /[\p{L}\p{Nd}]/u;
const letter = /\p{L}/u;
const separator = /^[.,:/+\-\u00a0\u066b\u066c]$/;
/** Letters of Arabic by their shape, ligatures among them; what each stands for is in the order of reading. */
const shapes = /[\ufb1d-\ufdff\ufe70-\ufefc]/u;

type Direction = 'right' | 'left' | 'none';

/** Puts glyphs that stand from left to right, some of a script from right to left, into the order in which they are read. */
export function readingOrder(glyphs: string[]): { text: string; isRightToLeft: boolean } {
  const directions = glyphs.map(directionOf);
  const left = directions.filter((direction) => direction === 'left').length;
  const right = glyphs.filter((glyph, index) => directions[index] === 'right' && letter.test(glyph)).length;
  const isRightToLeft = left >= right;
  const texts = glyphs.map((glyph) => (shapes.test(glyph) ? glyph.normalize('NFKC') : glyph));
  if (isRightToLeft) {
    texts.reverse();
    directions.reverse();
  }
  turnStretches(texts, directions, isRightToLeft ? 'right' : 'left');
  return { text: texts.join(''), isRightToLeft };
}

function directionOf(glyph: string): Direction {
  if (rightToLeft.test(glyph)) return 'left';
  return leftToRight.test(glyph) ? 'right' : 'none';
}

/** Turns each stretch that runs against the line, from its first glyph of that direction to its last. */
function turnStretches(texts: string[], directions: Direction[], inner: Direction): void {
  let start = -1;
  let end = -1;
  const turn = () => {
    for (; start >= 0 && start < end; start++, end--) {
      const text = texts[start] ?? '';
      texts[start] = texts[end] ?? '';
      texts[end] = text;
    }
    start = -1;
  };
  for (const [index, direction] of directions.entries()) {
    if (direction === 'none') continue;
    if (direction !== inner || !(start >= 0 && isOneStretch(texts, end, index, inner))) turn();
    if (direction !== inner) continue;
    if (start < 0) start = index;
    end = index;
  }
  turn();
}

/** Numbers are parted by blanks into several, which follow each other in the direction of the line. */
function isOneStretch(texts: string[], from: number, to: number, inner: Direction): boolean {
  const [one = '', other = ''] = [texts[from], texts[to]];
  if (to - from === 1 || inner === 'left' || letter.test(one) || letter.test(other)) return true;
  return to - from === 2 && separator.test(texts[from + 1] ?? '');
}
