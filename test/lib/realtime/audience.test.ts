import { beforeEach, expect, test } from 'vitest';
import type { LoggedEvent } from '../../../lib/ports.ts';
import { Audience, type Listener, type Place } from '../../../lib/realtime/audience.ts';
import type { Frame, UnderWay } from '../../../lib/realtime/realtime.ts';

const at = '2026-03-02T08:00:00Z';
let log: LoggedEvent[];
let readings: string[];
let unreadable: boolean;
let listeners: (Listener & { frames: Frame[] })[];
let audience: Audience;

const logged = (type: string, job: string, data: object = {}): LoggedEvent => {
  const ids = { document_id: `document of ${job}`, job_id: job, batch_id: null };
  const event = { owner: 'ada', cursor: log.length + 1, type, ...ids, data, at };
  log.push(event);
  return event;
};
const ended = (job: string, data: object = {}) =>
  logged('document_processed', job, { status: 'completed', generation: 1, ...data });

/** The jobs that have begun and not ended, as the database would say. */
const underWay = (): UnderWay[] =>
  [...new Set(log.map(({ job_id }) => job_id ?? ''))]
    .filter((job) => !log.some(({ job_id, type }) => job_id === job && type === 'document_processed'))
    .map((job_id) => ({
      job_id,
      document_id: `document of ${job_id}`,
      filename: `${job_id}.pdf`,
      status: 'processing',
      stage: null,
      progress: 0,
    }));

const open = () =>
  new Audience(() => listeners, {
    snapshot: async ({ token }, after) => {
      if (unreadable) throw new Error('away');
      readings.push(`snapshot as ${token}`);
      return { cursor: after ?? log.length, unread: 0, documents: [], under_way: underWay() };
    },
    follow: async ({ token }, after) => {
      if (unreadable) throw new Error('away');
      readings.push(`log as ${token} after ${after}`);
      const events = log.slice(after, after + 3).map((event) => ({ ...event, data: event.data as object & {} }));
      const documents = Object.fromEntries(
        log.map(({ document_id, job_id }) => [
          document_id,
          { filename: `${job_id}.pdf`, generation: 1, error: { code: 'document_corrupt', detail: 'It is broken.' } },
        ]),
      );
      return { events, more: after + 3 < log.length, documents, under_way: underWay() } as never;
    },
  });

function join(token: string, after: number | null = null) {
  let place: Place = { token, key: null, expires_at: 0, after, cursor: null, is_open: false };
  const frames: Frame[] = [];
  const listener = {
    frames,
    place: () => place,
    keep: (next: Place) => {
      place = next;
    },
    send: (frame: Frame) => void frames.push(frame),
  };
  listeners.push(listener);
  return listener;
}

const told = ({ frames }: { frames: Frame[] }) => frames.map(({ type, cursor }) => `${type} ${cursor}`);
const progressOf = (job: string, progress: number) => ({
  job_id: job,
  document_id: `document of ${job}`,
  status: 'processing',
  stage: 'extract_text',
  progress,
  message: 'Reading page 2 of 9',
});

beforeEach(() => {
  [log, readings, listeners, unreadable] = [[], [], [], false];
  audience = open();
});

test('commits that ring in turn are told without a look at the log', async () => {
  const ada = join('a');
  await audience.catchUp();
  await audience.hear([logged('job_queued', 'one')]);
  await audience.hear([logged('job_started', 'one'), logged('stage_finished', 'one', { stage: 'extract_text' })]);
  expect(told(ada)).toEqual(['snapshot 0', 'job_progress 1', 'job_progress 2', 'job_progress 3']);
  expect(ada.frames.at(-1)?.data).toMatchObject({ status: 'processing', stage: 'extract_text', progress: 70 });
  expect(readings).toEqual(['snapshot as a']);
});

test('a ring that was lost, one that comes twice and two in the wrong order change nothing of what is told', async () => {
  const ada = join('a');
  await audience.catchUp();
  const [queued, started] = [logged('job_queued', 'one'), logged('job_started', 'one')];
  await audience.hear([started]);
  await audience.hear([queued]);
  await audience.hear([started]);
  logged('stage_finished', 'one', { stage: 'extract_text' });
  await audience.hear([ended('one')]);
  expect(told(ada)).toEqual([
    'snapshot 0',
    'job_progress 1',
    'job_progress 2',
    'job_progress 3',
    'document_processed 4',
  ]);
});

test('what rings while the log is being read is told once, after it', async () => {
  const ada = join('a');
  const joining = audience.catchUp();
  await Promise.all([
    joining,
    audience.hear([logged('job_queued', 'one')]),
    audience.hear([logged('job_started', 'one')]),
  ]);
  expect(told(ada)).toEqual(['snapshot 0', 'job_progress 1', 'job_progress 2']);
});

test('a run is shown between its commits, and no more once its document is settled', async () => {
  const ada = join('a');
  await audience.catchUp();
  await audience.hear([logged('job_queued', 'one'), logged('job_started', 'one')]);
  await audience.show(progressOf('one', 30));
  expect(ada.frames.at(-1)).toEqual({ type: 'job_progress', cursor: 2, data: progressOf('one', 30) });
  await audience.show(progressOf('one', 12));
  expect(ada.frames.at(-1)?.data).toMatchObject({ progress: 30 });
  await audience.hear([ended('one')]);
  await audience.show(progressOf('one', 40));
  expect(told(ada).at(-1)).toBe('document_processed 3');
});

test('whoever comes back hears what they have missed, and others at the same time only what is new', async () => {
  for (const job of ['one', 'two']) [logged('job_queued', job), logged('job_started', job), ended(job)];
  const [back, fresh] = [join('a', 2), join('b')];
  await audience.catchUp();
  await audience.hear([logged('job_queued', 'three')]);
  expect(told(back)).toEqual([
    'snapshot 2',
    'document_processed 3',
    'job_progress 4',
    'job_progress 5',
    'document_processed 6',
    'job_progress 7',
  ]);
  expect(told(fresh)).toEqual(['snapshot 6', 'job_progress 7']);
  expect(readings.filter((reading) => reading.includes('as b'))).toEqual(['snapshot as b']);
});

test('after its memory was lost everything goes on where the sockets stand', async () => {
  const ada = join('a');
  await audience.catchUp();
  await audience.hear([logged('job_queued', 'one'), logged('job_started', 'one')]);
  audience = open();
  await audience.show(progressOf('one', 30));
  audience = open();
  await audience.hear([ended('one', { status: 'failed', code: 'document_corrupt' })]);
  await audience.show(progressOf('one', 50));
  expect(told(ada)).toEqual([
    'snapshot 0',
    'job_progress 1',
    'job_progress 2',
    'job_progress 2',
    'document_processed 3',
  ]);
  expect(ada.frames.at(-1)?.data).toMatchObject({
    filename: 'one.pdf',
    error: { code: 'document_corrupt', detail: 'It is broken.' },
  });
});

test('what people do with a document is told from the ring, without a look at the log', async () => {
  const ada = join('a');
  await audience.catchUp();
  for (const type of ['document_updated', 'fields_reviewed', 'document_deleted', 'document_restored', 'folder_saved'])
    await audience.hear([logged(type, 'one')]);
  expect(ada.frames.slice(1)).toEqual(
    ['updated', 'reviewed', 'deleted', 'restored'].map((change, index) => ({
      type: 'document_changed',
      cursor: index + 1,
      data: { document_id: 'document of one', change, changed_at: at },
    })),
  );
  expect(readings).toEqual(['snapshot as a']);
});

test('while the log cannot be read nothing is lost: the next look tells it', async () => {
  const ada = join('a');
  unreadable = true;
  await expect(audience.catchUp()).rejects.toThrow('away');
  logged('job_queued', 'one');
  unreadable = false;
  await audience.catchUp();
  await audience.hear([logged('job_started', 'one')]);
  expect(told(ada)).toEqual(['snapshot 1', 'job_progress 2']);
  expect(ada.place()).toMatchObject({ cursor: 2, is_open: true });
});
