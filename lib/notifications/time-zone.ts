export const anyTimeZone = 'must be an IANA time zone such as Europe/Dublin';

/** What would be right in the place of this name of a time zone; null when it is one. */
export function timeZoneProblem(name: string): string | null {
  const known = resolved(name);
  if (known === null) return anyTimeZone;
  const spelled = spellings().find((zone) => zone.toLowerCase() === name.toLowerCase());
  if (spelled === name || (spelled === undefined && /^[A-Z]/.test(name))) return null;
  return spelled ? `must be written ${spelled}: case matters` : `must be written with its capitals, or as ${known}`;
}

// Beside those that are listed, each is in use under older names too.
function resolved(name: string): string | null {
  // A bare offset is no place: it knows nothing of summer time. "Factory" is what clocks have that nobody has set.
  if (!/^[A-Z]/i.test(name) || /^factory$/i.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

const spellings = (): string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')];
