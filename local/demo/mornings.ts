import { setTimeout as wait } from 'node:timers/promises';
import { type Client, control, type Mail, mailsTo } from './client.ts';
import { type Crew, matchesOf } from './match.ts';
import { laterPosting } from './postings.ts';
import type { Addresses } from './stack.ts';

/** Somebody whose digest comes at nine on a Monday morning. */
export interface Sleeper {
  client: Client;
  email: string;
  city: string;
  timeZone: string;
  frequency: 'daily' | 'weekly';
}

/** Somebody's Monday morning: when it was, in UTC, and the digest that came. */
export interface Morning {
  city: string;
  at: string;
  mail: Mail | null;
}

const patienceInMs = 30_000;

/** For each in turn: lets a posting appear and moves the cloud's clock to nine o'clock of their next Monday. */
export async function liveMornings(addresses: Addresses, sleepers: Sleeper[], crew: Crew): Promise<Morning[]> {
  const before = await Promise.all(sleepers.map(({ client }) => client.call<object>('GET', settingsPath)));
  try {
    for (const sleeper of sleepers) await wishDigest(sleeper);
    const mornings: Morning[] = [];
    for (const sleeper of sleepers) {
      await postLater(addresses, crew, sleeper.city);
      mornings.push(await wake(addresses, sleeper));
    }
    return mornings;
  } finally {
    for (const [index, { client }] of sleepers.entries()) {
      const { unreachable: _, ...settings } = before[index] as { unreachable?: unknown };
      await client.call('PUT', settingsPath, settings);
    }
  }
}

/** What is wrong with a morning; empty when its digest came. */
export const morningDifferences = ({ city, mail }: Morning): string[] =>
  mail ? [] : [`${city}: no digest came on Monday at nine`];

const settingsPath = '/v1/notifications/settings';

const wishDigest = ({ client, frequency, timeZone }: Sleeper) =>
  client.call('PUT', settingsPath, {
    digest_frequency: frequency,
    digest_hour: 9,
    digest_weekday: 1,
    time_zone: timeZone,
  });

/** Waits until the new posting is matched: from then on it belongs into the next digest. */
async function postLater(addresses: Addresses, { person, operator, resume }: Crew, city: string): Promise<void> {
  const posting = laterPosting(`${city}-${Date.now()}`, city);
  await operator.call('POST', '/v1/postings', { postings: [posting] });
  for (const end = Date.now() + patienceInMs; Date.now() < end; await wait(500)) {
    await control(addresses, '/cron', { name: 'match' });
    const matches = await matchesOf(person, resume);
    if (matches.some((match) => match.posting.external_id === posting.external_id)) return;
  }
}

async function wake(addresses: Addresses, { email, city, timeZone }: Sleeper): Promise<Morning> {
  const known = new Set((await digestsOf(addresses, email)).map(({ id }) => id));
  const { now } = (await (await fetch(`${addresses.control}/clock`)).json()) as { now: string };
  const at = nextMondayAtNine(new Date(now), timeZone).toISOString();
  await control(addresses, '/clock', { set: at });
  for (const end = Date.now() + patienceInMs; Date.now() < end; await wait(200)) {
    const mail = (await digestsOf(addresses, email)).find(({ id }) => !known.has(id));
    if (mail) return { city, at, mail };
  }
  return { city, at, mail: null };
}

const digestsOf = async (addresses: Addresses, email: string): Promise<Mail[]> =>
  (await mailsTo(addresses, email)).filter(({ category }) => category === 'digest');

/** The first Monday, 09:00 in this time zone, after a time. */
export function nextMondayAtNine(from: Date, timeZone: string): Date {
  const local = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });
  const hour = new Date(Math.ceil((from.getTime() + 1) / 3_600_000) * 3_600_000);
  for (let ahead = 0; ahead < 8 * 24; ahead++) {
    const at = new Date(hour.getTime() + ahead * 3_600_000);
    const parts = local.formatToParts(at);
    const part = (type: string) => parts.find((one) => one.type === type)?.value;
    if (part('weekday') === 'Mon' && part('hour') === '09') return at;
  }
  throw new Error(`There is no Monday morning in ${timeZone}.`);
}
