import type { Counts } from './control.ts';
import type { Row } from './row.ts';
import type { Setting } from './setting.ts';

// What the bill of one document of two pages may be made of, from its upload to its mail.
const perDocument: Record<string, number> = {
  'qstash.messages': 1,
  'postgrest.requests': 4,
  'redis.commands': 4,
  'storage.puts': 1,
  'storage.gets': 1,
};

// One mail tells of a whole batch, however large.
const perBatch: Record<string, number> = { 'sendgrid.requests': 1, 'sendgrid.mails': 1 };

// SendGrid reports on a mail two seconds later at the earliest; its calls are nobody's but that mail's.
const afterEarlierMailsMs = 3000;
const afterLastCallMs = 500;

export interface Counted {
  document: Counts;
  batch: Counts;
  batchSize: number;
  cron: Counts;
}

/** Counts what one document, a batch and an idle minute cost; asks the API nothing while it counts. */
export async function countOperations(setting: Setting, batchSize = 10): Promise<Counted> {
  await countUpload(setting, 1);
  const document = await countUpload(setting, 1);
  const batch = await countUpload(setting, batchSize);
  await workOff(setting);
  await setting.control.reset();
  await setting.control.cron('sweep');
  return { document, batch, batchSize, cron: await setting.control.counts() };
}

/** Lets minutes pass until no passage waits for its vector: what comes at once is more than a small engine embeds on the way. */
async function workOff({ control }: Setting): Promise<void> {
  for (let minute = 0; minute < 10; minute += 1) {
    await control.reset();
    await control.cron('sweep');
    await control.quiet(afterEarlierMailsMs);
    if (((await control.counts())['engines.embeddings'] ?? 0) === 0) return;
  }
}

async function countUpload({ control, client, nextFile }: Setting, size: number): Promise<Counts> {
  const files = Array.from({ length: size }, () => nextFile());
  await control.quiet(afterEarlierMailsMs);
  const mailsBefore = (await control.mails()).length;
  await control.reset();
  const { documents } = await client.submit(files);
  await control.until((counts) => (counts['sendgrid.mails'] ?? 0) > 0, 60_000);
  await control.quiet(afterLastCallMs);
  const counts = await control.counts();
  if ((await control.mails()).length === mailsBefore) throw new Error('SendGrid counted a mail that never arrived.');
  for (const { id, filename } of documents) {
    const { status, error } = await client.status(id);
    if (status === 'completed' || status === 'needs_review') continue;
    throw new Error(`${filename} is ${status}: ${error?.detail ?? 'no reason given'}`);
  }
  return counts;
}

/** The rows of the report, each against its budget. */
export function countedRows({ document, batch, batchSize, cron }: Counted): Row[] {
  const roundTrips = Object.values(cron).reduce((sum, count) => sum + count, 0);
  return [
    ...rowsOf('one document', document, 1),
    ...rowsOf(`a batch of ${batchSize}`, batch, batchSize),
    { label: 'an idle minute: calls of any service', value: roundTrips, budget: { most: 1 }, counted: true },
  ];
}

const rowsOf = (what: string, counts: Counts, size: number): Row[] =>
  [...Object.entries(perDocument).map(([name, most]) => [name, most * size] as const), ...Object.entries(perBatch)].map(
    ([name, most]) => ({
      label: `${what}: ${name}`,
      value: counts[name] ?? 0,
      budget: { most },
      counted: true,
    }),
  );
