import type { Docket, LoggedEvent } from '../../client/docket.ts';
import type { Heard } from './crowd.ts';

/** Everything in somebody's log after a cursor that is told of. */
export async function toldOf(docket: Docket, after = 0): Promise<LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  for (let from: number | null = after; from !== null; ) {
    const page: { data: LoggedEvent[]; next_cursor: string | null } = await docket.get('/v1/events', {
      query: { after: from },
    });
    events.push(...page.data);
    from = page.next_cursor === null ? null : Number(page.next_cursor);
  }
  return events.filter(({ type }) =>
    /^(job_|stage_|document_(processed|deleted|restored|updated)$|fields_reviewed$|notification$)/.test(type),
  );
}

/** What was heard of the log itself: not the snapshots, nor what a run says between two entries. */
export const logged = (heard: Heard[]): Heard[] =>
  heard.filter(
    ({ frame }) =>
      frame.type !== 'snapshot' && !(frame.type === 'job_progress' && frame.data.message?.startsWith('Reading')),
  );

/** Milliseconds from each commit, as its entry is dated, to the moment at which the client had it. */
export function delays(heard: Heard[], events: LoggedEvent[]): number[] {
  const at = new Map(events.map((event) => [event.cursor, Date.parse(event.at)]));
  return logged(heard).flatMap(({ frame, at: heardAt }) => {
    const committedAt = at.get(frame.cursor);
    return committedAt === undefined ? [] : [heardAt - committedAt];
  });
}
