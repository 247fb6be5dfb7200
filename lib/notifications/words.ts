// Invisible characters make a name look like another: bidirectional overrides, zero width, tags. The two joiners stay, since
// families and whole scripts are written with them.
const invisible = /[^\P{Cf}\u200c\u200d]/gu;
const breaks = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;

/** Text from a stranger as one readable line of at most `max` characters, its end given up first. */
export function plain(text: string, max: number): string {
  const line = text.toWellFormed().replace(invisible, '').replace(breaks, ' ').trim();
  const characters = [...line];
  return characters.length <= max
    ? line
    : `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}

/** A file name of at most `max` characters; a long one loses its middle, so that its type stays visible. */
export function fileName(filename: string, max = 80): string {
  const name = plain(filename, Number.POSITIVE_INFINITY) || 'Unnamed document';
  const characters = [...name];
  if (characters.length <= max) return name;
  const tail = 12;
  return `${characters.slice(0, max - tail - 1).join('')}…${characters.slice(-tail).join('')}`;
}

/** "1 document", "7 documents". */
export const count = (number: number, noun: string): string =>
  `${figures.format(number)} ${noun}${number === 1 ? '' : 's'}`;

const figures = new Intl.NumberFormat('en');
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** "23 November 2026" of an ISO date; null when it is none. */
export function dateInWords(iso: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : day.format(date);
}

/** "23 November 2026, 09:30 UTC" of an ISO time, by the clock of an IANA time zone. */
export function timeInWords(iso: string, timeZone: string): string {
  const time = new Date(iso);
  const { date, clock } = calendarOf(timeZone);
  return `${date.format(time)}, ${clock.format(time)}`;
}

interface Calendar {
  date: Intl.DateTimeFormat;
  clock: Intl.DateTimeFormat;
}

// To make one takes longer than to write the rest of a mail, and tens of kilobytes.
const calendars = new Map<string, Calendar>();
const mostCalendars = 20;

function calendarOf(timeZone: string): Calendar {
  const known = calendars.get(timeZone);
  if (known) return known;
  const clock = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short', timeZone } as const;
  const made = {
    date: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }),
    clock: new Intl.DateTimeFormat('en-GB', clock),
  };
  if (calendars.size === mostCalendars) calendars.clear();
  calendars.set(timeZone, made);
  return made;
}

/** "job posting" of `job_posting`. */
export const spaced = (name: string): string => plain(name.replaceAll('_', ' '), 60);
