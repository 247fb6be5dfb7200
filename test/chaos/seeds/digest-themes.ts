import { ask, uploadSurely } from '../simulation/client.ts';
import { aLetter } from '../simulation/papers.ts';
import type { Person } from '../simulation/person.ts';
import type { Story } from './story.ts';
import { hour, type Theme } from './theme.ts';

/** Somebody in New York whose digest comes at an hour that the clocks skip, or show twice, in the night of this story. */
function nightOf(name: string, eve: string, digestHour: number): Theme {
  let sleeper: Person | null = null;
  const reads = async (story: Story): Promise<void> => {
    if (!sleeper) return;
    const key = story.mark();
    story.note(sleeper, await uploadSurely(story.simulation, sleeper, [aLetter(key)], { key }));
  };
  return {
    name,
    async before(story) {
      const { simulation } = story;
      await simulation.calmly(async () => {
        await simulation.pass(Date.parse(eve) - simulation.platform.now());
        sleeper = await story.meet('sleeper');
        const body = { digest_frequency: 'daily', digest_hour: digestHour, time_zone: 'America/New_York' };
        await ask(simulation, sleeper, 'PUT', '/v1/notifications/settings', { body });
        await reads(story);
      });
      story.tally.fire(29);
    },
    midway: reads,
    async after({ simulation }) {
      const sql = 'select local_date::text as date from public.digests where owner = $1 order by 1';
      const dates = (await simulation.platform.query<{ date: string }>(sql, [sleeper?.id])).map(({ date }) => date);
      const first = Date.parse(eve);
      const last = simulation.platform.now() - 24 * hour;
      const days = Math.floor((last - first) / (24 * hour));
      if (dates.length >= days && dates.length > 0) return;
      return [`I11 every day has its digest: ${dates.length} in ${days} days (${dates.join(', ')})`];
    },
  };
}

/** Nights in which the clocks are changed. */
export const digestThemes: readonly Theme[] = [
  nightOf('summer time begins', '2026-03-07T15:00:00Z', 2),
  nightOf('summer time ends', '2026-10-31T15:00:00Z', 1),
];
