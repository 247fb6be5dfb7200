import { inflateSync } from 'node:zlib';
import { decodeAscii } from '../ascii-filters.ts';
import type { Budget } from './budget.ts';
import { doubt } from './doubt.ts';
import { undoPrediction } from './prediction.ts';
import type { Dict } from './values.ts';

/** Names of filters as dictionaries and pictures within content abbreviate them. */
const longNames: Record<string, string> = { Fl: 'FlateDecode', A85: 'ASCII85Decode', AHx: 'ASCIIHexDecode' };

/** Room for what most streams grow to, so that they come in one piece. */
const usualGrowth = 8;
const leastChunk = 1024;
const mostChunk = 256 * 1024;

/** Undoes one filter; whatever is damaged, or rarely used, is left to the PDF library. */
export function unpack(
  packed: Uint8Array,
  filter: string,
  parameters: Dict | null,
  budget: Budget,
  most: number,
): Uint8Array {
  switch (longNames[filter] ?? filter) {
    case 'FlateDecode':
      return undoPrediction(inflate(packed, budget, most), parameters);
    case 'ASCII85Decode':
      return decodeAscii(packed, 85);
    case 'ASCIIHexDecode':
      return decodeAscii(packed, 16);
    default:
      return doubt(`filter ${filter}`);
  }
}

function inflate(packed: Uint8Array, budget: Budget, most: number): Uint8Array {
  const maxOutputLength = Math.max(1, Math.min(most, budget.inflated));
  const chunkSize = Math.min(Math.max(packed.length * usualGrowth, leastChunk), mostChunk);
  let bytes: Uint8Array;
  try {
    bytes = inflateSync(packed, { maxOutputLength, chunkSize });
  } catch {
    return doubt('cannot be inflated');
  }
  budget.spendInflated(bytes.length);
  return bytes;
}
