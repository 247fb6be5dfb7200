import { expect, test } from 'vitest';
import { responseErrors } from './schema.ts';
import { aMail, startSendGrid } from './world.ts';

const to = (email: string, changes: object = {}) => ({ to: [{ email }], ...changes });
const many = (count: number) => Array.from({ length: count }, (_, index) => ({ email: `u${index}@example.com` }));
const plain = { type: 'text/plain', value: 'Hello' };
const html = { type: 'text/html', value: '<p>Hello</p>' };
const soon = Date.parse('2026-11-23T09:30:00Z') / 1000;

const faults: [string, Record<string, unknown>, string | null, RegExp][] = [
  ['no personalizations', { personalizations: undefined }, 'personalizations', /field is required/],
  ['an empty list of personalizations', { personalizations: [] }, 'personalizations', /at least one/],
  [
    '1,001 personalizations',
    { personalizations: many(1001).map(({ email }) => to(email)) },
    'personalizations',
    /1001/,
  ],
  [
    '1,001 recipients',
    { personalizations: [{ to: many(600), cc: many(1001).slice(600) }] },
    'personalizations',
    /1000 total/,
  ],
  ['no recipient', { personalizations: [{}] }, 'personalizations.0.to', /The to array is required/],
  [
    'an empty list of recipients',
    { personalizations: [to('a@b.co'), { to: [] }] },
    'personalizations.1.to',
    /to array/,
  ],
  [
    'a recipient without address',
    { personalizations: [{ to: [{ name: 'A' }] }] },
    'personalizations.0.to.0.email',
    /email parameter/,
  ],
  ['a broken address', { personalizations: [to('a@b@c')] }, 'personalizations.0.to.0.email', /valid address/],
  [
    'a broken copy address',
    { personalizations: [to('a@b.co', { cc: [{ email: 'x' }] })] },
    'personalizations.0.cc.0.email',
    /valid/,
  ],
  [
    'a recipient that is a string',
    { personalizations: [{ to: ['a@b.co'] }] },
    'personalizations.0.to.0',
    /Expected: object, given: string/,
  ],
  [
    'a repeated address',
    { personalizations: [to('a@b.co', { bcc: [{ email: 'A@b.co' }] })] },
    'personalizations.0',
    /\[A@b\.co\].*0\.bcc/,
  ],
  [
    'an empty subject for one',
    { personalizations: [to('a@b.co', { subject: '' })] },
    'personalizations.0.subject',
    /one character/,
  ],
  ['a subject with a line break', { subject: 'a\r\nBcc: x@y.z' }, 'subject', /line breaks/],
  ['a reserved header', { headers: { 'Reply-To': 'x@y.z' } }, 'headers.Reply-To', /reserved/],
  [
    'a header with a line break',
    { personalizations: [to('a@b.co', { headers: { 'X-A': 'b\nc' } })] },
    'personalizations.0.headers.X-A',
    /line/,
  ],
  [
    'substitutions over 10,000 bytes',
    { personalizations: [to('a@b.co', { substitutions: { a: 'é'.repeat(5001) } })] },
    'personalizations.0.substitutions',
    /10000/,
  ],
  ['arguments over 10,000 bytes', { custom_args: { a: 'x'.repeat(10_001) } }, 'custom_args', /10000/],
  ['an argument that is a number', { custom_args: { a: 1 } }, 'custom_args.a', /Expected: string, given: integer/],
  ['arguments that are text', { custom_args: 'a' }, 'custom_args', /Expected: object, given: string/],
  ['a time more than 72 hours ahead', { send_at: soon + 72 * 3600 + 1 }, 'send_at', /72 hours/],
  [
    'such a time for one',
    { personalizations: [to('a@b.co', { send_at: soon + 300_000 })] },
    'personalizations.0.send_at',
    /72 hours/,
  ],
  ['no sender', { from: undefined }, 'from.email', /from object must be provided/],
  ['a broken sender', { from: { email: 'docket' } }, 'from.email', /from email does not contain/],
  [
    'reply_to beside reply_to_list',
    { reply_to: { email: 'a@b.co' }, reply_to_list: [{ email: 'c@b.co' }] },
    'reply_to',
    /Only one/,
  ],
  ['no subject', { subject: undefined }, 'subject', /subject is required/],
  ['no content', { content: undefined }, 'content', /content parameter is required/],
  ['an empty content block', { content: [{ type: 'text/plain', value: '' }] }, 'content.0.value', /one character/],
  ['text after HTML', { content: [html, plain] }, 'content', /must be first/],
  ['text twice', { content: [plain, plain] }, 'content', /once/],
  [
    'a content type with parameters',
    { content: [{ type: 'text/plain; charset=x', value: 'a' }] },
    'content.0.type',
    /;/,
  ],
  [
    'an attachment that is not base64',
    { attachments: [{ content: 'a b', filename: 'a' }] },
    'attachments.0.content',
    /base64/,
  ],
  ['an attachment without a name', { attachments: [{ content: 'YQ==' }] }, 'attachments.0.filename', /required/],
  ['eleven categories', { categories: many(11).map(({ email }) => email) }, 'categories', /10 categories/],
  ['a category twice', { categories: ['a', 'a'] }, 'categories', /duplicates/],
  ['a category of 256 characters', { categories: ['x'.repeat(256)] }, 'categories.0', /255/],
  ['a group without its id', { asm: {} }, 'asm.group_id', /required/],
  ['26 groups', { asm: { group_id: 1, groups_to_display: Array(26).fill(1) } }, 'asm.groups_to_display', /25/],
  ['a pool name of one character', { ip_pool_name: 'a' }, 'ip_pool_name', /2 characters/],
  [
    'sandbox mode that is not a boolean',
    { mail_settings: { sandbox_mode: { enable: 'true' } } },
    'mail_settings.sandbox_mode.enable',
    /boolean, given: string/,
  ],
  ['a property that does not exist', { html: '<p>' }, null, /html is not allowed/],
];

test.each(faults)('a mail with %s is refused with the exact field', async (_, changes, field, message) => {
  const { post, sendgrid, counts } = startSendGrid();
  const response = await post(aMail(changes));
  const body = (await response.json()) as { errors: object[] };

  expect(response.status).toBe(400);
  expect(body.errors).toEqual([
    { field, message: expect.stringMatching(message), help: field === null ? null : expect.stringContaining('http') },
  ]);
  expect(responseErrors(400, body)).toEqual([]);
  expect(sendgrid.mails()).toEqual([]);
  expect(counts).toEqual({ 'sendgrid.requests': 1 });
});

test('every fault of a mail is named at once, and nobody gets it', async () => {
  const { post, sendgrid } = startSendGrid();
  const personalizations = [to('ada@example.com'), to('nobody'), to('none@')];
  const body = await (await post(aMail({ personalizations, from: { email: '' } }))).json();

  expect(body).toMatchObject({
    errors: [
      { field: 'personalizations.1.to.0.email' },
      { field: 'personalizations.2.to.0.email' },
      { field: 'from.email' },
    ],
  });
  expect(sendgrid.mails()).toEqual([]);
});

test.each(['ada+docket@example.com', "o'hara@sub.example.co.uk", 'jürgen@münchen.example', 'root@localhost'])(
  'the address %s is valid',
  async (email) => {
    const { post, sendgrid } = startSendGrid();
    expect((await post(aMail({ personalizations: [to(email)] }))).status).toBe(202);
    expect(sendgrid.mails(email)).toHaveLength(1);
  },
);

test('a thousand recipients and substitutions just under the limit are accepted', async () => {
  const { post, counts } = startSendGrid();
  const personalizations = many(1000).map(({ email }) => to(email, { substitutions: { a: 'x'.repeat(9_000) } }));
  expect((await post(aMail({ personalizations }))).status).toBe(202);
  expect(counts['sendgrid.mails']).toBe(1000);
});
