import type { Person, RealCloud } from './real-cloud.ts';

/** An upload as its sender was told of it. */
export interface Uploaded {
  person: Person;
  files: number;
  answer: { batch: { id: string }; documents: { id: string; filename: string }[]; errors: { filename: string }[] };
}

interface Line {
  id: string;
  status: string;
  error: { code?: string } | null;
}

interface Entry {
  type: string;
  batch_id: string | null;
  data: { effect_id?: string };
}

interface Mail {
  custom_args: { app_effect_id?: string };
}

const ends = ['completed', 'needs_review', 'failed'];

/** What became of uploads, with every promise that was broken, in words. */
export async function judgeUploads(real: RealCloud, uploads: Uploaded[]) {
  const broken: string[] = [];
  const counts: Record<string, number> = {};
  const count = (name: string, by = 1) => {
    counts[name] = (counts[name] ?? 0) + by;
  };
  for (const [person, own] of Map.groupBy(uploads, ({ person }) => person)) {
    const lines = new Map(
      (await all<Line>(real, person, '/v1/documents?limit=100', 'cursor')).map((line) => [line.id, line]),
    );
    for (const { id } of own.flatMap(({ answer }) => answer.documents)) {
      const { status = 'gone', error = null } = lines.get(id) ?? {};
      count(status);
      if (status === 'failed') count(`failed: ${error?.code ?? 'without a code'}`);
      if (!ends.includes(status)) broken.push(`I1 document ${id} is ${status}`);
      if (status === 'failed' && !error?.code) broken.push(`I1 document ${id} failed without a code`);
    }
    broken.push(...(await judgeMails(real, person, own, count)));
  }
  const documents = uploads.reduce((sum, { answer }) => sum + answer.documents.length, 0);
  const lost = documents - ends.reduce((sum, end) => sum + (counts[end] ?? 0), 0);
  const figures = { batches: uploads.length, documents, lost, double_mails: 0, mails: 0, ...counts };
  return { figures, broken };
}

async function judgeMails(
  real: RealCloud,
  person: Person,
  uploads: Uploaded[],
  count: (name: string, by?: number) => void,
): Promise<string[]> {
  const broken: string[] = [];
  const { mails } = await real.control<{ mails: Mail[] }>('GET', `/mails?to=${encodeURIComponent(person.email)}`);
  const taken = Map.groupBy(mails, ({ custom_args }) => custom_args.app_effect_id ?? '');
  count('mails', mails.length);
  for (const [effect, same] of taken) {
    if (same.length === 1) continue;
    count('double_mails');
    broken.push(`I3 effect ${effect} was mailed ${same.length} times`);
  }
  const told = Map.groupBy(await all<Entry>(real, person, '/v1/events?limit=100', 'after'), ({ batch_id }) => batch_id);
  for (const { answer } of uploads) {
    const types = (told.get(answer.batch.id) ?? []).map(({ type }) => type);
    const sent = types.filter((type) => type === 'mail_sent').length;
    if (sent > 1) broken.push(`I3 batch ${answer.batch.id} was told of ${sent} times`);
    if (types.includes('mail_unknown')) count('mails_unknown');
    else if (types.includes('mail_failed')) count('mails_failed');
    else if (sent === 0 && answer.documents.length > 0) broken.push(`I3 nobody was told of batch ${answer.batch.id}`);
  }
  return broken;
}

/** Every entry of a list, page after page. */
async function all<T>(real: RealCloud, person: Person, path: string, position: string): Promise<T[]> {
  const found: T[] = [];
  let next: string | null = '';
  while (next !== null) {
    const query: string = next ? `&${position}=${encodeURIComponent(next)}` : '';
    const page: { data: T[]; next_cursor: string | null } = await real.get(person, path + query);
    found.push(...page.data);
    next = page.next_cursor;
  }
  return found;
}
