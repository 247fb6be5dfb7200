import { expect, test } from 'vitest';
import { createForgetRecipient } from '../../../../lib/adapters/sendgrid/forget-recipient.ts';
import { serve } from '../supabase/server.ts';

/** Asks a mail vendor that answers like this; what was asked, what came of it, and what the log says. */
async function forgotten(status: number) {
  const asked: unknown[] = [];
  const said: unknown[] = [];
  const vendor = await serve(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    asked.push([request.method, request.url, request.headers.authorization, JSON.parse(body)]);
    response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('{}');
  });
  const log = { info: () => {}, error: () => {}, warn: (_: string, fields?: object) => said.push(fields) };
  const forget = createForgetRecipient({ apiKey: 'SG.key', url: vendor.url, log });
  const error = await forget('ada@example.com').then(
    () => null,
    (thrown: { code?: string }) => thrown.code,
  );
  vendor.close();
  return { asked, said, error };
}

test('the mail vendor is asked to forget an address', async () => {
  expect(await forgotten(202)).toEqual({
    asked: [['POST', '/v3/recipients/erasejob', 'Bearer SG.key', { email_addresses: ['ada@example.com'] }]],
    said: [],
    error: null,
  });
});

test('a vendor that will not, for this key or account, keeps nobody here; the log says so, and not of whom', async () => {
  for (const status of [302, 400, 401, 403, 404])
    expect(await forgotten(status)).toMatchObject({ said: [{ status }], error: null });
});

test('a vendor that cannot just now is asked again later', async () => {
  for (const status of [429, 500, 503]) expect((await forgotten(status)).error).toBe('unavailable');
  const log = { info: () => {}, error: () => {}, warn: () => {} };
  const away = createForgetRecipient({ apiKey: 'SG.key', url: 'http://127.0.0.1:1', log });
  await expect(away('ada@example.com')).rejects.toMatchObject({ code: 'unavailable' });
});
