import { describe, expect, test } from 'vitest';
import { requestErrors } from './schema.ts';
import { aMail, serve, startSendGrid, vendorClient } from './world.ts';

describe('the unmodified vendor client', () => {
  test('sends a mail, which arrives with its text, HTML, category and arguments', async () => {
    const { sendgrid, fetch, requests, counts } = startSendGrid();
    const mail = vendorClient(await serve(fetch));
    const [response] = await mail.send({
      to: { email: 'ada@example.com', name: 'Ada' },
      from: { email: 'docket@example.com', name: 'Docket' },
      subject: 'Your invoice',
      text: 'It is ready.',
      html: '<p>It is ready.</p>',
      category: 'job_result',
      customArgs: { app_effect_id: 'effect-1' },
    });

    expect(response.statusCode).toBe(202);
    expect(response.headers['x-message-id']).toMatch(/^[\w-]{22}$/);
    expect(sendgrid.mails()).toEqual([
      {
        id: `${response.headers['x-message-id']}.0`,
        to: 'ada@example.com',
        from: 'docket@example.com',
        subject: 'Your invoice',
        text: 'It is ready.',
        html: '<p>It is ready.</p>',
        headers: {},
        category: 'job_result',
        custom_args: { app_effect_id: 'effect-1' },
        sent_at: '2026-11-23T09:30:00.000Z',
      },
    ]);
    expect(requests.map(({ body }) => requestErrors(body))).toEqual([[]]);
    expect(counts).toEqual({ 'sendgrid.requests': 1, 'sendgrid.mails': 1 });
  });

  test('sends one mail to many, each with their own words and none seeing the others', async () => {
    const { sendgrid, fetch, counts } = startSendGrid();
    const mail = vendorClient(await serve(fetch));
    await mail.sendMultiple({
      to: ['ada@example.com', 'bob@example.com'],
      from: 'docket@example.com',
      subject: 'News for {{who}}',
      text: 'Dear {{who}}, it costs $& and {{unknown}}.',
      substitutions: { who: 'reader' },
    });

    expect(sendgrid.mails('bob@example.com')).toMatchObject([
      { to: 'bob@example.com', subject: 'News for reader', text: 'Dear reader, it costs $& and {{unknown}}.' },
    ]);
    expect(counts).toEqual({ 'sendgrid.requests': 1, 'sendgrid.mails': 2 });
  });

  test('rejects with the code and the errors of a refused mail', async () => {
    const { sendgrid, fetch } = startSendGrid();
    const mail = vendorClient(await serve(fetch));
    const refused = mail.send({ to: 'nobody', from: 'docket@example.com', subject: 'Hello', text: 'Hello' });

    await expect(refused).rejects.toMatchObject({
      code: 400,
      response: {
        body: { errors: [{ message: 'Does not contain a valid address.', field: 'personalizations.0.to.0.email' }] },
      },
    });
    expect(sendgrid.mails()).toEqual([]);
  });

  test('is refused with a wrong key', async () => {
    const { sendgrid, fetch } = startSendGrid();
    const mail = vendorClient(await serve(fetch), 'SG.local.wrong');
    const refused = mail.send({ to: 'ada@example.com', from: 'docket@example.com', subject: 'Hello', text: 'Hello' });

    await expect(refused).rejects.toMatchObject({ code: 401 });
    expect(sendgrid.mails()).toEqual([]);
  });
});

describe('one request for several envelopes', () => {
  test('gives each recipient the subject, headers, arguments and substitutions of their envelope', async () => {
    const { sendgrid, post } = startSendGrid();
    const body = aMail({
      personalizations: [
        {
          to: [{ email: 'ada@example.com' }],
          cc: [{ email: 'cy@example.com' }],
          subject: 'For -name-',
          headers: { 'List-Unsubscribe': '<https://docket.example.com/u/1>' },
          custom_args: { user: '1' },
          substitutions: { '-name-': 'Ada', '-rest-': '-more-' },
        },
        { to: [{ email: 'bob@example.com' }], from: { email: 'digest@example.com' } },
      ],
      headers: { 'List-Unsubscribe': '<https://docket.example.com/u/0>', 'X-Kind': 'digest' },
      custom_args: { user: '0', kind: 'digest' },
      sections: { '-more-': 'and 3 more for -name-' },
      content: [{ type: 'text/plain', value: 'Dear -name-, -rest-' }],
    });

    expect((await post(body)).status).toBe(202);
    expect(requestErrors(body)).toEqual([]);
    const ada = {
      subject: 'For Ada',
      text: 'Dear Ada, and 3 more for Ada',
      html: null,
      category: null,
      headers: { 'List-Unsubscribe': '<https://docket.example.com/u/1>', 'X-Kind': 'digest' },
      custom_args: { user: '1', kind: 'digest' },
    };
    expect(sendgrid.mails()).toMatchObject([
      { to: 'ada@example.com', from: 'docket@example.com', ...ada },
      { to: 'cy@example.com', from: 'docket@example.com', ...ada },
      { to: 'bob@example.com', from: 'digest@example.com', subject: 'Hello', custom_args: { user: '0' } },
    ]);
  });

  test('leaves a value that looks like a tag as it is, and escapes nothing', async () => {
    const { sendgrid, post } = startSendGrid();
    const substitutions = { '-name-': '-rest- <b>', '-rest-': '-name-' };
    const content = [{ type: 'text/html', value: '-name-, -rest-' }];
    await post(aMail({ personalizations: [{ to: [{ email: 'ada@example.com' }], substitutions }], content }));
    expect(sendgrid.mails()).toMatchObject([{ html: '-rest- <b>, -name-' }]);
  });

  test('a scheduled mail arrives when its time has come', async () => {
    const { sendgrid, post, clock } = startSendGrid();
    await post(aMail({ send_at: clock.now / 1000 + 3600 }));
    expect(sendgrid.mails()).toEqual([]);

    clock.now += 3_600_000;
    expect(sendgrid.mails()).toMatchObject([{ sent_at: '2026-11-23T10:30:00.000Z' }]);
  });

  test('sandbox mode checks the mail and delivers nothing', async () => {
    const { sendgrid, post, counts } = startSendGrid();
    const response = await post(aMail({ mail_settings: { sandbox_mode: { enable: true } } }));

    expect(response.status).toBe(200);
    expect(sendgrid.mails()).toEqual([]);
    expect(counts).toEqual({ 'sendgrid.requests': 1 });
  });
});
