import { expect, test } from 'vitest';
import type { DigestPreview } from '../../client/nouns.ts';
import { digestSections } from '../../web/src/words/digest.ts';
import { changesOf, digestTime, quietTrouble, type Settings } from '../../web/src/words/settings.ts';

const settings: Settings = {
  email_enabled: true,
  digest_frequency: 'weekly',
  digest_hour: 8,
  digest_weekday: 1,
  time_zone: 'Europe/London',
  quiet_hours: { from: '22:00', to: '07:00' },
  notify_job_results: true,
  notify_new_matches: true,
  notify_application_updates: true,
  min_match_score: 0.85,
};

test('only what was changed is saved', () => {
  expect(changesOf(settings, { ...settings, quiet_hours: { from: '22:00', to: '07:00' } })).toEqual({});
  expect(changesOf(settings, { ...settings, digest_hour: 9, quiet_hours: null })).toEqual({
    digest_hour: 9,
    quiet_hours: null,
  });
});

test('quiet hours have two different ends', () => {
  expect(quietTrouble(null)).toBeNull();
  expect(quietTrouble({ from: '22:00', to: '07:00' })).toBeNull();
  expect(quietTrouble({ from: '22:00', to: '22:00' })).toContain('another time');
  expect(quietTrouble({ from: '', to: '22:00' })).toContain('from when to when');
});

test('the time of the digest is told as it is where one lives', () => {
  const text = digestTime({ next_at: '2026-11-23T08:00:00Z', time_zone: 'America/New_York' });
  expect(text).toMatch(/3|03/);
  expect(text).toContain('(America/New York)');
});

const nothing = { count: 0, data: [] };
const content: DigestPreview['content'] = {
  local_date: '2026-11-23',
  frequency: 'weekly',
  matches: nothing,
  postings: nothing,
  applications: nothing,
  completed: nothing,
  failed: nothing,
  waiting_for_review: nothing,
};

test('a digest without news has no sections', () => {
  expect(digestSections(content)).toEqual([]);
});

test('a digest names what it tells of, what is most pressing first', () => {
  const job = { id: 'p', title: 'Cook', company: null, location: 'Bath', apply_url: null };
  const posting = { ...job, salary_min: null, salary_max: null, currency: null };
  const sections = digestSections({
    ...content,
    postings: { count: 7, data: [posting] },
    applications: { count: 1, data: [{ id: 'a', status: 'interview', posting }] },
    failed: {
      count: 1,
      data: [{ id: 'd', filename: 'broken.pdf', code: 'document_corrupt', detail: 'It is damaged.' }],
    },
  });
  expect(sections.map(({ heading, count, items: [first] }) => [heading, count, first?.about, first?.href])).toEqual([
    ['Your applications', 1, 'Interview', '/applications'],
    ['Could not be read', 1, 'It is damaged.', '/documents/d'],
    ['New jobs', 7, 'Bath', '/postings?q=Cook'],
  ]);
});
