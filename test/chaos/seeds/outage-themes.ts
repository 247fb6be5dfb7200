import type { Service } from '../simulation/call.ts';
import { burst } from './acts.ts';
import { handLetters } from './letters.ts';
import type { Story } from './story.ts';
import { accept, hour, minute, type Theme } from './theme.ts';

async function without(story: Story, service: Service, minutes: number): Promise<void> {
  const { simulation, storm } = story;
  simulation.tell(`${service} is away`);
  storm.away.add(service);
  for (let passed = 0; passed < minutes; passed += 5) {
    await handLetters(story);
    await simulation.pass(5 * minute);
    await simulation.cron();
  }
  storm.away.delete(service);
  simulation.tell(`${service} is back`);
}

export const outageThemes: readonly Theme[] = [
  {
    name: 'the database is away for forty minutes',
    async midway(story) {
      await accept(story);
      await without(story, 'postgrest', 40);
    },
  },
  {
    name: 'queue, cache, storage and mail are away in turn',
    async midway(story) {
      for (const service of ['qstash', 'redis', 'storage', 'sendgrid'] as const) {
        story.storm.away.add(service);
        await accept(story);
        await without(story, service, 10);
      }
    },
  },
  {
    name: 'no cron for three days',
    async midway({ simulation, tally }) {
      tally.fire(28);
      // Three days of such weather would rightly use up every try that there is.
      await simulation.calmly(async () => {
        for (let half = 0; half < 6; half += 1) {
          await simulation.pass(12 * hour);
          await simulation.deliverAll();
        }
      });
    },
  },
  {
    name: 'a burst of uploads',
    midway: (story) => story.simulation.calmly(() => burst(story, 3)),
  },
  {
    name: 'Redis forgets everything, again and again',
    async before({ simulation, tally }) {
      tally.fire(18);
      simulation.services.flushRedis();
    },
    async midway({ simulation, tally }) {
      tally.fire(18);
      simulation.services.flushRedis();
    },
  },
  {
    name: 'somebody switches mails off while mail is away',
    async midway(story) {
      const { simulation, storm, tally, ledger } = story;
      storm.away.add('sendgrid');
      storm.certain.set('send', '429');
      const { owner } = await accept(story);
      await simulation.deliverAll();
      simulation.history.unwilling.add(owner.email);
      ledger.unwilling.add(owner.id);
      await simulation.platform.query('update public.people set notify_job_results = false where id = $1', [owner.id]);
      tally.fire(37);
      storm.away.delete('sendgrid');
    },
  },
];
