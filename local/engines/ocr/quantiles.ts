/** The values below which these shares (0–1) of some bytes lie. */
export function quantiles(bytes: Uint8Array, shares: number[]): number[] {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] as number) + 1;
  return shares.map((share) => {
    let left = Math.floor(bytes.length * share);
    return counts.findIndex((count) => {
      left -= count;
      return left < 0;
    });
  });
}
