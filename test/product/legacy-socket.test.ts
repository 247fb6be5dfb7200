import { expect, test } from 'vitest';
import { aCorruptPdf } from './papers.ts';
import { openSocket } from './socket.ts';
import { world } from './world.ts';

test('the earlier socket answers pings and tells of a document in its own words, and of nothing else', async () => {
  const ada = await world.user();
  const socket = await openSocket(undefined, '/ws');
  socket.send({ type: 'auth', token: ada.token });
  socket.send({ type: 'ping' });
  await socket.until(({ type }) => type === 'pong');
  const { documents } = await world.upload(ada, aCorruptPdf());
  const [document] = documents;
  const processed = await socket.until(({ type }) => type === 'document_processed');
  expect(processed).toEqual({
    type: 'document_processed',
    data: {
      documentId: document?.id,
      filename: 'broken.pdf',
      status: 'failed',
      error: expect.stringMatching(/\w+ \w+/),
      processedAt: expect.any(String),
    },
  });
  const progress = socket.frames.filter(({ type }) => type === 'job_progress');
  expect(progress.length).toBeGreaterThan(0);
  for (const { data } of progress)
    expect(data).toMatchObject({ jobId: document?.job_id, progress: expect.any(Number) });
  expect(new Set(socket.frames.map(({ type }) => type))).toEqual(
    new Set(['pong', 'job_progress', 'document_processed']),
  );
  socket.close();
});
