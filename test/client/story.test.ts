import { expect, test } from 'vitest';
import { changes, doneAfter, Story } from '../../client/live/story.ts';
import type { DocumentStatusReport, LoggedEvent } from '../../client/nouns.ts';
import { percent } from '../../lib/jobs/progress.ts';
import { changes as changed } from '../../lib/realtime/realtime.ts';
import { Story as Told } from '../../lib/realtime/story.ts';
import { stageNames } from '../../lib/stages/stage.ts';

const at = '2026-11-22T10:00:00.000Z';
const logged = (cursor: number, type: string, data: Record<string, unknown> = {}): LoggedEvent => ({
  ...{ cursor, type, at, document_id: 'document', job_id: 'job', batch_id: 'batch', actor: 'system', data },
});

test('stages and changes mean for the client what they mean for the service', () => {
  expect(changes).toEqual(changed);
  expect(doneAfter).toEqual(Object.fromEntries(stageNames.map((stage) => [stage, percent(stage, 1)])));
});

test('the log read by polling tells what a socket would have told', async () => {
  const log = [
    logged(1, 'document_uploaded', { filename: 'letter.txt' }),
    logged(2, 'job_queued'),
    logged(3, 'job_started', { attempt: 1 }),
    logged(4, 'stage_finished', { stage: 'extract_text', ms: 12 }),
    logged(5, 'job_continued', { progress: 41 }),
    logged(6, 'job_retrying'),
    logged(7, 'job_started', { attempt: 2 }),
    logged(8, 'stage_finished', { stage: 'classify' }),
    logged(9, 'document_processed', { status: 'failed', code: 'document_corrupt', generation: 1 }),
    logged(10, 'notification', { notification_id: 'n', type: 'job_result' }),
    ...Object.keys(changed).map((type, index) => logged(11 + index, type)),
  ];
  const error = { code: 'document_corrupt', detail: 'It cannot be read.' };
  // As much of a report as is looked at.
  const report = { job_id: 'job', filename: 'letter.txt', error } as DocumentStatusReport;
  const polled = new Story(async () => report);
  const pushed = new Told();
  const documents = { document: { filename: 'letter.txt', generation: 1, error } };
  for (const event of log) expect(await polled.tell(event)).toEqual(pushed.tell(event, documents));
});

test('a failure of which nothing more can be found out is told by its code', async () => {
  const story = new Story(async () => null);
  const frame = await story.tell(logged(1, 'document_processed', { status: 'failed', code: 'document_encrypted' }));
  expect(frame?.data).toMatchObject({
    filename: null,
    error: { code: 'document_encrypted', detail: 'document_encrypted' },
  });
});
