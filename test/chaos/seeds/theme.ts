import { uploadSurely } from '../simulation/client.ts';
import { aLetter, type Paper } from '../simulation/papers.ts';
import type { Known, Story } from './story.ts';

/** Something that befalls a whole story, beside what chance does to its calls. */
export interface Theme {
  name: string;
  before?(story: Story): Promise<void>;
  midway?(story: Story): Promise<void>;
  /** What people would do to heal it. */
  heal?(story: Story): Promise<void>;
  /** After two days, when all is quiet again; answers what is not as it should be. */
  after?(story: Story): Promise<string[] | undefined>;
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A paper of somebody new, accepted whatever the weather. */
export async function accept(story: Story, paper: Paper = aLetter(story.mark())): Promise<Known> {
  const owner = await story.meet(`reader-${story.mark()}`);
  const { simulation } = story;
  story.note(owner, await simulation.calmly(() => uploadSurely(simulation, owner, [paper], { key: story.mark() })));
  const known = story.documents.at(-1);
  if (!known) throw new Error('Nothing was accepted.');
  return known;
}

/** How a document stands. */
export async function stateOf({ simulation }: Story, { id }: Known): Promise<{ status: string; code: string | null }> {
  const sql = "select status, error ->> 'code' as code from public.documents where id = $1";
  const [row] = await simulation.platform.query<{ status: string; code: string | null }>(sql, [id]);
  return row ?? { status: 'gone', code: null };
}
