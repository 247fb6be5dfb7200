import { ask } from '../simulation/client.ts';
import type { FaultName } from '../simulation/fault.ts';
import { handLetters } from './letters.ts';
import type { Known, Story } from './story.ts';
import { accept, day, minute, stateOf, type Theme } from './theme.ts';

const keyOf = ({ owner, id }: Known) => `${owner.id}/${id}`;

/** Uploads a letter and puts its reader to sleep at this call. */
async function asleep(story: Story, operation: string, fault: FaultName = 'freeze-before'): Promise<Known> {
  const { simulation, storm } = story;
  await simulation.deliverAll();
  const known = await accept(story);
  simulation.cold('delivery');
  storm.certain.set(operation, fault);
  await simulation.settle();
  const letter = simulation.mailbox.take();
  if (letter) await simulation.hand(letter);
  return known;
}

/** Long enough for everybody else to take over, then the sleeper wakes. */
async function wakeLate(story: Story): Promise<void> {
  story.tally.fire(10);
  await story.simulation.pass(61_000);
  await story.simulation.cron();
  await handLetters(story);
  await story.simulation.thaw();
}

const orphans = 250;

export const documentThemes: readonly Theme[] = [
  {
    name: 'a document kills whoever reads it',
    async midway(story) {
      story.tally.fire(33);
      story.subject = await accept(story);
      story.simulation.poison.add(keyOf(story.subject));
    },
    async after(story) {
      if (!story.subject) return ['the poison was never accepted'];
      const { status, code } = await stateOf(story, story.subject);
      if (status === 'gone' || status === 'canceled') return [];
      return status === 'failed' && code === 'attempts_exhausted'
        ? []
        : [`I10 the poison ended ${status} with ${code}`];
    },
  },
  {
    name: 'objects vanish from storage',
    async midway(story) {
      story.tally.fire(14);
      const known = await accept(story);
      story.ledger.robbed.add(known.id);
      await story.simulation.platform.query('delete from storage.objects where name = $1', [keyOf(known)]);
    },
  },
  {
    name: 'a reader sleeps past its lease before it settles',
    async midway(story) {
      await asleep(story, 'settle_job');
      await wakeLate(story);
      await asleep(story, 'settle_job', 'freeze-after');
      await wakeLate(story);
    },
  },
  {
    name: 'the broker loses every message, and a worker dies in the middle',
    async midway(story) {
      const { simulation, tally } = story;
      await asleep(story, 'get', 'crash-after');
      await accept(story);
      tally.fire(9);
      await simulation.services.replaceBroker();
      simulation.mailbox.letters.length = 0;
      simulation.history.publishes.length = 0;
    },
  },
  {
    name: 'a document is processed anew while it is processed',
    async midway(story) {
      const { id, owner } = await asleep(story, 'get');
      story.tally.fire(34);
      await ask(story.simulation, owner, 'POST', '/v1/documents/reprocess', { body: { ids: [id] } });
      await wakeLate(story);
    },
  },
  {
    name: 'a document is erased while it is processed',
    async midway(story) {
      const { id, owner } = await asleep(story, 'settle_job');
      story.tally.fire(36);
      story.ledger.erased.add(id);
      await ask(story.simulation, owner, 'DELETE', `/v1/documents/${id}?permanent=true`);
      await wakeLate(story);
    },
  },
  {
    name: 'more objects without an owner than a sweep has on one page',
    async midway({ simulation, tally }) {
      tally.fire(44);
      await simulation.platform.query(
        `insert into storage.objects (bucket_id, name) select 'documents', gen_random_uuid() || '/' || gen_random_uuid() from generate_series(1, $1)`,
        [orphans],
      );
    },
  },
  {
    name: 'documents are hidden, and thirty days go by',
    async after(story) {
      const hidden = await story.simulation.platform.query<{ id: string }>(
        'select id::text from public.documents where deleted_at is not null',
      );
      for (const { id } of hidden) story.ledger.erased.add(id);
      await story.simulation.pass(31 * day);
      for (let sweeps = 0; sweeps < 12; sweeps += 1) await story.simulation.advance(minute);
      const left = await story.simulation.platform.query('select from public.documents where deleted_at is not null');
      return left.length > 0 ? [`I5 ${left.length} documents outlived their thirty days`] : [];
    },
  },
];
