import { type Life, letter, note, someone } from './lives.ts';
import { ask, insist, uploadSurely } from './simulation/client.ts';
import { aLetter } from './simulation/papers.ts';
import { listen } from './simulation/receiver.ts';

const minute = 60_000;

/** One call of a webhook, beside the life of a letter. */
export const called: Life = {
  ...letter,
  name: 'a letter that a webhook is told of',
  async live(simulation, ledger) {
    const ada = await someone(simulation, ledger);
    await listen(simulation.platform, ada.id, ['document.uploaded']);
    note(ledger, ada, await uploadSurely(simulation, ada, [aLetter('1')], { key: 'first' }));
    await simulation.deliverAll();
    await simulation.advance(minute);
  },
};

/** What was told is told once more. */
export const calledAgain: Life = {
  ...called,
  name: 'a letter that a webhook is told of again',
  before: called.live,
  async live(simulation, ledger) {
    const [ada] = ledger.people;
    const sql = 'select id::text from public.webhook_deliveries';
    const [told] = await simulation.platform.query<{ id: string }>(sql);
    if (!ada || !told) throw new Error('Nobody was told.');
    const path = `/v1/webhooks/${ada.id}/deliveries/${told.id}/replay`;
    await insist(simulation, async () => {
      const { status } = await ask(simulation, ada, 'POST', path);
      // Asked again because its answer was lost, it is under way already.
      return { status: status === 409 ? 202 : status, body: true };
    });
    await simulation.deliverAll();
    await simulation.advance(minute);
  },
};

/** The receiver is away for a while, and the letter is erased before it is back. */
export const calledTooLate: Life = {
  ...letter,
  name: 'a letter that is erased before a webhook is told of it',
  ends: ['gone'],
  async live(simulation, ledger) {
    const ada = await someone(simulation, ledger);
    await listen(simulation.platform, ada.id);
    const earlier = simulation.plan;
    simulation.plan = { strike: (call) => (call.service === 'receiver' ? '5xx-before' : null) };
    const { documents } = await uploadSurely(simulation, ada, [aLetter('1')], { key: 'first' });
    const id = documents[0]?.id ?? '';
    ledger.accepted.set(id, ada);
    await simulation.deliverAll();
    ledger.erased.add(id);
    await ask(simulation, ada, 'DELETE', `/v1/documents/${id}?permanent=true`);
    simulation.plan = earlier;
    await simulation.advance(minute);
  },
};
