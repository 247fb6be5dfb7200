import { describe, expect, test } from 'vitest';
import { renderMail } from '../../../lib/notifications/render.ts';
import { timeInWords } from '../../../lib/notifications/words.ts';
import { aLockedFile, anInvoice, appUrl, aResult } from './documents.ts';
import { aDigest, aMatch, aMatchesMail, anApplication, aPosting, aTest } from './samples.ts';
import { ada, owed, site } from './site.ts';

const render = (payload: unknown) => renderMail(site, owed(payload));

describe('a mail about matches', () => {
  test('says of each job what it is, how well it fits, why, and where to apply', async () => {
    const { subject, text, html, category, to } = await render(aMatchesMail());

    expect(subject).toBe('Data Engineer at Nordwind: 91% match');
    expect({ category, to }).toMatchObject({ category: 'job_match', to: { email: 'ada@example.com', name: 'Ada' } });
    for (const form of [text, html])
      for (const said of [
        'Data Engineer',
        'Nordwind · Hamburg',
        '€50,000\u00a0–\u00a0€60,000',
        '91%',
        'Experience 96% · Skills 4 of 5',
        'Airflow',
        'Not found',
        'Spark',
        '“Built pipelines in Airflow.”',
        'resume.pdf, page 2',
        'https://jobs.example.com/1',
      ])
        expect(form).toContain(said);
  });

  test('counts those it does not spell out and leads to them', async () => {
    const { subject, text, html } = await render(aMatchesMail([aMatch(), aMatch(), aMatch(), aMatch(), aMatch()], 12));
    expect(subject).toBe('Data Engineer at Nordwind: 91% match, and 11 more jobs');
    expect(text).toContain(`and 7 more: ${appUrl}/matches`);
    expect(html).toContain('and 7 more');
  });

  test('names a few skills and counts the rest', async () => {
    const many = Array.from({ length: 9 }, (_, index) => `Skill ${index}`);
    const { text } = await render(aMatchesMail([aMatch({ matched_skills: many, missing_skills: [], evidence: [] })]));
    expect(text).toContain('You have: Skill 0, Skill 1, Skill 2, Skill 3, Skill 4 + 4 more');
    expect(text).not.toContain('Not found');
    expect(text).not.toContain('“');
  });

  test.each([
    [{ salary_min: 50_000, salary_max: null }, 'From €50,000'],
    [{ salary_min: null, salary_max: 60_000 }, 'Up to €60,000'],
    [{ salary_min: 60_000, salary_max: 60_000 }, '€60,000'],
    [{ salary_min: 22.5, salary_max: 30 }, '€22.50\u00a0–\u00a0€30'],
    [{ currency: 'JPY' }, '¥50,000\u00a0–\u00a0¥60,000'],
    [{ currency: 'Taler' }, '50,000\u00a0–\u00a060,000\u00a0Taler'],
    [{ currency: null }, '50,000\u00a0–\u00a060,000'],
  ])('writes a salary of %o as "%s"', async (changes, words) => {
    const { text } = await render(aMatchesMail([aMatch({ posting: aPosting(changes) })]));
    expect(text).toContain(` · ${words}\n`);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'https://bank.example@evil.example/',
    'ftp://example.com/',
    'jobs.example.com/1',
    `https://example.com/${'x'.repeat(500)}`,
  ])('check 32: has no link to %s', async (apply_url) => {
    const { text, html } = await render(aMatchesMail([aMatch({ posting: aPosting({ apply_url }) })]));
    expect(text).not.toContain('Apply');
    expect(html).not.toContain('Apply');
  });
});

describe('a digest', () => {
  test('has a section for everything that happened, with how much of it there is', async () => {
    const { subject, text, html, category } = await render(aDigest(2, {}, 9));

    expect(category).toBe('digest');
    expect(subject).toBe(
      '9 new matches, 9 applications moved on, 9 documents failed, 9 documents to review, 9 documents ready, 9 new jobs',
    );
    for (const heading of [
      'New matches',
      'Your applications',
      'Could not be read',
      'Waiting for your review',
      'Documents done',
      'New jobs',
    ]) {
      expect(html).toContain(heading);
      expect(text).toContain(heading.toUpperCase());
    }
    expect(text.match(/and 7 more: https/g)).toHaveLength(6);
    expect(text).toContain('Monday 23 November');
    expect(text).toContain('What to do: Remove the password and upload the document again.');
    expect(text).toContain('Data Engineer (Interview)');
    expect(text).toContain(`letter.pdf (letter)\n  ${appUrl}/documents/`);
  });

  test('says nothing of what did not happen', async () => {
    const digest = aDigest(0);
    digest.content.failed = aDigest(1).content.failed;
    const { subject, text, html } = await render(digest);
    expect(subject).toBe('1 document failed');
    for (const heading of ['New matches', 'Your applications', 'Waiting', 'Documents done', 'New jobs'])
      expect(text.toLowerCase() + html.toLowerCase()).not.toContain(heading.toLowerCase());
  });
});

test.each([
  ['interview', 'Data Engineer at Nordwind: Interview', 'You are invited to an interview.'],
  ['hired', 'Data Engineer at Nordwind: Hired', 'You got the job. Congratulations!'],
  ['constructor', 'Data Engineer at Nordwind: constructor', 'There is news about your application.'],
])('a mail about an application that is now "%s" says so', async (status, subject, sentence) => {
  const mail = await render(anApplication(status));
  expect(mail).toMatchObject({ category: 'application_update', subject });
  expect(mail.text).toContain(sentence);
  expect(mail.text).toContain('Before: In review');
});

test('a test mail says when it was asked for, and can be neither left nor unsubscribed from', async () => {
  const mail = await render(aTest());
  expect(mail).toMatchObject({ category: 'test', subject: 'A test mail from Docket', headers: {} });
  expect(mail.text).toContain('Asked for on 23 November 2026, 09:30 UTC.');
  expect(mail.text + mail.html).not.toMatch(/unsubscribe/i);
});

test.each([
  ['job_result', aResult([anInvoice()])],
  ['job_match', aMatchesMail()],
  ['digest', aDigest()],
  ['application_update', anApplication()],
] as const)(
  'a mail of %s says why it came and how to stop it, to people and to mail programs',
  async (list, payload) => {
    const { text, html, headers } = await render(payload);
    const leave = await site.unsubscribe.to(ada, list);
    expect(headers).toEqual({
      'List-Unsubscribe': `<${leave}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(text).toContain(`Choose what you hear, or unsubscribe: ${leave}\n`);
    expect(html).toContain(`href="${leave}"`);
    expect(html).toContain('You get this mail because');
    expect(await site.unsubscribe.open(leave.split('/').at(-1) ?? '')).toEqual({ owner: ada, list });
  },
);

const hostile = '<img src=x onerror=alert(1)>\u202Efdp\u200B\r\nBcc: eve@example.com {{7*7}} -name- "\'&\u0000';
const hostileTexts = {
  title: hostile,
  company: hostile,
  location: hostile,
  currency: hostile,
  skill: hostile,
  quote: hostile,
  filename: hostile,
  detail: hostile,
  url: hostile,
};

test.each([
  ['matches', aMatchesMail([aDigest(1, hostileTexts).content.matches.data[0] ?? aMatch()])],
  ['digest', aDigest(2, hostileTexts)],
  ['application', anApplication(hostile, aPosting({ title: hostile, company: hostile, location: hostile }))],
  ['results', aResult([anInvoice({ filename: hostile, category: hostile })])],
])('check 32: strangers cannot add markup, headers or disguises to a mail of %s', async (_, payload) => {
  const { subject, text, html } = await render(payload);
  expect(html).not.toMatch(/<(img|script|iframe|link|object)\b/i);
  expect(html.match(/ on\w+="/g)).toBeNull();
  expect(html).toContain('&lt;img');
  for (const form of [subject, text, html]) {
    for (const character of '\u202E\u200B\u0000\r') expect(form).not.toContain(character);
    expect(form).not.toMatch(/^\s*Bcc:/m);
  }
  expect(subject).not.toContain('\n');
});

test('check 32: the HTML of every mail loads nothing, and leads only to us and to where jobs are applied for', async () => {
  for (const payload of [aMatchesMail(), aDigest(2), anApplication(), aTest(), aResult([anInvoice()])]) {
    const { html } = await render(payload);
    expect(html).not.toMatch(/<(img|script|link|iframe)\b|url\(|@import/);
    const links = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url = '']) => url);
    expect(links.filter((url) => !url.startsWith(appUrl) && url !== 'https://jobs.example.com/1')).toEqual([]);
    expect(html).toContain('@media (prefers-color-scheme: dark)');
  }
});

test('everything in a mail has a look, in the head and inline, and no look is there for nothing', async () => {
  const used = new Set<string>();
  let styles = '';
  const results = aResult([anInvoice(), aLockedFile(), anInvoice({ status: 'canceled' })], { total: 9 });
  const statuses = ['submitted', 'interview', 'hired', 'rejected'];
  for (const payload of [
    aDigest(2, {}, 9),
    ...statuses.map((status) => anApplication(status)),
    results,
    aResult([anInvoice()]),
  ]) {
    const { html } = await render(payload);
    for (const [, names = ''] of html.matchAll(/ class="([^"]*)"/g))
      for (const name of names.split(' ')) used.add(name);
    expect(html).not.toMatch(/ class="[^"]*"(?! style="[^"]+")/);
    styles = html.slice(html.indexOf('<style>'), html.indexOf('</style>'));
  }
  const looks = new Set([...styles.matchAll(/^\.(\w+)\{/gm)].map(([, name]) => name));
  expect([...used].filter((name) => !looks.has(name))).toEqual([]);
  expect([...looks].filter((name) => !used.has(name ?? ''))).toEqual([]);
});

test('a payload of a template that we do not have is refused', async () => {
  await expect(render({ ...aTest(), template: 'sale' })).rejects.toThrow();
  await expect(render({ ...aDigest(), content: {} })).rejects.toThrow();
});

test('times are those of the reader’s own clock', () => {
  expect(timeInWords('2026-11-22T08:11:00Z', 'America/New_York')).toBe('22 November 2026, 03:11 GMT-5');
  expect(timeInWords('2026-11-22T16:11:00Z', 'Asia/Tokyo')).toBe('23 November 2026, 01:11 GMT+9');
  expect(timeInWords('2026-11-22T08:11:00Z', 'UTC')).toBe('22 November 2026, 08:11 UTC');
});
