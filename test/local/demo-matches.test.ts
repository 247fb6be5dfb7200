import { describe, expect, test } from 'vitest';
import { matchDifferences } from '../../local/demo/match.ts';
import { morningDifferences, nextMondayAtNine } from '../../local/demo/mornings.ts';
import { matchLines } from '../../local/demo/report.ts';

const aMail = { id: 'm', category: 'job_match', subject: 'a mail', text: 'Hello' };

describe('a match', () => {
  const aMatch = (external_id: string, score: number) => ({
    document_id: 'one',
    posting: { external_id, title: 'A job', company: 'A firm' },
    score,
    matched_skills: ['SQL', 'dbt'],
    missing_skills: ['Kafka'],
  });

  test('is shown with its score and its reasons', () => {
    const lines = matchLines({ matches: [aMatch('demo-data-engineer', 0.914)], mail: aMail });
    expect(lines).toEqual(['  91 %  A job, A firm  has SQL, dbt; lacks Kafka', '  ✉ a mail']);
  });

  test('is as it should be when the data engineer comes first, the chef not at all, and the mail came', () => {
    expect(matchDifferences({ matches: [aMatch('demo-data-engineer', 0.9)], mail: aMail })).toEqual([]);
    expect(matchDifferences({ matches: [aMatch('demo-pastry-chef', 0.9)], mail: null })).toHaveLength(3);
    expect(matchDifferences({ matches: [], mail: aMail })).toHaveLength(1);
  });
});

describe('a Monday morning', () => {
  const nine = (from: string, zone: string) => nextMondayAtNine(new Date(from), zone).toISOString();

  test('is found in Tokyo and then, the same day, in New York', () => {
    expect(nine('2026-11-25T12:00:00Z', 'Asia/Tokyo')).toBe('2026-11-30T00:00:00.000Z');
    expect(nine('2026-11-30T00:00:00Z', 'America/New_York')).toBe('2026-11-30T14:00:00.000Z');
  });

  test('is the next one when it is nine on a Monday already, and knows summer time', () => {
    expect(nine('2026-03-02T14:00:00Z', 'America/New_York')).toBe('2026-03-09T13:00:00.000Z');
  });

  test('without a digest is a difference', () => {
    expect(morningDifferences({ city: 'Tokyo', at: '2026-11-30T00:00:00.000Z', mail: null })).toHaveLength(1);
  });
});
