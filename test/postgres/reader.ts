import * as z from 'zod';
import type { World } from './world.ts';

const Page = z.object({ data: z.array(z.object({ cursor: z.int() })) });

/** Follows a person's log as a browser does, until `isOver` and nothing new; answers the cursors in the order seen. */
export async function follow(world: World, person: string, isOver: () => boolean): Promise<number[]> {
  const seen: number[] = [];
  for (;;) {
    const wasOver = isOver();
    const { data } = await world.read(person, 'list_events', { p_after: seen.at(-1) ?? 0, p_limit: 100 }, Page);
    seen.push(...data.map(({ cursor }) => cursor));
    if (data.length === 0 && wasOver) return seen;
  }
}
