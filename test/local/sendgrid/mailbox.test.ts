import { expect, test } from 'vitest';
import { aMail, startSendGrid } from './world.ts';

const hostile = '<script>alert(1)</script>';

const aHostileMail = aMail({
  personalizations: [{ to: [{ email: 'ada@example.com', name: `Ada ${hostile}` }] }],
  subject: `Re: ${hostile}`,
  headers: { 'X-Note': hostile },
  categories: [hostile],
  content: [
    { type: 'text/plain', value: hostile },
    {
      type: 'text/html',
      value: `<!doctype html><html><head></head><body>${hostile}<a href="https://example.com">x</a></body></html>`,
    },
  ],
});

test('the mailbox lists mails newest first and finds them by recipient', async () => {
  const { post, get, clock } = startSendGrid();
  await post(aMail({ subject: 'The first' }));
  clock.now += 1000;
  await post(aMail({ subject: 'The second', personalizations: [{ to: [{ email: 'bob@example.com', name: 'Bob' }] }] }));

  const all = await (await get('/')).text();
  expect(all.indexOf('The second')).toBeGreaterThan(-1);
  expect(all.indexOf('The first')).toBeGreaterThan(all.indexOf('The second'));
  const bobs = await (await get('/?to=BOB@')).text();
  expect(bobs).toContain('The second');
  expect(bobs).not.toContain('The first');
  expect(await (await get('/?to=nobody')).text()).toContain('No mail to “nobody”');
});

test('a mail of another sender arrives beside the others and is nobody’s operation', async () => {
  const { sendgrid, get, counts } = startSendGrid();
  const from = { email: 'noreply@accounts.example', name: 'Accounts' };
  sendgrid.receive({
    from,
    to: 'ada@example.com',
    subject: 'Your link',
    text: 'https://a.example',
    html: '<a href="https://a.example">in</a>',
  });
  expect(sendgrid.mails('ada@example.com')).toMatchObject([{ from: from.email, subject: 'Your link', category: null }]);
  expect(await (await get(`/mails/${sendgrid.mails()[0]?.id}`)).text()).toContain(
    'Accounts &lt;noreply@accounts.example&gt;',
  );
  expect(counts).toEqual({});
});

test('more than a hundred mails come in pages', async () => {
  const { post, get } = startSendGrid();
  const personalizations = Array.from({ length: 101 }, (_, index) => ({ to: [{ email: `u${index}@example.com` }] }));
  await post(aMail({ personalizations }));

  const first = await (await get('/')).text();
  expect(first).toContain('u100@example.com');
  expect(first).not.toContain('u0@example.com');
  expect(first).toContain('href="/?skip=100"');
  expect(await (await get('/?skip=100')).text()).toContain('u0@example.com');
});

test('every page escapes what a mail says, and runs no script', async () => {
  const { post, get, sendgrid } = startSendGrid();
  await post(aHostileMail);
  const id = sendgrid.mails()[0]?.id;

  for (const path of ['/', `/?to=${encodeURIComponent('"><script>')}`, `/mails/${id}`, '/mails/none']) {
    const response = await get(path);
    expect(await response.text()).not.toContain('<script');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
});

test('a mail shows its headers, its text and, framed without rights, its HTML', async () => {
  const { post, get, sendgrid } = startSendGrid();
  await post(aHostileMail);
  const id = sendgrid.mails()[0]?.id;
  const page = await (await get(`/mails/${id}`)).text();

  expect(page).toContain('X-Note');
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;</pre>');
  expect(page).toMatch(/<iframe[^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);

  const preview = await get(`/mails/${id}/html`);
  const policy = preview.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/);
  expect(policy).not.toContain('script-src');
  expect(await preview.text()).toMatch(/^<!doctype html><html><head><base target="_blank">/);
});

test('the mailbox counts as no request of the vendor', async () => {
  const { get, counts } = startSendGrid();
  expect((await get('/')).status).toBe(200);
  expect((await get('/mails/none')).status).toBe(404);
  expect(counts).toEqual({});
});
