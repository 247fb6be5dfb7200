import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { responseErrors } from './schema.ts';
import { aMail, apiKey, startSendGrid } from './world.ts';

test('a request without a key is 401 in the published shape', async () => {
  const { sendgrid } = startSendGrid();
  const response = await sendgrid.fetch(new Request('http://sendgrid.local/v3/mail/send', { method: 'POST' }));
  const body = await response.json();

  expect(response.status).toBe(401);
  expect(body).toEqual({ errors: [{ message: 'authorization required', field: null, help: null }] });
  expect(responseErrors(401, body)).toEqual([]);
});

test('a body that is not JSON is 400, another content type is 415', async () => {
  const { post } = startSendGrid();
  expect((await post('{')).status).toBe(400);
  expect((await post(aMail(), { 'content-type': 'text/plain' })).status).toBe(415);
});

test('a message of more than 30 MB is 413', async () => {
  const { post, sendgrid } = startSendGrid();
  const attachments = [{ content: 'YWFh'.repeat(8 * 1024 * 1024), filename: 'large.bin' }];
  const response = await post(aMail({ attachments }));

  expect(response.status).toBe(413);
  expect(responseErrors(413, await response.json())).toEqual([]);
  expect(sendgrid.mails()).toEqual([]);
});

test('another method at the same address is 405', async () => {
  const { sendgrid } = startSendGrid();
  const headers = { authorization: `Bearer ${apiKey}` };
  const response = await sendgrid.fetch(new Request('http://sendgrid.local/v3/mail/send', { headers }));

  expect(response.status).toBe(405);
  expect(responseErrors(405, await response.json())).toEqual([]);
});

test('an operation that is not spoken is 501 and named', async () => {
  const { sendgrid, counts } = startSendGrid();
  const headers = { authorization: `Bearer ${apiKey}` };
  const response = await sendgrid.fetch(
    new Request('http://sendgrid.local/v3/mail/batch', { method: 'POST', headers }),
  );

  expect(response.status).toBe(501);
  expect(JSON.stringify(await response.json())).toContain('POST /v3/mail/batch');
  expect(counts).toEqual({ 'sendgrid.requests': 1 });
});

test('a template is 501, since none are kept', async () => {
  const { post, sendgrid } = startSendGrid();
  expect((await post(aMail({ template_id: 'd-1', content: undefined }))).status).toBe(501);
  expect(sendgrid.mails()).toEqual([]);
});

test('mails in a file are there after a restart', async () => {
  const folder = mkdtempSync(join(import.meta.dirname, 'mails-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'mails.sqlite');
  const first = startSendGrid(file);
  await first.post(aMail());
  const mails = first.sendgrid.mails();

  expect(mails).toHaveLength(1);
  expect(startSendGrid(file).sendgrid.mails()).toEqual(mails);
});
