import * as z from 'zod';
import type { Context } from '../../context.ts';

/** Every table of which the caller's rows are a file of the archive, by the file's name; documents have files of their own. */
export const files = {
  settings: 'people',
  role: 'roles',
  folders: 'folders',
  categories: 'categories',
  category_examples: 'category_examples',
  category_verdicts: 'category_verdicts',
  field_examples: 'field_examples',
  review_thresholds: 'review_thresholds',
  retention_rules: 'retention_rules',
  batches: 'batches',
  resumes: 'resumes',
  matches: 'matches',
  applications: 'applications',
  notifications: 'notifications',
  digests: 'digests',
  mails: 'outbox',
  api_keys: 'api_keys',
  webhooks: 'webhooks',
  webhook_deliveries: 'webhook_deliveries',
  accesses: 'accesses',
  log: 'events',
} as const;
export type ExportedTable = (typeof files)[keyof typeof files];

const Rows = z.object({ rows: z.array(z.unknown()), next: z.string().nullable() });

/** The rows of one table as the text of a JSON array, a page at a time. */
export async function* rowsAsJson(ctx: Context, table: ExportedTable): AsyncGenerator<Uint8Array> {
  yield* asJsonArray(pagesOf(ctx, table));
}

async function* pagesOf(ctx: Context, table: ExportedTable): AsyncGenerator<unknown[]> {
  for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const page: z.infer<typeof Rows> = await ctx.database.read('export_rows', { p_table: table, p_after: after }, Rows);
    yield page.rows;
    after = page.next;
  }
}

const encoder = new TextEncoder();

/** Pages of anything as the bytes of one JSON array, an element a line. */
export async function* asJsonArray(pages: AsyncIterable<unknown[]>): AsyncGenerator<Uint8Array> {
  let before = '[\n';
  for await (const page of pages) {
    for (const one of page) {
      yield encoder.encode(before + JSON.stringify(one));
      before = ',\n';
    }
  }
  yield encoder.encode(before === '[\n' ? '[]\n' : '\n]\n');
}
