import { skewed } from '../../../local/faults/skewed.ts';
import { bodyOf } from '../../../local/sendgrid/event.ts';
import { signatureHeaders } from '../../../local/sendgrid/event-signature.ts';
import { keys } from '../../../local/settings.ts';
import { copyOf, type Letter } from '../simulation/mailbox.ts';
import type { Story } from './story.ts';

const ways = {
  plainly: 60,
  twice: 6,
  'five at once': 5,
  'without its answer': 6,
  'an hour old': 3,
  'a minute off': 3,
  'beside two sweeps': 3,
  later: 10,
};

/** Hands over what is due, each letter in a way that chance decides; some stay for another time. */
export async function handLetters(story: Story): Promise<void> {
  const { simulation, random } = story;
  const left: Letter[] = [];
  for (let most = 60; most > 0; most -= 1) {
    await simulation.settle();
    const { letters } = simulation.mailbox;
    if (letters.length === 0) break;
    const index = random.chance(0.3) ? random.between(0, letters.length - 1) : 0;
    if (index > 0) story.tally.fire(8);
    const letter = simulation.mailbox.take(index);
    if (!letter) break;
    const way = random.weighted(ways);
    if (way !== 'plainly') simulation.tell(`a letter is delivered ${way}`);
    if (way === 'later') left.push(letter);
    else await handOne(story, letter, way);
  }
  simulation.mailbox.letters.push(...left);
  await handReports(story);
}

type Way = Exclude<keyof typeof ways, 'later'>;

async function handOne(story: Story, letter: Letter, way: Way): Promise<void> {
  const { simulation, tally } = story;
  switch (way) {
    case 'twice':
      tally.fire(5);
      await simulation.deliver(copyOf(letter));
      return void (await simulation.hand(letter));
    case 'five at once':
      tally.fire(6);
      await Promise.all([1, 2, 3, 4].map(() => simulation.deliver(copyOf(letter))));
      return void (await simulation.hand(letter));
    case 'without its answer':
      tally.fire(7);
      await simulation.deliver(copyOf(letter));
      return letter.drop();
    case 'an hour old':
      return off(story, letter, -3_600_000);
    case 'a minute off':
      return off(story, letter, story.random.pick([-60_000, 60_000]));
    case 'beside two sweeps':
      tally.fire(42);
      simulation.cold('cron');
      await Promise.all([simulation.hand(letter), simulation.cron(), simulation.cron()]);
      return;
    default:
      await simulation.hand(letter);
  }
}

/** The same signed by a clock that is off; whoever does not believe it gets it again. */
async function off(story: Story, letter: Letter, ms: number): Promise<void> {
  story.tally.fire(30);
  const request = skewed(copyOf(letter), keys.qstashCurrent, ms);
  await story.simulation.hand({ ...letter, request });
}

async function handReports(story: Story): Promise<void> {
  const { simulation, random } = story;
  for (let most = 10; most > 0; most -= 1) {
    await simulation.settle();
    const post = simulation.reports.letters.length > 0 && random.chance(0.8) ? simulation.reports.take() : undefined;
    if (!post) return;
    const way = random.pick(['plainly', 'plainly', 'twice', 'backwards', 'without its answer', 'with a stranger']);
    if (way !== 'plainly') story.tally.fire(26);
    if (way === 'twice') await simulation.report({ ...post, answer: () => {}, drop: () => {} });
    if (way === 'backwards') await simulation.report(rewritten(post, (events) => events.reverse()));
    else if (way === 'with a stranger')
      await simulation.report(rewritten(post, (events) => [...events, stranger(story)]));
    else if (way === 'without its answer') {
      await simulation.report({ ...post, answer: () => {} });
      post.drop();
    } else await simulation.report(post);
  }
}

const stranger = ({ seed }: Story) => ({
  event: 'delivered',
  email: 'nobody@example.com',
  timestamp: 1_700_000_000,
  sg_event_id: `stranger-${seed}`,
  app_effect_id: crypto.randomUUID(),
});

/** The same post with other events, signed again. */
function rewritten(post: Letter, change: (events: unknown[]) => unknown[]): Letter {
  const body = bodyOf(change(JSON.parse(post.body)).map((event) => JSON.stringify(event)));
  const headers = new Headers(post.request.headers);
  headers.delete('content-length');
  for (const [name, value] of Object.entries(signatureHeaders(keys.sendgridHookPrivate, body)))
    headers.set(name, value);
  return { ...post, body, request: new Request(post.request.url, { method: 'POST', headers, body }) };
}
