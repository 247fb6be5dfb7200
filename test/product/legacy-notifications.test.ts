import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { send } from './old-client.ts';
import { aLetter } from './papers.ts';
import { type User, world } from './world.ts';

describe('the matching service', () => {
  interface Told {
    total: number;
    unread: number;
    notifications: { id: string; job_id: string | null; is_read: boolean; email_sent: boolean }[];
  }
  const told = (user: User, query = '') => world.get<Told>(user, `/v2/notifications${query}`);

  test('keeps settings', async () => {
    const user = await world.user();
    const wanted = {
      email_enabled: true,
      digest_frequency: 'weekly',
      notify_new_matches: false,
      notify_application_updates: true,
      min_match_score: 0.65,
    };
    const saved = await send(user, 'PUT', '/v2/notifications/settings', { ...wanted, user_id: user.id });
    expect([saved.status, await saved.json()]).toEqual([200, wanted]);
    expect(await world.get(user, '/v2/notifications/settings')).toEqual(wanted);
    const refused = await send(user, 'PUT', '/v2/notifications/settings', { min_match_score: 70 });
    expect([refused.status, (await refused.json()).code]).toEqual([422, 'invalid_input']);
  });

  test('lists what was told, marks it as read and removes it', async () => {
    const user = await world.user();
    await world.process(user, aLetter('thanks.txt'));
    await expect.poll(async () => (await told(user)).notifications[0]?.email_sent).toBe(true);
    const before = await told(user);
    expect(before).toMatchObject({
      total: 1,
      unread: 1,
      notifications: [
        {
          type: 'job_result',
          title: 'thanks.txt is ready: letter',
          message: 'thanks.txt: completed',
          job_id: null,
          match_score: null,
          email_sent: true,
          is_read: false,
          created_at: expect.any(String),
        },
      ],
    });
    const path = `/v2/notifications/${before.notifications[0]?.id}`;
    const eve = await world.user();
    expect((await send(eve, 'PUT', `${path}/read`)).status).toBe(404);
    expect(await (await send(user, 'PUT', `${path}/read`)).json()).toEqual({ success: true });
    expect((await told(user, '?unread_only=true')).notifications).toEqual([]);
    expect((await told(user, '?is_read=true&page=1')).notifications).toMatchObject([{ is_read: true }]);
    expect((await send(eve, 'DELETE', path)).status).toBe(404);
    expect(await (await send(user, 'DELETE', path)).json()).toEqual({ success: true });
    expect(await told(user)).toMatchObject({ total: 0, notifications: [] });
  });

  test('sends a test mail', async () => {
    const user = await world.user();
    const asked = await send(user, 'POST', '/v2/notifications/test');
    expect([asked.status, await asked.json()]).toEqual([200, { success: true }]);
    await expect.poll(() => world.mails(user.email)).toHaveLength(1);
  });

  test('tells of a match and of an application by the id of the posting', async () => {
    const user = await world.user();
    const operator = await world.signIn();
    const sample = readFileSync(resolve('local/demo/samples/resume.pdf'));
    const resume = new Uint8Array([...sample, ...Buffer.from(`\n% ${randomUUID()}`)]);
    await world.process(user, { name: 'resume.pdf', bytes: resume });
    const posting = {
      external_id: randomUUID(),
      title: 'Senior Data Engineer',
      company: 'Legacy & Sons',
      description: 'You model sensor readings with dbt and Kafka, keep them in PostgreSQL, and write Python.',
      skills: ['PostgreSQL', 'Kafka', 'Python', 'dbt'],
      apply_url: 'https://legacy.example/jobs/1',
    };
    expect((await send(operator, 'POST', '/v1/postings', { postings: [posting] })).status).toBe(201);
    interface Found {
      data: { score: number; posting: { id: string; external_id: string } }[];
    }
    const matchOfIt = async () => {
      await world.cron('match');
      const { data } = await world.get<Found>(user, '/v1/matches');
      return data.find((match) => match.posting.external_id === posting.external_id);
    };
    await expect.poll(matchOfIt, { timeout: 30_000, interval: 250 }).toBeDefined();
    const posting_id = (await matchOfIt())?.posting.id;
    const { notifications } = await told(user, '?type=job_match');
    const about = notifications.find(({ job_id }) => job_id === posting_id);
    expect(about).toMatchObject({ match_score: expect.any(Number), message: expect.stringContaining('Legacy & Sons') });

    const applied = await send(user, 'POST', '/v1/applications', { posting_id });
    const { id } = (await applied.json()) as { id: string };
    await send(operator, 'PATCH', `/v1/applications/${id}`, { status: 'interview' });
    expect((await told(user, '?type=application_update')).notifications).toMatchObject([
      { job_id: posting_id, match_score: null, message: 'Senior Data Engineer at Legacy & Sons: interview' },
    ]);
  });
});
