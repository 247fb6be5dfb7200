import { afterEach, describe, expect, test } from 'vitest';
import { anInvoice } from './papers.ts';
import { type User, world } from './world.ts';

afterEach(() => world.heal());

/** Uploads while something is broken, and says how long the answer took. */
async function uploadTimed() {
  const ada = await world.user();
  const from = Date.now();
  const { documents } = await world.upload(ada, anInvoice());
  return { ada, id: documents[0]?.id ?? '', ms: Date.now() - from };
}

const oneMail = async (email: string) => {
  await expect.poll(async () => (await world.mails(email)).length, { timeout: 10_000 }).toBeGreaterThan(0);
  expect(await world.mails(email)).toHaveLength(1);
};

async function mailsAfter(email: string, duration: string) {
  await world.clock.advance(duration);
  return world.mails(email);
}

async function uploadedAndMailed() {
  const { ada, id } = await uploadTimed();
  await world.settled(ada, id);
  await oneMail(ada.email);
}

/** The last mail that was taken, 15 minutes ago or more, is one that was heard of. */
async function heardOf() {
  await uploadedAndMailed();
  await world.clock.advance('3s');
  await world.clock.advance('16m');
}

/** What the timeline of a document says of its mail. */
async function mailsTold(user: User, id: string) {
  const { data } = await world.get<{ data: { type: string }[] }>(user, `/v1/documents/${id}/timeline`);
  return data.map(({ type }) => type).filter((type) => type.startsWith('mail_'));
}

describe('with the queue away', () => {
  test.each(['refuse', 'hang', '5xx-before', '5xx-after'])(
    '(%s) an upload is accepted in time and done after the sweep',
    async (fault) => {
      const { id: faultId } = await world.fault({ service: 'qstash', fault });
      const { ada, id, ms } = await uploadTimed();
      expect(ms).toBeLessThan(8000);
      expect((await world.faults()).find((one) => one.id === faultId)?.fired).toBeGreaterThan(0);
      await world.heal();
      await world.clock.advance('2m');
      const status = await world.settled(ada, id);
      expect(status.error).toBeNull();
      await oneMail(ada.email);
    },
  );
});

describe('with the cache away', () => {
  test.each(['refuse', 'hang', '5xx-before'])('(%s) everything works as before', async (fault) => {
    await world.fault({ service: 'redis', fault });
    const { ada, id, ms } = await uploadTimed();
    expect(ms).toBeLessThan(8000);
    expect((await world.settled(ada, id)).error).toBeNull();
    await oneMail(ada.email);
  });
});

describe('with mail away', () => {
  test.each(['429', 'refuse'])(
    '(%s) the document is done all the same, and its mail follows when it can',
    async (fault) => {
      await world.fault({ service: 'sendgrid', fault });
      const { ada, id } = await uploadTimed();
      expect((await world.settled(ada, id)).error).toBeNull();
      expect(await world.mails(ada.email)).toEqual([]);
      await world.heal();
      await expect.poll(() => mailsAfter(ada.email, '2m'), { timeout: 10_000 }).toHaveLength(1);
      expect(await mailsAfter(ada.email, '1h')).toHaveLength(1);
    },
  );

  test('(answer lost) the mail that may have left is not sent a second time once it is heard of', async () => {
    await world.fault({ service: 'sendgrid', fault: '5xx-after' });
    const { ada, id } = await uploadTimed();
    await world.settled(ada, id);
    await world.heal();
    await world.clock.advance('1h');
    await world.cron('sweep');
    expect(await world.mails(ada.email)).toHaveLength(1);
    expect(await mailsTold(ada, id)).toEqual(['mail_sent', 'mail_delivered']);
  });

  test('(answer and mail lost) a mail of which nothing is heard is sent a second time', async () => {
    await heardOf();
    await world.fault({ service: 'sendgrid', fault: 'hang', match: '/v3/mail/send', times: 1 });
    const { ada, id } = await uploadTimed();
    await world.settled(ada, id);
    await world.clock.advance('16m');
    await oneMail(ada.email);
    await world.clock.advance('3s');
    expect(await mailsTold(ada, id)).toEqual(['mail_sent', 'mail_delivered']);
  });

  test('(answer lost, nothing heard) it is sent a second time, but no third, and then nobody knows', async () => {
    await heardOf();
    await world.fault({ service: 'sendgrid', fault: 'silent' });
    await world.fault({ service: 'sendgrid', fault: '5xx-after' });
    const { ada, id } = await uploadTimed();
    await world.settled(ada, id);
    for (const _ of [1, 2, 3, 4]) await world.clock.advance('16m');
    expect(await world.mails(ada.email)).toHaveLength(2);
    expect(await mailsTold(ada, id)).toEqual(['mail_unknown']);
    await world.heal();
    await world.clock.advance('4h');
    expect(await mailsTold(ada, id)).toEqual(['mail_unknown', 'mail_sent', 'mail_delivered']);
    expect(await world.mails(ada.email)).toHaveLength(2);
  });

  test('(answer lost, nothing heard of any mail) it is not sent a second time', async () => {
    await world.quiet();
    await world.fault({ service: 'sendgrid', fault: 'silent' });
    await uploadedAndMailed();
    await world.fault({ service: 'sendgrid', fault: '5xx-after' });
    const { ada, id } = await uploadTimed();
    await world.settled(ada, id);
    await world.clock.advance('16m');
    await world.clock.advance('16m');
    expect(await world.mails(ada.email)).toHaveLength(1);
    expect(await mailsTold(ada, id)).toEqual(['mail_unknown']);
  });
});

describe('with storage away', () => {
  test('for a moment, the run is tried again by itself', async () => {
    await world.fault({ service: 'storage', fault: '5xx-before', match: 'GET', times: 2 });
    const { ada, id } = await uploadTimed();
    const status = await world.settled(ada, id);
    expect(status.error).toBeNull();
    await oneMail(ada.email);
  });
});

describe('a message that comes more than once', () => {
  test('in sequence gives one result and one mail', async () => {
    await world.fault({ service: 'qstash', fault: 'duplicate' });
    const { ada, id } = await uploadTimed();
    expect((await world.settled(ada, id)).error).toBeNull();
    await world.clock.advance('2m');
    await oneMail(ada.email);
    const { data } = await world.get<{ data: { type: string }[] }>(ada, `/v1/documents/${id}/timeline`);
    expect(data.filter(({ type }) => type === 'document_processed')).toHaveLength(1);
  });

  test('five times at once gives one result and one mail', async () => {
    await world.fault({ service: 'qstash', fault: 'duplicate-concurrent' });
    const { ada, id } = await uploadTimed();
    expect((await world.settled(ada, id)).error).toBeNull();
    await world.clock.advance('2m');
    await oneMail(ada.email);
    const { data } = await world.get<{ data: { type: string }[] }>(ada, `/v1/documents/${id}/timeline`);
    expect(data.filter(({ type }) => type === 'document_processed')).toHaveLength(1);
  });

  test('again after its answer was lost changes nothing', async () => {
    // Delivered later, so that the fault can be meant for this message alone.
    const ada = await world.user();
    const { documents } = await world.upload(ada, anInvoice(), { delay: '20s' });
    const { id = '', job_id: job = '' } = documents[0] ?? {};
    await world.fault({ service: 'qstash', fault: 'drop-ack', times: 1, match: job });
    await world.clock.advance('21s');
    expect((await world.settled(ada, id)).error).toBeNull();
    await world.clock.advance('1m');
    await expect
      .poll(async () => (await world.deliveries<{ attempts: unknown[] }>(job))[0]?.attempts.length)
      .toBeGreaterThan(1);
    await oneMail(ada.email);
  });
});

test('a worker killed in the middle of a job does it again by itself, with one mail', async () => {
  const ada = await world.user();
  await world.fault({ service: 'storage', fault: 'delay', match: 'GET', ms: 1500, times: 1 });
  const { documents } = await world.upload(ada, anInvoice());
  const id = documents[0]?.id ?? '';
  await expect
    .poll(async () => (await world.get<{ status: string }>(ada, `/v1/documents/${id}/status`)).status)
    .toBe('processing');
  await world.fault({ service: 'worker', fault: 'kill' });
  expect((await world.settled(ada, id)).error).toBeNull();
  await oneMail(ada.email);
  const job = await world.get<{ attempts: unknown[] }>(ada, `/v1/jobs/${documents[0]?.job_id}`);
  expect(job.attempts.length).toBeGreaterThan(1);
});

test('a cron that does not get its work done is reported by health, until it does', async () => {
  const cronIs = async () =>
    (
      await world.get<{ dependencies: { name: string; state: string; detail: string }[] }>(null, '/health')
    ).dependencies.find(({ name }) => name === 'cron');
  await world.fault({ service: 'postgrest', fault: '5xx-before', match: 'rpc/sweep' });
  await world.clock.advance('10m');
  expect(await cronIs()).toMatchObject({ state: 'down', detail: expect.stringContaining('has not run for 1') });
  await world.heal();
  await world.cron('sweep');
  expect(await cronIs()).toMatchObject({ state: 'up' });
});
