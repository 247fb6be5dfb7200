import { describe, expect, test } from 'vitest';
import { PostingsInput } from '../../../lib/postings/save.ts';

const cook = { external_id: 'cook-1', title: 'Cook' };

const issuesOf = (postings: unknown[]): Record<string, string> => {
  const { error } = PostingsInput.safeParse({ postings });
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]));
};
const read = (posting: object) => PostingsInput.parse({ postings: [{ ...cook, ...posting }] }).postings[0];

describe('postings as they come', () => {
  test('need only an external id and a title', () => {
    expect(read({})).toMatchObject({ ...cook, company: null, salary_min: null, skills: [], closes_at: null });
  });

  test('say everything that is wrong with each of them at once', () => {
    const issues = issuesOf([
      { external_id: 'a' },
      cook,
      { ...cook, external_id: 'b', salary_min: 3, salary_max: 2, apply_url: 'javascript:alert(1)', pay: 1 },
      { ...cook, external_id: 'c', title: ' \r\n ', salary_min: -1, closes_at: 'tomorrow', currency: 'Euro' },
    ]);
    expect(Object.keys(issues).sort()).toEqual([
      'postings.0.title',
      'postings.2',
      'postings.2.apply_url',
      'postings.2.salary_min',
      'postings.3.closes_at',
      'postings.3.currency',
      'postings.3.salary_min',
      'postings.3.title',
    ]);
    expect(issues['postings.2']).toContain('pay');
  });

  test.each([
    [{ title: '\u200b' }, 'must have a letter or a number'],
    [{ title: '' }, 'must have a letter or a number'],
    [{ external_id: '\u202eabc' }, 'must not contain control or invisible characters'],
    [{ apply_url: 'http://user:pw@jobs.example/' }, 'must not contain a name or a password'],
    [{ posted_at: '9999-01-01T00:00:00Z' }, 'must lie between 1970 and 2200'],
    [{ posted_at: '2026-01-01T00:00:00+15:00' }, 'must have an offset of at most 14 hours'],
  ])('are refused as %j', (posting, words) => {
    expect(Object.values(issuesOf([{ ...cook, ...posting }]))).toEqual([words]);
  });

  test('come once each: a repeated external id is named', () => {
    expect(issuesOf([cook, { ...cook, external_id: 'other' }, { ...cook, title: 'Chef' }])).toEqual({
      'postings.2.external_id': '"cook-1" is that of postings.0 already',
    });
  });

  test('come a thousand at a time at most, and one at least', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...cook, external_id: `${index}` }));
    expect(issuesOf(many(1000))).toEqual({});
    expect(issuesOf(many(1001))).toEqual({ postings: 'must be at most 1,000; send the others in another call' });
    expect(issuesOf([])).toEqual({ postings: 'must be at least one' });
  });

  test('keep markup as the text that it is, and lose line breaks where one line belongs', () => {
    const posting = read({
      title: 'Cook\r\nBcc: all@example.com',
      company: '<img src=x onerror=alert(1)>',
      description: 'One\r\ntwo\u0000\u0007',
    });
    expect(posting).toMatchObject({
      title: 'Cook Bcc: all@example.com',
      company: '<img src=x onerror=alert(1)>',
      description: 'One\ntwo',
    });
  });

  test.each(['ftp://example.com/cook', 'data:text/html,x', 'https://example.com/\r\nSet-Cookie: a', 'example.com'])(
    'have no way to apply like %j',
    (apply_url) => expect(Object.keys(issuesOf([{ ...cook, apply_url }]))).toEqual(['postings.0.apply_url']),
  );

  test('ask for each skill once', () => {
    expect(read({ skills: ['Baking', 'Baking', ' ', 'Grill\ning'] })?.skills).toEqual(['Baking', 'Grill ing']);
  });
});
