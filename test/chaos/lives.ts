import type { Ledger } from './promises/ledger.ts';
import { type Accepted, ask, insist, uploadSurely } from './simulation/client.ts';
import { aCorruptPdf, aLetter, aScan, type Paper } from './simulation/papers.ts';
import { aPerson, type Person } from './simulation/person.ts';
import { first } from './simulation/plan.ts';
import type { Simulation } from './simulation/simulation.ts';

/** A life of one document, told the same way each time, so that it can be cut at any of its calls. */
export interface Life {
  name: string;
  /** What came before, which is never cut. */
  before?(simulation: Simulation, ledger: Ledger): Promise<void>;
  /** How many mails of each category it owes in all. */
  mails?: Record<string, number>;
  /** Whether its mails must have arrived, because events of earlier ones did: then `unknown` is no excuse. */
  tells?: boolean;
  /** Lives it; a request that gets no answer is made again, as a client would. */
  live(simulation: Simulation, ledger: Ledger): Promise<void>;
  /** How its documents may stand in the end; `gone` when there is nothing left of them. */
  ends: readonly string[];
}

const minute = 60_000;
const done = ['completed', 'needs_review'] as const;

export async function someone(simulation: Simulation, ledger: Ledger, name = 'ada'): Promise<Person> {
  const person = await aPerson(simulation.platform, name);
  ledger.people.push(person);
  return person;
}

export function note(ledger: Ledger, person: Person, { documents }: Accepted): string[] {
  for (const { id } of documents) ledger.accepted.set(id, person);
  return documents.map(({ id }) => id);
}

const uploaded = (name: string, paper: Paper, ends: readonly string[]): Life => ({
  name,
  ends,
  async live(simulation, ledger) {
    const ada = await someone(simulation, ledger);
    note(ledger, ada, await uploadSurely(simulation, ada, [paper], { key: 'first' }));
    await simulation.deliverAll();
    await simulation.advance(minute);
  },
});

export const letter = uploaded('a letter, from its upload to its mail', aLetter('1'), done);
export const damaged = uploaded('a damaged file, from its upload to its mail', aCorruptPdf('1'), ['failed']);
export const long = uploaded('a long scan, read by several messages', aScan('1', 9), done);

/** The mail vendor is known to tell what becomes of mails, so that even a mail whose answer was lost comes to its end. */
export const heard: Life = {
  ...letter,
  name: 'a letter after others whose mails were heard of',
  tells: true,
  async before(simulation, ledger) {
    const grace = await someone(simulation, ledger, 'grace');
    note(ledger, grace, await uploadSurely(simulation, grace, [aLetter('0')], { key: 'first' }));
    await simulation.advance(minute);
    await simulation.advance(20 * minute);
  },
};

/** The bytes go straight to Storage. */
export const direct: Life = {
  name: 'a direct upload, from its announcement to its mail',
  ends: done,
  async live(simulation, ledger) {
    const ada = await someone(simulation, ledger);
    const { name, bytes } = aLetter('1');
    const files = [{ filename: name, size: bytes.byteLength }];
    const { uploads } = await surely<{ uploads: { id: string; url: string }[] }>(simulation, ada, '/v1/uploads', {
      files,
    });
    const [opened] = uploads;
    await simulation.put(opened?.url ?? '', bytes);
    const commit = { uploads: [opened?.id] };
    note(ledger, ada, await surely<Accepted>(simulation, ada, '/v1/documents', commit, 'commit'));
    await simulation.deliverAll();
    await simulation.advance(minute);
  },
};

/** Processed, then erased for good. */
export const erased: Life = {
  name: 'a letter that is erased, row, object and all',
  ends: ['gone'],
  async live(simulation, ledger) {
    const ada = await someone(simulation, ledger);
    const [id = ''] = note(ledger, ada, await uploadSurely(simulation, ada, [aLetter('1')], { key: 'first' }));
    await simulation.deliverAll();
    ledger.erased.add(id);
    await eraseSurely(simulation, ada, id);
    await simulation.advance(minute);
  },
};

/** Processed, then processed again as a new generation; each tells by a mail of its own. */
export const replayed: Life = {
  name: 'a letter that is processed once more',
  ends: done,
  async live(simulation, ledger) {
    const ada = await someone(simulation, ledger);
    const { documents } = await uploadSurely(simulation, ada, [aLetter('1')], { key: 'first' });
    const [document] = documents;
    ledger.accepted.set(document?.id ?? '', ada);
    await simulation.deliverAll();
    await surely(simulation, ada, `/v1/jobs/${document?.job_id}/replay`, undefined, 'again');
    await simulation.deliverAll();
    await simulation.advance(minute);
  },
};

/** Erased while the way to upload it was still open, and uploaded once more: an object that nobody stands for. */
export const returning: Life = {
  name: 'an object that comes back after it was erased',
  ends: ['gone'],
  async live(simulation, ledger) {
    const ada = await someone(simulation, ledger);
    const { name, bytes } = aLetter('1');
    const files = [{ filename: name, size: bytes.byteLength }];
    const { uploads } = await surely<{ uploads: { id: string; url: string }[] }>(simulation, ada, '/v1/uploads', {
      files,
    });
    const [opened] = uploads;
    await simulation.put(opened?.url ?? '', bytes);
    const [id = ''] = note(
      ledger,
      ada,
      await surely<Accepted>(simulation, ada, '/v1/documents', { uploads: [opened?.id] }, 'commit'),
    );
    await simulation.deliverAll();
    ledger.erased.add(id);
    await ask(simulation, ada, 'DELETE', `/v1/documents/${id}?permanent=true`);
    await simulation.advance(minute);
    await simulation.put(opened?.url ?? '', bytes);
    for (let hours = 0; hours < 3; hours += 1) await simulation.advance(60 * minute);
  },
};

/** One reader falls asleep before it settles; another has begun anew when it wakes. */
export const overlapping: Life = {
  name: 'two readers of one letter, the first awake again too early',
  ends: done,
  async live(simulation, ledger) {
    const ada = await someone(simulation, ledger);
    note(ledger, ada, await uploadSurely(simulation, ada, [aLetter('1')], { key: 'first' }));
    const earlier = simulation.plan;
    simulation.plan = first('settle_job', 'freeze-before');
    await simulation.settle();
    const letter = simulation.mailbox.take();
    if (!letter) throw new Error('Nothing was delivered.');
    await simulation.hand(letter);
    await simulation.settle();
    simulation.plan = first('get', 'freeze-before');
    await simulation.pass(5000);
    await simulation.deliverAll();
    simulation.plan = earlier;
    await simulation.thaw();
    await simulation.advance(minute);
  },
};

/** A publisher falls asleep, a sweep publishes in its place, and the broker has forgotten that when the sleeper awakes. */
export const oversleeping: Life = {
  name: 'a message that was twelve minutes on its way',
  ends: done,
  async live(simulation, ledger) {
    const ada = await someone(simulation, ledger);
    const earlier = simulation.plan;
    simulation.plan = first('publish', 'freeze-before');
    note(ledger, ada, await uploadSurely(simulation, ada, [aLetter('1')], { key: 'first' }));
    simulation.plan = earlier;
    for (let passed = 0; passed < 12; passed += 1) await simulation.advance(minute + 1000);
    await simulation.thaw();
    const messages = new Set(simulation.history.publishes.map(({ messageId }) => messageId));
    if (messages.size < 2) throw new Error('The broker took one message only, so nothing was overslept.');
    await simulation.advance(minute);
  },
};

async function eraseSurely(simulation: Simulation, person: Person, id: string): Promise<void> {
  await insist(simulation, async () => {
    const { status } = await ask(simulation, person, 'DELETE', `/v1/documents/${id}?permanent=true`);
    return { status: status === 404 ? 204 : status, body: true };
  });
}

export const surely = <T>(
  simulation: Simulation,
  person: Person,
  path: string,
  body?: object,
  key?: string,
): Promise<T> => insist(simulation, () => ask<T>(simulation, person, 'POST', path, { body, key }));

export const lives: readonly Life[] = [letter, heard, direct, damaged, long, replayed, erased];
