import { expect, test } from 'vitest';
import { renderBulk } from '../../../lib/notifications/render.ts';
import type { BulkMail } from '../../../lib/ports/mails.ts';
import { aLockedFile, aResult } from './documents.ts';
import { aDigest, aMatch, aMatchesMail, anApplication, aPosting, aTest } from './samples.ts';
import { ada, owed, site } from './site.ts';

const only = async (...payloads: unknown[]): Promise<BulkMail> => {
  const { mails } = await renderBulk(
    site,
    payloads.map((payload) => owed(payload)),
  );
  expect(mails).toHaveLength(1);
  return mails[0] as BulkMail;
};

const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

/** A mail as its reader gets it: every tag replaced once, by what stands for it, as it is. */
function filled(mail: BulkMail, place = 0) {
  const { substitutions = {} } = mail.recipients[place] ?? {};
  const fill = (text: string) =>
    Object.entries(substitutions).reduce((all, [tag, value]) => all.split(tag).join(value), text);
  return { text: fill(mail.text), html: fill(mail.html) };
}

test('everybody gets a mail of their own, with headers of their own, in one shared shell', async () => {
  const other = '5b7a1c3e-0000-4000-8000-00000000b0b0';
  const { mails, unreadable } = await renderBulk(site, [
    owed(aDigest(1, { title: 'Cook' })),
    { ...owed(aDigest(1, { title: 'Pilot' }), other), id: 'second' },
  ]);
  const [mail] = mails;
  expect(unreadable).toEqual([]);
  expect(mail?.recipients.map(({ effect_id }) => effect_id)).toEqual([owed(null).id, 'second']);
  expect((mail?.html ?? '') + mail?.text).not.toMatch(/Cook|Pilot/);
  const [first, second] = [filled(mail as BulkMail, 0), filled(mail as BulkMail, 1)];
  for (const form of ['text', 'html'] as const) {
    expect(first[form]).toContain('Cook');
    expect(first[form]).not.toContain('Pilot');
    expect(second[form]).toContain('Pilot');
    expect(first[form]).toContain(await site.unsubscribe.to(ada, 'digest'));
    expect(second[form]).toContain(await site.unsubscribe.to(other, 'digest'));
  }
  expect(mail?.recipients[1]?.headers['List-Unsubscribe']).toBe(`<${await site.unsubscribe.to(other, 'digest')}>`);
});

test('a bulk mail reads as the same mail alone does', async () => {
  const { renderMail } = await import('../../../lib/notifications/render.ts');
  const alone = await renderMail(site, owed(aDigest(1)));
  const { text, html } = filled(await only(aDigest(1)));
  expect(text).toBe(alone.text);
  const words = (markup: string) =>
    markup
      .replace(/<style>.*<\/style>/s, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
  expect(words(html)).toBe(words(alone.html));
});

test('check 32: tags cannot be known beforehand: no text of a stranger holds one', async () => {
  const [first, second] = [await only(aTest()), await only(aTest())];
  const tagsOf = (mail: BulkMail) => Object.keys(mail.recipients[0]?.substitutions ?? {});
  expect(tagsOf(first)[0]).toMatch(/^-[0-9a-f]{16}-\w+-$/);
  expect(tagsOf(first)).not.toContain(tagsOf(second)[0]);
  for (const tag of tagsOf(first))
    for (const other of tagsOf(first)) expect(other === tag || !other.includes(tag)).toBe(true);

  const text = '-name- %body% {{7*7}} <%unsubscribe%> -headline- $& $1';
  const mail = await only(aDigest(1, { title: text, company: text, filename: text }));
  const arrived = filled(mail);
  expect(arrived.text).toContain(text);
  expect(arrived.html).toContain('-name- %body% {{7*7}} &lt;%unsubscribe%&gt; -headline- $&amp; $1');
});

test('check 32: text of strangers is escaped in what goes into HTML, and not in what goes into text', async () => {
  const mail = await only(aDigest(1, { title: `<b onclick="x">'&` }));
  const { text, html } = filled(mail);
  expect(text).toContain(`<b onclick="x">'&`);
  expect(html).toContain('&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;');
  expect(html).not.toContain('<b onclick');
  const title = '<b onclick="x">';
  const posting = aPosting({ title, company: title });
  const named = aResult([aLockedFile({ filename: title })]);
  for (const payload of [anApplication('interview', posting), aMatchesMail([aMatch({ posting })]), named])
    expect(filled(await only(payload)).html).not.toContain('<b onclick');
});

test.each([
  ['emoji', '👩‍🚀🔥'.repeat(100)],
  ['quotes', '"\''.repeat(200)],
  ['signs of markup', '<&>"'.repeat(200)],
  ['backslashes', '\\'.repeat(500)],
  ['characters of three bytes', '漢字'.repeat(200)],
  ['words', 'long words '.repeat(60)],
])('what one person is told stays under 10,000 bytes when all of it is full of %s', async (_, text) => {
  const endless = aDigest(
    5,
    {
      title: text,
      company: text,
      location: text,
      currency: text,
      skill: text,
      quote: text,
      filename: text,
      detail: text,
    },
    40,
  );
  const posting = aPosting({ title: text, company: text, location: text, currency: text });
  const documents = Array.from({ length: 50 }, () =>
    aLockedFile({ filename: text, error: { code: text, detail: text } }),
  );
  const { mails } = await renderBulk(site, [
    owed(endless),
    owed(aMatchesMail(endless.content.matches.data, 40)),
    owed(anApplication(text, posting)),
    owed(aResult(documents)),
  ]);
  const told = mails.flatMap(({ recipients }) => recipients.map(({ substitutions }) => substitutions));
  expect(told).toHaveLength(4);
  for (const one of told) expect(sizeOf(one)).toBeLessThanOrEqual(10_000);
});

test('what does not fit is cut by whole things, the last of the largest section first, and counted', async () => {
  const mail = await only(aDigest(5, { quote: 'q'.repeat(160), skill: 'a skill with a long name' }, 5));
  const { text } = filled(mail);
  expect(sizeOf(mail.recipients[0]?.substitutions)).toBeGreaterThan(8_500);
  const matches = text.match(/% match\)/g)?.length ?? 0;
  expect(matches).toBeGreaterThanOrEqual(1);
  expect(matches).toBeLessThan(5);
  expect(text).toContain(`and ${5 - matches} more: `);
  expect(text.match(/^letter\.pdf \(letter\)$/gm)?.length).toBeGreaterThan(matches);
});

test('an ordinary digest is cut nowhere', async () => {
  const { text } = filled(await only(aDigest(2, {}, 2)));
  expect(text).not.toMatch(/and \d+ more:|in all:/);
});

test('mails of several templates go out apart, and one that nobody can read stops none of them', async () => {
  const { mails, unreadable } = await renderBulk(site, [
    owed(aDigest()),
    { ...owed({ template: 'digest' }), id: 'broken' },
    owed(aMatchesMail()),
  ]);
  expect(mails.map(({ category, recipients }) => [category, recipients.length])).toEqual([
    ['digest', 1],
    ['job_match', 1],
  ]);
  expect(unreadable).toEqual([{ effect_id: 'broken', reason: expect.stringContaining('content') }]);
  expect(await renderBulk(site, [])).toEqual({ mails: [], unreadable: [] });
});
