/** A piece of the vocabulary with the logarithm of its probability, as SentencePiece's unigram models have it. */
export type Piece = readonly [text: string, score: number | null];

export interface Tokenizer {
  /** The ids of the likeliest pieces that make up the text. */
  encode(text: string): number[];
}

const unknown = 0;
// Control symbols at the head of the vocabulary, which no text contains.
const reserved = 6;
// The vocabulary lost the scores of seven pieces, all with a colon; most punctuation has about this one.
const usualScore = -5;

interface Node {
  id: number | null;
  next: Map<string, Node>;
}

/** Reads text as the model was taught it: normalised, with marks for spaces, cut into its likeliest pieces. */
export function createTokenizer(vocabulary: readonly Piece[]): Tokenizer {
  const root = treeOf(vocabulary);
  const scores = vocabulary.map(([, score]) => score ?? usualScore);
  const least = Math.min(...scores) - 10;

  return {
    encode(text) {
      const signs = [...`▁${text.normalize('NFKC').trim().replace(/\s+/gu, '▁')}`];
      const best = new Float64Array(signs.length + 1).fill(Number.NEGATIVE_INFINITY);
      const from = new Int32Array(signs.length + 1);
      const piece = new Int32Array(signs.length + 1);
      best[0] = 0;
      for (let start = 0; start < signs.length; start += 1) {
        const reach = (end: number, id: number, score: number) => {
          const total = (best[start] ?? 0) + score;
          if (total <= (best[end] ?? 0)) return;
          best[end] = total;
          from[end] = start;
          piece[end] = id;
        };
        reach(start + 1, unknown, least);
        let node = root.next.get(signs[start] ?? '');
        for (let end = start + 1; node; node = root === node ? undefined : node.next.get(signs[end++] ?? '')) {
          if (node.id !== null) reach(end, node.id, scores[node.id] ?? least);
        }
      }
      return backwards(from, piece);
    },
  };
}

/** The pieces from the end to the beginning, turned round; unknown signs beside each other are one. */
function backwards(from: Int32Array, piece: Int32Array): number[] {
  const ids: number[] = [];
  for (let at = piece.length - 1; at > 0; at = from[at] ?? 0) {
    const id = piece[at] ?? unknown;
    if (id !== unknown || ids.at(-1) !== unknown) ids.push(id);
  }
  return ids.reverse();
}

function treeOf(vocabulary: readonly Piece[]): Node {
  const root: Node = { id: null, next: new Map() };
  for (const [id, [text]] of vocabulary.entries()) {
    if (id < reserved) continue;
    let node = root;
    for (const sign of text) {
      const next = node.next.get(sign) ?? { id: null, next: new Map() };
      node.next.set(sign, next);
      node = next;
    }
    node.id = id;
  }
  return root;
}
