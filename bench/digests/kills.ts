import type { Context } from '../../lib/context.ts';
import { faultsOf, settlePeople } from './people.ts';
import { openTown, type Town } from './town.ts';

const minute = 60_000;
const digest = 'digest';
const sweep = '* * * * *';

/** What a run asks of others, one after the other; each may be the last thing that it does. */
interface Steps {
  /** Which step is the fatal one, from 1; steps after it are not done at all. */
  fatal: number | null;
  /** Whether the run dies before that step or after it. */
  isBefore: boolean;
  taken: string[];
}

/** The context of a run that ends at the fatal step: from then on, nothing that it asks for happens. */
function mortal(ctx: Context, steps: Steps): Context {
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    if (steps.fatal !== null && steps.taken.length >= steps.fatal) throw dead();
    const isFatal = steps.taken.push(name) === steps.fatal;
    if (isFatal && steps.isBefore) throw dead();
    const done = await work();
    if (isFatal) throw dead();
    return done;
  };
  const { actor, database, queue, mailer, receipts } = ctx;
  // What the vendor tells goes to another isolate, which lives.
  if (actor.kind === 'system' && actor.task === 'mail-events') return ctx;
  return {
    ...ctx,
    database: { ...database, commit: (name, args, schema) => step(name, () => database.commit(name, args, schema)) },
    queue: { publish: (messages) => step('publish', () => queue.publish(messages)) },
    receipts: { ...receipts, keep: (ids) => step('keep', () => receipts.keep(ids)) },
    mailer: mailer && { ...mailer, sendMany: (mail) => step('send', () => mailer.sendMany(mail)) },
  };
}

/** Kills a run of digests before and after each of its steps, repeats it, and tells of every mail that is missing or there twice. */
export async function killEverywhere(people: number): Promise<{ kills: number; faults: string[] }> {
  const town = await openTown();
  const whole: Steps = { fatal: null, isBefore: false, taken: [] };
  await live(town, people, whole);
  const faults: string[] = [];
  for (const [index, name] of whole.taken.entries())
    for (const isBefore of [true, false]) {
      const found = await live(town, people, { fatal: index + 1, isBefore, taken: [] });
      faults.push(...found.map((fault) => `killed ${isBefore ? 'before' : 'after'} ${name}: ${fault}`));
    }
  await town.close();
  return { kills: whole.taken.length * 2, faults };
}

/** One run of digests that takes these steps, and what repairs it: repetitions, and the sweeps of an hour. */
async function live(town: Town, people: number, steps: Steps): Promise<string[]> {
  await town.query('truncate auth.users, public.outbox, public.postings cascade');
  const before = town.mails().length;
  await settlePeople(town, people);
  await town.query(earlierMail);
  town.bend((ctx) => mortal(ctx, steps));
  await town.fire(digest).catch(() => {});
  town.bend((ctx) => ctx);
  if (steps.fatal === null) return [];
  for (let turn = 0; turn < 4; turn += 1) {
    await town.fire(digest);
    await town.fire(sweep);
    for (const minutes of [1, 15]) {
      await town.advance(minutes * minute);
      await town.settle();
    }
  }
  return faultsOf(town.mails().slice(before), people);
}

// The vendor tells of mails: silence about one means something only when another was heard of.
const earlierMail = `
with earlier as (
  insert into public.outbox (kind, category, dedupe_key, payload, status, finished_at)
  values ('send_mail', 'test', 'mail:test:earlier', '{}', 'done', private.now() - interval '1 hour') returning id)
insert into public.mail_events (id, effect_id, type, permanent, at) select 'earlier', id, 'delivered', false, private.now() from earlier`;

const dead = () => new Error('the run died');
