import { expect, test } from 'vitest';
import type { Notification, NotificationList } from '../../client/nouns.ts';
import { withRead } from '../../web/src/reading.ts';
import { aboutOf, isNotificationType, mailWord, placeOf } from '../../web/src/words/notifications.ts';

const notification = (part: Partial<Notification>): Notification => ({
  id: 'n1',
  type: 'job_result',
  title: 'It is read',
  data: {},
  documents: [],
  mail: null,
  read: false,
  created_at: '2026-11-22T10:00:00Z',
  ...part,
});

const document = (id: string) => ({ id, filename: `${id}.pdf`, status: 'completed' });

test('a notification leads to what it is about', () => {
  const place = (part: Partial<Notification>) => placeOf(notification(part));
  expect(place({ documents: [document('a')] })).toBe('/documents/a');
  expect(place({ documents: [document('a'), document('b')] })).toBe('/');
  expect(place({ documents: [] })).toBe('/');
  expect(place({ type: 'job_match' })).toBe('/matches?order=newest');
  expect(place({ type: 'application_update' })).toBe('/applications');
  expect(place({ type: 'digest' })).toBeNull();
});

test('several documents are named, one alone is in the title', () => {
  expect(aboutOf(notification({ documents: [document('a')] }))).toEqual([]);
  expect(aboutOf(notification({ documents: [document('a'), document('b')] })).map(({ href }) => href)).toEqual([
    '/documents/a',
    '/documents/b',
  ]);
});

test('jobs that fit are named with their scores, also when one of them is not understood', () => {
  const matches = [{ title: 'Data Engineer', company: 'Quillmoor', score: 0.914 }, { title: 'Cook' }, null];
  const twice = { matches: [...matches, matches[0]] };
  expect(aboutOf(notification({ type: 'job_match', data: { count: 4, ...twice } }))).toEqual([
    { words: 'Data Engineer, Quillmoor (91 %)', href: null },
  ]);
  expect(aboutOf(notification({ type: 'job_match' }))).toEqual([]);
});

test('a digest tells its parts, each with the page that shows it', () => {
  const data = { matches: 1, postings: 12, applications: 0, completed: 2, failed: 1, waiting_for_review: 0 };
  expect(aboutOf(notification({ type: 'digest', data }))).toEqual([
    { words: '1 match', href: '/matches?order=newest' },
    { words: '1 document that could not be read', href: '/?status=failed' },
    { words: '2 documents read', href: '/?status=completed' },
    { words: '12 new jobs', href: '/postings' },
  ]);
});

test('what became of the mail is said where there was one', () => {
  expect([mailWord(null), mailWord('opened'), mailWord('bounced')]).toEqual([
    null,
    ['Mail opened', 'good'],
    ['Mail came back', 'bad'],
  ]);
  expect([isNotificationType('digest'), isNotificationType('toString'), isNotificationType(null)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('what is read at once counts no longer as new', () => {
  const data = [notification({ id: 'a' }), notification({ id: 'b' }), notification({ id: 'c', read: true })];
  const list: NotificationList = { total: 9, unread: 5, next_cursor: null, data };
  const one = withRead(list, (id) => id === 'b' || id === 'c');
  expect([one.unread, one.data.map(({ read }) => read)]).toEqual([4, [false, true, true]]);
  expect(withRead(one, () => true).unread).toBe(3);
});
