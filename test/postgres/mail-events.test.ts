import { afterEach, expect, test } from 'vitest';
import { aFile, claim, settle, submit } from './work.ts';
import { clients, describe, useWorld } from './world.ts';

describe('on a real PostgreSQL', () => {
  const world = useWorld();
  afterEach(() => {
    expect(world.refusals.splice(0)).toEqual([]);
  });

  /** Mails that were handed out and are being sent. */
  async function someMails(count: number): Promise<string[]> {
    const mails = Array.from({ length: count }, async () => {
      const file = aFile();
      await submit(world, await world.person(), [file]);
      const { effects } = await settle(world, file.job_id, (await claim(world, file.job_id)).fence);
      return effects.find(({ kind }) => kind === 'send_mail')?.id ?? '';
    });
    return (await Promise.all(mails)).sort();
  }

  const report = (mail: string, type = 'delivered') => ({
    id: `${type}-${mail}`,
    effect_id: mail,
    type,
    at: '2026-11-20T08:00:00Z',
    permanent: type === 'bounced',
    reason: null,
    email: `${mail}@example.com`,
  });

  const statuses = (mails: string[]) =>
    world.query('select status, count(*)::int from public.outbox where id = any ($1) group by 1', [mails]);

  test('fifty posts of the same reports, each in another order, are recorded once', async () => {
    const mails = await someMails(10);
    const reports = mails.flatMap((mail) => [report(mail), report(mail, 'bounced')]);
    const answers = await world.atOnce((index) =>
      world.call('record_mail_events', {
        p_events: reports.toSorted((a, b) => turned(a.id, index) - turned(b.id, index)),
      }),
    );
    expect(answers.reduce((sum, { recorded }) => sum + Number(recorded), 0)).toBe(reports.length);
    const said = answers.flatMap(({ events }) => events.map(({ type }) => type)).sort();
    expect(said).toEqual(['mail_bounced', 'mail_delivered', 'mail_sent'].flatMap((type) => mails.map(() => type)));
    expect(await statuses(mails)).toEqual([{ status: 'done', count: mails.length }]);
  });

  test('reports that overtake the answer of the vendor settle a mail once', async () => {
    const mails = await someMails(10);
    const answers = await world.atOnce((index) => {
      const ordered = index % 2 ? mails : mails.toReversed();
      if (index < clients / 2)
        return world.call('record_mail_events', { p_events: ordered.map((mail) => report(mail)) });
      return world.call('finish_effects', { p_results: ordered.map((id) => ({ id, outcome: 'done', answer: {} })) });
    });
    const sent = answers.flatMap(({ events }) => events.filter(({ type }) => type === 'mail_sent'));
    expect(sent).toHaveLength(mails.length);
    expect(await statuses(mails)).toEqual([{ status: 'done', count: mails.length }]);
  });
});

/** Some other number for each pair. */
const turned = (text: string, seed: number): number =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) + seed) % 9973, seed);
