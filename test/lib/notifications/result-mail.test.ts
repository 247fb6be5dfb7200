import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../lib/errors.ts';
import { adviceFor } from '../../../lib/notifications/advice.ts';
import { ResultMail } from '../../../lib/notifications/notification.ts';
import { renderMail } from '../../../lib/notifications/render.ts';
import { aLockedFile, anInvoice, appUrl, aResult } from './documents.ts';
import { ada, owed, site } from './site.ts';

const render = (...documents: Parameters<typeof aResult>[0]) => renderMail(site, owed(aResult(documents)));

describe('a mail about one document', async () => {
  test('says what it is, what was found, when, and where to see it', async () => {
    const { subject, text, html } = await render(anInvoice());

    expect(subject).toBe('invoice.pdf is ready: invoice');
    expect(text).toContain('invoice.pdf (Ready; Invoice, 2 pages)');
    expect(text).toContain('Vendor: Nordwind GmbH');
    expect(text).toContain('Total: €1,234.50');
    expect(text).toContain('Due date: 7 December 2026 (please check)');
    expect(text).toContain('23 November 2026, 09:30 UTC');
    for (const form of [text, html]) {
      expect(form).toContain('https://docket.example.com/documents/0b6f1e9a-7a35-4a0e-9d41-2f6c5a1e0001');
      expect(form).toContain('5d2c8b40-1f6e-4c1b-8e0b-9a7d3c1e0001');
      expect(form).toContain('€1,234.50');
      expect(form).not.toContain('DE02');
    }
  });

  test('names what nobody found and everybody would expect, before what is sure', async () => {
    const { fields, ...invoice } = anInvoice();
    const total = { name: 'total', value: null, confidence: 0.1 };
    const number = { name: 'invoice_number', value: 'R-17', confidence: 0.9 };
    const others = fields.filter(({ name }) => name !== 'total');
    const { text } = await render({
      ...invoice,
      fields: [...others, number, { name: 'date', value: null, confidence: 0.1 }, total],
    });

    expect(text).toContain('Total: not found (please check)');
    expect(text).toContain('Date: not found (please check)');
    expect(text).not.toContain('R-17');
  });

  test('that could not be read says why and what to do about it', async () => {
    const { subject, text, html } = await render(aLockedFile());

    expect(subject).toBe('broken.pdf could not be read');
    for (const form of [text, html]) {
      expect(form).toContain('The document is protected by a password.');
      expect(form).toContain('Remove the password and upload the document again.');
    }
  });

  test('that needs a look says so', async () => {
    expect((await render(anInvoice({ status: 'needs_review' }))).subject).toBe('invoice.pdf needs a look: invoice');
  });

  test('without category, fields or time is still a good mail', async () => {
    const bare = anInvoice({ category: null, page_count: null, fields: [], completed_at: null });
    const { subject, text } = await render(bare);

    expect(subject).toBe('invoice.pdf is ready');
    expect(text).toContain('invoice.pdf (Ready)\n  https://');
    expect(text).not.toMatch(/null|undefined|NaN/);
  });

  test('of a kind of the owner’s own shows its first fields, lists shortened', async () => {
    const fields = [
      { name: 'crew', value: ['Ada', 'Bob', 'Cy', 'Di', 'Ed', 'Flo'], confidence: 1 },
      { name: 'insured', value: true, confidence: 1 },
      { name: 'tonnage', value: 12_500, confidence: 1 },
    ];
    const { subject, text } = await render(anInvoice({ category: 'ship_paper', fields }));

    expect(subject).toBe('invoice.pdf is ready: ship paper');
    expect(text).toContain('Crew: Ada, Bob, Cy, Di and 2 more');
    expect(text).toContain('Insured: yes');
    expect(text).toContain('Tonnage: 12,500');
  });
});

describe('a mail about several documents', async () => {
  test('counts them in its subject and begins with those that need somebody', async () => {
    const documents = [anInvoice(), anInvoice({ filename: 'second.pdf' }), aLockedFile()];
    const { subject, text } = await render(...documents);

    expect(subject).toBe('2 documents are done, 1 could not be read');
    expect(text.indexOf('broken.pdf')).toBeLessThan(text.indexOf('invoice.pdf'));
    expect(text).toContain('second.pdf');
  });

  test.each([
    [{ total: 9, completed: 7, failed: 2 }, '7 documents are done, 2 could not be read'],
    [{ total: 2, completed: 1, failed: 1 }, '1 document is done, 1 could not be read'],
    [{ total: 3, completed: 0, failed: 3 }, '3 documents could not be read'],
    [{ total: 4, completed: 2, failed: 1, canceled: 1 }, '2 documents are done, 1 could not be read, 1 was canceled'],
    [{ total: 1200, completed: 1200 }, '1,200 documents are done'],
  ])('with %o has the subject "%s"', async (counts, subject) => {
    const input = aResult([], counts);
    expect((await renderMail(site, owed(input))).subject).toBe(subject);
  });

  test('ends with the number of those it does not spell out, and is not cut by mail programs', async () => {
    const documents = Array.from({ length: 50 }, (_, index) => anInvoice({ filename: `${index}.pdf` }));
    const { text, html } = await renderMail(site, owed(aResult(documents, { total: 180, completed: 180 })));

    expect(text).toContain('and 130 more');
    expect(html).toContain('and 130 more');
    // Gmail shows the first 102 KB of a mail.
    expect(Buffer.byteLength(html)).toBeLessThan(102_000);
  });
});

describe('check 32: text from strangers', async () => {
  const hostileName = '<img src=x onerror=alert(1)>\u202Efdp.exe\u200B\r\nBcc: eve@example.com\u0000.pdf';
  const hostile = '"><script>alert(1)</script>\u2066';

  test('in a file name adds no markup, no header line and no disguise', async () => {
    const { subject, text, html } = await render(anInvoice({ filename: hostileName }));

    expect(subject).toMatch(/^<img src=x onerror=alert\(1\)>fdp\.exe Bcc: eve@example\.com \.pdf is ready: invoice$/);
    for (const form of [subject, text, html]) {
      for (const character of '\u202E\u200B\u0000\r') expect(form).not.toContain(character);
    }
    expect(html).not.toContain('<img');
    expect(text).not.toMatch(/^Bcc:/m);
  });

  test('in fields, categories and errors is escaped', async () => {
    const fields = [{ name: hostile, value: hostile, confidence: 1 }];
    const read = await render(anInvoice({ category: hostile, fields }));
    const failed = await render(aLockedFile({ error: { code: hostile, detail: hostile } }));

    for (const { html } of [read, failed]) {
      expect(html).toContain('&lt;script&gt;');
      expect(html).not.toContain('<script');
    }
  });

  test('cannot make a subject long, and a long name keeps its type', async () => {
    const { subject } = await render(anInvoice({ filename: `${'report '.repeat(60)}final.xlsx` }));
    expect(subject.length).toBeLessThanOrEqual(120);
    expect(subject).toMatch(/^report report .*…t final\.xlsx is ready: invoice$/);
  });

  test('that is only invisible leaves a name that can be read', async () => {
    expect((await render(anInvoice({ filename: '\u200B\u202E\n' }))).subject).toBe(
      'Unnamed document is ready: invoice',
    );
  });
});

test('the HTML loads nothing from elsewhere and knows the dark', async () => {
  const { html } = await render(anInvoice(), aLockedFile());
  expect(html).not.toMatch(/<(img|script|link|iframe)\b|url\(|@import/);
  const leave = await site.unsubscribe.to(ada, 'job_result');
  expect([...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url]) => url)).toEqual([
    `${appUrl}/documents/0b6f1e9a-7a35-4a0e-9d41-2f6c5a1e0002`,
    `${appUrl}/documents/0b6f1e9a-7a35-4a0e-9d41-2f6c5a1e0001`,
    leave,
    `${leave}#leave`,
  ]);
  const [, styles] = /<style>([\s\S]*)<\/style>/.exec(html) ?? [];
  expect(styles).toContain('@media (prefers-color-scheme: dark)');
  expect(styles).not.toContain('&');
});

test('money without a known currency is a plain amount', async () => {
  const fields = (currency: string | null) => [
    { name: 'total', value: 5, confidence: 1 },
    { name: 'currency', value: currency, confidence: 1 },
  ];
  expect((await render(anInvoice({ fields: fields(null) }))).text).toContain('Total: 5.00\n');
  expect((await render(anInvoice({ fields: fields('Taler') }))).text).toContain('Total: 5.00 Taler\n');
  expect((await render(anInvoice({ fields: fields('JPY') }))).text).toContain('Total: ¥5\n');
});

test('every way in which a file can be wrong has its own advice', async () => {
  const general = adviceFor('something_new');
  const files = Object.keys(catalogue).filter((code) =>
    /^(document|image|file|empty|unsupported|checksum|missing)_/.test(code),
  );
  expect(files.length).toBeGreaterThan(7);
  for (const code of files) expect(adviceFor(code), code).not.toBe(general);
  expect(adviceFor('constructor')).toBe(general);
});

test('the payload of an effect becomes a mail to its person, and any other payload is refused', async () => {
  const payload: unknown = JSON.parse(JSON.stringify(aResult([anInvoice()])));
  expect(await renderMail(site, owed(payload))).toMatchObject({
    to: { email: 'ada@example.com', name: 'Ada' },
    category: 'job_result',
    subject: 'invoice.pdf is ready: invoice',
  });
  await expect(renderMail(site, owed({ ...aResult([]), template: 'digest' }))).rejects.toThrow();
  expect(ResultMail.safeParse(aResult(Array.from({ length: 51 }, () => anInvoice()))).success).toBe(false);
});
