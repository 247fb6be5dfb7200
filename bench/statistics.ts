export interface Spread {
  p50: number | null;
  p99: number | null;
}

/** Null for what is no finite number. */
export function round(value: number | null | undefined, digits = 1): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? Number(value.toFixed(digits)) : null;
}

/** By nearest rank, so that the p99 of fewer than 100 values is the greatest; null for no values. */
export function percentile(values: number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

export const median = (values: number[]): number | null => percentile(values, 0.5);

export const mean = (values: number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

export const p50AndP99 = (values: number[]): Spread => ({
  p50: round(percentile(values, 0.5)),
  p99: round(percentile(values, 0.99)),
});
