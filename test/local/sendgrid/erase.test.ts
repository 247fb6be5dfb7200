import { expect, test } from 'vitest';
import { keys } from '../../../local/settings.ts';
import { apiKey, startSendGrid } from './world.ts';

const ask = (sendgrid: ReturnType<typeof startSendGrid>['sendgrid'], path: string, body: object) =>
  sendgrid.fetch(
    new Request(`http://sendgrid.local/v3${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

test('the vendor forgets all mails to an address, and nobody else’s', async () => {
  const hook = { url: 'http://docket.local/hooks/sendgrid', privateKey: keys.sendgridHookPrivate };
  const { sendgrid } = startSendGrid(':memory:', hook);
  for (const email of ['ada@example.com', 'bob@example.com'])
    await ask(sendgrid, '/mail/send', {
      personalizations: [{ to: [{ email }] }],
      from: { email: 'docket@docket.local' },
      subject: 'Hello',
      content: [{ type: 'text/plain', value: 'Hello' }],
    });
  expect(await sendgrid.traces?.('ADA@example')).toMatchObject([
    { place: 'sendgrid mails', count: 1 },
    { place: 'sendgrid events' },
  ]);
  const response = await ask(sendgrid, '/recipients/erasejob', { email_addresses: ['Ada@Example.com'] });
  expect([response.status, await response.json()]).toEqual([202, { job_id: expect.any(String) }]);
  expect(sendgrid.mails().map(({ to }) => to)).toEqual(['bob@example.com']);
  expect(await sendgrid.traces?.('ada@example')).toEqual([]);
  expect((await ask(sendgrid, '/recipients/erasejob', { email_addresses: ['nobody'] })).status).toBe(400);
});
