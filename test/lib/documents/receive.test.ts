import { expect, test } from 'vitest';
import type { ZodType } from 'zod';
import type { Context } from '../../../lib/context.ts';
import { receiveDocuments } from '../../../lib/documents/receive.ts';

/** A database that accepts each file but copies, which it refuses; by their places among what it is given. */
const accepting = {
  commit: async (
    _: string,
    { p_batch, p_documents }: { p_batch: { id: string }; p_documents: object[] },
    schema: ZodType,
  ) => {
    const files = p_documents as { id: string; filename: string }[];
    const isCopy = ({ filename }: { filename: string }) => filename.startsWith('copy');
    const placed = files.map((file, index) => ({
      ...file,
      index,
      status: 'queued',
      code: 'duplicate_document',
      detail: 'No.',
    }));
    const answer = schema.parse({
      outcome: 'accepted',
      batch: { id: p_batch.id, total: files.length, created_at: '' },
      documents: placed.filter((one) => !isCopy(one)),
      errors: placed.filter(isCopy),
    });
    return { ...(answer as object), effects: [], events: [] };
  },
};

let ids = 0;
// As much of a context as receiving files takes.
const ctx = {
  actor: { kind: 'user', id: 'ann' },
  database: accepting,
  files: { put: async () => {} },
  live: { ring: async () => {} },
  log: { info: () => {} },
  newId: () => `id ${++ids}`,
} as unknown as Context;

const receive = (files: Record<string, string>) =>
  receiveDocuments(ctx, {
    files: Object.entries(files).map(([filename, text]) => ({ filename, bytes: new TextEncoder().encode(text) })),
    options: { queue: 'default', stages: ['extract_text'], duplicates: 'reject', notify: true },
    idempotencyKey: null,
  });

test.each([
  ['first', { '../up  1.txt': '', 'a.txt': 'a', 'copy.txt': 'c', 'b.txt': 'b' }, [1, 3], [0, 2]],
  ['in the middle', { 'a.txt': 'a', '../up  1.txt': '', 'b.txt': 'b', 'copy.txt': 'c' }, [0, 2], [1, 3]],
  ['last', { 'copy.txt': 'c', 'a.txt': 'a', 'b.txt': 'b', '../up  1.txt': '' }, [1, 2], [0, 3]],
])('each outcome names the place of its file in the call when one is refused %s', async (_, files, taken, refused) => {
  const { documents, errors } = await receive(files);
  expect(documents.map(({ index }) => index)).toEqual(taken);
  expect(errors.map(({ index }) => index)).toEqual(refused);
});

test('a call of which nothing can be taken names the place of each file too', async () => {
  await expect(receive({ 'copy.txt': 'c', 'a.txt': '' })).rejects.toMatchObject({
    extras: {
      errors: [
        { index: 0, code: 'duplicate_document' },
        { index: 1, code: 'empty_file' },
      ],
    },
  });
});
