import { keys } from '../../../local/settings.ts';
import { aScan } from '../simulation/papers.ts';
import type { Story } from './story.ts';
import { accept, day, minute, type Theme } from './theme.ts';

const destination = 'http://127.0.0.1:8787/messages/run-job';

const broker = ({ simulation }: Story, method: string, path: string, body?: string): Promise<Response> =>
  simulation.services.fetch(
    'qstash',
    new Request(`http://127.0.0.1${path}`, {
      method,
      headers: { authorization: `Bearer ${keys.qstash}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body }),
    }),
  );

/** Nobody takes deliveries until the broker has given up every message that it had. */
async function deafToDeliveries({ simulation }: Story): Promise<void> {
  simulation.tell('nobody takes deliveries');
  for (let tries = 0; tries < 12; tries += 1) {
    await simulation.settle();
    for (let letter = simulation.mailbox.take(); letter; letter = simulation.mailbox.take()) letter.drop();
    await simulation.settle();
    await simulation.pass(20 * minute);
  }
}

async function deadLetters(story: Story): Promise<string[]> {
  const { messages }: { messages: { dlqId: string }[] } = await (
    await broker(story, 'GET', '/v2/dlq?count=100')
  ).json();
  return messages.map(({ dlqId }) => dlqId);
}

export const brokerThemes: readonly Theme[] = [
  {
    name: 'dead letters are gone before anybody looks',
    async midway(story) {
      await accept(story);
      await deafToDeliveries(story);
      if ((await deadLetters(story)).length > 0) story.tally.fire(39);
      await story.simulation.pass(8 * day);
    },
  },
  {
    name: 'dead letters are retried by hand, days later',
    async midway(story) {
      await accept(story);
      await deafToDeliveries(story);
    },
    async after(story) {
      const letters = await deadLetters(story);
      if (letters.length === 0) return ['the broker has no dead letter to retry'];
      for (const id of letters) await broker(story, 'POST', `/v2/dlq/retry/${id}`);
      story.tally.fire(7);
      await story.simulation.deliverAll();
      await story.simulation.advance(minute);
      return [];
    },
  },
  {
    name: 'messages of a newer deployment come too',
    async midway(story) {
      const { jobId } = await accept(story);
      for (const v of [2, 7])
        await broker(story, 'POST', `/v2/publish/${destination}`, JSON.stringify({ v, job_id: jobId }));
      await story.simulation.settle();
      const newer = story.simulation.mailbox.letters.filter(({ body }) => !body.includes('"v":1'));
      if (newer.length > 0) story.tally.fire(38);
    },
  },
  {
    name: 'a run is slow past its lease, and a sweep goes by',
    async midway(story) {
      const { simulation, tally } = story;
      await accept(story, aScan(story.mark(), 1));
      simulation.meanwhile = async () => {
        tally.fire(11);
        await simulation.pass(70_000);
        await simulation.cron();
      };
      await simulation.deliverAll();
    },
  },
];
