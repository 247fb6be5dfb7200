const minute = 60_000;
const ranges: readonly [number, number][] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [1, 7],
];

/** Whether a field such as `*`, `5`, `1-5`, `1,15` or `0-59/15` names this value. */
function names(field: string, value: number, [lowest, highest]: readonly [number, number]): boolean {
  return field.split(',').some((part) => {
    const [span = '*', step = '1'] = part.split('/');
    const [from = lowest, to = from] = span === '*' ? [lowest, highest] : span.split('-').map(Number);
    const last = part.includes('/') && !span.includes('-') ? highest : to;
    return value >= from && value <= last && (value - from) % Number(step) === 0;
  });
}

function isDue(expression: string, at: number): boolean {
  const date = new Date(at);
  // Cloudflare counts weekdays from Sunday = 1 and reads every expression in UTC.
  const now = [
    date.getUTCMinutes(),
    date.getUTCHours(),
    date.getUTCDate(),
    date.getUTCMonth() + 1,
    date.getUTCDay() + 1,
  ];
  const fields = expression.split(' ');
  return ranges.every((range, index) => names(fields[index] ?? '*', now[index] ?? 0, range));
}

/** The last minute after `from` and not after `to` (both in ms) at which the expression falls due, or null. */
export function lastDue(expression: string, from: number, to: number): number | null {
  for (let at = Math.floor(to / minute) * minute; at > from; at -= minute) {
    if (isDue(expression, at)) return at;
  }
  return null;
}
