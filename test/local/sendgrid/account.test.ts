import { expect, test } from 'vitest';
import { keys } from '../../../local/settings.ts';
import { apiKey, startSendGrid } from './world.ts';

const hook = { url: 'http://docket.local/hooks/sendgrid', privateKey: keys.sendgridHookPrivate };

test('the account shows what its key may do, whom it may write as, and the key that its webhook signs with', async () => {
  const { sendgrid } = startSendGrid(':memory:', hook);
  const get = async (path: string) => {
    const headers = { authorization: `Bearer ${apiKey}` };
    return (await sendgrid.fetch(new Request(`http://sendgrid.local/v3${path}`, { headers }))).json();
  };
  expect(await get('/scopes')).toEqual({ scopes: expect.arrayContaining(['mail.send']) });
  expect(await get('/whitelabel/domains')).toMatchObject([{ domain: 'docket.local', valid: true }]);
  expect(await get('/user/webhooks/event/settings/all')).toMatchObject({
    webhooks: [{ enabled: true, url: hook.url }],
  });
  expect(await get('/user/webhooks/event/settings/signed')).toMatchObject({ public_key: keys.sendgridHookPublic });
});

test('a webhook whose signature is turned off shows no key', async () => {
  const { sendgrid } = startSendGrid(':memory:', hook);
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  const url = 'http://sendgrid.local/v3/user/webhooks/event/settings/signed';
  const turn = async (enabled: boolean) => {
    const init = { method: 'PATCH', headers, body: JSON.stringify({ enabled }) };
    return (await sendgrid.fetch(new Request(url, init))).json();
  };
  expect(await turn(false)).toMatchObject({ public_key: '' });
  expect(await turn(true)).toMatchObject({ public_key: keys.sendgridHookPublic });
});
