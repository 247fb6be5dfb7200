import { expect, test, vi } from 'vitest';
import { createDocket, type DocumentUpdate } from '../../client/docket.ts';
import { answering, json, problem } from './answers.ts';
import { Ends, type FakeSocket } from './sockets.ts';

const report = (status: string, progress = 0, job_id = 'job') => ({
  ...{ document_id: 'document', job_id, filename: 'letter.txt', status, stage: null, progress, error: null },
});
const progressed = (progress: number, job_id = 'job', cursor = progress) => ({
  ...{ type: 'job_progress', cursor },
  data: { job_id, document_id: 'document', status: 'processing', stage: 'extract_text', progress, message: null },
});
const processed = (status = 'completed', cursor = 99) => ({
  ...{ type: 'document_processed', cursor },
  data: { document_id: 'document', filename: 'letter.txt', status, error: null, processed_at: '' },
});

/** Watches over a socket that is open, with the status answered in turn; `tell` speaks on it once the first was told. */
async function watching(answers: Parameters<typeof answering>, tell: (socket: FakeSocket) => void) {
  const { asked, fetch } = answering(...answers);
  const ends = new Ends((socket) => socket.happens('open'));
  const docket = createDocket({ url: 'https://docket.example', getToken: () => 't', fetch, WebSocket: ends.WebSocket });
  const updates: DocumentUpdate[] = [];
  for await (const update of docket.watch('document')) {
    updates.push(update);
    const [socket] = ends.sockets;
    if (updates.length === 1 && socket) tell(socket);
  }
  return { updates, asked, told: updates.map(({ status, progress }) => `${status} ${progress}`) };
}

const snapshot = { type: 'snapshot', cursor: 0, data: { documents: [], unread: 0 } };

test('a document that settled between its status and the first frame is not waited for in vain', async () => {
  const { told } = await watching([json(report('processing', 5)), json(report('completed', 100))], (socket) =>
    socket.says(snapshot),
  );
  expect(told).toEqual(['processing 5', 'completed 100']);
});

test('frames tell each change, what goes back is left out, and the end needs no request', async () => {
  const { told, asked } = await watching([json(report('queued'))], (socket) => {
    for (const progress of [5, 70, 70, 30, 90]) socket.says(progressed(progress));
    socket.says(processed());
    socket.says(processed());
  });
  expect(told).toEqual(['queued 0', 'processing 5', 'processing 70', 'processing 90', 'completed 100']);
  expect(asked).toHaveLength(1);
});

test('the end of an earlier run is not taken for the end of this one', async () => {
  const answers = [json(report('queued', 0, 'new')), json(report('queued', 0, 'new'))];
  const { told } = await watching([...answers] as [Response], (socket) => {
    socket.says(processed('failed', 1));
    socket.says(progressed(70, 'new', 2));
    socket.says(processed('completed', 3));
  });
  expect(told).toEqual(['queued 0', 'processing 70', 'completed 100']);
});

test('a document that is begun anew while it is watched is watched on', async () => {
  const answers = [json(report('processing', 70)), json(report('queued', 0, 'new'))] as const;
  const { told } = await watching([...answers], (socket) => {
    socket.says(progressed(5, 'new', 80));
    setTimeout(() => {
      socket.says(progressed(70, 'new', 81));
      socket.says(processed());
    }, 20);
  });
  expect(told).toEqual(['processing 70', 'queued 0', 'processing 70', 'completed 100']);
});

test('a status that cannot be had now is asked for again, and one that does not exist is said', async () => {
  const { told } = await watching([problem(503, 'unavailable'), json(report('completed', 100))], () => {});
  expect(told).toEqual(['completed 100']);
  await expect(watching([problem(404, 'not_found')], () => {})).rejects.toMatchObject({ code: 'not_found' });
});

test('a document of which nothing is told for half a minute is asked after', async () => {
  vi.useFakeTimers();
  try {
    const over = watching(
      [json(report('processing', 5)), json(report('processing', 5)), json(report('completed', 100))],
      (socket) => socket.says(snapshot),
    );
    await vi.advanceTimersByTimeAsync(31_000);
    expect((await over).told).toEqual(['processing 5', 'completed 100']);
  } finally {
    vi.useRealTimers();
  }
});
