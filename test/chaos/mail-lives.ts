import { heard, type Life, note, someone } from './lives.ts';
import { uploadSurely } from './simulation/client.ts';
import { aLetter } from './simulation/papers.ts';
import { first, quiet } from './simulation/plan.ts';
import type { Simulation } from './simulation/simulation.ts';

const minute = 60_000;

/** Mails that SendGrid took and nobody marked, while what it tells of them comes late. */
const afterOthers = (name: string, live: (simulation: Simulation) => Promise<void>): Life => ({
  ...heard,
  name,
  tells: false,
  async live(simulation, ledger) {
    const ada = await someone(simulation, ledger);
    note(ledger, ada, await uploadSurely(simulation, ada, [aLetter('1')], { key: 'first' }));
    const earlier = simulation.plan;
    await live(simulation);
    simulation.plan = earlier;
  },
});

/** The mark fails because the database is away, and so do the first posts about the mail; they come again later and later. */
export const outage = afterOthers('a mail that was taken when the database went away', async (simulation) => {
  let isAway = false;
  simulation.plan = {
    strike({ service, operation }) {
      isAway ||= operation === 'finish_effects';
      return isAway && service === 'postgrest' ? '5xx-before' : null;
    },
  };
  for (let passed = 0; passed < 40; passed += 1) await simulation.advance(minute);
  simulation.plan = quiet;
  for (let sweeps = 0; sweeps < 3; sweeps += 1) {
    await simulation.pass(1000);
    await simulation.cron();
  }
});

/** The worker dies before the mark, and no post arrives for twenty-five minutes. */
export const lateReports = afterOthers('a mail that was taken, and told of late', async (simulation) => {
  simulation.plan = first('finish_effects', 'crash-before');
  for (let passed = 0; passed < 25; passed += 1) {
    await simulation.pass(minute);
    await simulation.settle();
    for (let letter = simulation.mailbox.take(); letter; letter = simulation.mailbox.take()) {
      await simulation.hand(letter);
      await simulation.settle();
    }
    await simulation.cron();
  }
});

/** Lives that break a promise today; each leaves this list when it is mended. */
export const knownToBreak: readonly Life[] = [lateReports];
