const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const part = '\\d+(?:\\.\\d+)?(?:ms|[smhd])';
const whole = new RegExp(`^(?:${part})+$`);

/** Milliseconds of `50s`, `1d10h30m` or Go's `6m5s`, or null when the text is no duration. */
export function parseDuration(text: string): number | null {
  if (!whole.test(text)) return null;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)];
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0);
}
