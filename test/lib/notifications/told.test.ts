import { expect, test } from 'vitest';
import { Stored, told } from '../../../lib/notifications/told.ts';

const stored = (type: string, data: Record<string, unknown>) =>
  Stored.parse({ id: '1', type, data, mail: null, documents: [], read_at: null, created_at: '2026-11-23T09:30:00Z' });

const job = { posting_id: 'p', title: 'Data Engineer', company: 'Nordwind' };
const nothing = { postings: 0, matches: 0, applications: 0, completed: 0, failed: 0, waiting_for_review: 0 };

test.each([
  ['job_match', { count: 1, matches: [{ id: 'm', score: 0.912, ...job }] }, 'Data Engineer at Nordwind: 91% match'],
  [
    'job_match',
    { count: 3, matches: [{ id: 'm', score: 0.9, ...job, company: null }] },
    'Data Engineer: 90% match, and 2 more jobs',
  ],
  ['job_match', { count: 2, matches: [] }, '2 new jobs match your resume'],
  ['application_update', { application_id: 'a', status: 'offered', ...job }, 'Data Engineer at Nordwind: Offer'],
  ['digest', { local_date: '2026-11-23', ...nothing, matches: 1, failed: 2 }, '1 new match, 2 documents failed'],
  ['digest', { local_date: '2026-11-23', ...nothing, completed: 1200 }, '1,200 documents ready'],
  [
    'webhook_disabled',
    { webhook_id: 'w', host: 'example.com', reason: 'gone' },
    'example.com is not called any more: it answered that it is gone',
  ],
  [
    'webhook_disabled',
    { webhook_id: 'w', host: 'example.com', reason: 'failing' },
    'example.com is not called any more: it has not answered for three days',
  ],
  ['retention', { count: 1 }, 'One document is past the time you keep them, and can be brought back for 30 days'],
  [
    'retention',
    { count: 1200 },
    '1,200 documents are past the time you keep them, and can be brought back for 30 days',
  ],
  ['digest', { something: 'else' }, 'There is news for you'],
])('a notification of %s with %o is called "%s"', (type, data, title) => {
  expect(told(stored(type, data)).title).toBe(title);
});

test('text of strangers stays one clean line in a title', () => {
  const title = 'Data\r\nEngineer\u202E\u200B';
  expect(told(stored('application_update', { ...job, title, status: 'hired' })).title).toBe(
    'Data Engineer at Nordwind: Hired',
  );
});
