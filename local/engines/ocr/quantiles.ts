/** The values below which these shares (0–1) of some bytes lie. */
export function quantiles(bytes: Uint8Array, shares: number[]): number[] {
  const sorted = bytes.toSorted();
  return shares.map((share) => sorted[Math.floor(sorted.length * share)] as number);
}
